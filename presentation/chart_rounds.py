"""Several metingen in one picture: what the same people did, and what groups of people said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from presentation.chart_line import Point, line_picture
from presentation.chart_marks import Box, Mark, Picture, When, Words, stacked
from presentation.chart_rows import LyingBar, bar_rows
from presentation.chart_theme import Look
from presentation.chart_words import (
    Sample,
    headline_text,
    key,
    paragraph,
    text_width,
    withheld_text,
)
from presentation.colours import readable_on
from veranderverhaal.question import GRADE_CODES, QuestionKind
from veranderverhaal.saying_words import figure
from veranderverhaal.uitkomst import Band, Change, Norm, Uitkomst

BAR_THICKNESS = 44
LEAST_SLOT = 84  # pixels for a round; with less, rounds are rows
LINE_SHARES = (0.0, 0.5, 1.0)
EACH_GROUP = "Een punt is het middelste antwoord, de streep de middelste helft van de antwoorden."
NUMBERS = (QuestionKind.GRADE, QuestionKind.NUMBER)
MANY_GROUPS = 12
LOWER, SAME, HIGHER = "lager", "gelijk", "hoger"


def change_picture(change: Change, look: Look) -> Picture:
    """One bar of who answered lower, the same and higher than the time before."""
    counts = (change.down, change.same, change.up)
    if None in counts or not change.n:
        return paragraph(withheld_text_of_change(), look, muted=True, when=When.ANSWER)
    scale = look.colours.scale
    parts = [
        (LOWER, change.down or 0, scale[0]),
        (SAME, change.same or 0, scale[2]),
        (HIGHER, change.up or 0, scale[4]),
    ]
    samples = [Sample(f"{label}: {count}", fill, when=When.ANSWER) for label, count, fill in parts]
    under = paragraph(f"n = {change.n}", look, small=True, muted=True, when=When.ANSWER)
    return stacked([key(samples, look), _change_bar(parts, look), under], 8 * look.unit)


def withheld_text_of_change() -> str:
    """What stands where too few people took part twice."""
    return "te weinig mensen die twee keer meededen"


def _change_bar(parts: Sequence[tuple[str, int, str]], look: Look) -> Picture:
    total = sum(count for _, count, _ in parts) or 1
    height, gap = BAR_THICKNESS * look.unit, 2 * look.unit
    ground = Box(0, 0, look.wide, height, look.colours.empty, radius=4, when=When.EMPTY)
    marks: list[Mark] = [ground]
    left = 0.0
    for label, count, fill in parts:
        width = look.wide * count / total
        if count:
            drawn = max(width - gap, 1)
            marks.append(Box(left, 0, drawn, height, fill, f"{label}: {count}", radius=4))
        text = str(count)
        if count and text_width(text, look.text, bold=True) + 6 <= width:
            at, ink = left + width / 2, readable_on(fill)
            marks.append(
                Words(at, height / 2, text, look.text, ink, "center", True, when=When.ANSWER)
            )
        left += width
    return Picture(tuple(marks), height)


def rounds_picture(
    rounds: Sequence[tuple[str, Uitkomst]],
    look: Look,
    norm: Norm | None = None,
    beside: Sequence[Decimal] = (),
) -> Picture:
    """Rounds as a line with its band; as rows where a line has no room."""
    axis = _value_axis([uitkomst for _, uitkomst in rounds], [*beside, *_least(norm)])
    points = [_point(label, uitkomst, axis) for label, uitkomst in rounds]
    places = [axis.place(value) for value in beside]
    at_norm = axis.place(norm.least) if norm else None
    slot = (look.wide - _axis_width(axis, look)) / max(len(points), 1)
    if look.narrow or slot < LEAST_SLOT * look.unit:
        return _as_rows(points, look, at_norm, places)
    return line_picture(points, axis.ticks, _axis_width(axis, look), look, at_norm, places)


def is_crowd(uitkomsten: Sequence[Uitkomst]) -> bool:
    """Whether these are numbers of one question in more groups than can stand as columns."""
    numbers = all(one.group and one.question.kind in NUMBERS for one in uitkomsten)
    is_one = len({one.question.key for one in uitkomsten}) == 1
    return numbers and is_one and len(uitkomsten) > MANY_GROUPS


def groups_picture(groups: Sequence[tuple[str, Uitkomst]], look: Look) -> Picture:
    """The middle answer of each group as rows on one line of numbers, where there are too many
    groups to draw all their answers.
    """
    axis = _value_axis([uitkomst for _, uitkomst in groups], [])
    rows = _as_rows([_point(label, uitkomst, axis) for label, uitkomst in groups], look, None, [])
    ends = f"Van {axis.ticks[0][1]} tot en met {axis.ticks[-1][1]}. {EACH_GROUP}"
    told = paragraph(ends, look, small=True, muted=True, when=When.ANSWER)
    return stacked([rows, told], 6 * look.unit)


@dataclass(frozen=True)
class _ValueAxis:
    low: float
    high: float
    is_share: bool
    ticks: tuple[tuple[float, str], ...]

    def place(self, value: Decimal | float) -> float:
        """From 0 to 1; a norm for a share is in percents."""
        number = float(value)
        return min(max((number - self.low) / ((self.high - self.low) or 1), 0), 1)


def _least(norm: Norm | None) -> list[Decimal]:
    return [norm.least] if norm else []


def rounds_are_shares(uitkomsten: Sequence[Uitkomst]) -> bool:
    """Whether rounds are told by the favourable share; else by the median."""
    has_share = any(one.headline is not None for one in uitkomsten)
    return has_share or all(one.median is None for one in uitkomsten)


def _value_axis(uitkomsten: Sequence[Uitkomst], others: Sequence[Decimal]) -> _ValueAxis:
    if rounds_are_shares(uitkomsten):
        ticks = tuple((share, f"{share:.0%}") for share in LINE_SHARES)
        return _ValueAxis(0, 100, True, ticks)
    values = [float(u.median) for u in uitkomsten if u.median is not None]
    values += [float(end) for u in uitkomsten if u.middle for end in u.middle]
    values += [float(other) for other in others]
    question = uitkomsten[0].question
    if question.kind is QuestionKind.GRADE:
        low, high = 1.0, float(len(GRADE_CODES))
    elif question.options:
        low, high = 1.0, float(len(question.options))
    else:
        low, high = min(0.0, *values), max(*values, 1.0)
    parts = 3 if (high - low) % 3 == 0 else 2
    ticks = tuple(
        (place / parts, figure(Decimal(str(low + (high - low) * place / parts))))
        for place in range(parts + 1)
    )
    return _ValueAxis(low, high, False, ticks)


def _point(label: str, uitkomst: Uitkomst, axis: _ValueAxis) -> Point:
    if not uitkomst.has_numbers or not uitkomst.n:
        return Point(label, uitkomst)
    if axis.is_share and uitkomst.headline is not None:
        band = uitkomst.band
        share = uitkomst.headline / uitkomst.n
        low, high = (float(band.low), float(band.high)) if band else (None, None)
        value = headline_text(uitkomst.headline, uitkomst.n, uitkomst.shown)
        return Point(label, uitkomst, share, low, high, value)
    if not axis.is_share and uitkomst.median is not None:
        ends = [axis.place(end) for end in uitkomst.middle or ()]
        low, high = (ends[0], ends[1]) if ends else (None, None)
        place, value = axis.place(uitkomst.median), figure(uitkomst.median)
        return Point(label, uitkomst, place, low, high, value)
    return Point(label, uitkomst)


def _axis_width(axis: _ValueAxis, look: Look) -> float:
    widest = max(text_width(label, look.small) for _, label in axis.ticks)
    return widest + 10 * look.unit


def _as_rows(
    points: Sequence[Point], look: Look, norm: float | None, beside: Sequence[float]
) -> Picture:
    return bar_rows([_as_row(point, norm, beside) for point in points], look)


def _as_row(point: Point, norm: float | None, beside: Sequence[float]) -> LyingBar:
    if point.place is None:
        return LyingBar(point.label, instead=withheld_text(point.uitkomst))
    low, high = point.low, point.high
    share = Decimal(str(point.place))
    has_band = low is not None and high is not None
    band = Band(share, Decimal(str(low)), Decimal(str(high))) if has_band else None
    return LyingBar(
        point.label,
        point.place,
        point.value,
        f"{point.label}: {point.value}, n = {point.uitkomst.n}",
        band,
        note=f"n = {point.uitkomst.n}",
        norm=norm,
        beside=tuple(beside),
        as_dot=True,
    )
