"""Bars that are parted in the steps of a scale: stellingen around their middle, and domains."""

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.chart_marks import Box, Line, Mark, Picture, When, Words, moved, stacked
from presentation.chart_theme import Look
from presentation.chart_words import (
    DONT_KNOW_TEXT,
    Sample,
    key,
    paragraph,
    share_text,
    text_width,
    tip_text,
    withheld_text,
    wrap,
)
from presentation.colours import readable_on
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.question import DONT_KNOW, Question, offered_codes
from veranderverhaal.uitkomst import Bar, Uitkomst

BAR_THICKNESS = 28
LABEL_SHARE = 0.36
LEAST_LABELLED = 0.08  # a part under 8% of the bar is too small for its number
STEPS = 5
MIDDLE = 2
MERGED_NOTE = "samen geteld"
MIXED_HEADING = "gunstig"


@dataclass(frozen=True)
class Column:
    """A number at the right of each row, under a short heading."""

    heading: str
    texts: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True)
class PartedBar:
    """One bar with its label; `notes` stand small under the label."""

    label: str
    uitkomst: Uitkomst
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Frame:
    left: float
    width: float
    label_width: float
    before: float  # the longest part left of the middle, as a share
    after: float
    diverging: bool

    @property
    def per_share(self) -> float:
        return self.width / (self.before + self.after)

    @property
    def middle(self) -> float:
        return self.left + self.before * self.per_share


def scale_rows(rows: Sequence[PartedBar], look: Look, *, diverging: bool) -> Picture:
    """Rows with the parts of their bars; diverging ones have the middle step below each other."""
    columns = [] if look.narrow else _columns(rows)
    frame = _frame(rows, columns, look, diverging)
    head = _headings(columns, look)
    drawn = [_row(row, place, columns, frame, look) for place, row in enumerate(rows)]
    body = stacked(drawn, 0)
    return stacked([head, body], 4 * look.unit)


def scale_key(question: Question, look: Look) -> Picture:
    """What the colours of the steps stand for."""
    codes = [code for code in offered_codes(question) if code != DONT_KNOW]
    colours = look.colours
    samples = [
        Sample(answer_label(question, code), colours.scale[_step(question, code)]) for code in codes
    ]
    return key(samples, look)


def _columns(rows: Sequence[PartedBar]) -> list[Column]:
    columns = []
    uitkomsten = [row.uitkomst for row in rows]
    if any(u.headline is not None for u in uitkomsten):
        heading = _headline_heading(uitkomsten)
        columns.append(Column(heading, tuple(map(_headline_text, uitkomsten)), True))
    if any(u.dont_know for u in uitkomsten):
        columns.append(Column(DONT_KNOW_TEXT, tuple(_number(u.dont_know) for u in uitkomsten)))
    return [*columns, Column("n", tuple(_number(u.n) for u in uitkomsten))]


def _headline_heading(uitkomsten: Sequence[Uitkomst]) -> str:
    """What is counted as favourable; it may differ by row, and then the rows say it."""
    labels = {u.headline_label for u in uitkomsten if u.headline is not None}
    return labels.pop() if len(labels) == 1 else MIXED_HEADING


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _headline_text(uitkomst: Uitkomst) -> str:
    if uitkomst.headline is None or not uitkomst.n:
        return ""
    return share_text(uitkomst.headline, uitkomst.n, uitkomst.shown)


def _column_width(column: Column, look: Look) -> float:
    words = [*column.heading.split(" "), *column.texts]
    size = look.small
    return max(text_width(word, size, column.bold) for word in words) + 14 * look.unit


def _frame(
    rows: Sequence[PartedBar], columns: Sequence[Column], look: Look, diverging: bool
) -> _Frame:
    before, after = 0.0, 1.0
    if diverging:
        reaches = [_reach(row.uitkomst) for row in rows if row.uitkomst.has_numbers]
        before = max([0.05, *(reach[0] for reach in reaches)])
        after = max([0.05, *(reach[1] for reach in reaches)])
    taken = sum(_column_width(column, look) for column in columns)
    if look.narrow:
        return _Frame(0, look.wide, look.wide, before, after, diverging)
    longest = max((text_width(row.label, look.text) for row in rows), default=0)
    label_width = min(max(longest, look.wide * 0.2), look.wide * LABEL_SHARE)
    left = label_width + 16 * look.unit
    return _Frame(left, look.wide - left - taken, label_width, before, after, diverging)


def _reach(uitkomst: Uitkomst) -> tuple[float, float]:
    """How far a bar goes left and right of its middle, as shares."""
    total = sum(bar.count for bar in uitkomst.bars) or 1
    sides = [(_side(uitkomst.question, bar), bar.count / total) for bar in uitkomst.bars]
    middle = sum(share for side, share in sides if side == 0) / 2
    return (
        middle + sum(share for side, share in sides if side < 0),
        middle + sum(share for side, share in sides if side > 0),
    )


def _side(question: Question, bar: Bar) -> int:
    """-1 left of the middle, 1 right of it; 0 when answers on both sides were put together."""
    steps = [_step(question, code) for code in bar.codes]
    if steps and max(steps) < MIDDLE:
        return -1
    return 1 if steps and min(steps) > MIDDLE else 0


def _step(question: Question, code: str) -> int:
    """The place of a code on five steps, also when the question has another number of them."""
    codes = [offered for offered in offered_codes(question) if offered != DONT_KNOW]
    if code not in codes or len(codes) == 1:
        return MIDDLE
    return round(codes.index(code) * (STEPS - 1) / (len(codes) - 1))


