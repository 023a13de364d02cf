"""What may be shown of the same people in two rounds."""

from dataclasses import replace

import pytest

from tests.domain.released_histories import a_list, tally_of
from tests.metingen import a_meting, options
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.release import show_change
from veranderverhaal.tally import TOLD
from veranderverhaal.uitkomst import Shown

CLOSED = a_meting(state=MetingState.CLOSED)
OPEN = a_meting(state=MetingState.OPEN)
LADDER = Question("trede", QuestionKind.LADDER, "Welke trede?", options=options("A", "B", "C"))
YES_NO = Question("vaker", QuestionKind.YES_NO, "Kom je vaker?")
SENSITIVE = replace(LADDER, sensitive=True)
# All three answers are given before and after.
MIXED = {("a", "b"): 8, ("b", "c"): 5, ("c", "a"): 5, ("a", "a"): 5}


def tally_at(question, given):
    """So many people at each answer."""
    answers = [code for code, count in given.items() for _ in range(count)]
    return tally_of(a_list([question]), [Response({question.key: (code,)}) for code in answers])


def side(pairs, place):
    found = {}
    for pair, count in pairs.items():
        found[pair[place]] = found.get(pair[place], 0) + count
    return found


def change_of(pairs, question=LADDER, *, once=0, meting=CLOSED, with_steps=True):
    """`once` people took part in the first round only, and gave its first answer."""
    before, after = side(pairs, 0), side(pairs, 1)
    before[next(iter(before))] += once
    tallies = tally_at(question, before), tally_at(question, after)
    return show_change(question, CLOSED, meting, pairs, *tallies, with_steps=with_steps)


def test_the_same_people_go_up_or_down():
    change = change_of({("a", "b"): 8, ("b", "a"): 1, ("a", "a"): 5})
    assert (change.n, change.up, change.same, change.down) == (14, 8, 5, 1)
    assert float(change.p) == 0.0390625
    assert change.steps[("a", "b")] == 8


def test_a_change_of_few_or_in_an_open_meting_is_not_shown():
    assert change_of({("a", "b"): 9}).n is None
    assert change_of({("a", "b"): 20}, meting=OPEN).shown is Shown.WITHHELD
    assert change_of({("a", "b"): 5, ("a", "a"): 9}).p is None


@pytest.mark.parametrize(("once", "has_steps"), [(0, True), (9, False), (10, True)])
def test_steps_do_not_tell_of_the_few_who_took_part_once(once, has_steps):
    change = change_of(MIXED, once=once)
    assert (change.up, change.same, change.down) == (13, 5, 5)
    assert (change.steps is not None) is has_steps


def test_a_round_that_stands_in_another_table_shows_no_steps():
    change = change_of(MIXED, with_steps=False)
    assert (change.up, change.same, change.down, change.steps) == (13, 5, 5, None)


@pytest.mark.parametrize(
    ("question", "pairs"),
    [
        pytest.param(YES_NO, {("no", "yes"): 9, ("yes", "no"): 5, ("no", "no"): 7}, id="two"),
        pytest.param(LADDER, {("a", "b"): 9, ("b", "a"): 5, ("a", "a"): 7}, id="two given"),
        pytest.param(LADDER, {("a", "b"): 9, ("b", "c"): 5, ("c", "c"): 0}, id="all went up"),
        pytest.param(LADDER, {(one, one): 5 for one in "abc"}, id="all stayed"),
    ],
)
@pytest.mark.parametrize("hiding", [{"once": 3}, {"with_steps": False}], ids=str)
def test_up_and_down_are_not_shown_where_they_would_be_the_steps(question, pairs, hiding):
    assert change_of(pairs, question).has_numbers
    assert change_of(pairs, question, **hiding).shown is Shown.WITHHELD


def test_with_more_rounds_nothing_is_shown_where_nobody_went_some_way():
    rising = {("a", "b"): 8, ("b", "c"): 5, ("c", "c"): 5, ("a", "a"): 5}
    assert change_of(rising, once=3).up == 13
    assert change_of(rising, with_steps=False).shown is Shown.WITHHELD


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param({("a", "b"): 4, ("b", "a"): 5, ("a", "a"): 5}, id="up"),
        pytest.param({("a", "b"): 5, ("b", "a"): 5, ("a", "a"): 1}, id="same"),
        pytest.param({("a", "b"): 5, ("b", "a"): 3, ("a", "a"): 5}, id="down"),
    ],
)
def test_nothing_is_shown_of_a_sensitive_question_when_a_few_went_some_way(pairs):
    change = change_of(pairs, SENSITIVE)
    assert (change.shown, change.n, change.up, change.p) == (Shown.WITHHELD, None, None, None)
    assert change_of(pairs).has_numbers


def test_nobody_at_all_may_be_told_of_a_sensitive_question():
    change = change_of({("a", "b"): 6, ("a", "a"): 5}, SENSITIVE)
    assert (change.up, change.same, change.down) == (6, 5, 0)


def test_steps_of_a_few_are_not_shown_of_a_sensitive_question():
    few = change_of(MIXED | {("b", "c"): 4}, SENSITIVE)
    assert (few.up, few.same, few.down, few.steps) == (12, 5, 5, None)
    assert change_of(MIXED, SENSITIVE).steps == MIXED
    two = {("a", "b"): 5, ("b", "a"): 5, ("a", "a"): 6, ("b", "b"): 4}
    assert change_of(two, SENSITIVE).shown is Shown.WITHHELD


def test_a_change_is_not_shown_once_others_are_counted_than_at_the_closing():
    told = {cell._replace(axis=TOLD): 12 for cell in tally_at(LADDER, {"a": 1})}
    tally, more = tally_at(LADDER, {"a": 12}), tally_at(LADDER, {"a": 17})
    given = {("a", "a"): 12}

    def shown(after):
        return show_change(LADDER, CLOSED, CLOSED, given, tally, after, with_steps=True).shown

    assert shown(tally | told) is Shown.COUNTS
    assert shown(more | told) is Shown.WITHHELD
