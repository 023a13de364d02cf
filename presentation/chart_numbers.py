"""The picture of answers that are numbers: grades, scores and amounts, as columns on a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from presentation.chart_columns import Axis, Column, column_picture, ticks_between
from presentation.chart_extras import Extras
from presentation.chart_marks import Picture
from presentation.chart_theme import Look
from veranderverhaal.question import QuestionKind
from veranderverhaal.uitkomst import Bar, FigureUnit, Uitkomst

RANGE = ".."  # between the ends of a range of numbers, in a code
MAX_COLUMNS = 20
Span = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Ground:
    """On what numbers are drawn: from where to where, and how wide and high columns are.

    `base` is the width of one ordinary column, `highest` the share at which one is full height.
    """

    low: float
    high: float
    base: float
    highest: float
    is_single: bool


def has_columns(uitkomst: Uitkomst) -> bool:
    """Whether its numbers are few enough to stand as columns, and have no names to read."""
    return 0 < len(_spans(uitkomst)) <= MAX_COLUMNS


def ground_of(uitkomsten: Sequence[Uitkomst]) -> Ground | None:
    """The ground on which all of these fit; None when none of them has columns."""
    drawn = [(one, _edges(one)) for one in uitkomsten if has_columns(one)]
    if not drawn:
        return None
    edges = [edge for _, some in drawn for edge in some]
    base = min(end - start for start, end in edges) or 1
    shares = [
        bar.count / (one.n or 1) / ((end - start) / base)
        for one, some in drawn
        for bar, (start, end) in zip(one.bars, some, strict=True)
    ]
    low, high = min(start for start, _ in edges), max(end for _, end in edges)
    return Ground(low, high, base, max(shares), all(_is_single(one) for one, _ in drawn))


def number_picture(uitkomst: Uitkomst, ground: Ground, look: Look, extras: Extras) -> Picture:
    """The columns of one uitkomst, on a ground that it may share."""
    columns = [
        Column(start, end, bar.count, bar.label, (end - start) / ground.base)
        for bar, (start, end) in zip(uitkomst.bars, _edges(uitkomst), strict=True)
    ]
    axis = Axis(
        ground.low,
        ground.high,
        _ticks(ground, look),
        uitkomst.median,
        uitkomst.middle,
        extras.norm.least if extras.norm else None,
        tuple(one.value for one in extras.beside if one.unit is not FigureUnit.PERCENT),
    )
    n = uitkomst.n or 0
    return column_picture(columns, axis, n, uitkomst.shown, look, highest=ground.highest * n)


def span_of(bar: Bar) -> Span | None:
    """The lowest and highest number of a bar; None when its answers are no numbers."""
    try:
        ends = [Decimal(end) for code in bar.codes for end in code.split(RANGE)]
    except InvalidOperation:
        return None
    return (min(ends), max(ends)) if ends and all(end.is_finite() for end in ends) else None


def _spans(uitkomst: Uitkomst) -> list[Span]:
    """The numbers of each bar; none when they have names, which need room to be read."""
    if uitkomst.question.kind not in (QuestionKind.GRADE, QuestionKind.NUMBER):
        return []
    spans = [span_of(bar) for bar in uitkomst.bars]
    named = any(not bar.label[:1].isdigit() and bar.label[:1] != "-" for bar in uitkomst.bars)
    found = [span for span in spans if span is not None]
    return [] if named or len(found) < len(spans) else found


def _is_single(uitkomst: Uitkomst) -> bool:
    return all(RANGE not in code for bar in uitkomst.bars for code in bar.codes)


def _edges(uitkomst: Uitkomst) -> list[tuple[float, float]]:
    """From where to where each column stands; a range runs to where the next begins."""
    spans = _spans(uitkomst)
    if _is_single(uitkomst):
        half = Decimal("0.5")
        return [(float(low - half), float(high + half)) for low, high in spans]
    starts = [low for low, _ in spans]
    # The last range ends as the others do: where a next one would begin.
    step = spans[-1][0] - spans[-2][1] if len(spans) > 1 else Decimal(0)
    following = [*starts[1:], spans[-1][1] + max(step, Decimal(0))]
    return [
        (float(low), float(until if until > low else low + 1))
        for low, until in zip(starts, following, strict=True)
    ]


def _ticks(ground: Ground, look: Look) -> tuple[tuple[float, str], ...]:
    if ground.is_single and ground.high - ground.low <= MAX_COLUMNS:
        whole = range(round(ground.low + 0.5), round(ground.high - 0.5) + 1)
        return tuple((float(value), str(value)) for value in whole)
    return ticks_between(ground.low, ground.high, look)
