"""What a lesson starts from, and what its change makes of the story."""

from dataclasses import replace
from datetime import date

import pytest

from tests.stories import aanpak, element, small_bundle
from veranderverhaal.bijeenkomst import Bijeenkomst, GuestRole, Topic
from veranderverhaal.duiding import Duiding
from veranderverhaal.lesson import Lesson, StoryChange, StoryChangeKind
from veranderverhaal.lesson_story import (
    GONE,
    begin_lesson,
    find_change,
    lesson_starts,
    lost_verbanden,
    prepare_element,
    say_origin,
    say_story_change,
    say_verband,
    story_after,
    version_name,
)
from veranderverhaal.model import MAX_TITLE, Layer
from veranderverhaal.text import NotAccepted

STORY = small_bundle().veranderverhaal
DAY = date(2026, 3, 4)
EVENING = Bijeenkomst(
    "avond",
    "Avond in de tuin",
    held_on=DAY,
    topics=(Topic("kennen", "Elkaar kennen"), Topic("rust", "Rust")),
)
SAID = Duiding("avond", "kennen", meaning="We nodigen de flat uit.")
ADD = StoryChange(StoryChangeKind.ADD, Layer.AANPAK, title="Koffie op dinsdag")
REWORD = StoryChange(StoryChangeKind.REWORD, element="a", title="Samen eten")
REMOVE = StoryChange(StoryChangeKind.REMOVE, element="a")


def titles(story):
    return [one.title for one in story.elements]


def test_what_something_means_is_offered_as_a_start_with_its_bijeenkomst():
    (start,) = lesson_starts([SAID], [EVENING], [])
    assert start.title == "‘Avond in de tuin’ (Elkaar kennen)"
    assert start.said == (("iedereen samen", "We nodigen de flat uit."),)
    begun = begin_lesson(start)
    assert (begun.text, begun.bijeenkomst, begun.topic) == (SAID.meaning, "avond", "kennen")


def test_what_has_a_lesson_is_not_offered_again_and_what_means_nothing_never():
    lesson = Lesson("l", "Nodig uit", bijeenkomst="avond", topic="kennen")
    silent = replace(SAID, topic="rust", meaning="")
    assert lesson_starts([SAID, silent], [EVENING], [lesson]) == ()


def test_what_parties_said_stays_side_by_side_and_none_of_it_becomes_the_lesson():
    other = replace(SAID, party=GuestRole.GEMEENTE, meaning="Te veel werk.")
    (start,) = lesson_starts([other, SAID], [EVENING], [])
    assert [party for party, _ in start.said] == ["iedereen samen", "gemeente"]
    begun = begin_lesson(start)
    assert begun.text == ""
    assert "gemeente: Te veel werk." in begun.explanation


def test_the_newest_bijeenkomst_is_offered_first():
    later = replace(EVENING, key="later", name="Later", held_on=date(2026, 9, 1))
    starts = lesson_starts([SAID, replace(SAID, bijeenkomst="later")], [EVENING, later], [])
    assert [one.bijeenkomst for one in starts] == ["later", "avond"]


def test_words_too_long_for_a_sentence_become_the_explanation():
    (start,) = lesson_starts([replace(SAID, meaning="a " * 400)], [EVENING], [])
    assert (begin_lesson(start).text, len(begin_lesson(start).explanation)) == ("", 800)


def test_a_lesson_says_where_it_came_from_as_long_as_that_is_there():
    lesson = Lesson("l", "Nodig uit", bijeenkomst="avond", topic="kennen")
    assert say_origin(lesson, [EVENING]) == "Uit ‘Avond in de tuin’ (Elkaar kennen), 4 maart 2026"
    assert say_origin(lesson, []) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (ADD, "Erbij in de laag ‘Aanpak’: ‘Koffie op dinsdag’."),
        (REWORD, "Het kaartje ‘{a}’ wordt ‘Samen eten’."),
        (REMOVE, "Het kaartje ‘{a}’ gaat weg."),
        (replace(REMOVE, element="weg"), GONE),
    ],
)
def test_a_prepared_change_is_told_in_a_sentence(change, words):
    assert say_story_change(change, STORY) == words.format(a=STORY.element("a").title)


def test_a_card_is_added_to_the_story_that_is_shown():
    after = story_after(STORY, ADD, prepare_element(ADD, STORY))
    assert titles(after) == [*titles(STORY), "Koffie op dinsdag"]
    assert after.layer(Layer.AANPAK)[-1].title == "Koffie op dinsdag"
    assert after.verbanden == STORY.verbanden


def test_a_card_gets_its_new_words_and_keeps_the_rest():
    card = prepare_element(REWORD, STORY)
    assert replace(card, title=STORY.element("a").title) == STORY.element("a")
    after = story_after(STORY, REWORD, card)
    assert after.element("a").title == "Samen eten"
    assert after.verbanden == STORY.verbanden


def test_a_card_goes_with_its_verbanden():
    lost = lost_verbanden(STORY, REMOVE)
    assert lost
    after = story_after(STORY, REMOVE, prepare_element(REMOVE, STORY))
    assert [one.key for one in after.elements] == [k.key for k in STORY.elements if k.key != "a"]
    assert set(after.verbanden) == set(STORY.verbanden) - set(lost)
    assert "→" in say_verband(lost[0], STORY)


def test_a_card_without_a_title_yet_can_be_drawn():
    empty = replace(prepare_element(ADD, STORY), title=" ")
    assert story_after(STORY, ADD, empty).elements[-1].title == "…"


def test_the_version_from_before_says_until_when_and_why():
    assert version_name(Lesson("l", "Koffie helpt"), DAY) == "Tot 4 maart 2026, voor: Koffie helpt"
    assert len(version_name(Lesson("l", "a" * 300), DAY)) <= MAX_TITLE


@pytest.mark.parametrize(
    ("lesson", "seen", "field"),
    [
        (Lesson("l", "x", change=ADD, applied_on=DAY), ADD, "lesson"),
        (Lesson("l", "x"), ADD, "lesson"),
        (Lesson("l", "x", change=REMOVE), REWORD, "lesson"),
        (Lesson("l", "x", change=replace(REMOVE, element="weg")), None, "element"),
    ],
    ids=["made", "none", "another", "gone"],
)
def test_a_change_that_cannot_be_made_is_refused(lesson, seen, field):
    with pytest.raises(NotAccepted) as refused:
        find_change(lesson, seen or lesson.change, STORY)
    assert refused.value.field == field


def test_a_change_that_can_be_made_is_found():
    other = replace(STORY, elements=(*STORY.elements, aanpak("z"), element("y", Layer.DIRECT)))
    assert find_change(Lesson("l", "x", change=ADD), ADD, other) == ADD
