"""Advice about a vragenlijst: how long it takes, and what to look at again.

Everything here is a rule of thumb, meant to start a conversation. It never blocks anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.instrument import STELLINGEN, FilledBy, instrument_of
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.reading import (
    PLAIN_SENTENCE,
    ReadingLevel,
    find_words,
    reading_level,
    split_sentences,
)
from veranderverhaal.vragenlijst import Vragenlijst

__all__ = [
    "FormWarning",
    "ReadingLevel",
    "WarningKind",
    "find_warnings",
    "is_closed",
    "minutes",
    "reading_level",
    "vragenlijst_level",
]

# Seconds to answer, quick and slow reader. Our own estimates, to be checked with real people:
# a stelling takes one reading and one tap; a ladder has more to read; writing takes longest.
SECONDS = {
    QuestionKind.STELLING: (6, 14),
    QuestionKind.YES_NO: (4, 10),
    QuestionKind.GRADE: (5, 12),
    QuestionKind.LADDER: (12, 30),
    QuestionKind.ONE_OF: (6, 18),
    QuestionKind.SEVERAL_OF: (10, 30),
    QuestionKind.RANK: (20, 60),
    QuestionKind.NUMBER: (6, 20),
    QuestionKind.OPEN: (20, 90),
}
# Words a minute in the introduction and help, quick and slow reader. Our own estimate.
WORDS_PER_MINUTE = (220, 110)

# Domain knowledge 5.1: at most 15 closed questions, no double statements, no double negatives.
MAX_CLOSED = 15

# "en" and "of" that join no two ideas: fixed pairs, and "of" that opens a clause.
HARMLESS = re.compile(
    r"\b(af en toe|min of meer|zo nu en dan|zo af en toe|in en om|voor en na|ja of nee"
    r"|wel of niet|keer op keer|een of (twee|meer|andere)|één of (twee|meer|andere)"
    r"|(weet|weten|merk|merken|zie|zien|vraag|vragen|zeg|zeggen|vind|vinden) (je |u )?of)\b",
    re.IGNORECASE,
)
JOINS = re.compile(r"\b(en|of)\b", re.IGNORECASE)
NEGATION = re.compile(r"\b(niet|geen|nooit|niemand|niets|nergens|nauwelijks|noch)\b", re.IGNORECASE)
# "niet onveilig"; not "niet onder", "niet ontmoet", "niet ons".
NOT_UN = re.compile(r"\b(niet|geen)\s+on(?!der|t|ze\b|s\b|line)\w{4,}", re.IGNORECASE)

INTRODUCTION_PARTS = {
    "who": "Er staat nog niet wie dit vraagt.",
    "why": "Er staat nog niet waarom je dit vraagt.",
    "what_happens": "Er staat nog niet wat er met de antwoorden gebeurt.",
    "contact": "Er staat nog niet bij wie mensen terechtkunnen met een vraag.",
}


class WarningKind(StrEnum):
    """What a warning is about."""

    EMPTY = "empty"
    TOO_MANY = "too_many"
    NO_OPEN = "no_open"
    INTRODUCTION = "introduction"
    DOUBLE = "double"
    NEGATION = "negation"
    DOUBLE_NEGATION = "double_negation"
    LONG_SENTENCE = "long_sentence"
    SENSITIVE = "sensitive"
    LINKED = "linked"
    WHAT_ELSE = "what_else"
    WORKER = "worker"


@dataclass(frozen=True)
class FormWarning:
    """One thing to look at again, in Dutch. `question` is a key, "" for the whole.

    `field` names the part of the introduction, "" elsewhere.
    """

    kind: WarningKind
    text: str
    question: str = ""
    field: str = ""


def minutes(vragenlijst: Vragenlijst) -> tuple[int, int]:
    """How many minutes it takes: a quick reader who skips nothing, and a slow one. At least 1."""
    low, high = (_seconds(vragenlijst, pace) for pace in (0, 1))
    return max(1, low // 60), max(1, -(-high // 60))


def vragenlijst_level(vragenlijst: Vragenlijst) -> ReadingLevel:
    """The reading level of everything a respondent reads: introduction, questions and help."""
    return reading_level("\n".join([*_frame(vragenlijst), *_question_texts(vragenlijst)]))


def is_closed(question: Question) -> bool:
    """Whether the answers are given."""
    return question.kind is not QuestionKind.OPEN


def find_warnings(vragenlijst: Vragenlijst, *, linked: bool = False) -> tuple[FormWarning, ...]:
    """All warnings: about the whole first, then by question in their order.

    `linked` says that rounds will be joined by a self-made code.
    """
    per_question = (
        warning for question in vragenlijst.questions for warning in _check_question(question)
    )
    return (*_check_whole(vragenlijst), *_check_sensitive(vragenlijst, linked), *per_question)


def _check_whole(vragenlijst: Vragenlijst) -> Iterator[FormWarning]:
    questions = vragenlijst.questions
    for part, text in INTRODUCTION_PARTS.items():
        if not getattr(vragenlijst.introduction, part).strip():
            yield FormWarning(WarningKind.INTRODUCTION, text, field=part)
    if not questions:
        yield FormWarning(WarningKind.EMPTY, "Er staat nog geen vraag in.")
        return
    closed = sum(is_closed(question) for question in questions)
    if closed > MAX_CLOSED:
        yield FormWarning(
            WarningKind.TOO_MANY,
            f"Er staan {closed} vragen met vaste antwoorden in. Meer dan {MAX_CLOSED} is veel: "
            "mensen haken af. Wat wil je ten minste weten?",
        )
    if closed == len(questions):
        yield FormWarning(
            WarningKind.NO_OPEN,
            "Er staat geen open vraag in. Met één open vraag hoor je ook wat je niet verwacht.",
        )
        if any(question.instrument == STELLINGEN for question in questions):
            yield FormWarning(
                WarningKind.WHAT_ELSE,
                "Je vraagt wat mensen merken door de activiteiten. "
                "Vraag er ook bij: ‘Wat speelde nog meer mee?’",
            )


def _check_sensitive(vragenlijst: Vragenlijst, linked: bool) -> Iterator[FormWarning]:
    sensitive = [question for question in vragenlijst.questions if question.sensitive]
    if not sensitive:
        return
    yield FormWarning(
        WarningKind.SENSITIVE,
        f"{_count(len(sensitive))} over iets persoonlijks: gezondheid, eenzaamheid of geld. "
        "Zeg erbij dat mensen mogen overslaan, en vraag het alleen als je het nodig hebt.",
    )
    if linked:
        yield FormWarning(
            WarningKind.LINKED,
            "Je koppelt de antwoorden van één persoon, en je vraagt iets persoonlijks. "
            "Dan heb je duidelijke toestemming nodig (AVG). Zonder koppelen is veiliger.",
        )


def _count(number: int) -> str:
    return "Eén vraag gaat" if number == 1 else f"{number} vragen gaan"


def _check_question(question: Question) -> Iterator[FormWarning]:
    for kind, text in _text_faults(question):
        yield FormWarning(kind, text + _keep_as_it_is(question), question.key)
    instrument = instrument_of(question)
    if instrument and instrument.filled_by is FilledBy.WORKER:
        yield FormWarning(
            WarningKind.WORKER,
            f"‘{question.text}’ hoort bij {instrument.title}. Dat vult een begeleider in, "
            "geen bewoner.",
            question.key,
        )


def _text_faults(question: Question) -> Iterator[tuple[WarningKind, str]]:
    text = question.text
    if is_closed(question) and JOINS.search(HARMLESS.sub("", text)):
        yield (
            WarningKind.DOUBLE,
            f"‘{text}’ vraagt misschien twee dingen tegelijk. Maak er twee vragen van.",
        )
    negations = len(NEGATION.findall(text))
    if negations > 1 or NOT_UN.search(text):
        yield (
            WarningKind.DOUBLE_NEGATION,
            f"‘{text}’ is dubbel ontkennend. Dat leest bijna niemand goed.",
        )
    elif negations:
        yield WarningKind.NEGATION, f"‘{text}’ is ontkennend. Zeg liever wat er wel is."
    longest = max((len(find_words(one)) for one in _sentences(question)), default=0)
    if longest > PLAIN_SENTENCE:
        yield (
            WarningKind.LONG_SENTENCE,
            f"‘{text}’ heeft een zin van {longest} woorden. "
            f"Houd het bij {PLAIN_SENTENCE} of minder.",
        )


def _sentences(question: Question) -> list[str]:
    return split_sentences(f"{question.text}\n{question.help}")


def _keep_as_it_is(question: Question) -> str:
    """Words that are added where the text belongs to an instrument that is compared with others."""
    instrument = instrument_of(question)
    if instrument is None or instrument.experienced:
        return ""
    return (
        f" Maar: de tekst hoort bij ‘{instrument.title}’. Laat hem staan als je wilt vergelijken."
    )


def _seconds(vragenlijst: Vragenlijst, pace: int) -> int:
    frame = "\n".join([*_frame(vragenlijst), *(one.help for one in vragenlijst.questions)])
    reading = len(find_words(frame)) * 60 // WORDS_PER_MINUTE[pace]
    return reading + sum(SECONDS[question.kind][pace] for question in vragenlijst.questions)


def _frame(vragenlijst: Vragenlijst) -> list[str]:
    introduction = vragenlijst.introduction
    titles = [section.title for section in vragenlijst.sections]
    texts = (introduction.who, introduction.why, introduction.what_happens, introduction.contact)
    return [vragenlijst.title, *texts, *titles]


def _question_texts(vragenlijst: Vragenlijst) -> list[str]:
    return [text for one in vragenlijst.questions for text in (one.text, one.help)]
