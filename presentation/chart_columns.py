"""Columns that stand on a line of numbers: grades, scores and other numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from presentation.chart_marks import Box, Line, Mark, Picture, When, Words
from presentation.chart_rows import diamond
from presentation.chart_theme import Look
from presentation.chart_words import share_text, text_width, tip_text
from veranderverhaal.saying_words import figure
from veranderverhaal.uitkomst import Shown

HEIGHT = 150
GAP_SHARE = 0.12  # of the width of a column
MAX_TICKS = 11


@dataclass(frozen=True)
class Column:
    """How many lie from `start` to `end`; `values` is how many ordinary columns wide that is."""

    start: float
    end: float
    count: int
    label: str
    values: float = 1


@dataclass(frozen=True)
class Axis:
    """The line of numbers: its ends, what is written under it, and what is drawn across it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    median: Decimal | None = None
    middle: tuple[Decimal, Decimal] | None = None
    norm: Decimal | None = None
    beside: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class _Frame:
    width: float
    top: float
    foot: float
    axis: Axis
    highest: float

    def at(self, value: float | Decimal) -> float:
        low, high = self.axis.low, self.axis.high
        return self.width * min(max((float(value) - low) / ((high - low) or 1), 0), 1)


def column_picture(
    columns: Sequence[Column], axis: Axis, n: int, shown: Shown, look: Look, *, highest: float
) -> Picture:
    """The columns with their numbers, the median above them and the middle half below.

    `highest` is the count at which an ordinary column is as high as can be.
    """
    lanes = _lanes(axis)
    # Room for the lanes and for the number on the highest column.
    top = lanes * look.small * 1.5 + look.small * 1.6
    foot = top + HEIGHT * look.unit
    frame = _Frame(look.wide, top, foot, axis, highest or 1)
    marks: list[Mark] = [
        Box(0, top, look.wide, foot - top, look.colours.empty, radius=3, when=When.EMPTY),
        *_column_marks(columns, n, shown, frame, look),
        Line(0, foot, look.wide, foot, look.colours.muted, 1.2, when=When.ALWAYS),
        *_tick_marks(frame, look),
        *_lane_marks(columns, frame, look),
    ]
    marks += _middle_marks(frame, look)
    return Picture(tuple(marks), foot + look.small * 2.4)


def ticks_between(low: float, high: float, look: Look) -> tuple[tuple[float, str], ...]:
    """Round numbers for under the line, as many as fit."""
    longest = max(text_width(figure(Decimal(str(end))), look.small) for end in (low, high))
    room = int(look.wide / (longest + 22 * look.unit))
    step = round_step((high - low) / max(min(room, MAX_TICKS) - 1, 1))
    first = -(-low // step) * step
    count = int((high - first) / step + 1e-9) + 1
    values = [round(first + place * step, 10) for place in range(max(count, 0))]
    return tuple((value, figure(Decimal(str(value)), 2)) for value in values)


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 and so on, or of 0.1, 0.2, 0.5, that is not less."""
    if least <= 0:
        return 1.0
    power = 10.0 ** (len(f"{int(least)}") - 1) if least >= 1 else 0.1
    while True:
        for step in (1, 2, 5):
            if step * power >= least - 1e-9:
                return step * power
        power *= 10


def _lanes(axis: Axis) -> int:
    return (axis.median is not None) + (axis.norm is not None)


def _column_marks(
    columns: Sequence[Column], n: int, shown: Shown, frame: _Frame, look: Look
) -> list[Mark]:
    marks: list[Mark] = []
    for column in columns:
        if not column.count:
            continue
        left, right = frame.at(column.start), frame.at(column.end)
        gap = min((right - left) / column.values * GAP_SHARE, 5 * look.unit)
        tip = tip_text(column.label, column.count, n, shown)
        top, width = _top_of(column, frame), max(right - left - gap, 1)
        marks.append(
            Box(left + gap / 2, top, width, frame.foot - top, look.colours.bar, tip, radius=2)
        )
        text = share_text(column.count, n, shown)
        if text_width(text, look.small, bold=True) <= right - left + 2:
            at, ink = (left + right) / 2, look.colours.ink
            y = top - look.small * 0.65
            marks.append(Words(at, y, text, look.small, ink, "center", True, when=When.ANSWER))
    return marks


def _tick_marks(frame: _Frame, look: Look) -> list[Mark]:
    size, y = look.small, frame.foot + look.small * 1.45
    marks: list[Mark] = []
    for value, label in frame.axis.ticks:
        half = text_width(label, size) / 2
        # The outermost labels stay within the picture.
        at = min(max(frame.at(value), half), frame.width - half)
        marks.append(Words(at, y, label, size, look.colours.ink, "center"))
    return marks


def _lane_marks(columns: Sequence[Column], frame: _Frame, look: Look) -> list[Mark]:
    axis, step, colours = frame.axis, look.small * 1.5, look.colours
    down = 0.0
    marks: list[Mark] = []
    if axis.norm is not None:
        text = f"norm {figure(axis.norm)}"
        marks += _rule(axis.norm, text, down, colours.norm, True, columns, frame, look)
        down += step
    if axis.median is not None:
        text = f"mediaan {figure(axis.median)}"
        marks += _rule(axis.median, text, down, colours.ink, False, columns, frame, look)
    for value in axis.beside:
        marks += diamond(frame.at(value), frame.foot, look)
    return marks


def _rule(
    value: Decimal,
    text: str,
    y: float,
    stroke: str,
    dashed: bool,
    columns: Sequence[Column],
    frame: _Frame,
    look: Look,
) -> list[Mark]:
    """A line down to the columns, or between two of them, with its label beside it."""
    at, gap = frame.at(value), 5 * look.unit
    when = When.ALWAYS if dashed else When.ANSWER
    middle = y + look.small * 0.75
    is_right = at + gap + text_width(text, look.small, bold=True) <= frame.width
    align, start = ("left", at + gap) if is_right else ("right", at - gap)
    end = _end_of_rule(value, columns, frame, look)
    line = Line(at, y + 2, at, end, stroke, 2 * look.unit, dashed, when)
    return [line, Words(start, middle, text, look.small, stroke, align, True, when=when)]


def _end_of_rule(value: Decimal, columns: Sequence[Column], frame: _Frame, look: Look) -> float:
    """The axis between columns; above a column its number, which a line would cross."""
    within = [one for one in columns if one.count and one.start < float(value) < one.end]
    tops = [_top_of(one, frame) - look.small * 1.4 for one in within]
    return min([frame.foot, *tops])


def _top_of(column: Column, frame: _Frame) -> float:
    return frame.foot - column.count / column.values / frame.highest * (frame.foot - frame.top)


def _middle_marks(frame: _Frame, look: Look) -> list[Mark]:
    """The middle half of the answers, as a line under the axis."""
    if frame.axis.middle is None:
        return []
    low, high = (frame.at(value) for value in frame.axis.middle)
    y, thick = frame.foot + 4 * look.unit, 4 * look.unit
    return [Line(low - 4 * look.unit, y, high + 4 * look.unit, y, look.colours.ink, thick)]
