"""Uitkomsten to say something of, made as release makes them."""

from dataclasses import replace
from decimal import Decimal

from veranderverhaal.figures import median, middle_half, wilson
from veranderverhaal.question import GRADE_CODES, STELLING_CODES, Option, Question, QuestionKind
from veranderverhaal.release_uitkomst import WITH_BANDS
from veranderverhaal.uitkomst import (
    Bar,
    Shown,
    Uitkomst,
)

GREET = Question("greet", QuestionKind.STELLING, "Ik groet meer buren.")
COMING = Question("coming", QuestionKind.YES_NO, "Kom je vaker buiten?")
GRADE = Question("grade", QuestionKind.GRADE, "Welk cijfer geef je de buurt?")
STEPS = tuple(Option(f"s{place}", label) for place, label in enumerate("abcd", 1))
LADDER = Question("ladder", QuestionKind.LADDER, "Welke trede?", options=STEPS)
SEVERAL = Question("several", QuestionKind.SEVERAL_OF, "Wat doe je?", options=STEPS)
ONE = Question("one", QuestionKind.ONE_OF, "Waar kom je?", options=STEPS)
RANK = Question("rank", QuestionKind.RANK, "Wat eerst?", options=STEPS)
NUMBER = Question("number", QuestionKind.NUMBER, "Hoe vaak?")
OPEN = Question("open", QuestionKind.OPEN, "Wat nog?")
COHESION = Question(
    "=sociale-cohesie", QuestionKind.NUMBER, "Sociale cohesie", instrument="sociale-cohesie"
)
ASKED = (GREET, COMING, GRADE, LADDER, SEVERAL, ONE, RANK, NUMBER, OPEN, COHESION)
WITHHELD = (Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD)
CODES = {
    QuestionKind.STELLING: STELLING_CODES,
    QuestionKind.YES_NO: ("yes", "no"),
    QuestionKind.GRADE: GRADE_CODES,
    QuestionKind.NUMBER: ("0", "1", "2"),
    QuestionKind.OPEN: (),
}


def uitkomst_of(question, counts=(), **changes):
    """An uitkomst as release makes it, from how often each answer was given."""
    codes = CODES.get(question.kind, tuple(option.code for option in question.options))
    bars = tuple(Bar((code,), f"[{code}]", n) for code, n in zip(codes, counts, strict=False))
    n = changes.pop("n", sum(counts))
    found = Uitkomst(
        question, "m", Shown.SHARES if n >= 30 else Shown.COUNTS, n=n, bars=bars, dont_know=0
    )
    if question.kind in (QuestionKind.STELLING, QuestionKind.YES_NO):
        good = sum(counts[3:]) if question.kind is QuestionKind.STELLING else counts[0]
        found = replace(found, headline=good, band=wilson(good, n))
    if question.kind in (QuestionKind.GRADE, QuestionKind.LADDER, QuestionKind.NUMBER):
        first = 0 if question.kind is QuestionKind.NUMBER else 1
        values = {Decimal(place): count for place, count in enumerate(counts, first)}
        found = replace(found, median=median(values), middle=middle_half(values))
    if question.kind in WITH_BANDS:
        found = replace(found, bands={bar.codes[0]: wilson(bar.count, n) for bar in bars})
    return replace(found, **changes)


def yes(count, n, **changes):
    return uitkomst_of(COMING, (count, n - count), **changes)
