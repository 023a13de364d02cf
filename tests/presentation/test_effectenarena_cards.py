"""The effectenarena on a table and on a screen: every text is there, and inside its card."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from presentation.effectenarena_canvas import canvas_data, canvas_html
from presentation.effectenarena_canvas_screens import screens_html
from presentation.effectenarena_cards import (
    MADE_UP,
    PER_SHEET,
    cards_values,
    make_canvas_cards,
)
from tests.domain.canvas_samples import FILLED, STORY
from tests.other_programs import poppler_text
from tests.presentation.canvas_cards_samples import full_canvas, material
from veranderverhaal.effectenarena.canvas import COLUMN_QUESTIONS, Canvas, Column, make_canvas
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.settings import CHANCE_SCALE
from veranderverhaal.model import MAX_TITLE, Element, Layer, Veranderverhaal

A4 = (595.28, 841.89)
WORD = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">')


@cache
def cards() -> bytes:
    return make_canvas_cards(material(made_up=True))


def told(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", poppler_text("pdftotext", pdf))


def test_all_cards_words_and_questions_are_on_paper_for_anyone_to_read() -> None:
    text = told(cards())
    for column in Column:
        assert COLUMN_QUESTIONS[column] in text
    for card in make_canvas(FILLED, STORY).cards:
        assert card.title in text
    for label in CHANCE_SCALE:
        assert text.count(label.words) >= 2
    assert text.count("niet uit de bron") == 8
    assert "Zo doe je het" in text
    assert MADE_UP in text
    assert b"<pdfuaid:part>1</pdfuaid:part>" in cards()
    assert make_canvas_cards(material(made_up=True)) == cards()


@pytest.mark.parametrize("canvas", [make_canvas(Effectenarena(), Veranderverhaal()), full_canvas()])
def test_every_column_has_whole_sheets_with_some_empty_cards(canvas: Canvas) -> None:
    for sheet in cards_values(material(canvas))["sheets"]:
        empty = [one for one in sheet["cards"] if not one["title"]["text"]]
        assert len(sheet["cards"]) % PER_SHEET == 0
        assert 2 <= len(empty) < PER_SHEET + 2


def test_no_text_leaves_its_card_whatever_was_typed() -> None:
    pdf = make_canvas_cards(material(full_canvas()))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    pages = poppler_text("pdftotext", pdf, "-bbox").split("<page ")[1:]
    assert len(pages) == 1 + 3 * 2 + 1 + 2
    for number, page in enumerate(pages):
        for box in WORD.findall(page):
            left, top, right, bottom = map(float, box)
            assert 0 < left <= right < A4[0]
            assert 0 < top <= bottom < A4[1]
            if number:
                assert int(left / (A4[0] / 2)) == int(right / (A4[0] / 2)), box
                assert int(top / (A4[1] / 4)) == int(bottom / (A4[1] / 4)), box
    assert "W" * MAX_TITLE in re.sub(r"[\s\u00ad-]", "", told(pdf))


def parsed(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(
        html.replace(" hidden>", ' hidden="">').replace(" data-full>", ">")
    )


def test_each_card_tells_in_words_what_the_lines_show() -> None:
    page = parsed(canvas_html(make_canvas(FILLED, STORY)))
    told_by = {one.get("id"): "".join(one.itertext()) for one in page.iter("p")}
    buttons = {one.get("data-card"): one for one in page.iter("button")}
    effect = buttons["effect:alleen"]
    assert told_by[effect.get("aria-describedby")] == (
        "Komt door: ‘Soep koken’ (kans laag-middel). Voor: ‘Deelnemers’ (verandering middel)."
    )
    assert "Investeert in" in told_by["canvas-investeerder-g"]
    assert "loose" in (buttons["investeerder:f"].get("class") or "")
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_what_is_typed_never_becomes_markup() -> None:
    story = Veranderverhaal(elements=(Element("a", Layer.AANPAK, "<img src=x onerror=y>\"'&"),))
    canvas = make_canvas(Effectenarena(), story)
    for html in (canvas_html(canvas), screens_html(canvas, name="<b>", back="/app/'\"")):
        assert "<img" not in html
        assert not list(parsed(html).iter("b"))


def test_following_knows_every_line_and_every_keten() -> None:
    canvas = make_canvas(FILLED, STORY)
    data = canvas_data(canvas)
    assert [(one["source"], one["target"]) for one in data["links"]] == [
        (one.source, one.target) for one in canvas.links
    ]
    assert data["ketens"]["k1"]["cards"] == list(canvas.ketens[0].cards)


def test_the_beamer_asks_the_four_questions_then_shows_keten_by_keten_and_all_of_it() -> None:
    html = screens_html(make_canvas(FILLED, STORY), name="De Straat", back="/app/x", made_up=True)
    screens = [one for one in parsed(html).iter("section") if one.get("class") == "screen"]
    titles = ["".join(next(one.iter("h1")).itertext()) for one in screens]
    assert titles == [
        *COLUMN_QUESTIONS.values(),
        *("Keten 1 van 3", "Keten 2 van 3", "Keten 3 van 3: nadeel", "Alles bij elkaar"),
    ]
    assert "nog niet gekozen" in "".join(screens[5].itertext())
    assert MADE_UP in html
