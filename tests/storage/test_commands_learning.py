"""Making the change of a lesson: a new version of the story, whole or not at all."""

from dataclasses import replace

import pytest

from storage import commands
from storage.duiding_queries import list_lessons
from storage.log_queries import list_log
from storage.queries import NotFound, list_snapshots
from storage.showcase_queries import load_report_material
from tests.storage.duiding_cases import DAY, LESSON
from tests.storage.helpers import SLUG, ask, element, ends, run, story, titles
from veranderverhaal.lesson import StoryChange, StoryChangeKind
from veranderverhaal.lesson_story import prepare_element
from veranderverhaal.log_words import say_entry
from veranderverhaal.model import Layer
from veranderverhaal.text import NotAccepted
from veranderverhaal.timeline import EventKind

ADD = LESSON.change
REWORD = StoryChange(StoryChangeKind.REWORD, element="e", title="Buren groeten")
REMOVE = StoryChange(StoryChangeKind.REMOVE, element="a")


def prepare(engine, change):
    return run(engine, commands.add_lesson, SLUG, replace(LESSON, change=change))


def apply(engine, change, card=None, **given):
    card = card or prepare_element(change, story(engine))
    given = {"seen": change, "today": DAY, **given}
    return run(engine, commands.apply_lesson, SLUG, LESSON.key, card, **given)


def test_a_lesson_adds_a_card_and_keeps_the_story_from_before(filled):
    before = story(filled)
    prepare(filled, ADD)
    done = apply(filled, ADD)
    assert "Koffie op dinsdag" in titles(filled, Layer.AANPAK)
    kept = ask(filled, list_snapshots, SLUG)[0]
    assert (kept.name, kept.veranderverhaal) == ("Tot 4 maart 2026, voor: Koffie helpt", before)
    assert (done.applied_on, done.snapshot, done.revision) == (DAY, kept.key, 2)
    assert ask(filled, list_lessons, SLUG) == [done]


def test_the_group_may_still_change_the_words_of_a_card(filled):
    prepare(filled, REWORD)
    typed = replace(element(filled, "e"), title="Buren zwaaien", explanation="Elke dag.")
    done = apply(filled, REWORD, typed)
    assert element(filled, "e").title == "Buren zwaaien"
    assert (done.change.title, done.change.explanation) == ("Buren zwaaien", "Elke dag.")


def test_a_card_goes_with_its_verbanden_and_putting_the_version_back_brings_both(filled):
    before = ends(filled)
    prepare(filled, REMOVE)
    title = element(filled, "a").title
    done = apply(filled, REMOVE)
    assert done.change.title == title
    assert [pair for pair in before if "a" in pair]
    assert ends(filled) == [pair for pair in before if "a" not in pair]
    run(filled, commands.put_back_snapshot, SLUG, done.snapshot, today=DAY)
    assert ends(filled) == before


def test_putting_back_the_version_from_before_prepares_the_lesson_again(filled):
    older = run(filled, commands.keep_snapshot, SLUG, "Ouder", today=DAY)
    prepare(filled, ADD)
    for version in (None, older.key):
        done = apply(filled, ADD)
        run(filled, commands.put_back_snapshot, SLUG, version or done.snapshot, today=DAY)
        (lesson,) = ask(filled, list_lessons, SLUG)
        assert (lesson.applied_on, lesson.snapshot, lesson.is_prepared) == (None, "", True)
        assert lesson.revision == done.revision + 1
    assert ADD.title not in titles(filled, Layer.AANPAK)
    report = ask(filled, load_report_material, SLUG, today=DAY)
    assert EventKind.LESSON not in {one.kind for one in report.events}


def test_a_version_that_holds_its_change_leaves_a_lesson_as_it_is(filled):
    prepare(filled, ADD)
    done = apply(filled, ADD)
    later = run(filled, commands.keep_snapshot, SLUG, "Later", today=DAY)
    run(filled, commands.put_back_snapshot, SLUG, later.key, today=DAY)
    assert ask(filled, list_lessons, SLUG) == [done]


def test_a_change_whose_card_is_gone_is_refused_and_nothing_is_kept(filled):
    prepare(filled, REWORD)
    card = prepare_element(REWORD, story(filled))
    run(filled, commands.remove_element, SLUG, "e")
    before = ask(filled, list_snapshots, SLUG)
    with pytest.raises(NotAccepted, match="uit het verhaal gehaald"):
        apply(filled, REWORD, card)
    assert ask(filled, list_snapshots, SLUG) == before


def test_a_card_that_somebody_saved_meanwhile_is_a_conflict_and_nothing_is_kept(filled):
    prepare(filled, REWORD)
    card = prepare_element(REWORD, story(filled))
    run(filled, commands.save_element, SLUG, replace(element(filled, "e"), title="Intussen"))
    before = ask(filled, list_snapshots, SLUG)
    with pytest.raises(commands.EditConflict) as conflict:
        apply(filled, REWORD, card)
    assert conflict.value.theirs.title == "Intussen"
    assert ask(filled, list_snapshots, SLUG) == before
    assert ask(filled, list_lessons, SLUG)[0].applied_on is None


def test_what_was_not_on_the_screen_is_not_made(filled):
    prepare(filled, REMOVE)
    with pytest.raises(NotAccepted, match="net veranderd"):
        apply(filled, REMOVE, seen=replace(REMOVE, element="e"))
    assert element(filled, "a")


def test_a_lesson_changes_the_story_once(filled):
    prepare(filled, ADD)
    apply(filled, ADD)
    with pytest.raises(NotAccepted, match="al verwerkt"):
        apply(filled, ADD)


def test_a_lesson_that_is_gone_changes_nothing(filled):
    prepare(filled, ADD)
    run(filled, commands.remove_lesson, SLUG, LESSON.key)
    with pytest.raises(NotFound):
        apply(filled, ADD)


def test_the_log_says_what_was_learned(filled):
    prepare(filled, ADD)
    apply(filled, ADD)
    newest = ask(filled, list_log, SLUG)[0]
    assert say_entry(newest).startswith(
        "veranderde het verhaal door wat er geleerd is: ‘Koffie helpt’"
    )
