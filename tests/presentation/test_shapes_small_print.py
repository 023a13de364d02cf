"""What must be read with a number: made up, other people, on how many answers, its band."""

from dataclasses import replace

import pytest

from presentation.poster_texts import Texts
from presentation.shape_hero import (
    MADE_UP,
    hero_values,
    notes_with,
    read_with,
    say_by_chance,
    tell_strongly,
)
from presentation.shape_slide import make_slides
from presentation.shape_social import SIZES, Format, social_sheet
from presentation.shape_text import make_text
from presentation.shape_typeset import sheet_boxes, sheet_png
from tests.presentation.shape_samples import check_sheets
from tests.presentation.showcase_samples import BARS, CHANGE, FEW, MOVED, NUMBER, badhuis_showcase
from tests.presentation.slide_words import slide_texts
from veranderverhaal.result_words import OTHER_PEOPLE, say_experienced
from veranderverhaal.saying_rounds import UNKNOWN_CAUSE
from veranderverhaal.saying_words import say_band, short_band
from veranderverhaal.showcase import Result, Showcase
from veranderverhaal.uitkomst import Band, Shown

CHANCE = "Door toeval kan dat ook tussen 83% en 94% zijn."
TOLD_WITH_BAND = replace(BARS, sentence=f"{BARS.sentence} {CHANCE}", made_up=True)
LONG_BASIS = (
    "36 en 41 antwoorden, de meting onder alle bezoekers van de buurttuin in het vroege voorjaar "
    "en de meting onder alle bezoekers van de buurttuin in het late najaar"
)
LONG_CHANGE = replace(CHANGE, basis=LONG_BASIS, notes=(say_experienced(), OTHER_PEOPLE))


def long_showcase(result: Result) -> Showcase:
    """Everything as long as the forms allow."""
    full = badhuis_showcase()
    initiatief = replace(
        full.initiatief,
        name=("Bewonersvereniging en ontmoetingsplek De Gezellige Buurttuin aan het " * 2)[:80],
        motto=("Samen maken we van onze straat een plek waar iedereen meedoet en helpt, " * 3)[
            :160
        ],
        buurt="Bospolder-Tussendijken en het Oude Westen",
        gemeente="Nuenen, Gerwen en Nederwetten",
    )
    return replace(full, initiatief=initiatief, results=(result,))


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("result", [CHANGE, LONG_CHANGE], ids=["plain", "long"])
def test_made_up_and_other_people_stand_whole_beside_long_names(
    form: Format, result: Result
) -> None:
    sheet = social_sheet(long_showcase(result), form)
    hero = sheet.values["hero"]
    assert hero["made_up"]["text"] == MADE_UP
    assert hero["notes"]["text"].startswith(OTHER_PEOPLE)
    notices = sheet_png(sheet)[1]
    assert not any("uitleg" in notice for notice in notices)
    boxes = sheet_boxes(sheet)
    check_sheets(boxes, SIZES[form]["width"], SIZES[form]["height"])
    names = [box.name for box in boxes if box.parent == "hero" and box.height]
    assert names.index("hero/made-up") + 1 == names.index("hero/notes")


@pytest.mark.parametrize("form", SIZES)
def test_a_long_name_is_set_smaller_before_the_sentence_is_cut(form: Format) -> None:
    sentence = "Eerst: 11 van de 36 mensen (31%). Nu: 22 van de 41 mensen (54%) kennen hun buren. "
    result = replace(CHANGE, sentence=f"{sentence} 23 procentpunt meer. {UNKNOWN_CAUSE}")
    notices = sheet_png(social_sheet(long_showcase(result), form))[1]
    assert "De zin bij het cijfer is ingekort." not in notices
    assert ("De naam is ingekort." in notices) == (form == "square")


@pytest.mark.parametrize("result", [BARS, CHANGE, MOVED, NUMBER, FEW], ids=lambda one: one.key)
def test_a_number_has_its_answers_and_its_period_beside_it(result: Result) -> None:
    told = tell_strongly(result)
    assert result.basis in told.small
    assert told.sentence == result.sentence
    assert (told.made_up == MADE_UP) == result.made_up
    assert all(note in told.notes for note in result.notes)


def test_another_sentence_leaves_the_number_with_its_own_words() -> None:
    told = tell_strongly(replace(BARS, sentence="Veel mensen merken iets."))
    words = "Sinds ik in het Badhuis kom voel ik me meer verbonden met de buurt: (helemaal) eens"
    assert (told.figures[0].figure, told.sentence) == ("90%", words)
    assert CHANCE in told.small


