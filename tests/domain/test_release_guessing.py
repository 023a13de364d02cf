"""What is shown of a sensitive question never tells of fewer than five, whatever is reasoned.

Here somebody knows the rules themselves, and tries every table of answers that would look like what
is shown: its bars, its medians and means. What is the same in all of them, they know. For numbers
that can only be added and subtracted see test_release_differencing.py.
"""

from collections import Counter
from decimal import Decimal
from itertools import combinations, product
from operator import itemgetter

import numpy as np
import pytest

import veranderverhaal.release_rules as rules
import veranderverhaal.release_uitkomst as making
from tests.metingen import options
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.release_blocks import score_question
from veranderverhaal.release_rules import Slot, join_neighbours, join_others
from veranderverhaal.release_uitkomst import counts_of, make_uitkomst

LADDER = Question(
    "q", QuestionKind.LADDER, "?", options=options("A", "B", "C", "D"), sensitive=True
)
ONE_OF = Question(
    "q", QuestionKind.ONE_OF, "?", options=options("A", "B", "C", "D"), sensitive=True
)
NUMBER = Question(
    "q",
    QuestionKind.NUMBER,
    "?",
    minimum=Decimal(0),
    maximum=Decimal(3),
    dont_know=False,
    sensitive=True,
)
CODES = {LADDER: "abcd", ONE_OF: "abcd", NUMBER: "0123"}
LONELY = "eenzaamheid-6"
# Every score there is, or of WHO-5 a few on both sides of what its owner calls low.
SCORES = {
    f"={LONELY}": "0123456",
    f"={LONELY}/social": "0123",
    "=who-5": ("0", "20", "32", "52", "100"),
}
# People by their score on loneliness in two parts: all that the ranges of both parts and of the
# whole tell apart.
IN_PARTS = ((0, 0), (0, 1), (1, 0), (0, 3), (3, 0), (1, 1), (3, 3))


def tables(n, many):
    """Every way in which n people give so many answers."""
    if many == 1:
        return [(n,)]
    return [(first, *rest) for first in range(n + 1) for rest in tables(n - first, many - 1)]


def what_is_told(shown_of, n, many):
    """The tables of which something small is told: one answer of a few, or several together."""
    alike = {}
    for table in tables(n, many):
        alike.setdefault(shown_of(table), []).append(table)
    some = [one for size in range(1, many + 1) for one in combinations(range(many), size)]
    for possible in alike.values():
        found = np.array(possible)
        for places in some:
            sums = found[:, places].sum(axis=1)
            if 0 < sums[0] < rules.MIN_SENSITIVE and (sums == sums[0]).all():
                yield possible[0], places


def joined_by(join):
    def shown_of(table):
        slots = [Slot((str(place),), "", count) for place, count in enumerate(table)]
        return tuple((one.codes, one.count) for one in join(slots))

    return shown_of


def released_as(question, values=()):
    def shown_of(table):
        codes = Counter()
        for code, count in zip(values or CODES[question], table, strict=True):
            codes[code] += count
        found = make_uitkomst(question, "m", counts_of(question, sum(table), codes))
        bars = tuple((one.codes, one.count) for one in found.bars)
        return bars, found.headline, found.median, found.middle, found.mean

    return shown_of


SIZES = [*product(range(10, 41), [2, 3]), *product([10, 11, 12, 13, 16, 17, 20, 24], [4]), (17, 5)]


@pytest.mark.parametrize("join", [join_neighbours, join_others])
def test_joined_answers_tell_nothing_small_to_who_knows_the_rule(join):
    assert [found for size in SIZES for found in what_is_told(joined_by(join), *size)] == []


@pytest.mark.parametrize("question", [LADDER, ONE_OF, NUMBER], ids=lambda one: one.kind.value)
def test_nor_do_medians_middle_halves_and_means(question):
    for n in (10, 13):
        assert list(what_is_told(released_as(question), n, 4)) == []


@pytest.mark.parametrize("key", SCORES)
def test_nor_does_a_score_in_the_ranges_of_its_owner(key):
    question, values = score_question(key), SCORES[key]
    assert list(what_is_told(released_as(question, values), 10, len(values))) == []


def test_nor_do_a_score_and_its_parts_beside_each_other():
    shown = [
        released_as(score_question(f"={LONELY}{part}"), [str(score(one)) for one in IN_PARTS])
        for part, score in (("", sum), ("/emotional", itemgetter(0)), ("/social", itemgetter(1)))
    ]
    found = what_is_told(lambda table: tuple(one(table) for one in shown), 10, len(IN_PARTS))
    assert list(found) == []


def test_the_search_finds_what_a_score_in_ranges_of_a_few_would_tell(monkeypatch):
    monkeypatch.setattr(making, "_without_small", lambda _, slots: slots)
    key = f"={LONELY}/social"
    assert any(what_is_told(released_as(score_question(key), SCORES[key]), 10, 4))


def test_the_search_finds_what_medians_and_means_of_small_answers_would_tell(monkeypatch):
    monkeypatch.setattr(making, "_ends", lambda _: (COUNTED, COUNTED))

    def shown_of(table):
        COUNTED.clear()
        COUNTED.update({Decimal(at): count for at, count in enumerate(table) if count})
        return released_as(NUMBER)(table)

    assert any(what_is_told(shown_of, 10, 4))


COUNTED = {}


@pytest.mark.parametrize(
    ("name", "instead", "join"),
    [
        ("_is_too_few", lambda _: False, join_neighbours),
        ("_tells_of_parts", lambda count, _: count < 10, join_others),
        ("_tells_of_parts", lambda count, _: count < 5, join_others),
    ],
    ids=["joining", "three fours", "four and four"],
)
def test_the_search_finds_what_a_rule_for_joining_would_tell(monkeypatch, name, instead, join):
    monkeypatch.setattr(rules, name, instead)
    assert any(any(what_is_told(joined_by(join), *size)) for size in SIZES)
