"""Ranges that lie below each other, on one line of amounts: from cautious to generous.

Every amount stands in words under its label; the bars are there to compare them by eye.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from presentation.chart_marks import Box, Line, Mark, Picture, When, Words, moved, stacked
from presentation.chart_theme import Look, Size
from presentation.chart_words import Sample, key, paragraph, text_width
from presentation.effectenarena_charts_axis import Axis, Tell, axis_of
from veranderverhaal.effectenarena.money import MINUS

BAR_THICKNESS = 22
# Of the width; on a beamer the amounts must fit on one line, and all rows on the screen.
LABEL_SHARES = {Size.PAGE: 0.42, Size.BEAMER: 0.52, Size.PRINT: 0.42}
BETWEEN = {Size.PAGE: 14, Size.BEAMER: 16, Size.PRINT: 14}
JOINED = "\ue000"  # stands for a space at which no line may end; nobody types it


class Tone(StrEnum):
    """What a part of a bar is; its words stand in the key, so a colour never says it alone."""

    BATEN = "baten"
    COSTS = "costs"
    REST = "rest"


@dataclass(frozen=True)
class Segment:
    """A part of a bar between two amounts."""

    start: float
    end: float
    tone: Tone = Tone.BATEN


@dataclass(frozen=True)
class RangeBar:
    """One bar: its label, its amounts in words, its parts, and where its middle is."""

    label: str
    told: str
    segments: tuple[Segment, ...] = ()
    middle: float | None = None


def fill_of(tone: Tone, look: Look) -> str:
    """The colour of a part: baten blue, costs orange, the rest grey."""
    scale = look.colours.scale
    return {Tone.BATEN: scale[3], Tone.COSTS: scale[1], Tone.REST: scale[2]}[tone]


def stroke_of(tone: Tone, look: Look) -> str:
    """The edge of a part, so that grey is seen on white."""
    return look.colours.muted if tone is Tone.REST else ""


def range_rows(
    rows: Sequence[RangeBar],
    look: Look,
    tell: Tell,
    *,
    samples: Sequence[Sample] = (),
    base: float = 0,
) -> Picture:
    """The rows under their key, above their line of amounts; all bars start from `base`."""
    label_width = look.wide if look.narrow else look.wide * LABEL_SHARES[look.size]
    left = 0 if look.narrow else label_width + 18 * look.unit
    ends = {end for row in rows for part in row.segments for end in (part.start, part.end)}
    middles = {row.middle for row in rows if row.middle is not None}
    width = look.wide - left
    axis = axis_of([base, *ends, *middles], width, look, tell)
    inside = _Frame(
        axis, base, left + _side(axis.ticks[0][1], look), look.wide - _side_end(axis, look)
    )
    drawn = stacked((_row(row, inside, label_width, look) for row in rows), 0)
    # On a phone words stand above the bars: there each bar has lines of its own.
    ground = () if look.narrow else _ground(inside, 0, drawn.height, look)
    lines = Picture((*ground, *drawn.marks), drawn.height)
    under = _numbers(inside, look)
    return stacked([key(samples, look), stacked([lines, under], 4 * look.unit)], 10 * look.unit)


def range_samples(look: Look, *tones: tuple[Tone, str], middle: str = "midden") -> list[Sample]:
    """The key: what each colour is, and what the upright line is."""
    found = [
        Sample(words, fill_of(tone, look), stroke=stroke_of(tone, look)) for tone, words in tones
    ]
    return [*found, Sample(middle, look.colours.ink, "line")] if middle else found


@dataclass(frozen=True)
class _Frame:
    axis: Axis
    base: float
    left: float
    right: float

    def at(self, value: float) -> float:
        return self.left + (self.right - self.left) * self.axis.share(value)


def _side(label: str, look: Look) -> float:
    """Half a number under the line: so much room it takes beside its end."""
    return text_width(label, look.small) / 2


def _side_end(axis: Axis, look: Look) -> float:
    return _side(axis.ticks[-1][1], look) + 1


def _row(row: RangeBar, frame: _Frame, label_width: float, look: Look) -> Picture:
    words = stacked(
        [
            paragraph(row.label, look, width=label_width, bold=True),
            _amounts(row.told, label_width, look),
        ],
        1,
    )
    thick, gap = BAR_THICKNESS * look.unit, BETWEEN[look.size]
    if look.narrow:
        y = words.height + 6 * look.unit + thick / 2
        end = y + thick / 2 + gap / 2
        ground = _ground(frame, words.height + 2 * look.unit, end, look)
        return Picture((*ground, *words.marks, *_bar(row, frame, y, look)), end + gap / 2)
    height = max(words.height, thick) + gap
    y = (height - gap) / 2
    lifted = moved(words, y - words.height / 2)
    return Picture((*lifted, *_bar(row, frame, y, look)), height)


def _amounts(text: str, width: float, look: Look) -> Picture:
    """Amounts in words, of which no line parts a number from its euro sign."""
    joined = text.replace("€ ", f"€{JOINED}").replace(f"{MINUS} €", f"{MINUS}{JOINED}€")
    drawn = paragraph(joined, look, width=width, small=True)
    marks = (
        replace(mark, text=mark.text.replace(JOINED, " ")) if isinstance(mark, Words) else mark
        for mark in drawn.marks
    )
    return Picture(tuple(marks), drawn.height)


def _bar(row: RangeBar, frame: _Frame, y: float, look: Look) -> Iterable[Mark]:
    thick, unit = BAR_THICKNESS * look.unit, look.unit
    tip = f"{row.label}: {row.told}"
    for part in row.segments:
        ends = sorted((frame.at(part.start), frame.at(part.end)))
        width = max(ends[1] - ends[0], 2 * unit)
        yield Box(
            *(ends[0], y - thick / 2, width, thick, fill_of(part.tone, look)),
            tip=tip,
            stroke=stroke_of(part.tone, look),
            radius=2,
        )
    if row.middle is not None:
        at, reach = frame.at(row.middle), thick / 2 + 3 * unit
        yield Line(at, y - reach, at, y + reach, look.colours.ink, 3 * unit)


def _ground(frame: _Frame, top: float, end: float, look: Look) -> Iterable[Mark]:
    for value, _ in frame.axis.ticks:
        at = frame.at(value)
        yield Line(at, top, at, end, look.colours.line, 1, when=When.ALWAYS)
    at = frame.at(frame.base)
    yield Line(at, top, at, end, look.colours.ink, 1.5 * look.unit, when=When.ALWAYS)


def _numbers(frame: _Frame, look: Look) -> Picture:
    y = look.small * 0.65
    marks = tuple(
        Words(frame.at(value), y, label, look.small, look.colours.muted, "center")
        for value, label in frame.axis.ticks
    )
    return Picture(marks, look.small * 1.3)
