"""The picture of one uitkomst, for each kind of question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from presentation.chart_extras import Extras, beside_shares, extras_key, norm_share
from presentation.chart_marks import Picture, When, stacked
from presentation.chart_numbers import Ground, ground_of, has_columns, number_picture, span_of
from presentation.chart_rows import LyingBar, bar_rows, highest_share
from presentation.chart_theme import Look
from presentation.chart_words import (
    answers_line,
    headline_text,
    paragraph,
    rung_text,
    share_text,
    tip_text,
    withheld_text,
)
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying_words import figure, middle_bars
from veranderverhaal.uitkomst import (
    Band,
    Bar,
    Uitkomst,
)

YES = "yes"
MEDIAN_CHIP = "mediaan"


@dataclass(frozen=True)
class Scale:
    """On what pictures of one question are drawn: then the longest bar is the largest share."""

    rows: tuple[LyingBar, ...] = ()
    ground: Ground | None = None


def scale_of(uitkomsten: Sequence[Uitkomst], extras: Extras) -> Scale:
    """The scale that all of these fit on."""
    seen = [one for one in uitkomsten if one.has_numbers]
    rows = (choice_rows(one, extras) for one in seen if not has_columns(one))
    return Scale(tuple(chain.from_iterable(rows)), ground_of(seen))


def uitkomst_picture(
    uitkomst: Uitkomst, look: Look, extras: Extras, scale: Scale | None = None
) -> Picture:
    """One question with its numbers under it; words where there is too little to draw.

    `scale` is shared with other pictures, so that they can be laid beside each other.
    """
    if not uitkomst.has_numbers:
        return _withheld(uitkomst, look)
    scale = scale or scale_of([uitkomst], extras)
    if scale.ground and has_columns(uitkomst):
        body = number_picture(uitkomst, scale.ground, look, extras)
    else:
        rows, top = choice_rows(uitkomst, extras), _top(uitkomst, scale.rows)
        body = bar_rows(rows, look, top=top, together=scale.rows)
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
        norm=norm_share(extras),
        beside=beside_shares(extras),
    )


def _choice_row(uitkomst: Uitkomst, bar: Bar, extras: Extras, is_middle: bool) -> LyingBar:
    n = uitkomst.n or 1
    is_yes = YES in bar.codes and uitkomst.question.kind is QuestionKind.YES_NO
    told = rung_text if uitkomst.question.kind is QuestionKind.LADDER else share_text
    return LyingBar(
        bar.label,
        bar.count / n,
        told(bar.count, n, uitkomst.shown),
        tip_text(bar.label, bar.count, n, uitkomst.shown),
        _band(uitkomst, bar),
        note=_note(uitkomst, bar),
        rung=_rung(uitkomst.question, bar),
        chip=MEDIAN_CHIP if is_middle else "",
        norm=norm_share(extras) if is_yes else None,
        beside=beside_shares(extras) if is_yes else (),
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
        span = span_of(bar)
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
    spans = ((bar, span_of(bar)) for bar in uitkomst.bars)
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
