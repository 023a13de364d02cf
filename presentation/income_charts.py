"""The charts of the money of an initiatief: amounts in parts by sector, and steps to a third each.

Every amount stands in words beside its bar, so no colour says anything alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from presentation.chart_frame import Frame, framed
from presentation.chart_marks import (
    Box,
    Dot,
    Line,
    Mark,
    Picture,
    When,
    Words,
    altair_chart,
    moved,
    stacked,
)
from presentation.chart_theme import Look
from presentation.chart_words import Sample, key, paragraph, text_width
from presentation.colours import readable_on
from presentation.effectenarena_charts_axis import Axis, axis_of, short_amount
from veranderverhaal.effectenarena.income_line import IncomeSector
from veranderverhaal.effectenarena.labels import INCOME_SECTOR_LABELS
from veranderverhaal.effectenarena.money import share

Spec = dict[str, Any]
PLAIN = Look()
BAR_THICKNESS = 24
LABEL_SHARE = 0.42  # of the width
BETWEEN_BARS, BETWEEN_GROUPS = 6, 16
GAP = 1.5  # between two parts of a bar
ARROW = "stap naar een derde"


@dataclass(frozen=True)
class Stack:
    """A bar in parts with its words, or the step from one amount to another."""

    told: str
    parts: tuple[tuple[IncomeSector, Fraction], ...] = ()
    step: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True)
class StackGroup:
    """Bars that belong together, under one name."""

    label: str
    stacks: tuple[Stack, ...]


def stacks_chart(
    groups: Sequence[StackGroup],
    look: Look = PLAIN,
    *,
    told: str,
    has_shares: bool = False,
    frame: Frame | None = None,
) -> Spec:
    """Groups of bars below each other on one line of amounts, in the colours of the sectors.

    With `has_shares` each part has its share of the bar in it, where that fits.
    """
    picture = _picture(groups, look, has_shares=has_shares)
    if frame is None:
        return dict(altair_chart(picture, look, description=told).to_dict(validate=False))
    whole = framed(picture, frame, look)
    return dict(altair_chart(whole, look, description=told, for_file=True).to_dict(validate=False))


def fill_of(sector: IncomeSector, look: Look) -> str:
    """Dark blue, light orange and light blue: apart for every kind of colour blindness."""
    scale = look.colours.scale
    fills = {
        IncomeSector.PUBLIC: scale[4],
        IncomeSector.PRIVATE: scale[1],
        IncomeSector.EARNED: scale[3],
    }
    return fills[sector]


@dataclass(frozen=True)
class _Frame:
    axis: Axis
    left: float
    right: float
    label_width: float
    look: Look
    has_shares: bool

    def at(self, amount: float) -> float:
        return self.left + (self.right - self.left) * self.axis.share(amount)


def _picture(groups: Sequence[StackGroup], look: Look, *, has_shares: bool) -> Picture:
    label_width = look.wide if look.narrow else look.wide * LABEL_SHARE
    left = 0 if look.narrow else label_width + 18 * look.unit
    ends = [0.0, *(float(end) for group in groups for end in _ends(group))]
    axis = axis_of(ends, look.wide - left, look, short_amount)
    first, last = (text_width(axis.ticks[place][1], look.small) / 2 for place in (0, -1))
    frame = _Frame(axis, left + first, look.wide - last - 1, label_width, look, has_shares)
    drawn = stacked((_group(one, frame) for one in groups), BETWEEN_GROUPS * look.unit)
    # On a phone words stand above the bars: there each bar has lines of its own.
    ground = () if look.narrow else tuple(_ground(frame, 0, drawn.height))
    lines = Picture((*ground, *drawn.marks), drawn.height)
    parts = [key(_samples(groups, look), look), stacked([lines, _numbers(frame)], 4 * look.unit)]
    return stacked(parts, 10 * look.unit)


def _ends(group: StackGroup) -> Iterable[Fraction]:
    for one in group.stacks:
        yield sum((amount for _, amount in one.parts), Fraction(0))
        yield from one.step or ()


def _samples(groups: Sequence[StackGroup], look: Look) -> list[Sample]:
    stacks = [one for group in groups for one in group.stacks]
    used = {sector for one in stacks for sector, amount in one.parts if amount}
    found = [
        Sample(INCOME_SECTOR_LABELS[sector], fill_of(sector, look))
        for sector in IncomeSector
        if sector in used
    ]
    has_steps = any(one.step for one in stacks)
    return [*found, Sample(ARROW, look.colours.ink, "triangle-right")] if has_steps else found


def _group(group: StackGroup, frame: _Frame) -> Picture:
    label = paragraph(group.label, frame.look, width=frame.label_width, bold=True)
    gap = BETWEEN_BARS * frame.look.unit
    return stacked([label, *(_row(one, frame) for one in group.stacks)], gap)


def _row(one: Stack, frame: _Frame) -> Picture:
    look, thick = frame.look, BAR_THICKNESS * frame.look.unit
    words = paragraph(one.told, look, width=frame.label_width, small=True)
    if look.narrow and not any(amount for _, amount in one.parts) and not one.step:
        return words
    if look.narrow:
        y = words.height + 4 * look.unit + thick / 2
        ground = _ground(frame, words.height + look.unit, y + thick / 2 + look.unit)
        return Picture((*words.marks, *ground, *_marks(one, frame, y)), y + thick / 2)
    height = max(words.height, thick)
    lifted = moved(words, (height - words.height) / 2)
    return Picture((*lifted, *_marks(one, frame, height / 2)), height)


def _marks(one: Stack, frame: _Frame, y: float) -> Iterable[Mark]:
    yield from _bar(one, frame, y)
    if one.step:
        yield from _step(one, frame, y)


def _bar(one: Stack, frame: _Frame, y: float) -> Iterable[Mark]:
    look, thick = frame.look, BAR_THICKNESS * frame.look.unit
    whole = sum((amount for _, amount in one.parts), Fraction(0))
    start = Fraction(0)
    for sector, amount in one.parts:
        if not amount:
            continue
        left, right = frame.at(float(start)), frame.at(float(start + amount))
        start += amount
        fill, told = fill_of(sector, look), share(amount / whole)
        tip = f"{INCOME_SECTOR_LABELS[sector]}: {told}" if frame.has_shares else one.told
        width = max(right - left - GAP, 1)
        yield Box(left, y - thick / 2, width, thick, fill, tip=tip, radius=2)
        if frame.has_shares and text_width(told, look.small, bold=True) + 6 < width:
            ink = readable_on(fill)
            yield Words(left + width / 2, y, told, look.small, ink, "center", bold=True)


def _step(one: Stack, frame: _Frame, y: float) -> Iterable[Mark]:
    start, end = (frame.at(float(amount)) for amount in one.step or (0, 0))
    unit, ink = frame.look.unit, frame.look.colours.ink
    size = 110 * unit**2
    if start == end:
        yield Dot(end, y, size * 0.7, ink, tip=one.told)
        return
    half = 5 * unit if end > start else -5 * unit
    yield Line(start, y - 6 * unit, start, y + 6 * unit, ink, 2 * unit)
    yield Line(start, y, end - half, y, ink, 2.5 * unit)
    shape = "triangle-right" if end > start else "triangle-left"
    yield Dot(end - half, y, size, ink, shape, one.told)


def _ground(frame: _Frame, top: float, end: float) -> Iterable[Mark]:
    # Thin boxes: lines would be drawn over the bars and the words in them.
    for value, _ in frame.axis.ticks:
        fill = frame.look.colours.line if value else frame.look.colours.muted
        yield Box(frame.at(value) - 0.5, top, 1, end - top, fill, when=When.ALWAYS)


def _numbers(frame: _Frame) -> Picture:
    look = frame.look
    marks = tuple(
        Words(frame.at(value), look.small * 0.65, label, look.small, look.colours.muted, "center")
        for value, label in frame.axis.ticks
    )
    return Picture(marks, look.small * 1.3)
