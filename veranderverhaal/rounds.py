"""Rounds of the same vragenlijst: which may be compared, on which questions."""

from collections.abc import Sequence
from datetime import date

from veranderverhaal.meting import Meting
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst, meaning

# Answers that have an order, so that one person's answer can be higher than before.
ORDERED_KINDS = (
    QuestionKind.STELLING,
    QuestionKind.YES_NO,
    QuestionKind.GRADE,
    QuestionKind.LADDER,
)
# Answers of which a share is favourable, so that two groups of people can be put side by side.
FAVOURABLE_KINDS = (QuestionKind.STELLING, QuestionKind.YES_NO)


def rounds_of(metingen: Sequence[Meting]) -> dict[str, tuple[Meting, ...]]:
    """By vragenlijst its rounds, oldest first; only where there are two or more."""
    found: dict[str, list[Meting]] = {}
    for meting in metingen:
        found.setdefault(meting.vragenlijst, []).append(meting)
    return {key: oldest_first(ones) for key, ones in found.items() if len(ones) > 1}


def oldest_first(metingen: Sequence[Meting]) -> tuple[Meting, ...]:
    """A round without a date comes after those that have one, in the order they were made."""
    return tuple(sorted(metingen, key=lambda one: one.starts_on or date.max))


def are_linked(before: Meting, after: Meting) -> bool:
    """Whether the same people can be recognised in both rounds by their own code."""
    return before.linked and after.linked


def rounds_with_steps(metingen: Sequence[Meting]) -> frozenset[tuple[str, str]]:
    """By key the two rounds of which may be shown from which answer to which people went.

    Each round stands in one such table at most: of the linked rounds of a vragenlijst, oldest
    first, the first with the second, the third with the fourth. Were there one of the first with
    the second and one of the second with the third, then whoever took part in all three stands in
    both; subtract them, and what is left are the answers of the few who missed a round. Tables
    that have nobody and no round in common leave nothing to subtract. All others show only how many
    went up, stayed and went down.

    `metingen` are all of an initiatief, also those without answers: a table must not go to another
    round when they come. It does go to another when somebody changes the dates so that the order
    changes, or takes a round away: who keeps the tables of before and after then has both.
    """
    found: set[tuple[str, str]] = set()
    for rounds in rounds_of([one for one in metingen if one.linked]).values():
        found.update(
            (one.key, other.key) for one, other in zip(rounds[::2], rounds[1::2], strict=False)
        )
    return frozenset(found)


def comparable_questions(
    before: Vragenlijst, after: Vragenlijst, kinds: Sequence[QuestionKind]
) -> tuple[Question, ...]:
    """The questions of these kinds that meant the same in both rounds, worded as asked last."""
    asked = {question.key: meaning(question) for question in before.questions}
    return tuple(
        question
        for question in after.questions
        if question.kind in kinds and asked.get(question.key) == meaning(question)
    )