def test_a_number_is_of_the_row_that_is_told_and_not_of_the_highest() -> None:
    (row,) = MOVED.rows
    parts = tuple(
        replace(part, count=count) for part, count in zip(row.parts, (1, 8, 15), strict=True)
    )
    highest = replace(row, label="Wat past bij jou?", parts=parts, figure="15 van de 24")
    result = replace(MOVED, rows=(highest, row))
    told = tell_strongly(replace(result, sentence=f"{MOVED.sentence} {UNKNOWN_CAUSE}"))
    assert ([one.figure for one in told.figures], told.row) == (["11 van de 24"], row)
    own = tell_strongly(replace(result, sentence="Er is iets veranderd."))
    assert own.sentence == "Wat past bij jou? Hogere trede."


@pytest.mark.parametrize(
    ("band", "told"),
    [
        ("83% tot 94%", CHANCE),
        ("3 tot 9 van de 10", "Door toeval kan dat ook tussen 3 en 9 van elke 10 zijn."),
        ("", ""),
    ],
)
def test_a_band_is_told_as_between_and(band: str, told: str) -> None:
    assert say_by_chance(band) == told
    assert say_by_chance(band, f"Er was eens. {told}") == ""


@pytest.mark.parametrize("shown", [Shown.SHARES, Shown.COUNTS])
def test_a_band_is_told_as_everywhere_else(shown: Shown) -> None:
    point = CHANGE.rows[0].points[0]
    band = Band(point.share, point.low, point.high)
    assert say_by_chance(short_band(band, shown)) == say_band(band, shown)


def test_a_band_that_the_sentence_tells_is_not_told_again() -> None:
    assert CHANCE not in tell_strongly(TOLD_WITH_BAND).small
    told = replace(NUMBER, sentence=f"{NUMBER.sentence} {CHANCE}")
    assert read_with(told, (), told.band, told.sentence) == f"{told.basis}."
    assert CHANCE in read_with(NUMBER, (), NUMBER.band, NUMBER.sentence)
    for one in (TOLD_WITH_BAND, told):
        showcase = replace(badhuis_showcase(), results=(one,))
        assert make_text(showcase).count("toeval kan dat") == 1
        _, (*seen, spoken) = slide_texts(make_slides(showcase)[0])
        texts = [text for text in seen if BARS.basis not in text or one.title not in text]
        assert " ".join(texts).count("toeval kan dat") == spoken.count("toeval kan dat") == 1


def test_a_note_about_a_row_stands_with_that_row_only() -> None:
    label = MOVED.rows[0].label
    here, there = f"‘{label}’: dit verschil kan ook toeval zijn.", "‘Cijfer’: te weinig mensen."
    other = replace(MOVED.rows[0], label="Cijfer")
    result = replace(MOVED, rows=(*MOVED.rows, other), notes=(here, there, UNKNOWN_CAUSE))
    assert notes_with(result, MOVED.rows) == f"{here} {UNKNOWN_CAUSE}"
    said = f"{MOVED.sentence} Dit verschil kan ook toeval zijn. {UNKNOWN_CAUSE}"
    assert notes_with(result, MOVED.rows, said) == ""
    assert hero_values(replace(badhuis_showcase(), results=(MOVED,)), Texts())["notes"] == {
        "text": "",
        "dir": "ltr",
        "lang": "nl",
    }


def test_a_percentage_of_the_band_is_not_the_number_that_is_told() -> None:
    at_bound = replace(BARS.rows[0], n=50, parts=BARS.rows[-1].parts, figure="94%")
    told = replace(TOLD_WITH_BAND, rows=(at_bound, *BARS.rows))
    assert tell_strongly(told).row == BARS.rows[0]


def test_a_sentence_about_a_later_row_stands_on_the_slide_of_that_row() -> None:
    result = replace(BARS, rows=(*BARS.rows[1:], *BARS.rows[1:], BARS.rows[0]))
    _, first, second = slide_texts(make_slides(replace(badhuis_showcase(), results=(result,)))[0])
    assert BARS.sentence not in " ".join(first)
    assert BARS.sentence in second


def test_a_sentence_about_a_row_stands_on_its_own_slide_only() -> None:
    result = replace(BARS, rows=BARS.rows * 2, made_up=True)
    content = make_slides(replace(badhuis_showcase(), results=(result,)))[0]
    _, first, second = slide_texts(content)
    assert BARS.sentence in first and BARS.sentence in first[-1]
    assert BARS.sentence not in " ".join(second)
    assert "Wat merken bewoners? (2 van 2)" in second
    assert any(BARS.basis in text and MADE_UP in text for text in second)
