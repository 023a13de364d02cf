"""A second person types one in ten paper forms again: which ones, and what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from veranderverhaal.question import Answer, Answers, Question

# One in ten (domain 5.1: a second-person check of 10%).
CHECK_ONE_IN = 10


@dataclass(frozen=True)
class Difference:
    """One question to which two people typed another answer; () is nothing."""

    question: str
    first: Answer
    second: Answer


def forms_to_check(typed: Sequence[tuple[int, bool]]) -> list[int]:
    """The numbers of the forms to type again, from (number, checked) in the order of typing.

    It is the last of every full ten, unless one of those ten was checked already.
    """
    whole = len(typed) - len(typed) % CHECK_ONE_IN
    tens = (typed[start : start + CHECK_ONE_IN] for start in range(0, whole, CHECK_ONE_IN))
    return [ten[-1][0] for ten in tens if not any(checked for _, checked in ten)]


def find_differences(
    questions: Iterable[Question], first: Answers, second: Answers
) -> tuple[Difference, ...]:
    """The questions with another answer the second time, in their order."""
    pairs = (
        Difference(question.key, first.get(question.key, ()), second.get(question.key, ()))
        for question in questions
    )
    return tuple(one for one in pairs if one.first != one.second)


def settle_differences(first: Answers, chosen: Iterable[tuple[str, Answer]]) -> dict[str, Answer]:
    """The first answers with the right ones put in their place; () takes an answer away."""
    settled = {**first, **dict(chosen)}
    return {key: answer for key, answer in settled.items() if answer}


def next_form_number(taken: Iterable[str], last: str = "") -> str:
    """A number that no form has yet: one higher than the last, else than the highest."""
    numbers = {int(number) for number in taken if number.isascii() and number.isdigit()}
    start = int(last) if last.isascii() and last.isdigit() else max(numbers, default=0)
    candidate = start + 1
    while candidate in numbers:
        candidate += 1
    return str(candidate)
