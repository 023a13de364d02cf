"""The picture of one uitkomst, for each kind of question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from presentation.chart_columns import Axis, Column, column_picture, ticks_between
from presentation.chart_marks import Picture, When, stacked
from presentation.chart_rows import LyingBar, bar_rows, highest_share
from presentation.chart_theme import Look
from presentation.chart_words import (
    Sample,
    answers_line,
    headline_text,
    key,
    paragraph,
    share_text,
    tip_text,
    withheld_text,
)
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying_words import figure, middle_bars
from veranderverhaal.uitkomst import (
    Band,
    Bar,
    FigureUnit,
    NeighbourhoodFigure,
    Norm,
    Uitkomst,
)

YES = "yes"
RANGE = ".."  # between the ends of a range of numbers, in a code
HUNDRED = 100
MEDIAN_CHIP = "mediaan"
MAX_COLUMNS = 20


@dataclass(frozen=True)
class Extras:
    """What is drawn beside an uitkomst: a norm of the group, and figures from elsewhere."""

    norm: Norm | None = None
    beside: tuple[NeighbourhoodFigure, ...] = ()
    norm_is_share: bool = True  # in percents; else a grade, a trede or another number


def uitkomst_picture(uitkomst: Uitkomst, look: Look, extras: Extras) -> Picture:
    """One question with its numbers under it; words where there is too little to draw."""
    if not uitkomst.has_numbers:
        return _withheld(uitkomst, look)
    spans = _spans(uitkomst)
    if spans and len(spans) <= MAX_COLUMNS:
        body = _columns(uitkomst, spans, look, extras)
    else:
        rows = choice_rows(uitkomst, extras)
        body = bar_rows(rows, look, top=_top(uitkomst, rows))
    below = paragraph(
        answers_line(uitkomst, _middle_words(uitkomst)),
        look,
        small=True,
        muted=True,
        when=When.ANSWER,
    )
    return stacked([body, below, extras_key(extras, look)], 6 * look.unit)


def _withheld(uitkomst: Uitkomst, look: Look) -> Picture:
    return paragraph(withheld_text(uitkomst), look, muted=True, when=When.ANSWER)


def choice_rows(uitkomst: Uitkomst, extras: Extras) -> list[LyingBar]:
    """A row per answer; of a ladder the highest trede on top, as it stands."""
    middle = _median_bars(uitkomst)
    rows = [_choice_row(uitkomst, bar, extras, bar in middle) for bar in uitkomst.bars]
    return rows[::-1] if uitkomst.question.kind is QuestionKind.LADDER else rows


def headline_row(label: str, uitkomst: Uitkomst, extras: Extras, note: str = "") -> LyingBar:
    """The favourable share of one group or round, as one row."""
    if not uitkomst.has_numbers or uitkomst.headline is None or not uitkomst.n:
        return LyingBar(label, instead=withheld_text(uitkomst))
    count, n = uitkomst.headline, uitkomst.n
    return LyingBar(
        label,
        count / n,
        headline_text(count, n, uitkomst.shown),
        tip_text(label, count, n, uitkomst.shown),
        uitkomst.band,
        note=note or f"n = {n}",
        norm=_norm_share(extras),
        beside=_beside_shares(extras),
    )


def extras_key(extras: Extras, look: Look) -> Picture:
    """What the dashed line and the diamonds stand for, with year and source."""
    colours = look.colours
    norm = norm_text(extras)
    samples = [Sample(norm, colours.norm, "dash")] if norm else []
    samples += [Sample(beside_text(one), colours.beside, "diamond") for one in extras.beside]
    return key(samples, look)


def norm_text(extras: Extras) -> str:
    """A norm in a few words, with the day it was set: it was set beforehand."""
    norm = extras.norm
    if norm is None:
        return ""
    percent = "%" if extras.norm_is_share else ""
    year, month, day = (int(part) for part in norm.set_on[:10].split("-"))
    return f"onze norm: {figure(norm.least)}{percent} of meer (gekozen op {day}-{month}-{year})"


def beside_text(one: NeighbourhoodFigure) -> str:
    """A figure from elsewhere with its unit, place, year and source."""
    percent = "%" if one.unit is FigureUnit.PERCENT else ""
    area = f", {one.area}" if one.area else ""
    return f"{one.label}{area}: {figure(one.value, 2)}{percent} ({one.source}, {one.year})"


def _choice_row(uitkomst: Uitkomst, bar: Bar, extras: Extras, is_middle: bool) -> LyingBar:
    n = uitkomst.n or 1
    is_yes = YES in bar.codes and uitkomst.question.kind is QuestionKind.YES_NO
    return LyingBar(
        bar.label,
        bar.count / n,
        share_text(bar.count, n, uitkomst.shown),
        tip_text(bar.label, bar.count, n, uitkomst.shown),
        _band(uitkomst, bar),
        note=_note(uitkomst, bar),
        rung=_rung(uitkomst.question, bar),
        chip=MEDIAN_CHIP if is_middle else "",
        norm=_norm_share(extras) if is_yes else None,
        beside=_beside_shares(extras) if is_yes else (),
    )


def _band(uitkomst: Uitkomst, bar: Bar) -> Band | None:
    if uitkomst.question.kind is QuestionKind.YES_NO:
        return uitkomst.band if YES in bar.codes else None
    return uitkomst.bands.get(bar.codes[0]) if len(bar.codes) == 1 else None


def _note(uitkomst: Uitkomst, bar: Bar) -> str:
    """Under a label: the middle place of an option, or the scores that a name stands for."""
    if uitkomst.question.kind is QuestionKind.RANK and bar.codes:
        place = uitkomst.median_places.get(bar.codes[0])
        return f"mediaan: plaats {figure(place)}" if place is not None else ""
    if uitkomst.question.kind is QuestionKind.NUMBER and not bar.label[:1].isdigit():
        span = _span(bar)
        if span is None:
            return ""
        low, high = (figure(end, 2) for end in span)
        return f"score {low}" if low == high else f"score {low} tot en met {high}"
    return ""


def _rung(question: Question, bar: Bar) -> str:
    if question.kind is not QuestionKind.LADDER:
        return ""
    codes = [option.code for option in question.options]
    places = sorted(codes.index(code) + 1 for code in bar.codes if code in codes)
    if not places:
        return ""
    return str(places[0]) if len(places) == 1 else f"{places[0]}–{places[-1]}"


def _median_bars(uitkomst: Uitkomst) -> tuple[Bar, ...]:
    """The bar in which the median lies, of a ladder or of scores with names."""
    if uitkomst.median is None or uitkomst.question.kind is QuestionKind.GRADE:
        return ()
    if uitkomst.question.kind is QuestionKind.LADDER:
        return tuple(set(middle_bars(uitkomst.bars) or ()))
    spans = ((bar, _span(bar)) for bar in uitkomst.bars)
    return tuple(bar for bar, span in spans if span and span[0] <= uitkomst.median <= span[1])


def _middle_words(uitkomst: Uitkomst) -> Iterable[str]:
    if uitkomst.question.kind is QuestionKind.LADDER or uitkomst.median is None:
        return
    yield f"mediaan: {figure(uitkomst.median)}"
    if uitkomst.middle is not None:
        low, high = (figure(end) for end in uitkomst.middle)
        yield f"middelste helft: {low} tot en met {high}"


def _top(uitkomst: Uitkomst, rows: Sequence[LyingBar]) -> float:
    """All of the people where there are two answers; else what the longest bar needs."""
    return 1 if uitkomst.question.kind is QuestionKind.YES_NO else highest_share(rows)


def _norm_share(extras: Extras) -> float | None:
    return float(extras.norm.least) / HUNDRED if extras.norm else None


def _beside_shares(extras: Extras) -> tuple[float, ...]:
    shares = (one for one in extras.beside if one.unit is FigureUnit.PERCENT)
    return tuple(float(one.value) / HUNDRED for one in shares)


def _span(bar: Bar) -> tuple[Decimal, Decimal] | None:
    """The lowest and highest number of a bar; None when its answers are no numbers."""
    try:
        ends = [Decimal(end) for code in bar.codes for end in code.split(RANGE)]
    except InvalidOperation:
        return None
    return (min(ends), max(ends)) if ends and all(end.is_finite() for end in ends) else None


def _spans(uitkomst: Uitkomst) -> list[tuple[Decimal, Decimal]]:
    """The numbers of each bar; none when they have names, which need room to be read."""
    if uitkomst.question.kind not in (QuestionKind.GRADE, QuestionKind.NUMBER):
        return []
    spans = [_span(bar) for bar in uitkomst.bars]
    named = any(not bar.label[:1].isdigit() and bar.label[:1] != "-" for bar in uitkomst.bars)
    found = [span for span in spans if span is not None]
    return [] if named or len(found) < len(spans) else found


def _columns(
    uitkomst: Uitkomst, spans: Sequence[tuple[Decimal, Decimal]], look: Look, extras: Extras
) -> Picture:
    edges = _edges(uitkomst, spans)
    base = min(end - start for start, end in edges) or 1
    columns = [
        Column(start, end, bar.count, bar.label, (end - start) / base)
        for bar, (start, end) in zip(uitkomst.bars, edges, strict=True)
    ]
    low, high = min(start for start, _ in edges), max(end for _, end in edges)
    ticks = _ticks(uitkomst, spans, low, high, look)
    axis = Axis(
        low,
        high,
        ticks,
        uitkomst.median,
        uitkomst.middle,
        extras.norm.least if extras.norm else None,
        tuple(one.value for one in extras.beside if one.unit is not FigureUnit.PERCENT),
    )
    return column_picture(columns, axis, uitkomst.n or 0, uitkomst.shown, look)


def _is_single(uitkomst: Uitkomst) -> bool:
    return all(RANGE not in code for bar in uitkomst.bars for code in bar.codes)


def _edges(
    uitkomst: Uitkomst, spans: Sequence[tuple[Decimal, Decimal]]
) -> list[tuple[float, float]]:
    """From where to where each column stands; a range runs to where the next begins."""
    if _is_single(uitkomst):
        half = Decimal("0.5")
        return [(float(low - half), float(high + half)) for low, high in spans]
    starts = [low for low, _ in spans]
    following = [*starts[1:], spans[-1][1]]
    return [
        (float(low), float(until if until > low else low + 1))
        for low, until in zip(starts, following, strict=True)
    ]


def _ticks(
    uitkomst: Uitkomst,
    spans: Sequence[tuple[Decimal, Decimal]],
    low: float,
    high: float,
    look: Look,
) -> tuple[tuple[float, str], ...]:
    if _is_single(uitkomst) and len(spans) <= MAX_COLUMNS and high - low <= MAX_COLUMNS:
        whole = range(round(low + 0.5), round(high - 0.5) + 1)
        return tuple((float(value), str(value)) for value in whole)
    return ticks_between(low, high, look)
