"""No set of permitted views tells of fewer than five people, whatever is subtracted.

The test plays somebody who keeps everything that was ever released of a meting: every question, for
everyone and by every axis, at each step while it was open and after it closed. Each number becomes
an equation over what is unknown (how many people of this group, counted at this step, gave this
answer). Then it asks, by exact elimination, whether the answers of any small group follow.

What somebody knows beforehand: who answered a question either gave an answer, did not know, or is
counted as skipping it; and how many gave each answer to a plain question, for everyone.
"""

from collections import Counter
from itertools import combinations
from random import Random

import pytest

import tests.domain.released_histories as histories
import veranderverhaal.release as releasing
import veranderverhaal.release_groups as grouping
import veranderverhaal.release_steps as steps
import veranderverhaal.release_uitkomst as making
from tests.domain.released_histories import (
    AXES,
    a_history,
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
from veranderverhaal.release_rules import MIN_COUNTS, MIN_SENSITIVE
from veranderverhaal.tally import QUESTION_AXIS

SMALL = range(1, MIN_SENSITIVE)


# What may never follow.


def small_parts(unknowns):
    """Groups, or several together, in one layer or in several, as far as they are few."""
    layers, groups = unknowns.layers, unknowns.groups
    for many_layers in range(1, len(layers) + 1):
        for span in combinations(layers, many_layers):
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


def what_leaks(looks):
    """The forbidden numbers that follow from everything released."""
    looks = [look for look in looks if len(look.seen) >= MIN_COUNTS]
    released = [(view, look, look.released(view)) for look in looks for view in ("", *AXES)]
    found = []
    for axis in AXES if looks else ():
        unknowns = Unknowns(looks[0].vragenlijst.questions, seen_of(looks), axis)
        for view, look, uitkomsten in released:
            if view in ("", axis):
                learn_response(unknowns, look, uitkomsten.response)
            for uitkomst in (one for block in uitkomsten.blocks for one in block.uitkomsten):
                is_fine = uitkomst.group is not None or uitkomst.question.sensitive
                seen = look.told if is_fine else look.seen
                if view in ("", axis):
                    learn(unknowns, seen, uitkomst)
                elif axis.startswith(QUESTION_AXIS):
                    learn_crosswise(unknowns, seen, uitkomst)
        wanted = list(forbidden(unknowns))
        targets = unknowns.matrix([columns_of(unknowns, *one[1:]) for one in wanted])
        reduced, pivots = reduce_rows(unknowns.matrix(unknowns.rows))
        follows = determined(reduced, pivots, targets) if wanted else []
        found += [(axis, one) for one, leaks in zip(wanted, follows, strict=True) if leaks]
    return found


def seen_of(looks):
    return [seen for look in looks for seen in (look.seen, look.told)]


def test_nothing_released_tells_of_fewer_than_five_people():
    for seed in range(25):
        random = Random(seed)
        n = random.randint(10, 80)
        looks = random.sample(range(1, n + 1), random.randint(0, 2))
        assert what_leaks(a_history(random, n, looks, changes=0)) == [], seed


def test_nor_does_anything_that_changes_after_the_closing():
    for seed in range(6):
        random = Random(seed)
        looks = a_history(random, random.randint(10, 60), [], changes=5)
        assert what_leaks(looks) == [], seed
        assert not are_few(looks), seed


def who_was_seen(looks):
    """For everyone, in what they were seen."""
    seen = [look.seen for look in looks if len(look.seen) >= MIN_COUNTS]
    people = {one for these in seen for one in these}
    return [tuple(one in these for these in seen) for one in people]


# The search must find it when a rule is left out.


def leaks_somewhere(seeds=400):
    for seed in range(seeds):
        random = Random(seed)
        n = random.randint(30, 80)
        if what_leaks(a_history(random, n, random.sample(range(1, n), 2), changes=0)):
            return True
    return False


def leaks_after_a_change(seeds=400, *, few_are_seen):
    """The long search only where it can find something."""
    for seed in range(seeds):
        random = Random(seed)
        looks = a_history(random, random.randint(30, 80), [], changes=3)
        if (not few_are_seen or are_few(looks)) and what_leaks(looks):
            return True
    return False


def are_few(looks):
    """Whether a few people were in and out of everything alike."""
    return bool(set(SMALL) & set(Counter(who_was_seen(looks)).values()))


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


@pytest.mark.parametrize(("module", "name", "instead"), LEFT_OUT)
def test_the_search_finds_what_a_rule_that_is_left_out_would_tell(
    monkeypatch, module, name, instead
):
    monkeypatch.setattr(module, name, instead)
    assert leaks_somewhere()


AFTER = [
    pytest.param(steps, "may_change", lambda changing, _: changing > 0, id="five that change"),
    pytest.param(steps, "may_change", lambda changing, _: changing > 4, id="five that stay"),
    pytest.param(steps, "counted_now", lambda waiting, *_, **__: waiting, id="five that join"),
    pytest.param(releasing, "told_tally", lambda _, tally: tally, id="what was told"),
]


@pytest.mark.parametrize(("module", "name", "instead"), AFTER)
def test_the_search_finds_what_a_change_would_tell(monkeypatch, module, name, instead):
    monkeypatch.setattr(module, name, instead)
    monkeypatch.setattr(histories, "KEEPS_TOLD", name != "told_tally")
    assert leaks_after_a_change(few_are_seen=name != "told_tally")


def test_the_search_finds_what_groups_and_sensitive_questions_tell_while_open(monkeypatch):
    monkeypatch.setattr(releasing, "told_tally", lambda _, tally: tally)
    assert leaks_somewhere()
