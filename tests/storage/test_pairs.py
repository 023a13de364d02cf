"""The same people in two metingen, found and counted by the database."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from storage import commands
from storage.finding import NotFound
from storage.response_queries import list_responses
from storage.tally_queries import count_pairs
from tests.metingen import EVERY_KIND, SLUG, a_meting, every_kind, fill_with_meting
from tests.storage.helpers import ask, run
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.vragenlijst import Section

TODAY = date(2026, 11, 20)
BEFORE, AFTER = "voorjaar", "najaar"


@pytest.fixture
def linked(engine):
    fill_with_meting(engine, state=MetingState.CLOSED, linked=True)
    run(engine, commands.add_meting, SLUG, a_meting(key=AFTER, linked=True))
    run(engine, commands.set_meting_state, SLUG, AFTER, MetingState.CLOSED)
    return engine


def said(person, **answers):
    given = {key: (code,) for key, code in answers.items()}
    return Response(given, week="2026-W47", person=person)


def take_in(engine, meting, responses):
    named = {"file_name": "a.csv", "today": TODAY}
    return run(engine, commands.import_responses, SLUG, meting, responses, **named)


def pairs(engine, question=None):
    found = ask(engine, count_pairs, SLUG, BEFORE, AFTER)
    return found if question is None else found[question]


def test_only_people_that_are_there_once_in_each_round_are_paired(linked):
    take_in(linked, BEFORE, [said(one, buren="2") for one in ("a", "b", "c", "c", "", "")])
    take_in(linked, AFTER, [said(one, buren="4") for one in ("a", "b", "b", "c", "d", "")])
    assert pairs(linked, "buren") == {("2", "4"): 1}


def test_dont_know_and_skipped_are_no_step(linked):
    take_in(linked, BEFORE, [said("a", buren="dk"), said("b", buren="1"), said("c", buren="1")])
    take_in(linked, AFTER, [said("a", buren="4"), said("b"), said("c", buren="dk")])
    assert pairs(linked, "buren") == {}


def test_only_questions_with_one_answer_are_compared(linked):
    assert set(pairs(linked)) == {"buren", "vaker", "cijfer", "meedoen", "bekend"}


def test_who_waits_or_was_withdrawn_is_not_paired_and_no_longer_a_double(linked):
    take_in(linked, BEFORE, [said("a", buren="1"), said("b", buren="2"), said("b", buren="3")])
    take_in(linked, AFTER, [said("a", buren="4"), said("b", buren="5")])
    assert pairs(linked, "buren") == {("1", "4"): 1}
    newest, *_ = ask(linked, list_responses, SLUG, BEFORE)
    run(linked, commands.withdraw_response, SLUG, BEFORE, newest.id)
    assert pairs(linked, "buren") == {("1", "4"): 1, ("2", "5"): 1}
    run(linked, commands.set_meting_state, SLUG, AFTER, MetingState.OPEN)
    take_in(linked, BEFORE, [said("c", buren="1")])
    take_in(linked, AFTER, [said("c", buren="1")])
    assert pairs(linked, "buren") == {("1", "4"): 1, ("2", "5"): 1}


def test_a_question_that_means_something_else_by_now_is_not_compared(linked):
    take_in(linked, BEFORE, [said("a", buren="1", meedoen="a")])
    asked_now = every_kind()
    ladder = replace(EVERY_KIND[3], options=EVERY_KIND[3].options[:2])
    saved = replace(asked_now, sections=(Section("jij", "", (EVERY_KIND[0], ladder)),))
    run(linked, commands.save_vragenlijst, SLUG, saved, today=TODAY)
    take_in(linked, AFTER, [said("a", buren="2", meedoen="b")])
    assert pairs(linked) == {"buren": {("1", "2"): 1}}


def test_the_database_counts_what_counting_by_hand_gives(linked):
    random = Random(4)
    people = [f"p{number}" for number in range(60)]

    def round_of(start):
        return {
            one: said(one, buren=str(random.randint(1, 5)), cijfer=str(random.randint(1, 10)))
            for one in people[start : start + 45]
        }

    before, after = round_of(0), round_of(15)
    take_in(linked, BEFORE, list(before.values()))
    take_in(linked, AFTER, list(after.values()))
    for question in ("buren", "cijfer"):
        expected = Counter(
            (before[one].answers[question][0], after[one].answers[question][0])
            for one in before.keys() & after.keys()
        )
        assert pairs(linked, question) == expected


def test_a_meting_that_is_not_there_is_not_found(linked):
    for metingen in ((BEFORE, "weg"), ("weg", AFTER)):
        with pytest.raises(NotFound):
            ask(linked, count_pairs, SLUG, *metingen)
