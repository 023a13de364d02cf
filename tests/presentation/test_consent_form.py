"""The paper to agree on: the exact words and photo, every choice, and how to take it back."""

from datetime import date
from io import BytesIO

from PIL import Image

from presentation.consent_form import ConsentPaper, make_consent_form, paper_mark
from presentation.photo import clean_photo
from tests.other_programs import poppler_text
from tests.stories import small_bundle
from veranderverhaal.citaat import Citaat, Purpose, photo_key
from veranderverhaal.duiding_labels import OWN_NAMING_LABELS
from veranderverhaal.labels import PURPOSE_LABELS

GIVEN = Citaat("g", "Papaver bloeit.", "Fatma", "bewoner", story="Eerst niet.\nشكرا ☕")


AROUND = {"theme": "Weer buiten", "photo_words": "Een tuin met klaprozen"}


def jpeg() -> bytes:
    target = BytesIO()
    Image.new("RGB", (90, 60), "red").save(target, "JPEG")
    return clean_photo(target.getvalue())


def test_the_paper_has_all_that_is_seen_and_chosen_for_anyone_to_read() -> None:
    photo = jpeg()
    given = Citaat(**{**GIVEN.__dict__, "photo": photo_key(photo), **AROUND})
    paper = ConsentPaper(
        small_bundle().initiatief,
        given,
        made_on=date(2026, 11, 21),
        until=date(2027, 11, 21),
        photo=photo,
        responsible="Stichting De Straat",
        contact="info@straat.nl",
        link="https://voorbeeld.nl/toestemming/abc",
        effect="Buren kennen elkaar",
    )
    made = make_consent_form(paper)
    told = " ".join(poppler_text("pdftotext", made).split())
    for words in (
        *(GIVEN.text, "Eerst niet.", "Fatma, bewoner", paper_mark(given), "21 november 2027"),
        *(PURPOSE_LABELS[one] for one in Purpose),
        *OWN_NAMING_LABELS.values(),
        *("Nee, alleen mijn woorden", "Jonger dan 16?", "altijd intrekken", "info@straat.nl"),
        "voorbeeld.nl/toestemming/abc",
        *("Buren kennen elkaar", *AROUND.values()),
    ):
        assert words in told
    assert photo in made
    assert b"pdfuaid" in made
    assert make_consent_form(paper) == made


def test_without_a_photo_or_an_address_nothing_is_said_of_them() -> None:
    paper = ConsentPaper(small_bundle().initiatief, GIVEN, date(2026, 11, 21), date(2027, 11, 21))
    told = poppler_text("pdftotext", make_consent_form(paper))
    assert "foto erbij" not in told
    assert "scan de code" not in told
