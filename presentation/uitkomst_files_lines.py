"""What every file of uitkomsten says, as lines: all numbers pass here, so what is withheld cannot.

A file never looks at the numbers of an `Uitkomst` by itself; it asks `lines_of`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from veranderverhaal.meting import Meting
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying_words import MADE_UP as MADE_UP
from veranderverhaal.saying_words import say_day
from veranderverhaal.uitkomst import Band, Bar, Block, Shown, Uitkomst, Uitkomsten

NO_PERIOD = "periode niet ingevuld"
WITHHELD_LABELS = {
    Shown.NOTHING: "te weinig antwoorden",
    Shown.PRESENCE: "er zijn antwoorden, maar te weinig om te tonen",
    Shown.WITHHELD: "niet te tonen zonder dat je een kleine groep herkent",
}
SHOWN_LABELS = {**WITHHELD_LABELS, Shown.COUNTS: "aantallen", Shown.SHARES: "percentages"}
DONT_KNOW_LABEL = "weet ik niet"
SKIPPED_LABEL = "niet ingevuld"
NUMERIC_KINDS = (QuestionKind.GRADE, QuestionKind.NUMBER)


class LineKind(StrEnum):
    """What a line tells; the value is the Dutch word in the files."""

    ANSWER = "antwoord"
    TOGETHER = "samen"
    DONT_KNOW = "weet ik niet"
    SKIPPED = "niet ingevuld"
    MEDIAN = "mediaan"
    MIDDLE_LOW = "middelste helft vanaf"
    MIDDLE_HIGH = "middelste helft tot en met"
    MEAN = "gemiddelde"
    MEDIAN_PLACE = "mediaan van de plaats"


@dataclass(frozen=True)
class Line:
    """One number of an uitkomst: a count with its share of `n`, or a value such as a median."""

    kind: LineKind
    label: str
    codes: tuple[str, ...] = ()
    count: int | None = None
    n: int | None = None
    share: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    value: Decimal | None = None


def lines_of(uitkomst: Uitkomst) -> tuple[Line, ...]:
    """Every number that may be shown of an uitkomst; none when it has no numbers."""
    if not uitkomst.has_numbers or uitkomst.n is None:
        return ()
    return (*_counted(uitkomst), *_apart(uitkomst), *_middles(uitkomst))


def all_uitkomsten(uitkomsten: Uitkomsten) -> tuple[Uitkomst, ...]:
    """In the order of the blocks."""
    return tuple(uitkomst for _block, uitkomst in placed(uitkomsten))


def placed(uitkomsten: Uitkomsten) -> Iterator[tuple[Block, Uitkomst]]:
    """Each uitkomst with the block it stands in."""
    for block in uitkomsten.blocks:
        for uitkomst in block.uitkomsten:
            yield block, uitkomst


def grouped(groups: Sequence[Uitkomsten]) -> tuple[Uitkomst, ...]:
    """The uitkomsten by group, of every axis; one for everyone is no group."""
    return tuple(
        uitkomst
        for uitkomsten in groups
        for uitkomst in all_uitkomsten(uitkomsten)
        if uitkomst.group is not None
    )


def all_questions(uitkomsten: Uitkomsten) -> tuple[Question, ...]:
    """Those of the vragenlijst, and the scores that were made from them."""
    shown = (uitkomst.question for uitkomst in all_uitkomsten(uitkomsten))
    found = {one.key: one for one in (*uitkomsten.vragenlijst.questions, *shown)}
    return tuple(found.values())


def period_text(meting: Meting) -> str:
    """ "2 mei 2022 tot en met 12 juni 2022", or that nobody filled it in."""
    if meting.starts_on and meting.ends_on:
        return f"{say_day(meting.starts_on)} tot en met {say_day(meting.ends_on)}"
    if meting.starts_on:
        return f"vanaf {say_day(meting.starts_on)}"
    return f"tot en met {say_day(meting.ends_on)}" if meting.ends_on else NO_PERIOD


def number_of(question: Question, bar: Bar) -> Decimal | None:
    """The number that a bar stands for; None where answers are words or were put together."""
    if question.kind not in NUMERIC_KINDS or len(bar.codes) != 1:
        return None
    try:
        number = Decimal(bar.codes[0])
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _counted(uitkomst: Uitkomst) -> Iterator[Line]:
    for bar in uitkomst.bars:
        band = uitkomst.bands.get(bar.codes[0]) if len(bar.codes) == 1 else None
        yield _line(uitkomst, LineKind.ANSWER, bar.label, bar.codes, bar.count, band)
    if uitkomst.headline is not None:
        label = uitkomst.headline_label or LineKind.TOGETHER.value
        yield _line(uitkomst, LineKind.TOGETHER, label, (), uitkomst.headline, uitkomst.band)
    elif not uitkomst.bars:
        # An open answer is counted as a whole: that it was given is all there is to count.
        yield Line(LineKind.TOGETHER, "gaf een antwoord", count=uitkomst.n)


def _line(
    uitkomst: Uitkomst,
    kind: LineKind,
    label: str,
    codes: tuple[str, ...],
    count: int,
    band: Band | None,
) -> Line:
    n = uitkomst.n
    shares = uitkomst.shown is Shown.SHARES and n
    return Line(
        kind,
        label,
        codes,
        count,
        n,
        share=Decimal(count) / Decimal(n) if shares and n else None,
        low=band.low if band else None,
        high=band.high if band else None,
    )


def _apart(uitkomst: Uitkomst) -> Iterator[Line]:
    if uitkomst.dont_know is not None:
        yield Line(LineKind.DONT_KNOW, DONT_KNOW_LABEL, count=uitkomst.dont_know)
    if uitkomst.skipped is not None:
        yield Line(LineKind.SKIPPED, SKIPPED_LABEL, count=uitkomst.skipped)


def _middles(uitkomst: Uitkomst) -> Iterator[Line]:
    low, high = uitkomst.middle or (None, None)
    for kind, value in (
        (LineKind.MEDIAN, uitkomst.median),
        (LineKind.MIDDLE_LOW, low),
        (LineKind.MIDDLE_HIGH, high),
        (LineKind.MEAN, uitkomst.mean),
    ):
        if value is not None:
            yield Line(kind, kind.value, n=uitkomst.n, value=value)
    labels = {option.code: option.label for option in uitkomst.question.options}
    for code, place in uitkomst.median_places.items():
        label = labels.get(code, code)
        yield Line(LineKind.MEDIAN_PLACE, label, (code,), n=uitkomst.n, value=place)
