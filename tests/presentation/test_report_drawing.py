"""Charts and diagrams as shapes and words apart, with the places that the screen has."""

from dataclasses import replace

import pytest
from defusedxml import ElementTree

from presentation.chart_marks import Box, Dot, Line, Picture, Ribbon, When, Words
from presentation.charts import Beside, Order, block_chart, block_picture
from presentation.report_drawing import (
    CHART_LOOK,
    Drawing,
    chart_drawing,
    diagram_drawing,
    fits_page,
)
from presentation.report_pictures import drawings_png
from tests.presentation.report_samples import sample_material, story_of
from tests.presentation.uitkomst_samples import a_block, grade, rank, several, stelling

EVERY_MARK = Picture(
    (
        Box(1, 2, 30, 4, "#112233"),
        Box(0, 0, 9, 9, "#eeeeee", when=When.EMPTY),
        Line(0, 0, 5, 5, "#445566", dashed=True),
        Dot(9, 9, 100, "#778899"),
        Dot(9, 9, 100, "#778899", "diamond"),
        Ribbon(((0, 1, 2), (3, 1, 2)), "#aabbcc"),
        Words(4, 10, "<koffie> & ☕", 15, "#000000", "right", bold=True),
    ),
    20,
)


def tags_of(drawing: Drawing) -> list[str]:
    return [one.tag.rpartition("}")[2] for one in ElementTree.fromstring(drawing.shapes)]


def test_each_mark_is_a_shape_or_a_word_and_guesses_are_not_drawn() -> None:
    drawing = chart_drawing(EVERY_MARK)
    assert tags_of(drawing) == ["polygon", "rect", "line", "circle", "polygon"]
    (word,) = drawing.words
    assert (word.x, word.y, word.text, word.align, word.bold) == (
        4,
        14.5,
        "<koffie> & ☕",
        "right",
        True,
    )


@pytest.mark.parametrize("made", [stelling, several, grade, rank])
def test_a_chart_has_the_words_that_the_screen_has(made) -> None:
    block = a_block(made())
    words = [one.text for one in chart_drawing(picture_of(block)).words]
    spec = block_chart(block, CHART_LOOK)
    assert spec is not None
    assert words
    for word in words:
        assert word in str(spec)


def picture_of(block):
    return block_picture(block, CHART_LOOK, Order.ASKED, Beside())


def test_what_is_too_tall_is_made_smaller_and_known_as_such() -> None:
    tall = replace(EVERY_MARK, height=CHART_LOOK.wide * 3)
    assert not fits_page(tall)
    assert fits_page(EVERY_MARK)
    drawing = chart_drawing(tall)
    assert drawing.height * drawing.share <= 1.26 * drawing.width


@pytest.mark.parametrize("elements", [1, 12, 60])
def test_a_diagram_of_any_size_stands_on_a_page(elements: int) -> None:
    drawing = diagram_drawing(story_of("Samen koffie drinken", elements), {})
    assert drawing.share <= 1
    assert drawing.height * drawing.share <= 1.26 * drawing.width
    assert "koffie" in " ".join(one.text for one in drawing.words)


def test_pictures_are_made_of_all_drawings_and_of_none() -> None:
    assert drawings_png([]) == []
    made = drawings_png([chart_drawing(EVERY_MARK), chart_drawing(picture_of(a_block(grade())))])
    assert len(made) == 2
    assert all(one.startswith(b"\x89PNG") for one in made)
    story = sample_material("de-sleutel").veranderverhaal
    assert len(drawings_png([diagram_drawing(story, {})])) == 1
