"""Parts of duiding are kept as they are, saved by whoever saw the newest, and put back whole."""

from dataclasses import replace

import pytest

from storage import commands, duiding_queries
from storage.finding import NotFound
from tests.storage.duiding_cases import (
    BIJEENKOMST,
    CELL,
    DUIDING,
    PARTS,
)
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.bijeenkomst import GuestRole
from veranderverhaal.duiding import Recognition
from veranderverhaal.source_cell import Stance
from veranderverhaal.text import NotAccepted

LISTS = {
    "bijeenkomst": duiding_queries.list_bijeenkomsten,
    "afspraak": duiding_queries.list_afspraken,
    "interview": duiding_queries.list_interviews,
    "story_round": duiding_queries.list_story_rounds,
    "lesson": duiding_queries.list_lessons,
    "milestone": duiding_queries.list_milestones,
}
parts = pytest.mark.parametrize(("name", "value", "changed"), PARTS, ids=[one[0] for one in PARTS])


@parts
def test_a_part_is_kept_saved_removed_and_put_back(filled, name, value, changed):
    run(filled, getattr(commands, f"add_{name}"), SLUG, value)
    assert ask(filled, LISTS[name], SLUG) == [value]
    saved = run(filled, getattr(commands, f"save_{name}"), SLUG, changed)
    assert saved == replace(changed, revision=2)
    with pytest.raises(commands.EditConflict) as conflict:
        run(filled, getattr(commands, f"save_{name}"), SLUG, value)
    assert conflict.value.theirs == saved
    run(filled, getattr(commands, f"remove_{name}"), SLUG, value.key)
    assert ask(filled, LISTS[name], SLUG) == []
    with pytest.raises(NotFound):
        run(filled, getattr(commands, f"save_{name}"), SLUG, saved)
    run(filled, getattr(commands, f"put_back_{name}"), SLUG, value.key)
    assert ask(filled, LISTS[name], SLUG) == [saved]


def test_a_duiding_is_kept_for_all_and_for_each_party_apart(filled):
    run(filled, commands.add_bijeenkomst, SLUG, BIJEENKOMST)
    other = replace(DUIDING, party=GuestRole.GEMEENTE, recognition=Recognition.NO)
    run(filled, commands.save_duiding, SLUG, other)
    run(filled, commands.save_duiding, SLUG, DUIDING)
    kept = ask(filled, duiding_queries.list_duidingen, SLUG)
    assert kept == [replace(DUIDING, revision=2), replace(other, revision=2)]


def test_a_duiding_that_somebody_else_saved_meanwhile_is_a_conflict(filled):
    run(filled, commands.add_bijeenkomst, SLUG, BIJEENKOMST)
    first = run(filled, commands.save_duiding, SLUG, DUIDING)
    with pytest.raises(commands.EditConflict) as conflict:
        run(filled, commands.save_duiding, SLUG, replace(DUIDING, judgement="Anders"))
    assert conflict.value.theirs == first


def test_what_was_said_at_a_bijeenkomst_that_is_gone_is_not_told(filled):
    run(filled, commands.add_bijeenkomst, SLUG, BIJEENKOMST)
    run(filled, commands.save_duiding, SLUG, DUIDING)
    run(filled, commands.remove_bijeenkomst, SLUG, BIJEENKOMST.key)
    assert ask(filled, duiding_queries.list_duidingen, SLUG) == []
    with pytest.raises(NotFound):
        run(filled, commands.save_duiding, SLUG, DUIDING)


def test_a_cell_of_the_bronnenmatrix_is_kept_once_for_each_source(filled):
    first = run(filled, commands.save_source_cell, SLUG, CELL)
    again = replace(first, stance=Stance.CONTRADICTS)
    run(filled, commands.save_source_cell, SLUG, again)
    assert ask(filled, duiding_queries.list_source_cells, SLUG) == [replace(again, revision=3)]
    with pytest.raises(commands.EditConflict):
        run(filled, commands.save_source_cell, SLUG, first)
    with pytest.raises(NotAccepted):
        run(filled, commands.save_source_cell, SLUG, replace(again, revision=3, text=" "))
