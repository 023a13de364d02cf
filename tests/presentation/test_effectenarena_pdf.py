"""The page of an effectenarena: one A4 whatever the text, and all that it rests on after it."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from presentation.effectenarena_pdf import (
    effectenarena_boxes,
    make_effectenarena,
    preview_effectenarena,
    render_effectenarena,
)
from presentation.poster import NO_STANDARD, Box
from presentation.poster_glyphs import clean_text
from tests.other_programs import poppler_text
from tests.presentation.effectenarena_page_samples import (
    HOSTILE,
    LONG_WORDS,
    badhuis_material,
    badhuis_pages,
    badhuis_pdf,
    crowded,
    squeezed,
    without_euros,
    without_negatives,
)
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.model import Theme, Veranderverhaal
from veranderverhaal.report_effectenarena import EffectenarenaMaterial, tell_effectenarena

WIDTH, HEIGHT, SLACK = 595.28, 841.89, 0.05
APART = {"column", "honest", "headline", "bars", "notes", "foot"}


def nothing_yet() -> EffectenarenaMaterial:
    material = badhuis_material()
    return replace(material, effectenarena=Effectenarena(), veranderverhaal=Veranderverhaal())


def overlap(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x + SLACK or other.x + other.width <= one.x + SLACK
    below = one.y + one.height <= other.y + SLACK or other.y + other.height <= one.y + SLACK
    return not (beside or below)


def inside(box: Box, parent: Box) -> bool:
    return (
        box.x >= parent.x - SLACK
        and box.y >= parent.y - SLACK
        and box.x + box.width <= parent.x + parent.width + SLACK
        and box.y + box.height <= parent.y + parent.height + SLACK
    )


def check_boxes(boxes: list[Box]) -> None:
    page = Box("page", "page", "", 1, 0, 0, WIDTH, HEIGHT)
    named = {box.name: box for box in boxes} | {"page": page}
    assert [box for box in boxes if not inside(box, named[box.parent])] == []
    for kinds in (APART, {"card"}, {"row"}):
        placed = [box for box in boxes if box.kind in kinds]
        assert [pair for pair in combinations(placed, 2) if overlap(*pair)] == []


def titles(boxes: list[Box], kind: str) -> list[str]:
    return [box.name for box in boxes if box.kind == kind]


MATERIALS: dict[str, Callable[[], EffectenarenaMaterial]] = {
    "common": badhuis_material,
    "no euros": without_euros,
    "nothing about nadelen": without_negatives,
    "nothing yet": nothing_yet,
    "twelve cards in a column, thirty ketens, long words": crowded,
    "other scripts and markup": lambda: crowded(4, 6, HOSTILE),
}


@pytest.mark.parametrize("name", MATERIALS)
def test_everything_stands_on_one_page_and_nothing_covers_anything(name: str) -> None:
    boxes = effectenarena_boxes(MATERIALS[name]())
    assert {box.page for box in boxes} == {1}
    check_boxes(boxes)


def test_the_pdf_is_made_for_people_who_listen_and_for_archives() -> None:
    pdf = badhuis_pdf()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert re.search(r"Title: +Effectenarena van Het Badhuis\n", poppler_text("pdfinfo", pdf))


def test_the_page_says_what_everything_is_and_that_it_is_made_up() -> None:
    page = squeezed(badhuis_pages()[0])
    for words in (
        *("Wie investeert?", "Gemeente Haarlem", "Steunend netwerk", "kans laag-middel", "UWV"),
        *("verandering middel", "Verzonnen voorbeeld", "Trots laat zich niet in euro’s zeggen"),
        *("Soms geluid in de avond. Verder zagen we geen nadelen.", "2,25%", "2026–2045"),
        *("mensen per keten", "Twee keer zoveel geld geeft niet twee keer zoveel baten."),
        "Deze uitkomst is niet bedoeld om initiatieven te vergelijken of te rangschikken.",
    ):
        assert squeezed(words) in page, words


def test_every_outcome_is_a_range_not_discounted_and_discounted() -> None:
    page = squeezed(badhuis_pages()[0])
    material = badhuis_material()
    told = tell_effectenarena(material.effectenarena, material.veranderverhaal, 2026)
    assert len(told.headline) == 4
    for one in told.headline:
        assert squeezed(f"{one.reach}{one.middle}") in page or squeezed(one.reach) in page
        assert squeezed(f"Verdisconteerd: {one.discounted}") in page


def test_what_has_no_price_and_what_may_go_wrong_stand_above_the_euros_at_equal_height() -> None:
    boxes = {box.name: box for box in effectenarena_boxes(badhuis_material())}
    pm, negatives, euros = boxes["honest:0"], boxes["honest:1"], boxes["headline"]
    assert (pm.y, pm.height) == (negatives.y, negatives.height)
    assert pm.y + pm.height <= euros.y


def test_without_a_word_about_nadelen_there_is_no_outcome() -> None:
    boxes = effectenarena_boxes(without_negatives())
    assert "missing" in titles(boxes, "text")
    assert not [box for box in boxes if box.name.startswith("figure:") or box.kind == "bars"]
    words = poppler_text("pdftotext", render_effectenarena(without_negatives()))
    material = without_negatives()
    told = tell_effectenarena(material.effectenarena, material.veranderverhaal, 2026)
    assert squeezed(told.missing) in squeezed(words)
    assert "Baten per euro kosten" not in words


def test_without_euros_the_canvas_is_larger_and_no_amount_shows() -> None:
    with_euros, without = (
        [box for box in effectenarena_boxes(one) if box.kind == "column"]
        for one in (badhuis_material(), without_euros())
    )
    assert without[0].height > 1.5 * with_euros[0].height
    page = poppler_text("pdftotext", make_effectenarena(without_euros()).content).split("\f")[0]
    assert "€" not in page
    assert "Als we dit doen" in page


def test_what_does_not_fit_is_told_and_stands_on_the_pages_after_it() -> None:
    made = make_effectenarena(crowded(9, 9))
    assert any("Niet alle activiteiten passen" in notice for notice in made.notices)
    assert NO_STANDARD not in made.notices
    first, *others = poppler_text("pdftotext", made.content).split("\f")
    assert "+ nog" in first
    after = squeezed(" ".join(others))
    for number in range(9):
        assert squeezed(f"{number} {LONG_WORDS}"[:40]) in after


def test_all_assumptions_stand_on_the_pages_after_it() -> None:
    after = squeezed(" ".join(badhuis_pages()[1:]))
    for words in (
        *(
            "niet uit de bron",
            "gemeente Groningen, Impactanalyse wijkbedrijven",
            "Minder uitkering",
        ),
        *("de makers van dit voorbeeld", "Werkgroep discontovoet 2020", "7.000", "140"),
        *(
            "De begroting wordt er niet kleiner van",
            "een keuken",
            "niet ingevuld: er gaat niets af",
        ),
        "Zonder ons was er een paar keer per jaar iets te doen.",
    ):
        assert squeezed(words) in after, words


def test_totals_of_a_publication_stand_apart_with_their_limits() -> None:
    first, after = squeezed(badhuis_pages()[0]), squeezed(" ".join(badhuis_pages()[1:]))
    for words in ("Tien wijkbedrijven", "3,61", "Er wordt niet gezegd wat anders ook was gebeurd."):
        assert squeezed(words) not in first
        assert squeezed(words) in after


def test_other_scripts_and_markup_are_only_text() -> None:
    made = make_effectenarena(crowded(2, 2, HOSTILE))
    assert NO_STANDARD not in made.notices
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    assert "#set page()" in clean_text(poppler_text("pdftotext", made.content))[0]


def test_the_same_effectenarena_gives_the_same_bytes() -> None:
    assert render_effectenarena(badhuis_material()) == badhuis_pdf()


def test_the_picture_is_of_the_first_page_in_the_colours_of_the_initiatief() -> None:
    material = badhuis_material()
    brick = replace(material.initiatief, theme=Theme.BRICK)
    seen = preview_effectenarena(material)
    assert seen.pages[0].startswith(b"\x89PNG")
    assert preview_effectenarena(replace(material, initiatief=brick)).pages != seen.pages
    drawing = make_effectenarena(material, "svg").content
    assert drawing.startswith(b"<svg")
    assert b"<title>Effectenarena van Het Badhuis</title>" in drawing
