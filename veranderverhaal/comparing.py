"""Two rounds put side by side, as far as that may be shown: for a screen, a poster, a report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from veranderverhaal.meting import Meting
from veranderverhaal.release import show_change, show_difference
from veranderverhaal.rounds import (
    FAVOURABLE_KINDS,
    ORDERED_KINDS,
    comparable_questions,
    rounds_of,
    rounds_with_steps,
)
from veranderverhaal.tally import Tally
from veranderverhaal.uitkomst import Change, Difference, Uitkomst, Uitkomsten
from veranderverhaal.vragenlijst import Vragenlijst

# By question: how many people went from one answer to another.
Pairs = Mapping[str, Mapping[tuple[str, str], int]]


@dataclass(frozen=True)
class CountedRound:
    """A round as it was counted. Nothing of it may be shown as it is."""

    meting: Meting
    vragenlijst: Vragenlijst
    tally: Tally


def changes_between(
    before: CountedRound, after: CountedRound, pairs: Pairs, metingen: Sequence[Meting]
) -> tuple[Change, ...]:
    """What may be shown of the people who took part twice: each question with an order.

    `metingen` are all of the initiatief: they decide which two rounds show steps.
    """
    with_steps = (before.meting.key, after.meting.key) in rounds_with_steps(metingen)
    questions = comparable_questions(before.vragenlijst, after.vragenlijst, ORDERED_KINDS)
    return tuple(
        show_change(
            question,
            before.meting,
            after.meting,
            pairs.get(question.key, {}),
            before.tally,
            after.tally,
            with_steps=with_steps,
        )
        for question in questions
    )


def differences_between(before: Uitkomsten, after: Uitkomsten) -> tuple[Difference, ...]:
    """What may be shown of two groups of people: each question of which a share is favourable."""
    questions = comparable_questions(before.vragenlijst, after.vragenlijst, FAVOURABLE_KINDS)
    then, now = uitkomst_by_question(before), uitkomst_by_question(after)
    return tuple(
        show_difference(question, then[question.key], now[question.key])
        for question in questions
        if question.key in then and question.key in now
    )


def uitkomst_by_question(uitkomsten: Uitkomsten) -> dict[str, Uitkomst]:
    """What came out for everyone, by the key of the question."""
    return {
        one.question.key: one
        for block in uitkomsten.blocks
        for one in block.uitkomsten
        if one.group is None
    }


def compared_rounds(metingen: Sequence[Meting]) -> Iterator[tuple[Meting, Meting]]:
    """Each two rounds of the same vragenlijst that follow one another, and the first and last."""
    for rounds in rounds_of(metingen).values():
        yield from pairwise(rounds)
        if len(rounds) > 2:
            yield rounds[0], rounds[-1]
