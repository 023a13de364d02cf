"""Rounds as points on a line, each with its band, its value and its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from presentation.chart_marks import Dot, Line, Mark, Picture, Ribbon, When, Words
from presentation.chart_rows import diamond
from presentation.chart_theme import Look
from presentation.chart_words import LINE_HEIGHT, withheld_text, wrap
from veranderverhaal.uitkomst import Uitkomst

HEIGHT = 220
BESIDE_POINT = 13  # how far above or below a point its value stands
HALF_A_LINE = 0.65  # of the size of letters: a line this far from their middle is clear of them
Down = Callable[[float], float]  # how far down a place from 0 to 1 is drawn


@dataclass(frozen=True)
class Point:
    """What a round says: a place from 0 to 1 with its band, and in words."""

    label: str
    uitkomst: Uitkomst
    place: float | None = None
    low: float | None = None
    high: float | None = None
    value: str = ""


def line_picture(
    points: Sequence[Point],
    ticks: Sequence[tuple[float, str]],
    left: float,
    look: Look,
    norm: float | None = None,
    beside: Sequence[float] = (),
) -> Picture:
    """The rounds from left to right, on lines at `ticks`; `left` is the room for their labels."""
    top, height = look.text, HEIGHT * look.unit
    slot = (look.wide - left) / len(points)
    xs = [left + (place + 0.5) * slot for place in range(len(points))]

    def down(place: float) -> float:
        return top + height * (1 - place)

    marks: list[Mark] = []
    for place, label in ticks:
        y = down(place)
        marks.append(Line(left, y, look.wide, y, look.colours.line, 1, when=When.ALWAYS))
        marks.append(Words(left - 8, y, label, look.small, look.colours.muted, "right"))
    placed = [(x, point) for x, point in zip(xs, points, strict=True)]
    for (x, point), (next_x, following) in pairwise(placed):
        marks += _joined(x, point, next_x, following, down, look)
    following_points = [*(point for _, point in placed[1:]), None]
    for (x, point), after in zip(placed, following_points, strict=True):
        rising = after is not None and (after.place or 0) > (point.place or 0)
        is_last = after is None
        away = _away(point, rising, is_last, down, norm, look)
        marks += _point_marks(x, point, away, down, look)
    marks += _across(norm, beside, left, down, look)
    marks += _norm_word(norm, ticks, left, down, look)
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


def _away(
    point: Point, rising: bool, is_last: bool, down: Down, norm: float | None, look: Look
) -> float:
    """How far below a point its value stands: on the side that the line to the next one does not
    take, and clear of the norm, which would strike it through.
    """
    usual = BESIDE_POINT * look.unit
    side = 1 if rising else -1
    if norm is None or point.place is None:
        return side * usual
    to_norm = down(norm) - down(point.place)
    clear = look.text * HALF_A_LINE
    sides = (side, -side) if is_last else (side,)
    free = (one * usual for one in sides if abs(one * usual - to_norm) >= clear)
    # Beyond the norm, on the same side.
    return next(free, to_norm + side * clear)


def _point_marks(x: float, point: Point, away: float, down: Down, look: Look) -> list[Mark]:
    if point.place is None:
        return []
    unit, colours = look.unit, look.colours
    y = down(point.place)
    tip = f"{point.label}: {point.value}, n = {point.uitkomst.n}"
    marks: list[Mark] = [Dot(x, y, 130 * unit * unit, colours.bar, tip=tip)]
    if point.low is not None and point.high is not None:
        marks += _upright_band(x, down(point.high), down(point.low), look)
    value = Words(
        x + 11 * unit, y + away, point.value, look.text, colours.ink, bold=True, when=When.ANSWER
    )
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
    for place in beside:
        marks += diamond(look.wide - 8 * unit, down(place), look)
    return marks


def _norm_word(
    norm: float | None, ticks: Sequence[tuple[float, str]], left: float, down: Down, look: Look
) -> list[Mark]:
    """What the dashed line is, above it; below it where a line of the ground is too near."""
    if norm is None:
        return []
    places = [down(norm) + side * look.small * 0.7 for side in (-1, 1)]
    clear = look.small * HALF_A_LINE
    free = (y for y in places if all(abs(y - down(tick)) >= clear for tick, _ in ticks))
    y = next(free, places[0])
    return [Words(left + 4, y, "norm", look.small, look.colours.norm, bold=True)]


def _foot(point: Point, width: float, look: Look) -> list[tuple[str, bool, When]]:
    """The lines under a round: its name, and how many answered or that too few did."""
    name = [(line, False, When.ALWAYS) for line in wrap(point.label, width, look.small)]
    has_value = point.place is not None
    text = f"n = {point.uitkomst.n}" if has_value else withheld_text(point.uitkomst)
    return [*name, *((line, True, When.ANSWER) for line in wrap(text, width, look.small))]
