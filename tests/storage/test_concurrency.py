"""Several people at once: nothing is lost, and no one overwrites another unasked."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier
from typing import Any

from sqlmodel import select

from storage.commands import (
    EditConflict,
    add_element,
    add_feit,
    create_initiatief,
    import_bundle,
    keep_snapshot,
    move_element,
    save_element,
    save_story_text,
)
from storage.engine import reading
from storage.queries import list_slugs, list_snapshots
from storage.tables import ElementRow, FeitRow, SnapshotRow
from tests.storage.helpers import SLUG, ask, element, run, story, titles, version
from tests.stories import aanpak, feit, small_bundle
from veranderverhaal.model import Initiatief, Layer

PEOPLE = 8
ROUNDS = 4


def at_once(people: int, act: Callable[[int], Any]) -> list[Any]:
    """What each person's act gives, or the error it raised; all begin at the same moment."""
    begin = Barrier(people)

    def one(number: int) -> Any:
        begin.wait()
        try:
            return act(number)
        except EditConflict as conflict:
            return conflict

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))


def positions(engine, table):
    with reading(engine) as session:
        return [row.position for row in session.exec(select(table))]


def test_elements_that_eight_people_add_at_once_are_all_kept_each_at_its_own_place(filled):
    def add(number):
        for turn in range(ROUNDS):
            run(filled, add_element, SLUG, aanpak("", f"{number}.{turn}"))

    before = version(filled)
    at_once(PEOPLE, add)
    added = titles(filled, Layer.AANPAK)[1:]
    assert sorted(added) == sorted(f"{n}.{turn}" for n in range(PEOPLE) for turn in range(ROUNDS))
    for number in range(PEOPLE):
        own = [title for title in added if title.startswith(f"{number}.")]
        assert own == sorted(own)
    assert len(set(positions(filled, ElementRow))) == len(positions(filled, ElementRow))
    assert version(filled) == before + PEOPLE * ROUNDS


def test_feiten_and_versions_added_at_once_each_have_their_own_place(filled):
    def add(number):
        run(filled, add_feit, SLUG, feit("", f"f{number}"))
        run(filled, keep_snapshot, SLUG, f"v{number}", today=date(2024, 5, 1))

    at_once(PEOPLE, add)
    assert len(story(filled).feiten) == PEOPLE + 1
    assert len(ask(filled, list_snapshots, SLUG)) == PEOPLE + 2
    for table in (FeitRow, SnapshotRow):
        assert len(set(positions(filled, table))) == len(positions(filled, table))


def test_of_two_people_who_save_the_same_element_exactly_one_is_asked(filled):
    for _ in range(ROUNDS):
        opened = element(filled, "e")
        results = at_once(
            2,
            lambda number, opened=opened: run(
                filled, save_element, SLUG, replace(opened, title=f"van {number}")
            ),
        )
        (conflict,) = [one for one in results if isinstance(one, EditConflict)]
        (saved,) = [one for one in results if not isinstance(one, EditConflict)]
        assert element(filled, "e") == saved == conflict.theirs


def test_of_eight_people_who_save_the_same_text_all_but_one_are_asked(filled):
    seen = story(filled).goal
    results = at_once(
        PEOPLE, lambda number: run(filled, save_story_text, SLUG, "goal", f"{number}", seen=seen)
    )
    conflicts = [one for one in results if isinstance(one, EditConflict)]
    assert len(conflicts) == PEOPLE - 1
    assert {conflict.theirs for conflict in conflicts} == {story(filled).goal}


def test_elements_that_are_moved_at_once_all_stay(filled):
    keys = [run(filled, add_element, SLUG, aanpak("", f"{n}")).key for n in range(PEOPLE)]
    at_once(
        PEOPLE,
        lambda number: run(
            filled, move_element, SLUG, keys[number], (Layer.AANPAK, Layer.DIRECT)[number % 2], 0
        ),
    )
    kept = {one.key for one in story(filled).elements}
    assert set(keys) < kept


def test_initiatieven_of_one_name_made_at_once_each_get_a_slug(engine):
    at_once(4, lambda _: run(engine, create_initiatief, Initiatief("", "De Tuin")))
    expected = {"de-tuin", "de-tuin-2", "de-tuin-3", "de-tuin-4"}
    assert ask(engine, list_slugs) == expected


def test_one_bundle_taken_in_at_once_by_several_stands_there_as_often(engine):
    made = at_once(4, lambda _: run(engine, import_bundle, small_bundle()))
    assert len({initiatief.slug for initiatief in made}) == 4
    assert all(story(engine, one.slug) == small_bundle().veranderverhaal for one in made)


def test_reading_while_others_write_sees_whole_stories_only(filled):
    def act(number):
        if number == 0:
            return [len(story(filled).feiten) for _ in range(20)]
        return [run(filled, add_feit, SLUG, feit("", f"{number}.{n}")) for n in range(ROUNDS)]

    counts, *_ = at_once(4, act)
    assert counts == sorted(counts)
    assert len(story(filled).feiten) == 1 + 3 * ROUNDS
