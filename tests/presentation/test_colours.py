"""Text must be readable on every ground it stands on."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.colours import (
    INK,
    LAYER_COLOURS,
    MUTED,
    THEME_COLOURS,
    ThemeColours,
    own_theme,
    theme_colours,
)
from veranderverhaal.model import Initiatief, Layer, Theme

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


def check_theme(colours: ThemeColours) -> None:
    for ground in (colours.dark, mixed(colours.dark, 0.08)):
        assert contrast(WHITE, ground) >= ENOUGH
        assert contrast(colours.accent, ground) >= ENOUGH
    for text in (INK, MUTED, colours.dark):
        assert contrast(text, colours.paper) >= ENOUGH


@pytest.mark.parametrize("theme", THEME_COLOURS)
def test_all_text_of_a_theme_reads(theme: Theme) -> None:
    check_theme(THEME_COLOURS[theme])


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_any_colour_becomes_a_theme_in_which_all_text_reads(colour: str) -> None:
    check_theme(own_theme(colour))


@pytest.mark.parametrize("colour", ["#ffff00", "#000000", "#ffffff", "#ff0000", "#00a0ff"])
def test_hard_colours_become_a_theme_too(colour: str) -> None:
    check_theme(own_theme(colour))


def test_an_own_colour_is_used_only_when_it_was_chosen() -> None:
    chosen = Initiatief("tuin", "De Tuin", theme=Theme.OWN, colour="#aa0044")
    assert theme_colours(chosen) == own_theme("#aa0044")
    assert (
        theme_colours(Initiatief("tuin", "De Tuin", colour="#aa0044"))
        == (THEME_COLOURS[Theme.WATER])
    )
    assert (
        theme_colours(Initiatief("tuin", "De Tuin", theme=Theme.OWN))
        == (THEME_COLOURS[Theme.WATER])
    )


def test_every_layer_and_theme_has_colours_written_as_six_digits() -> None:
    layers = [c for pair in LAYER_COLOURS.values() for c in (pair.strong, pair.soft)]
    themes = [c for t in THEME_COLOURS.values() for c in (t.dark, t.accent, t.paper)]
    assert set(LAYER_COLOURS) == set(Layer)
    assert {*THEME_COLOURS, Theme.OWN} == set(Theme)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in layers + themes)
