"""What changed between two versions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from tests.stories import aanpak, direct, feit, small_story, stories
from veranderverhaal.compare import FieldChange, compare
from veranderverhaal.model import (
    Certainty,
    Influence,
    Layer,
    Level,
    Precision,
    Veranderverhaal,
    Verband,
)


@given(stories())
def test_a_story_does_not_differ_from_itself(story):
    assert not compare(story, story)


@given(stories(), stories())
def test_going_back_swaps_what_was_added_and_removed(old, new):
    there, back = compare(old, new), compare(new, old)
    assert set(there.elements.added) == set(back.elements.removed)
    assert set(there.verbanden.removed) == set(back.verbanden.added)
    assert set(there.feiten.added) == set(back.feiten.removed)
    assert {change.old for change in there.elements.changed} == {
        change.new for change in back.elements.changed
    }
    assert there.reordered == back.reordered


def test_edit_counters_do_not_count():
    story = small_story()
    saved = replace(
        story,
        revision=9,
        elements=tuple(replace(one, revision=9) for one in story.elements),
        verbanden=tuple(replace(one, revision=9) for one in story.verbanden),
        feiten=tuple(replace(one, revision=9) for one in story.feiten),
    )
    assert not compare(story, saved)


@pytest.mark.parametrize(
    ("field", "value"), [("aanleiding", "x"), ("goal", "x"), ("no_neveneffecten", True)]
)
def test_a_changed_story_text_is_told_as_it_was_and_is(field, value):
    old = small_story()
    found = compare(old, replace(old, **{field: value}))
    assert found
    assert found.texts == (FieldChange(field, getattr(old, field), value),)


def test_everything_of_a_new_story_was_added():
    story = small_story()
    found = compare(Veranderverhaal(), story)
    assert found.elements.added == story.elements
    assert found.verbanden.added == story.verbanden
    assert found.feiten.added == story.feiten
    assert not found.elements.changed + found.elements.removed
    assert found.reordered == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "anders"),
        ("explanation", "anders"),
        ("signs", "anders"),
        ("layer", Layer.INDIRECT),
        ("level", Level.GROUP),
        ("influence", Influence.OWN),
    ],
)
def test_a_changed_element_tells_which_field(field, value):
    old = direct("e")
    new = replace(old, **{field: value})
    (change,) = compare(
        Veranderverhaal(elements=(old,)), Veranderverhaal(elements=(new,))
    ).elements.changed
    assert (change.old, change.new) == (old, new)
    assert change.fields == (FieldChange(field, getattr(old, field), value),)


@pytest.mark.parametrize(
    ("field", "value"), [("assumption", "anders"), ("certainty", Certainty.SURE)]
)
def test_a_changed_verband_tells_which_field(field, value):
    old = Verband("a", "b")
    new = replace(old, **{field: value})
    (change,) = compare(
        Veranderverhaal(verbanden=(old,)), Veranderverhaal(verbanden=(new,))
    ).verbanden.changed
    assert change.fields == (FieldChange(field, getattr(old, field), value),)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("label", "anders"),
        ("precision", Precision.ABOUT),
        ("low", Decimal(95)),
        ("high", Decimal(95)),
        ("words", "anders"),
        ("unit", "anders"),
        ("period", "anders"),
        ("source", "anders"),
        ("counted_on", date(2024, 1, 1)),
    ],
)
def test_a_changed_feit_tells_which_field(field, value):
    old, new = feit(), replace(feit(), **{field: value})
    (change,) = compare(
        Veranderverhaal(feiten=(old,)), Veranderverhaal(feiten=(new,))
    ).feiten.changed
    assert change.fields == (FieldChange(field, getattr(old, field), value),)


def test_another_order_is_told_by_layer_and_is_no_change_of_the_elements():
    one, two, effect = aanpak("een"), aanpak("twee"), direct("e")
    found = compare(
        Veranderverhaal(elements=(one, two, effect)), Veranderverhaal(elements=(two, one, effect))
    )
    assert found
    assert found.reordered == (Layer.AANPAK,)
    assert not found.elements


def test_an_element_added_in_between_is_no_other_order():
    one, two, three = aanpak("een"), aanpak("twee"), aanpak("drie")
    found = compare(
        Veranderverhaal(elements=(one, two)), Veranderverhaal(elements=(one, three, two))
    )
    assert found.elements.added == (three,)
    assert found.reordered == ()


def test_feiten_in_another_order_are_seen():
    story = replace(small_story(), feiten=(feit("a"), feit("b")))
    turned = replace(story, feiten=tuple(reversed(story.feiten)))
    assert compare(story, turned).feiten_reordered
    assert compare(story, turned)
    assert not compare(story, story).feiten_reordered
