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
    return {key: tuple(sorted(ones, key=_began)) for key, ones in found.items() if len(ones) > 1}


def are_linked(before: Meting, after: Meting) -> bool:
    """Whether the same people can be recognised in both rounds by their own code."""
    return before.linked and after.linked


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


def _began(meting: Meting) -> date:
    """A round without a date comes after those that have one, in the order they were made."""
    return meting.starts_on or date.max
