"""The command about verbanden: from one element, all targets at once."""

import pytest

from storage.commands import (
    EditConflict,
    add_element,
    move_element,
    remove_element,
    save_verbanden,
)
from tests.storage.helpers import SLUG, ends, run, story
from tests.stories import direct
from veranderverhaal.model import Certainty, Layer, Verband
from veranderverhaal.text import NotAccepted


@pytest.fixture
def two_effects(filled):
    """The small story with a second direct effect, e2, that nothing leads to yet."""
    run(filled, add_element, SLUG, direct("e2", "Buren helpen"))
    return filled


def verband(engine, source, target):
    (found,) = [one for one in story(engine).verbanden_from(source) if one.target == target]
    return found


def save(engine, *wanted, seen):
    run(engine, save_verbanden, SLUG, "a", wanted, seen=seen)


def test_targets_are_ticked_and_unticked_at_once(two_effects):
    save(two_effects, Verband("a", "e2", " het\nkan ", Certainty.SURE), seen={"e": 1})
    assert ends(two_effects) == [("d", "a"), ("a", "e2"), ("e", "i")]
    assert verband(two_effects, "a", "e2") == Verband("a", "e2", "het kan", Certainty.SURE)


def test_a_changed_assumption_raises_the_revision_and_an_equal_one_does_not(two_effects):
    save(two_effects, Verband("a", "e", "anders"), seen={"e": 1})
    assert verband(two_effects, "a", "e") == Verband("a", "e", "anders", None, revision=2)
    save(two_effects, Verband("a", "e", "anders"), seen={"e": 2})
    assert verband(two_effects, "a", "e").revision == 2


def test_a_verband_that_someone_else_added_stays(two_effects):
    save(two_effects, Verband("a", "e"), Verband("a", "e2", "van hen"), seen={"e": 1})
    save(two_effects, Verband("a", "e", "van mij"), seen={"e": 2})
    assert verband(two_effects, "a", "e2").assumption == "van hen"


def test_saving_over_someone_elses_assumption_shows_theirs_and_changes_nothing(two_effects):
    save(two_effects, Verband("a", "e", "van hen"), seen={"e": 1})
    with pytest.raises(EditConflict) as conflict:
        save(two_effects, Verband("a", "e", "van mij"), Verband("a", "e2"), seen={"e": 1})
    assert conflict.value.theirs == (Verband("a", "e", "van hen", None, revision=2),)
    assert ends(two_effects) == [("d", "a"), ("a", "e"), ("e", "i")]


def test_unticking_what_someone_else_changed_asks_first(two_effects):
    save(two_effects, Verband("a", "e", "van hen"), seen={"e": 1})
    with pytest.raises(EditConflict):
        save(two_effects, seen={"e": 1})
    assert verband(two_effects, "a", "e").assumption == "van hen"


def test_two_people_who_tick_the_same_do_not_conflict(two_effects):
    for _ in range(2):
        save(two_effects, Verband("a", "e2", "het kan"), seen={})
    assert verband(two_effects, "a", "e2").revision == 1


def test_two_people_who_tick_the_same_with_other_words_do_conflict(two_effects):
    save(two_effects, Verband("a", "e2", "van hen"), seen={})
    with pytest.raises(EditConflict):
        save(two_effects, Verband("a", "e2", "van mij"), seen={})


def test_what_someone_else_unticked_and_i_keep_comes_back(two_effects):
    save(two_effects, seen={"e": 1})
    save(two_effects, Verband("a", "e", "van mij"), seen={"e": 1})
    assert verband(two_effects, "a", "e").assumption == "van mij"


@pytest.mark.parametrize(
    ("source", "target"),
    [("a", "i"), ("a", "d"), ("a", "a"), ("a", "n"), ("a", "weg"), ("weg", "e"), ("n", "e")],
)
def test_what_may_not_be_joined_is_refused(two_effects, source, target):
    before = story(two_effects)
    with pytest.raises(NotAccepted):
        run(two_effects, save_verbanden, SLUG, source, [Verband(source, target)], seen={})
    assert story(two_effects) == before


def test_a_verband_from_another_element_is_refused(two_effects):
    with pytest.raises(NotAccepted):
        save(two_effects, Verband("d", "a"), seen={})


def test_a_target_that_was_removed_meanwhile_is_refused_with_a_reason(two_effects):
    run(two_effects, remove_element, SLUG, "e2")
    with pytest.raises(NotAccepted, match="verplaatst of verwijderd"):
        save(two_effects, Verband("a", "e2"), seen={})


def test_a_target_that_was_moved_meanwhile_is_refused_with_a_reason(two_effects):
    run(two_effects, move_element, SLUG, "e2", Layer.INDIRECT, 0)
    with pytest.raises(NotAccepted, match="verplaatst of verwijderd"):
        save(two_effects, Verband("a", "e2"), seen={})


def test_an_assumption_that_is_too_long_is_refused(two_effects):
    with pytest.raises(NotAccepted):
        save(two_effects, Verband("a", "e", "x" * 2001), seen={"e": 1})


def test_verbanden_stand_in_the_order_of_their_elements(two_effects):
    run(two_effects, move_element, SLUG, "e2", Layer.DIRECT, 0)
    save(two_effects, Verband("a", "e"), Verband("a", "e2"), seen={"e": 1})
    assert ends(two_effects) == [("d", "a"), ("a", "e2"), ("a", "e"), ("e", "i")]
