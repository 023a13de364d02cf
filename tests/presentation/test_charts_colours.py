"""The colours of charts are told apart by everybody, on a screen and on grey paper."""

import re
from dataclasses import astuple
from itertools import combinations, pairwise

import pytest

from presentation.colours import DARK_CHART, LIGHT_CHART, ChartColours, contrast, readable_on

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SEEN_BY = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# CIE76: 2.3 is just noticeable; ten times that is seen at a glance, also in a thin part.
MIN_NEIGHBOURS = 23
MIN_SIDES = 50  # agreeing is never taken for disagreeing
MIN_GREY = 7  # steps of L*, of 100, between any two on grey paper
MIN_GREY_NEIGHBOURS = 10
ENOUGH_FOR_TEXT = 4.5
ENOUGH_FOR_SHAPES = 3
THEMES = {"light": LIGHT_CHART, "dark": DARK_CHART}


def linear(colour: str) -> list[float]:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIELAB of linear sRGB, under D65."""
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    return 116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))


def seen(colour: str, by: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    mixed = (sum(a * b for a, b in zip(row, rgb, strict=True)) for row in SEEN_BY[by])
    return lab([max(0.0, min(1.0, share)) for share in mixed])


def apart(one: str, other: str, by: str) -> float:
    pairs = zip(seen(one, by), seen(other, by), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def lightness(colour: str) -> float:
    return lab(linear(colour))[0]


def test_black_and_white_are_a_hundred_apart() -> None:
    assert apart("#000000", "#ffffff", "everybody") == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("by", SEEN_BY)
@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES.keys())
def test_steps_beside_each_other_are_told_apart(colours: ChartColours, by: str) -> None:
    assert min(apart(a, b, by) for a, b in pairwise(colours.scale)) >= MIN_NEIGHBOURS


@pytest.mark.parametrize("by", SEEN_BY)
@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES.keys())
def test_no_step_of_one_side_is_taken_for_the_same_of_the_other(
    colours: ChartColours, by: str
) -> None:
    scale = colours.scale
    assert apart(scale[0], scale[4], by) >= MIN_SIDES
    assert apart(scale[1], scale[3], by) >= MIN_SIDES


@pytest.mark.parametrize("by", SEEN_BY)
@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES.keys())
def test_bar_norm_and_figure_are_told_apart(colours: ChartColours, by: str) -> None:
    some = (colours.bar, colours.norm, colours.beside)
    assert min(apart(a, b, by) for a, b in combinations(some, 2)) >= MIN_NEIGHBOURS


def test_on_grey_paper_all_five_steps_differ() -> None:
    greys = [lightness(colour) for colour in LIGHT_CHART.scale]
    assert min(abs(a - b) for a, b in combinations(greys, 2)) >= MIN_GREY
    assert min(abs(a - b) for a, b in pairwise(greys)) >= MIN_GREY_NEIGHBOURS


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES.keys())
def test_a_number_reads_on_every_step(colours: ChartColours) -> None:
    assert all(contrast(readable_on(fill), fill) >= ENOUGH_FOR_TEXT for fill in colours.scale)


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES.keys())
def test_words_read_on_the_ground(colours: ChartColours) -> None:
    for ground in (colours.ground, colours.empty):
        for text in (colours.ink, colours.muted, colours.norm):
            assert contrast(text, ground) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES.keys())
def test_bars_bands_and_marks_are_seen_on_what_they_stand_on(colours: ChartColours) -> None:
    for shape in (colours.bar, colours.norm, colours.beside, colours.ink):
        assert contrast(shape, colours.ground) >= ENOUGH_FOR_SHAPES
    assert contrast(colours.ink, colours.bar) >= ENOUGH_FOR_SHAPES


def test_every_colour_is_written_as_six_digits() -> None:
    for colours in THEMES.values():
        flat = [part for part in astuple(colours) if isinstance(part, str)] + list(colours.scale)
        assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in flat)
