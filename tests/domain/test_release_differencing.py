"""No set of permitted views tells of fewer than five people, whatever is subtracted.

The test plays somebody who keeps everything that was ever released of a meting: every question, for
everyone and by every axis, at each step while it was open and after it closed. Each number becomes
an equation over what is unknown (how many people of this group, counted at this step, gave this
answer). Then it asks, by exact elimination, whether the answers of any small group follow.

What somebody knows beforehand: who answered a question either gave an answer, did not know, or is
counted as skipping it; and how many gave each answer to a plain question, for everyone.
"""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings

import veranderverhaal.release as releasing
import veranderverhaal.release_groups as grouping
import veranderverhaal.release_uitkomst as making
from tests.domain.released_histories import (
    AGE,
    AXES,
    HELPS,
    OTHERS,
    a_list,
    a_response,
    all_released,
    meting_histories,
)
from tests.domain.subtracting import (
    PEOPLE,
    SKIPPED,
    Unknowns,
    all_codes,
    answers_of,
    columns_of,
    count_of,
    determined,
    learn,
    learn_crosswise,
    learn_response,
    people_in,
    reduce_rows,
)
from veranderverhaal.question import DONT_KNOW
from veranderverhaal.release_rules import MIN_SENSITIVE
from veranderverhaal.tally import QUESTION_AXIS

SMALL = range(1, MIN_SENSITIVE)


# What may never follow.


def small_parts(unknowns):
    """Groups, or several together, counted in one step or in several, as far as they are few."""
    layers, groups = unknowns.layers, unknowns.groups
    for first, last in combinations(range(len(layers) + 1), 2):
        span = layers[first:last]
        yield tuple(groups), span
        few = [one for one in groups if people_in(unknowns, [one], span) in range(15)]
        for many in range(1, 4):
            yield from ((some, span) for some in combinations(few, many) if len(groups) > many)


def forbidden(unknowns):
    """The numbers that would tell of a few people: what it is, and where.

    The answers of a group, or of a step, of a few people; those of a group to a question that few
    of it answered; and a few people at an answer to a sensitive question. The size of a group by a
    plain question is how many gave that answer: no secret. Of everyone that was added at a step, an
    answer of a few people may follow: see veranderverhaal.release.
    """
    is_asked = unknowns.axis.startswith(QUESTION_AXIS)
    for groups, span in small_parts(unknowns):
        everybody = len(groups) == len(unknowns.groups)
        few = people_in(unknowns, groups, span) in SMALL
        if few and not is_asked:
            yield "size", groups, span, PEOPLE, [""]
        for question in unknowns.questions:
            if f"{QUESTION_AXIS}{question.key}" == unknowns.axis:
                continue
            codes = answers_of(question)
            answered = count_of(unknowns, groups, span, question.key, codes)
            few_answered = few or (not everybody and answered in SMALL)
            for code in all_codes(question):
                count = count_of(unknowns, groups, span, question.key, [code])
                is_answer = code not in (SKIPPED, DONT_KNOW)
                if few or (few_answered and is_answer):
                    yield "answers", groups, span, question.key, [code]
                elif question.sensitive and count in SMALL and code != SKIPPED:
                    yield "sensitive", groups, span, question.key, [code]


def what_leaks(vragenlijst, responses, looks):
    """The forbidden numbers that follow from everything released."""
    released = list(all_released(vragenlijst, responses, looks))
    sizes = [size for size, _axis, _found in released]
    found = []
    for axis in AXES:
        unknowns = Unknowns(vragenlijst.questions, responses, axis, sizes)
        for until, view, uitkomsten in released:
            if view in ("", axis):
                learn_response(unknowns, until, uitkomsten.response)
            for block in uitkomsten.blocks:
                for uitkomst in block.uitkomsten:
                    if view in ("", axis):
                        learn(unknowns, until, uitkomst)
                    elif axis.startswith(QUESTION_AXIS):
                        learn_crosswise(unknowns, until, uitkomst)
        wanted = list(forbidden(unknowns))
        targets = unknowns.matrix([columns_of(unknowns, *one[1:]) for one in wanted])
        reduced, pivots = reduce_rows(unknowns.matrix(unknowns.rows))
        follows = determined(reduced, pivots, targets) if wanted else []
        found += [(axis, one) for one, leaks in zip(wanted, follows, strict=True) if leaks]
    return found


@settings(max_examples=25)
@given(meting_histories())
def test_nothing_released_tells_of_fewer_than_five_people(history):
    assert what_leaks(*history) == []


# The search must find it when a rule is left out.


def leaks_somewhere(seeds=400):
    for seed in range(seeds):
        random = Random(seed)
        vragenlijst = a_list([AGE, HELPS, *random.sample(OTHERS, 2)])
        lopsided, gaps = random.choice([1.2, 2.0, 3.0, 5.0]), random.choice([0.0, 0.03, 0.2])
        n = random.randint(30, 80)
        found = [a_response(random, vragenlijst, lopsided, gaps) for _ in range(n)]
        if what_leaks(vragenlijst, found, sorted(random.sample(range(1, n), 2))):
            return True
    return False


def no_complement(sizes, whole, *, candidates):
    return frozenset(one for one in candidates if sizes.get(one, 0) >= grouping.MIN_GROUP)


def by_question_only(_, groups):
    return frozenset(groups)


LEFT_OUT = [
    pytest.param(grouping, "_large_enough", no_complement, id="complementary suppression"),
    pytest.param(grouping, "MIN_GROUP", 1, id="the least size of a group"),
    pytest.param(releasing, "groups_to_show", by_question_only, id="the same groups everywhere"),
    pytest.param(releasing, "tells_of_small_groups", lambda *_: False, id="tables of two groups"),
    pytest.param(making, "_without_small", lambda _, slots: slots, id="joining small answers"),
    pytest.param(making, "_hide_few_unknowing", lambda found: found, id="few who do not know"),
    pytest.param(releasing, "is_small", lambda _: False, id="small help"),
    pytest.param(
        releasing,
        "show_parts",
        lambda parts, _: {key: count for key, count in parts.items() if count > 4},
        id="what is missing from the response",
    ),
]


def test_nothing_leaks_with_all_rules():
    assert not leaks_somewhere(seeds=60)


@pytest.mark.parametrize(("module", "name", "instead"), LEFT_OUT)
def test_the_search_finds_what_a_rule_that_is_left_out_would_tell(
    monkeypatch, module, name, instead
):
    monkeypatch.setattr(module, name, instead)
    assert leaks_somewhere()


class NeverOpen:
    """As if the rules for an open meting were not there."""

    OPEN = "never"


def test_the_search_finds_what_groups_and_sensitive_questions_tell_while_open(monkeypatch):
    monkeypatch.setattr(releasing, "MetingState", NeverOpen)
    assert leaks_somewhere()
