"""Charts as SVG and PNG."""

import pickle
from dataclasses import replace
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from presentation.chart_files import chart_png, chart_svg
from presentation.chart_theme import Look, Size
from presentation.charts import block_chart
from tests.presentation.chart_samples import all_blocks, stellingen_block, yes_no_block
from tests.presentation.test_charts import texts

SVG = "{http://www.w3.org/2000/svg}"
BLOCKS = all_blocks()


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_every_kind_is_drawn_with_all_its_words(block):
    spec = block_chart(block)
    drawing = fromstring(chart_svg(spec, "Titel"))
    shown = [text.text for text in drawing.iter(f"{SVG}text")]
    assert sorted(shown) == sorted(texts(spec))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_every_kind_becomes_pixels_of_more_than_one_colour(block):
    look = Look(dark=True, size=Size.BEAMER)
    picture = Image.open(BytesIO(chart_png(block_chart(block, look), 1)))
    assert picture.width >= look.wide
    assert len(picture.convert("RGB").getcolors(1_000_000)) > 10


def test_the_picture_is_named_described_and_dutch():
    spec = block_chart(yes_no_block())
    drawing = fromstring(chart_svg(spec, "Ken je <je> buren & co?", "Twee balken."))
    assert drawing.get("role") == "img"
    assert drawing.get("lang") == "nl"
    assert drawing.findtext(f"{SVG}title") == "Ken je <je> buren & co?"
    assert drawing.findtext(f"{SVG}desc") == "Twee balken."


def test_the_description_of_the_chart_itself_is_taken_when_none_is_given():
    spec = block_chart(yes_no_block())
    assert fromstring(chart_svg(spec)).findtext(f"{SVG}desc") == " ".join(
        spec["description"].split()
    )


def test_the_same_chart_gives_the_same_bytes():
    spec = block_chart(stellingen_block())
    assert chart_svg(spec) == chart_svg(block_chart(stellingen_block()))
    assert chart_png(spec) == chart_png(spec)


def test_letters_are_ours_and_as_wide_as_we_measure():
    svg = chart_svg(block_chart(yes_no_block()))
    assert "Atkinson Hyperlegible Next" in svg
    with_font = chart_png(block_chart(yes_no_block()), 1)
    spec = block_chart(yes_no_block())
    without = pickle.loads(pickle.dumps(spec))
    for layer in without["layer"]:
        layer["mark"]["font"] = "Noto Sans"
    assert chart_png(without, 1) != with_font


def test_a_png_of_twice_the_scale_has_twice_the_pixels():
    spec = block_chart(yes_no_block())
    small, large = (Image.open(BytesIO(chart_png(spec, scale))) for scale in (1, 2))
    assert large.width == pytest.approx(2 * small.width, abs=2)


def test_the_work_can_be_handed_to_another_process():
    assert pickle.loads(pickle.dumps(chart_png)) is chart_png
    assert pickle.loads(pickle.dumps(chart_svg)) is chart_svg


@pytest.mark.parametrize("text", ["سكان الحي", "🌻 tuin", "<b>vet</b> & co", "W" * 300, ""])
def test_whatever_people_type_can_be_drawn(text):
    block = stellingen_block()
    first = block.uitkomsten[0]
    named = replace(first, question=replace(first.question, text=text))
    spec = block_chart(replace(block, uitkomsten=(named,)))
    assert chart_png(spec, 1).startswith(b"\x89PNG")
    assert fromstring(chart_svg(spec, text)) is not None
