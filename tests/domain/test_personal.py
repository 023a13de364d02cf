"""By what somebody could be found: seen where it stands, and not where it does not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veranderverhaal.personal import (
    PERSONAL_LABELS,
    Personal,
    blank,
    blank_word,
    find_contact,
    find_personal,
    say_found,
    say_found_names,
)

PHONE, EMAIL, POSTCODE = Personal.PHONE, Personal.EMAIL, Personal.POSTCODE
PHONES = (
    "0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "06.1234.5678",
    "(023) 512 34 56",
    "0512-345678",
    "+31612345678",
    "+31 (0)6 1234 5678",
    "0031 6 12345678",
    "+90 532 123 45 67",
    "06\u201112345678",
    "06\u200b12345678",
    "٠٦١٢٣٤٥٦٧٨",
)
EMAILS = ("f.jansen@voorbeeld.nl", "a@b.nl", "jan+tuin@mail.voorbeeld.com", "İ@örnek.com")
POSTCODES = ("2011 AB", "2011AB", "1012\u00a0XK", "2011ab", "٢٠١١ AB", "2011 ab")


@pytest.mark.parametrize(
    ("text", "kinds", "words"),
    [
        *[pytest.param(f"Bel {one}.", [PHONE], [one], id=f"phone {one}") for one in PHONES],
        *[pytest.param(f"Mail {one}!", [EMAIL], [one], id=f"mail {one}") for one in EMAILS],
        *[pytest.param(f"Op {one}, ja", [POSTCODE], [one], id=f"place {one}") for one in POSTCODES],
        ("Ik woon op 2011 AB 12a.", [POSTCODE], ["2011 AB 12a"]),
        ("Kom naar Kerkstraat 12 b, achter.", [Personal.ADDRESS], ["Kerkstraat 12 b"]),
        ("Zie www.buurt.nl.", [Personal.WEB], ["www.buurt.nl"]),
        ("Zie facebook.com/jan", [Personal.WEB], ["facebook.com/jan"]),
        ("Op NL91 ABNA 0417 1643 00", [Personal.IBAN], ["NL91 ABNA 0417 1643 00"]),
        ("Mijn nummer is 123456782", [Personal.BSN], ["123456782"]),
    ],
)
def test_by_what_somebody_could_be_found_is_seen(text, kinds, words):
    found = find_personal(text)
    assert [one.kind for one in found] == kinds
    assert [one.words for one in found] == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dat zei Fatma laatst.", ["Fatma"]),
        ("Fatma hielp mij.", ["Fatma"]),
        ("Ik hoorde het van Anne-Marie en Youssef El Amrani.", ["Anne-Marie", "Youssef El Amrani"]),
        ("Mevrouw Jansen doet alles.", ["Jansen"]),
        ("Vraag maar aan dhr. van den Berg.", ["van den Berg"]),
        ("Ik kom met mijn dochter Noor de Vries.", ["Noor de Vries"]),
        ("Leuk. Buurvrouw Els kwam ook.", ["Els"]),
        ("Dokter Ayşe luistert goed.", ["Ayşe"]),
        ("Ik sprak Rene\u0301e bij de koffie", ["Rene\u0301e"]),
    ],
)
def test_a_name_is_guessed(text, names):
    assert [one.words for one in find_personal(text)] == names
    assert {one.kind for one in find_personal(text)} == {Personal.NAME}


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 en 2024 was het fijn.",
        "Wij fietsten 1500 km.",
        "Sinds 01-02-2023 10:00 kom ik hier.",
        "We haalden 1.825.000 euro op.",
        "Kom om 10.00 uur, @ de tuin",
        "Ik kwam 3 keer per week. Heel fijn! Iedereen is welkom: Ook kinderen.",
        "Het is gezellig op Maandag en met Kerst, bij de Turkse bakker in Haarlem.",
        "Via de WMO en de GGD kwam ik hier.",
        "IK VIND HET LEUK MET IEDEREEN SAMEN",
        "1. Koffie\n2. Thee\n- Soep",
        "‘Mooi’, zei ze. “Heel mooi.”",
        "",
    ],
)
def test_what_is_about_nobody_is_left_alone(text):
    assert find_personal(text) == ()


def test_the_words_of_the_initiatief_itself_are_no_name():
    text = "Ik kom graag in Het Badhuis, in de Leidsebuurt."
    assert [one.words for one in find_personal(text)] == ["Badhuis", "Leidsebuurt"]
    assert find_personal(text, ["Het Badhuis", "Leidsebuurt"]) == ()
    assert find_personal("Het was mevrouw Badhuis", ["Het Badhuis"]) != ()
    (found,) = find_personal("Ik sprak Els de Wit van de Leidsebuurt", ["Leidsebuurt"])
    assert found.words == "Els de Wit"


def test_what_was_found_can_be_taken_out():
    text = "Fatma van Dijk (06-12345678, a@b.nl) woont op 2011 AB 3."
    told = "[naam] ([telefoonnummer], [e-mailadres]) woont op [postcode]."
    assert blank(text, find_personal(text)) == told
    assert find_personal(told) == ()


def test_it_says_what_it_looks_like():
    assert say_found(()) == ""
    assert say_found(find_personal("Dat zei Fatma.")) == "Hier lijkt een naam te staan."
    two = find_personal("Dat zei Fatma, 0612345678.")
    assert say_found(two) == "Hier lijken een telefoonnummer en een naam te staan."


def test_who_wrote_a_name_hears_which_word_it_is():
    told = say_found_names(find_personal("Dat zei Fatma tegen Jan, 0612345678. Fatma lachte."))
    assert told == "Hier lijken een telefoonnummer en een naam te staan: ‘Fatma’ en ‘Jan’."
    assert say_found_names(find_personal("0612345678")) == "Hier lijkt een telefoonnummer te staan."
    assert say_found_names(()) == ""


def test_every_kind_has_its_words():
    assert set(PERSONAL_LABELS) == set(Personal)
    assert len({blank_word(kind) for kind in Personal}) == len(Personal)


@pytest.mark.parametrize(
    "piece", ["0 ", "@", "a.", "A", "A ", "1-", "van ", "a@b.", "\u0301", "+1 "]
)
def test_a_long_text_is_searched_at_once(piece):
    begun = time.monotonic()
    find_personal(piece * 20_000)
    assert time.monotonic() - begun < 3


ANY = st.text(max_size=60) | st.text("0123456789 .-+()@aA\n", max_size=30)


@settings(max_examples=300, deadline=None)
@given(
    ANY,
    st.sampled_from(
        [(PHONE, one) for one in PHONES]
        + [(EMAIL, one) for one in EMAILS]
        + [(POSTCODE, one) for one in POSTCODES]
    ),
    ANY,
)
def test_a_number_or_address_is_found_in_any_text(before, hidden, after):
    kind, words = hidden
    text = f"{before} {words} {after}"
    start = len(before) + 1
    for found in (find_personal(text), find_contact(text)):
        assert any(
            one.kind is kind and one.start < start + len(words) and one.end > start for one in found
        )
        assert all(text[one.start : one.end] == one.words for one in found)
    assert words not in blank(text, find_personal(text))
