"""Several metingen in one picture: what the same people did, and what groups of people said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from presentation.chart_marks import Box, Dot, Line, Mark, Picture, Ribbon, When, Words, stacked
from presentation.chart_rows import LyingBar, bar_rows, diamond
from presentation.chart_theme import Look
from presentation.chart_words import (
    LINE_HEIGHT,
    Sample,
    headline_text,
    key,
    paragraph,
    text_width,
    withheld_text,
    wrap,
)
from presentation.colours import readable_on
from veranderverhaal.question import GRADE_CODES, QuestionKind
from veranderverhaal.saying_words import figure
from veranderverhaal.uitkomst import Band, Change, Norm, Uitkomst

HEIGHT = 220
BAR_THICKNESS = 44
LEAST_SLOT = 84  # pixels for a round; with less, rounds are rows
LINE_SHARES = (0.0, 0.5, 1.0)
Down = Callable[[float], float]  # how far down a place from 0 to 1 is drawn
LOWER, SAME, HIGHER = "lager", "gelijk", "hoger"


@dataclass(frozen=True)
class Point:
    """What a round says: a place from 0 to 1 with its band, and in words."""

    label: str
    uitkomst: Uitkomst
    place: float | None = None
    low: float | None = None
    high: float | None = None
    value: str = ""


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
    return _as_line(points, axis, look, at_norm, places)


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


def _as_line(
    points: Sequence[Point],
    axis: _ValueAxis,
    look: Look,
    norm: float | None,
    beside: Sequence[float],
) -> Picture:
    left, top, height = _axis_width(axis, look), look.text, HEIGHT * look.unit
    slot = (look.wide - left) / len(points)
    xs = [left + (place + 0.5) * slot for place in range(len(points))]

    def down(place: float) -> float:
        return top + height * (1 - place)

    marks: list[Mark] = []
    for place, label in axis.ticks:
        y = down(place)
        marks.append(Line(left, y, look.wide, y, look.colours.line, 1, when=When.ALWAYS))
        marks.append(Words(left - 8, y, label, look.small, look.colours.muted, "right"))
    placed = [(x, point) for x, point in zip(xs, points, strict=True)]
    for (x, point), (next_x, following) in pairwise(placed):
        marks += _joined(x, point, next_x, following, down, look)
    following_points = [*(point for _, point in placed[1:]), None]
    for (x, point), after in zip(placed, following_points, strict=True):
        rising = after is not None and (after.place or 0) > (point.place or 0)
        marks += _point_marks(x, point, rising, down, look)
    marks += _across(norm, beside, left, down, look)
    feet = [_foot(point, slot * 0.92, look) for point in points]
    deepest = max(len(foot) for foot in feet)
    step = look.small * LINE_HEIGHT
    bottom = top + height + look.small
    for x, foot in zip(xs, feet, strict=True):
        for place, (line, muted, when) in enumerate(foot):
            fill = look.colours.muted if muted else look.colours.ink
            y = bottom + (place + 0.5) * step
            marks.append(Words(x, y, line, look.small, fill, "center", when=when))
    return Picture(tuple(marks), bottom + deepest * step)


def _joined(
    x: float, point: Point, next_x: float, following: Point, down: Down, look: Look
) -> list[Mark]:
    """What joins two rounds that follow each other, where both are shown."""
    if point.place is None or following.place is None:
        return []
    colours = look.colours
    start, end = down(point.place), down(following.place)
    marks: list[Mark] = [Line(x, start, next_x, end, colours.bar, 2.5 * look.unit)]
    bands = (point.low, point.high, following.low, following.high)
    if None not in bands:
        places = (
            (x, down(point.high or 0), down(point.low or 0)),
            (next_x, down(following.high or 0), down(following.low or 0)),
        )
        marks.append(Ribbon(places, colours.bar))
    return marks


def _point_marks(x: float, point: Point, rising: bool, down: Down, look: Look) -> list[Mark]:
    if point.place is None:
        return []
    unit, colours = look.unit, look.colours
    y = down(point.place)
    tip = f"{point.label}: {point.value}, n = {point.uitkomst.n}"
    marks: list[Mark] = [Dot(x, y, 130 * unit * unit, colours.bar, tip=tip)]
    if point.low is not None and point.high is not None:
        marks += _upright_band(x, down(point.high), down(point.low), look)
    # Beside the point, on the side that the line to the next one does not take.
    left, away = x + 11 * unit, (13 if rising else -13) * unit
    value = Words(left, y + away, point.value, look.text, colours.ink, bold=True, when=When.ANSWER)
    return [*marks, value]


def _upright_band(x: float, y: float, y2: float, look: Look) -> list[Mark]:
    ink, half, thick = look.colours.ink, 4 * look.unit, 1.6 * look.unit
    ends = [Line(x - half, at, x + half, at, ink, thick) for at in (y, y2)]
    return [Line(x, y, x, y2, ink, thick), *ends]


def _across(
    norm: float | None, beside: Sequence[float], left: float, down: Down, look: Look
) -> list[Mark]:
    """A norm as a dashed line, and figures from elsewhere at the right end."""
    unit, colours = look.unit, look.colours
    marks: list[Mark] = []
    if norm is not None:
        y, always = down(norm), When.ALWAYS
        marks.append(Line(left, y, look.wide, y, colours.norm, 2 * unit, True, always))
        place = y - look.small * 0.7
        marks.append(Words(left + 4, place, "norm", look.small, colours.norm, bold=True))
    for place in beside:
        marks += diamond(look.wide - 8 * unit, down(place), look)
    return marks


def _foot(point: Point, width: float, look: Look) -> list[tuple[str, bool, When]]:
    """The lines under a round: its name, and how many answered or that too few did."""
    name = [(line, False, When.ALWAYS) for line in wrap(point.label, width, look.small)]
    has_value = point.place is not None
    text = f"n = {point.uitkomst.n}" if has_value else withheld_text(point.uitkomst)
    return [*name, *((line, True, When.ANSWER) for line in wrap(text, width, look.small))]
