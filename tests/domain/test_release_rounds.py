"""Whatever is subtracted of a few rounds of the same people, nobody is told apart.

Somebody keeps all that is shown of every round and of every two rounds. Each number becomes an
equation over who took part in which rounds and answered what; then it is asked whether the answers
of those follow who were in a few rounds only and are fewer than five. What the rounds tell by
themselves, as when all of them gave one answer, is not told by comparing them.
"""

from itertools import combinations, product
from random import Random

import numpy as np
import pytest

import veranderverhaal.comparing as comparing
import veranderverhaal.release_change as changing
from tests.domain.linked_rounds import (
    LADDER,
    SENSITIVE,
    YES_NO,
    Known,
    released_rounds,
    some_people,
)
from tests.domain.subtracting import determined, reduce_rows
from veranderverhaal.release_rules import MIN_SENSITIVE

SMALL = range(1, MIN_SENSITIVE)


def forbidden(known, question):
    """Numbers that may not follow, and of how many people each is.

    The answers in a round of those few who took part in these rounds; and of a sensitive question
    the steps of a few.
    """
    rounds = range(known.names.shape[1])
    sizes = {one: known.many[known.is_of(one)].sum() for one in known.patterns}
    for size in (1, 2):
        for span in combinations(known.patterns, size):
            if sum(sizes[one] for one in span) in SMALL:
                yield from answers_of(known, span)
    if question.sensitive:
        for first, last in combinations(rounds, 2):
            for code, other in product(known.codes, repeat=2):
                step = known.answered(first, [code]) & known.answered(last, [other])
                if known.many[step].sum() in SMALL:
                    yield step, step


def answers_of(known, span):
    few = np.any([known.is_of(one) for one in span], axis=0)
    for place in range(known.names.shape[1]):
        answered = few & known.answered(place, known.codes)
        if all(one[place] for one in span) and known.many[answered].any():
            yield from (
                (answered & known.answered(place, [code]), answered) for code in known.codes
            )


def tells(question, people):
    """How many forbidden numbers follow from comparing, that the rounds do not tell already."""
    rounds, changes = released_rounds(question, people)
    known = Known(question, people)
    wanted = list(forbidden(known, question))
    if not wanted or not any(change.has_numbers for change in changes.values()):
        return 0
    for place, uitkomsten in enumerate(rounds):
        known.learn_round(place, uitkomsten)
    already = follows(known, wanted)
    for (first, last), change in changes.items():
        known.learn_change(first, last, change)
    return int((follows(known, wanted) & ~already).sum())


def follows(known, wanted):
    """Which numbers follow. That all of many people gave one answer, or none of them did, is seen
    in what is shown of them: only what takes subtracting counts."""
    rows, possible = known.equations()
    reduced, pivots = reduce_rows(rows)
    chosen = np.array([one for one, _ in wanted])[:, possible]
    others = np.array([all_of & ~one for one, all_of in wanted])
    is_seen = ~chosen.any(axis=1) | (others.any(axis=1) & ~others[:, possible].any(axis=1))
    return determined(reduced, pivots, chosen.astype(np.int64)) & ~is_seen


def a_search(seeds, questions=(YES_NO, LADDER, SENSITIVE)):
    for seed in seeds:
        random = Random(seed)
        question, rounds = random.choice(questions), random.choice([2, 3, 3, 4])
        yield seed, tells(question, some_people(random, question, rounds))


def test_nothing_that_is_released_of_linked_rounds_tells_of_fewer_than_five():
    assert [seed for seed, count in a_search(range(250)) if count] == []


def every_two(metingen):
    return frozenset((one.key, other.key) for one, other in combinations(metingen, 2))


LEFT_OUT = [
    pytest.param(comparing, "rounds_with_steps", every_two, id="one table for each round"),
    pytest.param(changing, "_tells_steps", lambda *_, **__: False, id="ways that are steps"),
    pytest.param(changing, "MIN_GROUP", 1, id="those who took part once"),
    pytest.param(changing, "is_small", lambda _: False, id="few of a sensitive question"),
]


@pytest.mark.parametrize(("module", "name", "instead"), LEFT_OUT)
def test_the_search_finds_what_a_rule_that_is_left_out_would_tell_of_rounds(
    monkeypatch, module, name, instead
):
    monkeypatch.setattr(module, name, instead)
    assert any(count for _, count in a_search(range(400)))
