"""What is counted of a response, and by what its respondents are grouped.

A tally is a number of responses per cell. Its size depends on the questions, never on how many
responded, and it is all that uitkomsten are made from.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from veranderverhaal.frame_labels import ANSWER_LABELS
from veranderverhaal.instrument import Instrument, ScoringRule, load_instruments
from veranderverhaal.labels import CHANNEL_LABELS, LANGUAGE_LABELS
from veranderverhaal.meting import Response
from veranderverhaal.question import DONT_KNOW, Answer, Answers, Question, QuestionKind
from veranderverhaal.scoring import Score, score
from veranderverhaal.vragenlijst import LANGUAGES, Vragenlijst

# Questions that may divide respondents into groups. More would make more ways to single one out.
MAX_GROUP_QUESTIONS = 4
GROUP_KINDS = (QuestionKind.ONE_OF, QuestionKind.YES_NO)
ANSWERED = "n"  # how many answered, where one answer fills several cells or none
PLACE = "@"  # between an option and its place in a ranking: "tuin@1"
SCORE = "="  # begins the key under which the score on an instrument is counted: "=who-5"
PART = "/"  # between an instrument and a part of its score: "=eenzaamheid-6/social"
SUMMED = (ScoringRule.COHESION, ScoringRule.LONELINESS, ScoringRule.WHO5)
# A number is counted with three significant digits, so that the size of a tally stays bounded.
NUMBER_DIGITS = 3


class Axis(StrEnum):
    """By what respondents are grouped; a question that groups has its key after QUESTION_AXIS."""

    EVERYONE = ""
    LANGUAGE = "language"
    CHANNEL = "channel"
    HELPED = "helped"  # groups "yes" and "no"


QUESTION_AXIS = "question:"
# Before the axis of a cell: what was counted when the meting closed for the first time. These cells
# are there once something changed after that (see veranderverhaal.release_steps).
TOLD = "told:"
AXIS_LABELS = {
    Axis.LANGUAGE: "Taal",
    Axis.CHANNEL: "Manier van invullen",
    Axis.HELPED: "Met hulp ingevuld",
}


class Cell(NamedTuple):
    """One thing that is counted: this answer to this question within this group.

    With `question` and `code` both empty it is the number of responses in the group.
    """

    axis: str = ""  # an Axis, or QUESTION_AXIS with the key of a question
    group: str = ""
    question: str = ""
    code: str = ""


Tally = Mapping[Cell, int]
AxisChoice = tuple[str, str, tuple[tuple[str, str], ...]]


def group_questions(vragenlijst: Vragenlijst) -> tuple[Question, ...]:
    """The questions by whose answers respondents are grouped: who somebody is, nothing sensitive.

    Only the group's own questions: an item of an instrument is an uitkomst, not a background.
    """
    found = [
        question
        for question in vragenlijst.questions
        if question.kind in GROUP_KINDS and not question.sensitive and not question.instrument
    ]
    return tuple(found[:MAX_GROUP_QUESTIONS])


def axis_groups(vragenlijst: Vragenlijst) -> tuple[AxisChoice, ...]:
    """By what uitkomsten can be divided: each axis with its Dutch label and its groups with theirs.

    Somebody who did not answer the question of an axis is in none of its groups.
    """
    languages = [key for key in LANGUAGES if key in vragenlijst.languages]
    spoken = tuple((key, LANGUAGE_LABELS[key]) for key in languages)
    channels = tuple((channel.value, label) for channel, label in CHANNEL_LABELS.items())
    helped = tuple((code, ANSWER_LABELS[code]) for code in ("yes", "no"))
    found = [
        *([_axis(Axis.LANGUAGE, spoken)] if len(spoken) > 1 else []),
        _axis(Axis.CHANNEL, channels),
        _axis(Axis.HELPED, helped),
    ]
    asked = [
        (f"{QUESTION_AXIS}{one.key}", one.text, option_labels(one))
        for one in group_questions(vragenlijst)
    ]
    return (*found, *asked)


def option_labels(question: Question) -> tuple[tuple[str, str], ...]:
    """The codes of a question that groups, with their Dutch labels; DONT_KNOW last."""
    labels = tuple((option.code, option.label) for option in question.options)
    if question.kind is QuestionKind.YES_NO:
        labels = tuple((code, ANSWER_LABELS[code]) for code in ("yes", "no"))
    return (*labels, (DONT_KNOW, ANSWER_LABELS["dont_know"])) if question.dont_know else labels


def cell_maker(vragenlijst: Vragenlijst) -> Callable[[Response], tuple[Cell, ...]]:
    """What makes the cells of a response, prepared once for many responses."""
    kinds = {question.key: question.kind for question in vragenlijst.questions}
    grouping = tuple(question.key for question in group_questions(vragenlijst))
    scorers = tuple(_scorer(one, items) for one, items in summed_instruments(vragenlijst))

    def _make(response: Response) -> tuple[Cell, ...]:
        answers = response.answers
        counted = [("", "")]
        for key, answer in answers.items():
            if key in kinds and answer:
                counted += [(key, code) for code in _codes(kinds[key], answer)]
        for scorer in scorers:
            counted += scorer(answers)
        groups = [
            ("", ""),
            (Axis.LANGUAGE.value, response.language),
            (Axis.CHANNEL.value, response.channel.value),
            (Axis.HELPED.value, "yes" if response.helped else "no"),
            *((QUESTION_AXIS + key, answers[key][0]) for key in grouping if answers.get(key)),
        ]
        return tuple(
            Cell(axis, group, key, code) for axis, group in groups for key, code in counted
        )

    return _make


def cells_of(vragenlijst: Vragenlijst, response: Response) -> tuple[Cell, ...]:
    """The cells that this response fills, each once; see cell_maker for many responses."""
    return cell_maker(vragenlijst)(response)


def summed_instruments(
    vragenlijst: Vragenlijst,
) -> tuple[tuple[Instrument, dict[str, str]], ...]:
    """The instruments in a vragenlijst that give a total, in the order asked.

    With each, the keys of its questions by item: only those of the same variant.
    """
    known = {(one.key, one.variant): one for one in load_instruments() if one.scoring in SUMMED}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for question in vragenlijst.questions:
        own = (question.instrument, question.variant)
        if own in known:
            found.setdefault(own, {})[question.item] = question.key
    return tuple((known[own], items) for own, items in found.items())


def plain_number(number: Decimal) -> str:
    """A number as it is counted: three significant digits and at most three decimals, half up."""
    if number.is_zero():
        return "0"
    exponent = max(number.adjusted() - NUMBER_DIGITS + 1, -NUMBER_DIGITS)
    rounded = number.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP)
    return "0" if rounded.is_zero() else f"{rounded.normalize():f}"


def _axis(axis: Axis, groups: tuple[tuple[str, str], ...]) -> AxisChoice:
    return axis.value, AXIS_LABELS[axis], groups


def _codes(kind: QuestionKind, answer: Answer) -> tuple[str, ...]:
    if answer == (DONT_KNOW,):
        return answer
    if kind is QuestionKind.OPEN:
        return (ANSWERED,)
    if kind is QuestionKind.NUMBER:
        return (plain_number(Decimal(answer[0])),)
    if kind is QuestionKind.SEVERAL_OF:
        return (ANSWERED, *answer)
    if kind is QuestionKind.RANK:
        return (ANSWERED, *(f"{code}{PLACE}{place}" for place, code in enumerate(answer, 1)))
    return answer


def _scorer(
    instrument: Instrument, items: Mapping[str, str]
) -> Callable[[Answers], tuple[tuple[str, str], ...]]:
    """What gives the cells of the score on one instrument; answers alike are scored once."""
    keys = tuple(items.values())

    @lru_cache(maxsize=4096)
    def _scored(given: tuple[Answer, ...]) -> tuple[tuple[str, str], ...]:
        answers = {item: one for item, one in zip(items, given, strict=True) if one}
        try:
            return tuple(_score_codes(score(instrument, answers)))
        except ValueError:  # an answer from before the scale was what it is: no score
            return ()

    def _of(answers: Answers) -> tuple[tuple[str, str], ...]:
        return _scored(tuple(tuple(answers.get(key, ())) for key in keys))

    return _of


def _score_codes(found: Score | None) -> Iterator[tuple[str, str]]:
    if found is None or found.total is None:
        return
    yield f"{SCORE}{found.instrument}", f"{found.total.normalize():f}"
    for part in found.parts:
        yield f"{SCORE}{found.instrument}{PART}{part.key}", f"{part.value.normalize():f}"
