"""Bars that lie: a row per answer, group or round, with its label, its band and its value."""

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.chart_marks import Box, Dot, Line, Mark, Picture, When, Words, moved, stacked
from presentation.chart_theme import Look
from presentation.chart_words import paragraph, text_width
from veranderverhaal.uitkomst import Band

BAR_THICKNESS = 24
LABEL_SHARE = 0.42  # of the width, at most
LABEL_LEAST = 0.16


@dataclass(frozen=True)
class LyingBar:
    """One bar. Without a share it is a row of words: `instead` says why there is no bar.

    `marks` are shares at which something else is drawn: a norm (dashed) or a figure beside it.
    """

    label: str
    share: float | None = None
    value: str = ""
    tip: str = ""
    band: Band | None = None
    note: str = ""
    rung: str = ""
    chip: str = ""
    norm: float | None = None
    beside: tuple[float, ...] = ()
    instead: str = ""
    as_dot: bool = False


@dataclass(frozen=True)
class _Frame:
    """Where the bars of all rows begin and end; `top` is the share at the end."""

    left: float
    width: float
    label_width: float
    top: float
    indent: float

    def at(self, share: float) -> float:
        return self.left + self.width * min(max(share / self.top, 0), 1)


def bar_rows(
    rows: Sequence[LyingBar], look: Look, *, top: float = 1, together: Sequence[LyingBar] = ()
) -> Picture:
    """The rows below each other; `top` is the share at which a bar is as long as can be.

    `together` are all rows that must begin and end in the same places, these among them.
    """
    frame = _frame(together or rows, look, top)
    marks: list[Mark] = []
    height = 0.0
    for row in rows:
        drawn = _row(row, frame, look)
        marks += moved(drawn, height)
        height += drawn.height
    return Picture(tuple(marks), height)


def highest_share(rows: Sequence[LyingBar], least: float = 0.5) -> float:
    """The share at which the bars may end, so that the highest of them and its band fit."""
    shares = [row.share or 0 for row in rows]
    highs = [float(row.band.high) for row in rows if row.band]
    others = [share for row in rows for share in (*row.beside, row.norm or 0)]
    return min(max([least, *shares, *highs, *others]), 1)


def band_marks(x: float, x2: float, y: float, look: Look) -> list[Mark]:
    """A thin line with ends: where the share may lie by chance."""
    ink, half, thick = look.colours.ink, 4 * look.unit, 1.6 * look.unit
    ends = [Line(at, y - half, at, y + half, ink, thick) for at in (x, x2)]
    return [Line(x, y, x2, y, ink, thick), *ends]


def diamond(x: float, y: float, look: Look) -> list[Mark]:
    """A figure from elsewhere, with an edge so that it is seen on a bar as well."""
    area, colours = 110 * look.unit * look.unit, look.colours
    edge = Dot(x, y, area * 2.2, colours.ground, "diamond", when=When.ALWAYS)
    return [edge, Dot(x, y, area, colours.beside, "diamond", when=When.ALWAYS)]


def _frame(rows: Sequence[LyingBar], look: Look, top: float) -> _Frame:
    small = 8 * look.unit
    indent = max((text_width(row.rung, look.text, bold=True) for row in rows), default=0)
    indent += small if indent else 0
    after = max((_after_width(row, look) for row in rows), default=0) + small
    if look.narrow:
        return _Frame(0, look.wide - after, look.wide, top, indent)
    labels = [text_width(row.label, look.text) for row in rows]
    notes = [text_width(row.note, look.small) for row in rows]
    longest = max([0, *labels, *notes]) + indent
    label_width = min(max(longest, look.wide * LABEL_LEAST), look.wide * LABEL_SHARE)
    left = label_width + 2 * small
    return _Frame(left, look.wide - left - after, label_width, top, indent)


def _after_width(row: LyingBar, look: Look) -> float:
    chip = text_width(row.chip, look.small) + 22 * look.unit if row.chip else 0
    return text_width(row.value, look.text, bold=True) + chip


