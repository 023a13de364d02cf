"""A trede says how many people stand on it, with the band of their share, and nothing is cut."""

from dataclasses import replace

import pytest

from presentation.chart_marks import Line, Picture, Words
from presentation.chart_theme import Look
from presentation.chart_words import text_width
from presentation.charts import Beside, Order, block_chart, block_picture
from tests.presentation.chart_samples import ladder_block
from tests.presentation.test_charts import only, texts
from veranderverhaal.figures import wilson
from veranderverhaal.uitkomst import Block

PHONE = Look(width=320, narrow=True)


def with_bands(block: Block) -> Block:
    found = only(block)
    bands = {bar.codes[0]: wilson(bar.count, found.n or 1) for bar in found.bars}
    return replace(block, uitkomsten=(replace(found, bands=bands),))


def on_a_phone(block: Block) -> Picture:
    return block_picture(block, PHONE, Order.ASKED, Beside())


def test_from_thirty_answers_a_trede_has_its_count_and_its_share():
    lines = texts(block_chart(ladder_block((0, 11, 17, 7, 0))))
    assert {"17 (49%)", "11 (31%)", "7 (20%)", "0 (0%)"} <= set(lines)


def test_with_fewer_answers_a_trede_has_its_count_alone():
    lines = texts(block_chart(ladder_block((0, 8, 12, 7, 0))))
    assert "12" in lines
    assert not any("%" in line for line in lines)


@pytest.mark.parametrize("counts", [(0, 11, 17, 7, 0), (1, 0, 0, 9999, 0)])
def test_on_a_phone_no_word_of_a_ladder_is_cut(counts):
    picture = on_a_phone(with_bands(ladder_block(counts)))
    words = [one for one in picture.marks if isinstance(one, Words) and one.align == "left"]
    assert any("(" in one.text for one in words)
    for one in words:
        assert one.x + text_width(one.text, one.size, one.bold) <= PHONE.wide + 0.5


def test_each_trede_that_has_a_band_shows_it():
    plain, banded = (on_a_phone(one) for one in (ladder_block(), with_bands(ladder_block())))
    drawn = [sum(isinstance(one, Line) for one in each.marks) for each in (plain, banded)]
    assert drawn[1] - drawn[0] == 3 * len(only(ladder_block()).bars)
