"""How an initiatief and a feit look: their own colour and picture, as they may be kept."""

from dataclasses import replace

import pytest

from tests.stories import feit, small_bundle
from veranderverhaal.editing import check_feit, check_initiatief
from veranderverhaal.model import Theme
from veranderverhaal.text import NotAccepted

INITIATIEF = small_bundle().initiatief


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("#7a2e5d", "#7a2e5d"), ("#7A2E5D", "#7a2e5d"), (" #7a2e5d\n", "#7a2e5d"), ("", "")],
)
def test_a_colour_is_kept_in_small_letters_also_when_another_theme_is_chosen(typed, kept):
    assert check_initiatief(replace(INITIATIEF, colour=typed)).colour == kept


@pytest.mark.parametrize("typed", ["red", "#7a2", "7a2e5d", "#7a2e5g", "#7a2e5d80", "#٧a2e5d"])
def test_what_is_no_colour_is_refused_at_its_field(typed):
    with pytest.raises(NotAccepted) as refused:
        check_initiatief(replace(INITIATIEF, colour=typed))
    assert refused.value.field == "colour"


def test_an_own_theme_needs_a_colour():
    own = replace(INITIATIEF, theme=Theme.OWN)
    with pytest.raises(NotAccepted) as refused:
        check_initiatief(own)
    assert refused.value.field == "colour"
    assert check_initiatief(replace(own, colour="#7a2e5d")).theme is Theme.OWN


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ("", ""),
        ("coffee", "coffee"),
        ("not-there-yet-2", "not-there-yet-2"),
        ("Coffee", ""),
        ("../coffee", ""),
        ("x" * 31, ""),
        ("kop\n", ""),
    ],
)
def test_an_icon_is_a_short_name_or_it_is_left_to_the_software(chosen, kept):
    assert check_feit(feit(icon=chosen)).icon == kept
