"""Text must be readable on every ground it stands on."""

import re

import pytest

from presentation.colours import INK, LAYER_COLOURS, MUTED, THEME_COLOURS
from veranderverhaal.model import Layer, Theme

WHITE = "#ffffff"
ENOUGH = 4.5  # WCAG 2.2, 1.4.3, text of any size


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, share_of_white: float) -> str:
    """The colour with some white in it, as the circles in header and panel have."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(p + (255 - p) * share_of_white):02x}" for p in parts)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)


@pytest.mark.parametrize("layer", Layer)
def test_white_reads_on_the_strong_colour_of_a_layer(layer: Layer) -> None:
    assert contrast(WHITE, LAYER_COLOURS[layer].strong) >= ENOUGH


@pytest.mark.parametrize("layer", Layer)
def test_ink_muted_and_strong_read_on_the_soft_colour_of_a_layer(layer: Layer) -> None:
    soft = LAYER_COLOURS[layer].soft
    for text in (INK, MUTED, LAYER_COLOURS[layer].strong):
        assert contrast(text, soft) >= ENOUGH


@pytest.mark.parametrize("theme", Theme)
def test_white_and_accent_read_on_the_dark_of_a_theme(theme: Theme) -> None:
    colours = THEME_COLOURS[theme]
    for ground in (colours.dark, mixed(colours.dark, 0.08)):
        assert contrast(WHITE, ground) >= ENOUGH
        assert contrast(colours.accent, ground) >= ENOUGH


@pytest.mark.parametrize("theme", Theme)
def test_ink_and_muted_read_on_the_paper_of_a_theme(theme: Theme) -> None:
    for text in (INK, MUTED):
        assert contrast(text, THEME_COLOURS[theme].paper) >= ENOUGH


def test_every_layer_and_theme_has_colours_written_as_six_digits() -> None:
    layers = [c for pair in LAYER_COLOURS.values() for c in (pair.strong, pair.soft)]
    themes = [c for t in THEME_COLOURS.values() for c in (t.dark, t.accent, t.paper)]
    assert set(LAYER_COLOURS) == set(Layer)
    assert set(THEME_COLOURS) == set(Theme)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in layers + themes)
