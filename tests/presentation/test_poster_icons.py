"""The pictograms of feiten: each has a name and a picture, and a choice goes before a guess."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from presentation.poster_icons import ICON_LABELS, feit_icon, feit_icons, icon_svg
from tests.stories import feit


def test_every_pictogram_of_a_feit_has_one_dutch_name():
    assert set(ICON_LABELS) == feit_icons()
    assert len(set(ICON_LABELS.values())) == len(ICON_LABELS)


@pytest.mark.parametrize("name", ICON_LABELS)
def test_every_pictogram_that_is_offered_is_a_picture_in_the_colour_that_is_asked(name):
    drawn = icon_svg(name, "#123456")
    assert ET.fromstring(drawn).get("fill") == "#123456"
    assert "currentColor" not in drawn


@pytest.mark.parametrize(
    ("chosen", "shown"), [("", "coffee"), ("cake", "cake"), ("no-such-picture", "coffee")]
)
def test_a_choice_goes_before_what_the_words_tell(chosen, shown):
    assert feit_icon(replace(feit(label="koppen koffie"), icon=chosen)) == shown
