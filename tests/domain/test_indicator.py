"""Indicatoren: which effects have none, and which belong to no effect."""

from hypothesis import given
from hypothesis import strategies as st

from tests.stories import direct, indirect, small_story, stories
from veranderverhaal.indicator import (
    Indicator,
    IndicatorKind,
    effects_without,
    loose_indicatoren,
)
from veranderverhaal.model import EFFECT_LAYERS, Layer, Veranderverhaal

STORY = Veranderverhaal(elements=(direct("a"), direct("b"), indirect("i")))


def indicator(effect, key="k"):
    return Indicator(key, IndicatorKind.OUTCOME, "Groeten", effect=effect)


def test_direct_effects_without_an_indicator_are_named_in_their_order():
    assert effects_without(STORY, ()) == ("a", "b")
    assert effects_without(STORY, (indicator("a"),)) == ("b",)
    assert effects_without(STORY, (indicator("b"), indicator("a"))) == ()


def test_an_indirect_effect_needs_no_indicator_of_its_own():
    assert "i" not in effects_without(STORY, ())


def test_an_indicator_is_loose_without_an_effect_or_when_its_effect_is_gone():
    kept, gone, none = indicator("i", "1"), indicator("gone", "2"), indicator("", "3")
    assert loose_indicatoren(STORY, (kept, gone, none)) == (gone, none)


def test_a_small_story_starts_without_indicatoren():
    assert effects_without(small_story(), ()) == ("e",)


@given(stories(), st.data())
def test_an_indicator_for_every_effect_leaves_nothing_to_do(story, data):
    effects = [one for layer in EFFECT_LAYERS for one in story.layer(layer)]
    indicatoren = tuple(indicator(effect.key, f"k{effect.key}") for effect in effects)
    assert effects_without(story, indicatoren) == ()
    assert loose_indicatoren(story, indicatoren) == ()
    dropped = data.draw(st.sets(st.sampled_from(indicatoren))) if indicatoren else set()
    kept = tuple(one for one in indicatoren if one not in dropped)
    missing = {one.effect for one in dropped} & {one.key for one in story.layer(Layer.DIRECT)}
    assert set(effects_without(story, kept)) == missing
