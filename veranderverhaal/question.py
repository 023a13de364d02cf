"""Questions as data, and what counts as an answer to one. Codes know no language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from veranderverhaal.numbers import parse_number
from veranderverhaal.text import NotAccepted, clean_text

DONT_KNOW = "dk"
MAX_OPEN_ANSWER = 2000
MAX_OPTIONS = 60
# Of a ladder and a ranking: what is sent and counted grows with the square of their number.
MAX_IN_ORDER = 30
# Five steps, always in this order (domain: (helemaal) oneens ... (helemaal) eens).
STELLING_CODES = ("1", "2", "3", "4", "5")
YES_NO_CODES = ("yes", "no")
GRADE_CODES = tuple(str(grade) for grade in range(1, 11))

Answer = tuple[str, ...]
Answers = Mapping[str, Answer]


class QuestionKind(StrEnum):
    """What a question asks for."""

    STELLING = "stelling"  # five steps from helemaal oneens to helemaal eens
    YES_NO = "yes_no"
    GRADE = "grade"  # a rapportcijfer, 1 to 10
    LADDER = "ladder"  # one trede; options in rising order
    ONE_OF = "one_of"
    SEVERAL_OF = "several_of"  # never a scale: shares may add to more than 100
    RANK = "rank"  # options in the order of preference
    NUMBER = "number"
    OPEN = "open"


class Fault(StrEnum):
    """Why an answer is refused; the form says it in the language of the respondent."""

    NOT_OFFERED = "not_offered"
    TOO_MANY = "too_many"
    TWICE = "twice"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"


class AnswerRefused(ValueError):
    """An answer that the question did not offer."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Option:
    """One choice of a question of its own: a code that never changes, and its Dutch label."""

    code: str
    label: str


@dataclass(frozen=True)
class Translation:
    """A question in another language, by the group itself. Labels in the order of the options."""

    language: str
    text: str
    help: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question. `options` only for LADDER, ONE_OF, SEVERAL_OF and RANK; bounds for NUMBER.

    `instrument` and `item` name where it comes from, with `variant`; a figure is compared with
    others of the same variant only.
    """

    key: str
    kind: QuestionKind
    text: str
    help: str = ""
    options: tuple[Option, ...] = ()
    dont_know: bool = True
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    sensitive: bool = False
    instrument: str = ""
    item: str = ""
    variant: str = ""
    translations: tuple[Translation, ...] = ()


def offered_codes(question: Question) -> tuple[str, ...]:
    """The codes that may be chosen, in their order, DONT_KNOW last; empty for NUMBER and OPEN."""
    fixed = {
        QuestionKind.STELLING: STELLING_CODES,
        QuestionKind.YES_NO: YES_NO_CODES,
        QuestionKind.GRADE: GRADE_CODES,
    }
    codes = fixed.get(question.kind, tuple(option.code for option in question.options))
    return (*codes, DONT_KNOW) if codes and question.dont_know else codes


def accept_answer(question: Question, given: Sequence[str]) -> Answer:
    """What is kept of an answer as it came in; () when it was skipped. Raises AnswerRefused.

    DONT_KNOW stands alone. Several choices are kept in the order of the question, a ranking in the
    order given, a number as plain decimal text, an open answer cleaned.
    """
    if question.kind is QuestionKind.OPEN:
        return _accept_open(given)
    values = [value.strip() for value in given if value.strip()]
    if not values:
        return ()
    if question.kind is QuestionKind.NUMBER:
        return _accept_number(question, values)
    return _accept_codes(question, values)


def accept_answers(
    questions: Sequence[Question], given: Mapping[str, Sequence[str]]
) -> tuple[dict[str, Answer], dict[str, Fault]]:
    """All answers of a form: those that are kept by question key, and those refused with why.

    A key that no question has is left out: it was not offered.
    """
    kept: dict[str, Answer] = {}
    refused: dict[str, Fault] = {}
    for question in questions:
        try:
            answer = accept_answer(question, given.get(question.key, ()))
        except AnswerRefused as error:
            refused[question.key] = error.fault
        else:
            if answer:
                kept[question.key] = answer
    return kept, refused


def _accept_open(given: Sequence[str]) -> Answer:
    if len(given) > 1:
        raise AnswerRefused(Fault.TOO_MANY)
    try:
        text = clean_text("".join(given), limit=MAX_OPEN_ANSWER)
    except NotAccepted as error:
        raise AnswerRefused(Fault.TOO_LONG) from error
    return (text,) if text else ()


def _accept_number(question: Question, values: Sequence[str]) -> Answer:
    if len(values) > 1:
        raise AnswerRefused(Fault.TOO_MANY)
    if values[0] == DONT_KNOW and question.dont_know:
        return (DONT_KNOW,)
    if not re.fullmatch(r"[\d.,\s-]{1,30}", values[0]):
        raise AnswerRefused(Fault.NOT_A_NUMBER)
    try:
        number = parse_number(values[0])
    except ValueError as error:
        raise AnswerRefused(Fault.NOT_A_NUMBER) from error
    too_low = question.minimum is not None and number < question.minimum
    too_high = question.maximum is not None and number > question.maximum
    if too_low or too_high:
        raise AnswerRefused(Fault.OUT_OF_RANGE)
    return (f"{number:f}",)


def _accept_codes(question: Question, values: Sequence[str]) -> Answer:
    offered = offered_codes(question)
    if any(value not in offered for value in values):
        raise AnswerRefused(Fault.NOT_OFFERED)
    if len(set(values)) != len(values):
        raise AnswerRefused(Fault.TWICE)
    takes_many = question.kind in (QuestionKind.SEVERAL_OF, QuestionKind.RANK)
    if len(values) > 1 and (not takes_many or DONT_KNOW in values):
        raise AnswerRefused(Fault.TOO_MANY)
    if question.kind is QuestionKind.SEVERAL_OF:
        return tuple(code for code in offered if code in values)
    return tuple(values)
