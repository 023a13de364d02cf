"""A form filled in at random: what a browser posts, and what must be kept of it."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from veranderverhaal.question import Answer, Question, QuestionKind, offered_codes
from web.form_input import field_name, rank_name

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Filled:
    """The fields as posted, and the answers as they must be kept."""

    fields: tuple[tuple[str, str], ...]
    answers: Mapping[str, Answer]


# How a person fills in a form: `mark` is a text that no other form has.
FillIn = Callable[[random.Random, str], Filled]


def fill_in_all_of(questions: Sequence[Question]) -> FillIn:
    """Most questions answered, and the open ones always: with the mark."""

    def fill_in(chance: random.Random, mark: str) -> Filled:
        fields: Fields = []
        answers: dict[str, Answer] = {}
        for question in questions:
            if question.kind is QuestionKind.OPEN or chance.random() < 0.8:
                answers[question.key] = _answer(question, chance, mark)
                fields += _posted(question, answers[question.key])
        return Filled(tuple(fields), answers)

    return fill_in


def _answer(question: Question, chance: random.Random, mark: str) -> Answer:
    if question.kind is QuestionKind.OPEN:
        return (mark,)
    if question.kind is QuestionKind.NUMBER:
        return (str(chance.randint(int(question.minimum or 0), int(question.maximum or 99))),)
    if question.kind is QuestionKind.RANK:
        return tuple(chance.sample([one.code for one in question.options], len(question.options)))
    if question.kind is QuestionKind.SEVERAL_OF:
        codes = [one.code for one in question.options]
        chosen = chance.sample(codes, chance.randint(1, len(codes)))
        return tuple(code for code in codes if code in chosen)
    return (chance.choice(offered_codes(question)),)


def _posted(question: Question, answer: Answer) -> Fields:
    if question.kind is QuestionKind.RANK:
        codes = [one.code for one in question.options]
        return [(rank_name(question, codes.index(one)), str(n)) for n, one in enumerate(answer, 1)]
    return [(field_name(question), one) for one in answer]
