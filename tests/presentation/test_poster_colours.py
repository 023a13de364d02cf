"""Every text of the poster reads on its ground, in every theme, and bars differ for everybody."""

from dataclasses import replace
from itertools import pairwise

import pytest

from presentation.colours import INK, LAYER_COLOURS, MUTED, WHITE, contrast, mix, theme_colours
from presentation.result_values import RESULT_COLOURS
from tests.presentation.poster_samples import BADHUIS
from tests.presentation.test_charts_colours import (
    ENOUGH_FOR_SHAPES,
    ENOUGH_FOR_TEXT,
    MIN_GREY_NEIGHBOURS,
    MIN_NEIGHBOURS,
    MIN_SIDES,
    SEEN_BY,
    apart,
    lightness,
)
from veranderverhaal.model import Theme
from veranderverhaal.showcase import Tone

OWN = ("#ff0000", "#ffff00", "#00ff88", "#101010", "#fefefe", "#7a6cff")
LOOKS = {
    **{theme.value: replace(BADHUIS, theme=theme) for theme in Theme if theme is not Theme.OWN},
    **{colour: replace(BADHUIS, theme=Theme.OWN, colour=colour) for colour in OWN},
}
SCALE = tuple(RESULT_COLOURS[tone.value]["fill"] for tone in Tone)
LIGHTEST_TINT = 0.08  # of white, in the round shapes of the header


@pytest.mark.parametrize("look", LOOKS)
def test_every_text_reads_on_its_ground(look: str) -> None:
    theme = theme_colours(LOOKS[look])
    pairs = [
        (WHITE, mix(theme.dark, WHITE, LIGHTEST_TINT)),  # name, motto, feiten
        (theme.accent, mix(theme.dark, WHITE, LIGHTEST_TINT)),  # figures
        (theme.dark, theme.accent),  # citaat, pills
        (theme.dark, WHITE),  # titles of results
        (INK, WHITE),
        (MUTED, WHITE),
        (INK, theme.paper),
        (MUTED, theme.paper),
        *((WHITE, layer.strong) for layer in LAYER_COLOURS.values()),
        *((MUTED, layer.soft) for layer in LAYER_COLOURS.values()),
    ]
    assert [pair for pair in pairs if contrast(*pair) < ENOUGH_FOR_TEXT] == []


def test_numbers_read_in_their_part_and_beside_it() -> None:
    for tone in RESULT_COLOURS.values():
        assert contrast(tone["ink"], tone["fill"]) >= ENOUGH_FOR_TEXT
    for tone in (Tone.AGAINST, Tone.FAVOUR):
        assert contrast(RESULT_COLOURS[tone.value]["fill"], WHITE) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("by", SEEN_BY)
def test_parts_are_told_apart_by_everybody(by: str) -> None:
    assert min(apart(one, other, by) for one, other in pairwise(SCALE)) >= MIN_NEIGHBOURS
    assert apart(SCALE[0], SCALE[2], by) >= MIN_SIDES


def test_parts_differ_on_grey_paper() -> None:
    greys = [lightness(colour) for colour in SCALE]
    assert min(abs(one - other) for one, other in pairwise(greys)) >= MIN_GREY_NEIGHBOURS


def test_points_stand_out_on_their_bands() -> None:
    for tone in (Tone.AGAINST, Tone.FAVOUR):
        colours = RESULT_COLOURS[tone.value]
        assert contrast(colours["fill"], colours["soft"]) >= ENOUGH_FOR_SHAPES