def _row(row: LyingBar, frame: _Frame, look: Look) -> Picture:
    label = _label(row, frame, look)
    thick, gap = BAR_THICKNESS * look.unit, 12 * look.unit
    if look.narrow:
        middle = label.height + 3 * look.unit + thick / 2
        height = middle + thick / 2 + gap
        marks = list(label.marks)
    else:
        height = max(label.height, thick) + gap
        middle = (height - gap) / 2
        marks = list(moved(label, middle - label.height / 2))
    bar = _instead(row, frame, middle, look) if row.instead else _bar(row, frame, middle, look)
    return Picture((*marks, *bar), height)


def _label(row: LyingBar, frame: _Frame, look: Look) -> Picture:
    width = frame.label_width - frame.indent
    note = paragraph(row.note, look, width=width, small=True, muted=True, when=When.ANSWER)
    words = stacked([paragraph(row.label, look, width=width), note], 1)
    rung = Words(0, look.text * 0.63, row.rung, look.text, look.colours.ink, bold=True)
    return Picture((*([rung] if row.rung else []), *moved(words, 0, frame.indent)), words.height)


def _instead(row: LyingBar, frame: _Frame, y: float, look: Look) -> list[Mark]:
    thick = BAR_THICKNESS * look.unit
    colours = look.colours
    return [
        Words(frame.left, y, row.instead, look.small, colours.muted, when=When.ANSWER),
        _track(frame, y, thick, look, When.EMPTY),
    ]


def _track(frame: _Frame, y: float, thick: float, look: Look, when: When) -> Box:
    empty = look.colours.empty
    return Box(frame.left, y - thick / 2, frame.width, thick, empty, radius=3, when=when)


def _bar(row: LyingBar, frame: _Frame, y: float, look: Look) -> list[Mark]:
    thick, unit, colours = BAR_THICKNESS * look.unit, look.unit, look.colours
    end = frame.at(row.share or 0)
    # A ground to the end is only true where the end is everybody.
    ground = When.ALWAYS if frame.top >= 1 else When.EMPTY
    marks: list[Mark] = [_track(frame, y, thick, look, ground)]
    if row.as_dot:
        marks.append(Dot(end, y, 130 * unit * unit, colours.bar, tip=row.tip))
    elif end > frame.left:
        width = end - frame.left
        marks.append(Box(frame.left, y - thick / 2, width, thick, colours.bar, row.tip, radius=3))
    if not row.as_dot:
        base = Line(frame.left, y - thick / 2 - 3, frame.left, y + thick / 2 + 3, colours.line, 1.5)
        marks.append(base)
    if row.band:
        low, high = frame.at(float(row.band.low)), frame.at(float(row.band.high))
        marks += band_marks(low, high, y, look)
        end = max(end, high)
    if ground is When.ALWAYS or row.norm is not None or row.beside:
        end = frame.left + frame.width  # a value in the bar would stand on a norm or a figure
    if row.norm is not None:
        at = frame.at(row.norm)
        reach = thick / 2 + 5 * unit
        marks.append(Line(at, y - reach, at, y + reach, colours.norm, 3 * unit, True, When.ALWAYS))
    for share in row.beside:
        marks += diamond(frame.at(share), y, look)
    return [*marks, *_after(row, end, y, look)]


def _after(row: LyingBar, end: float, y: float, look: Look) -> list[Mark]:
    unit, colours = look.unit, look.colours
    left = end + 8 * unit
    value = Words(left, y, row.value, look.text, colours.ink, bold=True, when=When.ANSWER)
    if not row.chip:
        return [value]
    left += text_width(row.value, look.text, bold=True) + 14 * unit
    arrow = Dot(left, y, 60 * unit * unit, colours.norm, "triangle-left")
    chip = Words(left + 8 * unit, y, row.chip, look.small, colours.norm, when=When.ANSWER)
    return [value, arrow, chip]
