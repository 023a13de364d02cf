"""The last look at a response before it is kept: nothing in it that the form did not offer.

accept_answers reads what a person gave; this only compares what came of it with the vragenlijst.
A number is not read again: "1.825" as kept is less than two, as typed it is almost two thousand.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from veranderverhaal.meting import Response
from veranderverhaal.question import (
    DONT_KNOW,
    MAX_OPEN_ANSWER,
    Answer,
    Question,
    QuestionKind,
    offered_codes,
)
from veranderverhaal.text import clean_text
from veranderverhaal.vragenlijst import LANGUAGES, Vragenlijst

WEEK = re.compile(r"[12]\d{3}-W[0-5]\d", re.ASCII)
PERSON = re.compile(r"[A-Za-z0-9_=-]{0,88}", re.ASCII)  # a hash as hexadecimal or base64 text
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
MAX_FORM_NUMBER = 40
SEVERAL = (QuestionKind.SEVERAL_OF, QuestionKind.RANK)


class ResponseCheck:
    """Compares responses with one version of a vragenlijst, made once for many responses."""

    def __init__(self, vragenlijst: Vragenlijst, *, linked: bool) -> None:
        self.linked = linked
        self.questions: Mapping[str, Question] = {one.key: one for one in vragenlijst.questions}
        self.codes = {key: frozenset(offered_codes(one)) for key, one in self.questions.items()}

    def accept(self, response: Response) -> Response:
        """The response as it may be kept; a person only where rounds are linked.

        Raises ValueError on an answer that was not offered, or a time finer than the week.
        """
        for key, answer in response.answers.items():
            if key not in self.questions or not self._offers(self.questions[key], answer):
                raise ValueError(f"question {key!r} does not offer {answer!r}")
        if not WEEK.fullmatch(response.week) or response.language not in LANGUAGES:
            raise ValueError("a response has a week and a known language")
        printable = response.form_number.isprintable()
        if len(response.form_number) > MAX_FORM_NUMBER or not printable:
            raise ValueError("not a number of a form")
        if not PERSON.fullmatch(response.person):
            raise ValueError("a person is kept as a hash only")
        return response if self.linked else replace(response, person="")

    def _offers(self, question: Question, answer: Answer) -> bool:
        if len(answer) == 1:
            (value,) = answer
            if value in self.codes[question.key]:
                return True
            if question.kind is QuestionKind.OPEN:
                return bool(value) and clean_text(value, limit=MAX_OPEN_ANSWER) == value
            return question.kind is QuestionKind.NUMBER and _offers_number(question, value)
        is_several = question.kind in SEVERAL and DONT_KNOW not in answer
        return bool(answer) and is_several and self._are_codes(question, answer)

    def _are_codes(self, question: Question, answer: Answer) -> bool:
        return len(set(answer)) == len(answer) and set(answer) <= self.codes[question.key]


def _offers_number(question: Question, value: str) -> bool:
    if value == DONT_KNOW:
        return question.dont_know
    if not NUMBER.fullmatch(value):
        return False
    number = Decimal(value)
    too_low = question.minimum is not None and number < question.minimum
    too_high = question.maximum is not None and number > question.maximum
    return not (too_low or too_high)
