"""The charts of uitkomsten: values in, a Vega-Lite specification out.

Only what release() made comes in, so a chart cannot show what must stay hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any

from presentation.chart_extras import Extras, beside_text, extras_key, norm_text
from presentation.chart_frame import Frame, framed
from presentation.chart_kinds import Scale, headline_row, scale_of, uitkomst_picture
from presentation.chart_marks import Picture, When, altair_chart, stacked
from presentation.chart_rounds import (
    change_picture,
    groups_picture,
    is_crowd,
    rounds_are_shares,
    rounds_picture,
)
from presentation.chart_rows import bar_rows
from presentation.chart_scale import PartedBar, scale_key, scale_rows
from presentation.chart_theme import Look, Size
from presentation.chart_words import NO_GROUP_TEXT, paragraph
from veranderverhaal.meting import Meting
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying_pictures import describe
from veranderverhaal.saying_rounds import say_change, say_difference, say_rounds
from veranderverhaal.uitkomst import (
    Block,
    BlockKind,
    Change,
    Difference,
    NeighbourhoodFigure,
    Norm,
    Uitkomst,
)

__all__ = [
    "Beside",
    "Frame",
    "Look",
    "Order",
    "Size",
    "block_chart",
    "block_picture",
    "change_chart",
    "difference_chart",
    "difference_picture",
    "for_file",
    "rounds_chart",
]

Spec = dict[str, Any]
# Of these a norm is a share of the people, in percents.
SHARE_KINDS = (QuestionKind.STELLING, QuestionKind.YES_NO)
SCALES = (BlockKind.STELLINGEN, BlockKind.DOMAINS)


class Order(StrEnum):
    """In which order stellingen stand."""

    ASKED = "asked"
    AGREEMENT = "agreement"  # most favourable first; without numbers last


@dataclass(frozen=True)
class Beside:
    """By question key: the norms of the group, and figures of the neighbourhood."""

    norms: Mapping[str, Norm] = field(default_factory=dict)
    figures: Mapping[str, Sequence[NeighbourhoodFigure]] = field(default_factory=dict)

    def at(self, question: Question) -> Extras:
        """What stands beside one question."""
        figures = tuple(self.figures.get(question.key, ()))
        return Extras(self.norms.get(question.key), figures, question.kind in SHARE_KINDS)


NOTHING_BESIDE = Beside()
PLAIN = Look()


def block_chart(
    block: Block,
    look: Look = PLAIN,
    *,
    order: Order = Order.ASKED,
    beside: Beside = NOTHING_BESIDE,
    frame: Frame | None = None,
) -> Spec | None:
    """The chart of a block; None for open answers, which are read, and for a block of nothing."""
    picture = block_picture(block, look, order, beside)
    return _spec(picture, look, frame, describe(block)) if picture.height else None


def change_chart(change: Change, look: Look = PLAIN, *, frame: Frame | None = None) -> Spec:
    """How many of the same people answered lower, the same and higher."""
    return _spec(change_picture(change, look), look, frame, say_change(change))


def difference_chart(
    difference: Difference,
    look: Look = PLAIN,
    *,
    labels: tuple[str, str] = ("Toen", "Nu"),
    beside: Beside = NOTHING_BESIDE,
    frame: Frame | None = None,
) -> Spec:
    """Two groups of people under each other, each with its band; `labels` name the metingen."""
    picture = difference_picture(difference, look, labels=labels, beside=beside)
    return _spec(picture, look, frame, say_difference(difference))


def rounds_chart(
    rounds: Sequence[tuple[str, Uitkomst]],
    look: Look = PLAIN,
    *,
    norm: Norm | None = None,
    beside: Sequence[NeighbourhoodFigure] = (),
    frame: Frame | None = None,
) -> Spec:
    """Several metingen in a line with bands: the favourable share, or else the median.

    Each round has its name; one with too few answers keeps its place.
    """
    values = [one.value for one in beside]
    line = rounds_picture(rounds, look, norm, values)
    is_share = rounds_are_shares([uitkomst for _, uitkomst in rounds])
    under = extras_key(Extras(norm, tuple(beside), is_share), look)
    return _spec(stacked([line, under], 8 * look.unit), look, frame, say_rounds(rounds))


def for_file(
    block: Block,
    meting: Meting,
    look: Look = PLAIN,
    *,
    source: str = "",
    order: Order = Order.ASKED,
    beside: Beside = NOTHING_BESIDE,
) -> Spec | None:
    """The chart as it leaves the house: with title, period, notes and where it is from."""
    frame = Frame.of_meting(block.title, meting, notes=block.notes, source=source)
    return block_chart(block, look, order=order, beside=beside, frame=frame)


def _spec(picture: Picture, look: Look, frame: Frame | None, description: str) -> Spec:
    if frame is None:
        chart = altair_chart(picture, look, description=description)
    else:
        whole = framed(picture, frame, look)
        chart = altair_chart(whole, look, description=description, for_file=True)
    return dict(chart.to_dict(validate=False))


def difference_picture(
    difference: Difference,
    look: Look,
    *,
    labels: tuple[str, str],
    beside: Beside = NOTHING_BESIDE,
) -> Picture:
    """The marks of difference_chart, for what draws them without Vega."""
    both = (difference.before, difference.after)
    told = beside.at(difference.question)
    if any(one.headline is not None for one in both):
        pairs = zip(labels, both, strict=True)
        rows = bar_rows([headline_row(label, one, told) for label, one in pairs], look)
        return stacked([rows, extras_key(told, look)], 6 * look.unit)
    scale = scale_of(both, told)
    sections = [
        _section(label, one, look, told, scale) for label, one in zip(labels, both, strict=True)
    ]
    return stacked(sections, 18 * look.unit)


def block_picture(block: Block, look: Look, order: Order, beside: Beside) -> Picture:
    """The marks of block_chart, for what draws them without Vega; none for open answers."""
    if block.kind is BlockKind.OPEN or not block.uitkomsten:
        return Picture()
    by_group = any(uitkomst.group for uitkomst in block.uitkomsten)
    if _is_unseen(block.uitkomsten):
        return _unseen("", look)
    if block.kind in SCALES:
        return _scale_picture(block, look, order, beside, by_group=by_group)
    if block.kind is BlockKind.YES_NO and by_group:
        return _groups_in_rows(block, look, beside)
    if is_crowd(block.uitkomsten):
        return groups_picture([(_heading(one), one) for one in block.uitkomsten], look)
    if len(block.uitkomsten) == 1:
        only = block.uitkomsten[0]
        return uitkomst_picture(only, look, beside.at(only.question))
    questions = {one.question.key: beside.at(one.question) for one in block.uitkomsten}
    scales = {
        key: scale_of([one for one in block.uitkomsten if one.question.key == key], extras)
        for key, extras in questions.items()
    }
    sections = []
    for text, some in _by_question(block.uitkomsten):
        key = some[0].question.key
        if _is_unseen(some):
            sections.append(_unseen(text if len(questions) > 1 else "", look))
            continue
        headings = [_heading(one, len(questions) > 1) for one in some]
        sections += [
            _section(heading, one, look, questions[key], scales[key])
            for heading, one in zip(headings, some, strict=True)
        ]
    return stacked(sections, 22 * look.unit)


def _is_unseen(uitkomsten: Sequence[Uitkomst]) -> bool:
    """Whether these are groups of which none is shown: one line says so for all of them."""
    return all(one.group is not None and not one.has_numbers for one in uitkomsten)


def _unseen(heading: str, look: Look) -> Picture:
    title = paragraph(heading, look, bold=True)
    told = paragraph(NO_GROUP_TEXT, look, muted=True, when=When.ANSWER)
    return stacked([title, told], 6 * look.unit)


def _section(heading: str, uitkomst: Uitkomst, look: Look, extras: Extras, scale: Scale) -> Picture:
    title = paragraph(heading, look, bold=True)
    return stacked([title, uitkomst_picture(uitkomst, look, extras, scale)], 6 * look.unit)


def _heading(uitkomst: Uitkomst, several: bool = False) -> str:
    if uitkomst.group is None:
        return uitkomst.question.text
    question = f"{uitkomst.question.text} – " if several else ""
    return f"{question}{uitkomst.group.label}"


def _groups_in_rows(block: Block, look: Look, beside: Beside) -> Picture:
    extras = beside.at(block.uitkomsten[0].question)
    rows = [headline_row(_heading(one), one, extras) for one in block.uitkomsten]
    return stacked([bar_rows(rows, look), extras_key(extras, look)], 6 * look.unit)


def _scale_picture(
    block: Block, look: Look, order: Order, beside: Beside, *, by_group: bool
) -> Picture:
    diverging = block.kind is BlockKind.STELLINGEN
    uitkomsten = _ordered(block.uitkomsten, order) if not by_group else block.uitkomsten
    legend = scale_key(uitkomsten[0].question, look)
    if not by_group:
        rows = [_scale_row(one, beside) for one in uitkomsten]
        return stacked([legend, scale_rows(rows, look, diverging=diverging)], 10 * look.unit)
    sections = [
        _unseen(text, look)
        if _is_unseen(some)
        else stacked(
            [
                paragraph(text, look, bold=True),
                scale_rows(
                    [PartedBar(_heading(one), one) for one in some], look, diverging=diverging
                ),
            ],
            4 * look.unit,
        )
        for text, some in _by_question(uitkomsten)
    ]
    return stacked([legend, *sections], 16 * look.unit)


def _by_question(uitkomsten: Sequence[Uitkomst]) -> Iterable[tuple[str, list[Uitkomst]]]:
    first = {one.question.key: place for place, one in reversed(list(enumerate(uitkomsten)))}
    found = sorted(uitkomsten, key=lambda one: first[one.question.key])
    for _, some in groupby(found, key=lambda one: one.question.key):
        group = list(some)
        yield group[0].question.text, group


def _scale_row(uitkomst: Uitkomst, beside: Beside) -> PartedBar:
    extras = beside.at(uitkomst.question)
    notes = [norm_text(extras)] if extras.norm else []
    notes += [beside_text(one) for one in extras.beside]
    return PartedBar(uitkomst.question.text, uitkomst, tuple(notes))


def _ordered(uitkomsten: Sequence[Uitkomst], order: Order) -> tuple[Uitkomst, ...]:
    if order is Order.ASKED:
        return tuple(uitkomsten)
    return tuple(sorted(uitkomsten, key=_agreement, reverse=True))


def _agreement(uitkomst: Uitkomst) -> float:
    if uitkomst.headline is None or not uitkomst.n:
        return -1
    return uitkomst.headline / uitkomst.n