def _headings(columns: Sequence[Column], look: Look) -> Picture:
    size, marks = look.small, []
    step = size * 1.15
    wrapped = [wrap(column.heading, _column_width(column, look), size) for column in columns]
    height = max((len(lines) for lines in wrapped), default=0) * step
    right = look.wide
    for column, lines in zip(reversed(columns), reversed(wrapped), strict=True):
        for place, line in enumerate(reversed(lines)):
            y = height - (place + 0.5) * step
            marks.append(Words(right, y, line, size, look.colours.muted, "right"))
        right -= _column_width(column, look)
    return Picture(tuple(marks), height)


def _row(
    row: PartedBar, place: int, columns: Sequence[Column], frame: _Frame, look: Look
) -> Picture:
    thick, gap = BAR_THICKNESS * look.unit, 11 * look.unit
    label = _label(row, frame, look)
    if look.narrow:
        middle = label.height + 4 * look.unit + thick / 2
        marks = [*label.marks, *_bar(row.uitkomst, frame, middle, look)]
        below = _below(row.uitkomst, look)
        marks += moved(below, middle + thick / 2 + 3 * look.unit)
        return Picture(tuple(marks), middle + thick / 2 + below.height + 16 * look.unit)
    height = max(label.height, thick) + gap
    middle = height / 2
    marks = [*moved(label, middle - label.height / 2), *_bar(row.uitkomst, frame, middle, look)]
    if frame.diverging and row.uitkomst.has_numbers:
        # Between the bars: through them it would cross the numbers.
        upper, lower = middle - thick / 2, middle + thick / 2
        x, stroke = frame.middle, look.colours.line
        marks += [Line(x, 0, x, upper, stroke), Line(x, lower, x, height, stroke)]
    right = look.wide
    for column in reversed(columns):
        fill = look.colours.ink if column.bold else look.colours.muted
        size = look.text if column.bold else look.small
        text = column.texts[place]
        marks.append(Words(right, middle, text, size, fill, "right", column.bold, when=When.ANSWER))
        right -= _column_width(column, look)
    return Picture(tuple(marks), height)


def _label(row: PartedBar, frame: _Frame, look: Look) -> Picture:
    width = frame.label_width
    merged = [f"{MERGED_NOTE}: {bar.label}" for bar in row.uitkomst.bars if len(bar.codes) > 1]
    answers = [
        paragraph(text, look, width=width, small=True, muted=True, when=When.ANSWER)
        for text in merged
    ]
    notes = [paragraph(text, look, width=width, small=True, muted=True) for text in row.notes]
    return stacked([paragraph(row.label, look, width=width), *notes, *answers], 1)


def _below(uitkomst: Uitkomst, look: Look) -> Picture:
    """On a narrow screen the numbers stand under the bar."""
    if not uitkomst.has_numbers:
        return Picture()
    headline = _headline_text(uitkomst)
    parts = [f"(helemaal) eens: {headline}"] if headline else []
    parts.append(f"n = {uitkomst.n}")
    if uitkomst.dont_know:
        parts.append(f"{DONT_KNOW_TEXT}: {uitkomst.dont_know}")
    return paragraph(" · ".join(parts), look, small=True, muted=True, when=When.ANSWER)


def _bar(uitkomst: Uitkomst, frame: _Frame, y: float, look: Look) -> list[Mark]:
    thick = BAR_THICKNESS * look.unit
    empty = Box(
        frame.left,
        y - thick / 2,
        frame.width,
        thick,
        look.colours.empty,
        radius=3,
        when=When.EMPTY,
    )
    if not uitkomst.has_numbers:
        text = withheld_text(uitkomst)
        words = Words(frame.left, y, text, look.small, look.colours.muted, when=When.ANSWER)
        return [empty, words]
    start = frame.middle - _reach(uitkomst)[0] * frame.per_share if frame.diverging else frame.left
    return [empty, *_parts(uitkomst, start, y, frame, look)]


def _parts(uitkomst: Uitkomst, start: float, y: float, frame: _Frame, look: Look) -> list[Mark]:
    thick, gap = BAR_THICKNESS * look.unit, 1.5 * look.unit
    total = sum(bar.count for bar in uitkomst.bars) or 1
    marks: list[Mark] = []
    for bar in uitkomst.bars:
        width = bar.count / total * frame.per_share
        if not bar.count:
            continue
        fill = _fill(uitkomst.question, bar, look)
        tip = tip_text(bar.label, bar.count, uitkomst.n or total, uitkomst.shown)
        drawn = max(width - gap, min(width, 1))
        marks.append(Box(start, y - thick / 2, drawn, thick, fill, tip, radius=3))
        text = share_text(bar.count, uitkomst.n or total, uitkomst.shown)
        size = look.small
        fits = text_width(text, size, bold=True) + 2 * look.unit <= drawn
        if bar.count / total >= LEAST_LABELLED and fits:
            ink = readable_on(fill)
            at = start + drawn / 2
            marks.append(Words(at, y, text, size, ink, "center", True, when=When.ANSWER))
        start += width
    return marks


def _fill(question: Question, bar: Bar, look: Look) -> str:
    scale = look.colours.scale
    steps = sorted(_step(question, code) for code in bar.codes) or [MIDDLE]
    side = _side(question, bar)
    # Answers put together take the milder colour of their side.
    return scale[MIDDLE] if side == 0 and len(steps) > 1 else scale[steps[-1 if side < 0 else 0]]
