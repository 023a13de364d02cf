"""Baten and costs over the years, added up: two lines, each with its ground from low to high."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from presentation.chart_marks import Dot, Line, Mark, Picture, Ribbon, When, Words, stacked
from presentation.chart_theme import Look, Size
from presentation.chart_words import Sample, key, text_width
from presentation.effectenarena_charts_axis import Axis, axis_of, short_amount

# In pixels; on a beamer there must be room for its words too.
HEIGHTS = {
    Size.PAGE: 260,
    Size.BEAMER: 300,
    Size.PRINT: 260,
}
BETWEEN_YEARS = 14
GROUND = "vlak om een lijn: van laag tot hoog"


@dataclass(frozen=True)
class YearsLine:
    """One amount per year: low, middle and high."""

    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class _Frame:
    years: Sequence[int]
    axis: Axis
    left: float
    right: float
    height: float

    def at(self, place: int) -> float:
        steps = max(len(self.years) - 1, 1)
        return self.left + (self.right - self.left) * place / steps

    def down(self, value: float) -> float:
        return self.height * (1 - self.axis.share(value))


def years_picture(
    years: Sequence[int], baten: YearsLine, costs: YearsLine, returned: int | None, look: Look
) -> Picture:
    """Both lines; `returned` is the year in which the middle baten reach the middle costs."""
    values = [0.0, *baten.low, *baten.high, *costs.low, *costs.high]
    height = HEIGHTS[look.size]
    axis = axis_of(values, look.wide, look, short_amount)
    left = max(text_width(label, look.small) for _, label in axis.ticks) + 10 * look.unit
    half = text_width(str(years[-1]), look.small) / 2
    frame = _Frame(years, axis, left + half, look.wide - half - 1, height)
    marks: list[Mark] = []
    for value, label in axis.ticks:
        y, thick = frame.down(value), 1 if value else 2 * look.unit
        stroke = look.colours.line if value else look.colours.muted
        marks.append(Line(left, y, look.wide, y, stroke, thick, when=When.ALWAYS))
        marks.append(Words(left - 8, y, label, look.small, look.colours.muted, "right"))
    marks += _line(costs, frame, look.colours.beside, look, dashed=True)
    marks += _line(baten, frame, look.colours.bar, look, dashed=False)
    if returned is not None:
        marks += _return(frame, baten, returned, look)
    lines = Picture(tuple(marks), height + look.small * 0.65)
    samples = [
        Sample("baten bij elkaar", look.colours.bar, "line"),
        Sample("kosten bij elkaar", look.colours.beside, "dash"),
    ]
    if len(years) > 1:
        samples.append(Sample(GROUND, look.colours.line))
    if returned is not None:
        samples.append(Sample("jaar van terugverdienen", look.colours.ink, "diamond"))
    parts = [key(samples, look), lines, _feet(frame, look)]
    return stacked(parts, 10 * look.unit)


def _line(
    line: YearsLine, frame: _Frame, colour: str, look: Look, *, dashed: bool
) -> Sequence[Mark]:
    places = [frame.at(place) for place in range(len(frame.years))]
    if len(places) == 1:
        return [Dot(places[0], frame.down(line.middle[0]), 120 * look.unit**2, colour)]
    both = zip(places, line.high, line.low, strict=True)
    ribbon = Ribbon(tuple((x, frame.down(high), frame.down(low)) for x, high, low in both), colour)
    points = list(zip(places, map(frame.down, line.middle), strict=True))
    thick = 3 * look.unit
    steps = [Line(*one, *two, colour, thick, dashed) for one, two in pairwise(points)]
    return [ribbon, *steps]


def _return(frame: _Frame, baten: YearsLine, returned: int, look: Look) -> Sequence[Mark]:
    place = list(frame.years).index(returned)
    x, y = frame.at(place), frame.down(baten.middle[place])
    size = 150 * look.unit**2
    edge = Dot(x, y, size * 2, look.colours.ground, "diamond")
    tip = f"In {returned} zijn in het midden alle kosten terug."
    return [edge, Dot(x, y, size, look.colours.ink, "diamond", tip)]


def _feet(frame: _Frame, look: Look) -> Picture:
    """As many years as fit, the first and the last among them."""
    wide = text_width(str(frame.years[-1]), look.small) + BETWEEN_YEARS * look.unit
    room = max(int((frame.right - frame.left) // wide), 1)
    last = len(frame.years) - 1
    steps = [step for step in range(1, last + 1) if last % step == 0 and last / step <= room]
    every = range(0, last + 1, steps[0]) if steps else (0,)
    marks = tuple(
        Words(
            frame.at(p),
            look.small * 0.65,
            str(frame.years[p]),
            look.small,
            look.colours.muted,
            "center",
        )
        for p in every
    )
    return Picture(marks, look.small * 1.3)
