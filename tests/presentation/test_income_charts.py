"""The charts of income: what Vega-Lite knows, to be read in every look, with honest lengths."""

from fractions import Fraction

import altair as alt
import pytest

from dashboard.income_cards import payer_card, sector_card, theme_card, thirds_card
from presentation.chart_frame import Frame
from presentation.chart_theme import Look, Size
from presentation.colours import contrast, readable_on
from presentation.income_charts import Stack, StackGroup, fill_of, stacks_chart
from tests.domain.test_effectenarena_income import EARNED, LINES, PRIVATE, PUBLIC, line
from tests.presentation.test_effectenarena_charts import placed_words
from veranderverhaal.effectenarena.income import mixes
from veranderverhaal.effectenarena.income_line import IncomeSector

LOOKS = {
    "page": Look(),
    "phone": Look(width=280, narrow=True),
    "beamer": Look(dark=True, size=Size.BEAMER),
    "print": Look(size=Size.PRINT),
}
LONG = line("Stichting " + "Vrienden van het Buurthuis " * 3, PRIVATE, "999999999999", year=2024)
MANY = [line(f"partij {n}", PUBLIC, str(n + 1), year=2024) for n in range(14)]
NOTHING = line("niemand", PUBLIC, "0", year=2023)
FOUND = mixes([*LINES, LONG, *MANY, NOTHING])
REAL = FOUND[2]
CARDS = {
    "sectors": sector_card(FOUND),
    "payers": payer_card(FOUND),
    "themes": theme_card(FOUND),
    "thirds": thirds_card(REAL),
    "thirds of nothing": thirds_card(FOUND[0]),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("look", LOOKS)
def test_words_are_inside_the_picture_and_apart(look, name):
    look = LOOKS[look]
    spec = CARDS[name].draw(look)
    if not look.dark:
        alt.LayerChart.validate(spec)
    assert spec["description"]
    words = list(placed_words(spec))
    for left, right, top, bottom, one in words:
        assert left >= -1 and right <= look.wide + 1, one
        assert top >= -1 and bottom <= spec["height"] + 1, one
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            apart = one[1] <= other[0] + 1 or other[1] <= one[0] + 1
            assert apart or one[3] <= other[2] + 1 or other[3] <= one[2] + 1, (one, other)


def boxes(spec):
    rows = (one for rows in spec["datasets"].values() for one in rows)
    return [one for one in rows if "x2" in one and one.get("tip")]


def test_parts_are_as_long_as_their_amounts():
    parts = ((PUBLIC, Fraction(38000)), (PRIVATE, Fraction(10000)), (EARNED, Fraction(12000)))
    spec = stacks_chart([StackGroup("2025", (Stack("samen", parts),))], told="Delen.")
    lengths = [one["x2"] - one["x"] for one in boxes(spec)]
    assert lengths == pytest.approx([sum(lengths) * n / 60 for n in (38, 10, 12)], rel=0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_a_share_reads_in_its_part(dark):
    for sector in IncomeSector:
        fill = fill_of(sector, Look(dark=dark))
        assert contrast(fill, readable_on(fill)) >= 4.5


def test_a_step_points_to_where_it_goes():
    shapes = {
        layer["mark"].get("shape")
        for layer in CARDS["thirds"].draw(Look())["layer"]
        if layer["mark"]["type"] == "point"
    }
    assert {"triangle-left", "triangle-right", "circle"} <= shapes


def test_a_table_has_all_names_and_sums_to_the_whole():
    card = CARDS["payers"]
    *rows, whole = card.rows
    assert len(rows) == 14 + 1 + 1 + 4
    assert "de andere 8" in card.notes[0]
    for column in range(1, len(card.header), 2):
        assert sum(row[column] for row in rows) == whole[column]
    *rows, whole = CARDS["thirds"].rows
    assert whole[1] == whole[3] == REAL.total
    assert whole[4] == 0


def test_a_chart_for_a_file_has_a_title():
    spec = CARDS["sectors"].draw(LOOKS["print"], Frame("Titel", "2025", ("Noot.",), "Het Badhuis"))
    assert "Titel" in [one[4]["text"] for one in placed_words(spec)]
