"""Results to show on one page: made from uitkomsten that may be shown, and ready to be drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from veranderverhaal.meting import Meting
from veranderverhaal.question import QuestionKind
from veranderverhaal.result_lines import (
    AGREE_LEGEND,
    MOVED_LEGENDS,
    YES_NO_LEGEND,
    agree_line,
    is_reversed,
    moved_line,
    points_line,
    split_lead,
    yes_no_line,
)
from veranderverhaal.result_words import (
    NOT_ALL_ROWS,
    OPPOSITE_ROWS,
    OTHER_PEOPLE,
    say_experienced,
    say_results_basis,
    say_rounds_basis,
)
from veranderverhaal.saying import say_band, say_change, say_difference
from veranderverhaal.saying_kinds import say_kind
from veranderverhaal.saying_rounds import UNKNOWN_CAUSE, say_chance
from veranderverhaal.saying_words import after_colon, figure, quote, say_percent, short_band
from veranderverhaal.showcase import MOST_RESULTS, Result, ResultKind, ResultLine
from veranderverhaal.uitkomst import (
    Block,
    BlockKind,
    Change,
    Difference,
    Shown,
    Uitkomst,
    Uitkomsten,
)

SEPARATOR = "/"
BARS_TITLE = "Wat merken mensen?"
MOVED_TITLE = "Wie twee keer meedeed"
ROUNDS_TITLE = "Eerst en later"


@dataclass(frozen=True)
class Comparison:
    """Two rounds of the same vragenlijst. `changes` when the same people can be recognised in
    both, else `differences`; the other is empty.
    """

    before: Meting
    after: Meting
    changes: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Released:
    """All that may be shown of an initiatief, for everyone: each meting with answers, oldest
    first, and two rounds beside each other: each with the next, and the first with the last.
    """

    uitkomsten: tuple[Uitkomsten, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


def offer_results(released: Released) -> tuple[Result, ...]:
    """Every result that a page may show, the newest meting first.

    None of them has rows or numbers that were withheld: a result without any is not offered.
    """
    newest = tuple(reversed(released.uitkomsten))
    return (
        *(one for uitkomsten in newest for one in _bars(uitkomsten)),
        *(one for two in reversed(released.comparisons) for one in _changes(two)),
        *(one for uitkomsten in newest for one in _numbers(uitkomsten)),
    )


def choose_results(
    offered: Sequence[Result], keys: Sequence[str] | None = None
) -> tuple[Result, ...]:
    """Those with these keys, in their order; a key that is no longer offered falls out.

    Without keys the first of each kind: what people say, then how it changed, then one number. It
    is never the highest that is chosen, and a number is none that stands in the bars already.
    """
    if keys is not None:
        found = {one.key: one for one in offered}
        return tuple(found[key] for key in dict.fromkeys(keys) if key in found)[:MOST_RESULTS]
    bars = _first(offered, ResultKind.BARS)
    told = {key for one in bars for key in one.questions}
    others = [one for one in offered if told.isdisjoint(one.questions)]
    return (*bars, *_first(offered, ResultKind.CHANGE), *_first(others, ResultKind.NUMBER))


def _first(offered: Iterable[Result], kind: ResultKind) -> tuple[Result, ...]:
    return tuple(one for one in offered if one.kind is kind)[:1]


def _bars(uitkomsten: Uitkomsten) -> Iterator[Result]:
    """The stellingen of a meting together, and where they stand in several blocks each of those."""
    meting, blocks = uitkomsten.meting, uitkomsten.blocks
    agreed = [one for one in blocks if one.kind is BlockKind.STELLINGEN]
    if len(agreed) > 1:
        yield from _bars_of(meting, "stellingen", BARS_TITLE, agreed)
    for block in agreed:
        title = block.title if len(agreed) > 1 else BARS_TITLE
        yield from _bars_of(meting, block.key, title, [block])
    for block in blocks:
        if block.kind is BlockKind.YES_NO:
            yield from _bars_of(meting, block.key, block.title, [block])


def _bars_of(meting: Meting, name: str, title: str, blocks: Sequence[Block]) -> Iterator[Result]:
    """The rows that may be drawn whole, those that most people agree with on top."""
    asked = [one for block in blocks for one in block.uitkomsten]
    is_yes_no = blocks[0].kind is BlockKind.YES_NO
    make_line = yes_no_line if is_yes_no else agree_line
    lead, labels = split_lead([one.question.text for one in asked])
    made = [(make_line(one, label), one) for one, label in zip(asked, labels, strict=True)]
    pairs = [(line, one) for line, one in made if line]
    if not pairs:
        return
    first_asked = pairs[0][1]
    pairs.sort(key=lambda pair: -pair[0].parts[-1].count / pair[0].n)
    experienced = (say_experienced(),) if any(one.experienced for one in blocks) else ()
    yield Result(
        key=SEPARATOR.join(("bars", meting.key, name)),
        kind=ResultKind.BARS,
        title=title,
        basis=say_results_basis([line.n for line, _ in pairs], meting),
        sentence=say_kind(first_asked),
        lead=lead,
        rows=tuple(line for line, _ in pairs),
        legend=YES_NO_LEGEND if is_yes_no else AGREE_LEGEND,
        notes=(*experienced, *_left_out(made)),
        questions=tuple(one.question.key for _, one in pairs),
        made_up=meting.made_up,
    )


def _left_out(made: Iterable[tuple[ResultLine | None, Uitkomst]]) -> Iterator[str]:
    """Why some of what was asked has no row."""
    without = [one.question for line, one in made if line is None]
    if any(is_reversed(question) for question in without):
        yield OPPOSITE_ROWS
    if any(not is_reversed(question) for question in without):
        yield NOT_ALL_ROWS


def _numbers(uitkomsten: Uitkomsten) -> Iterator[Result]:
    for block in uitkomsten.blocks:
        for one in block.uitkomsten:
            if one.group is None and (found := _number_of(uitkomsten.meting, block, one)):
                yield found


def _number_of(meting: Meting, block: Block, one: Uitkomst) -> Result | None:
    """One big number: how many are favourable, or the middle grade."""
    if not one.has_numbers or not one.n:
        return None
    if one.headline is not None:
        is_share = one.shown is Shown.SHARES
        big = say_percent(one.headline, one.n) if is_share else f"{one.headline} van de {one.n}"
    elif one.question.kind is QuestionKind.GRADE and one.median is not None:
        big = figure(one.median)
    else:
        return None
    told = say_kind(one)
    return Result(
        key=SEPARATOR.join(("number", meting.key, one.question.key)),
        kind=ResultKind.NUMBER,
        title=one.question.text,
        basis=say_results_basis([one.n], meting),
        sentence=told.removesuffix(say_band(one.band, one.shown)).strip(),
        figure=big,
        band=short_band(one.band, one.shown),
        notes=(say_experienced(),) if block.experienced else (),
        questions=(one.question.key,),
        made_up=meting.made_up,
    )


def _changes(comparison: Comparison) -> Iterator[Result]:
    for kind in MOVED_LEGENDS:
        found = [
            (one, line)
            for one in comparison.changes
            if one.question.kind is kind and (line := moved_line(one))
        ]
        if found:
            yield _moved(comparison, kind, found)
    points = [
        (one, line) for one in comparison.differences if (line := points_line(one, comparison))
    ]
    if points:
        yield _beside(comparison, points)


def _moved(
    comparison: Comparison, kind: QuestionKind, found: Sequence[tuple[Change, ResultLine]]
) -> Result:
    return Result(
        key=_change_key(comparison, kind.value),
        kind=ResultKind.CHANGE,
        title=MOVED_TITLE,
        basis=say_rounds_basis([line.n for _, line in found], comparison.before, comparison.after),
        sentence=say_change(found[0][0]),
        rows=tuple(line for _, line in found),
        legend=MOVED_LEGENDS[kind],
        notes=(*_chances(found), UNKNOWN_CAUSE),
        questions=tuple(one.question.key for one, _ in found),
        made_up=comparison.before.made_up or comparison.after.made_up,
    )


def _chances(found: Sequence[tuple[Change, ResultLine]]) -> Iterator[str]:
    """What chance may do: once when it is the same for all rows, else row by row."""
    told = [(line.label, say_chance(one.p)) for one, line in found]
    if len({chance for _, chance in told}) == 1:
        yield told[0][1]
        return
    for label, chance in told:
        yield f"{quote(label)}: {after_colon(chance)}"


def _beside(comparison: Comparison, found: Sequence[tuple[Difference, ResultLine]]) -> Result:
    lead, labels = split_lead([one.question.text for one, _ in found])
    counts = [point.n for _, line in found for point in line.points]
    return Result(
        key=_change_key(comparison, "beside"),
        kind=ResultKind.CHANGE,
        title=ROUNDS_TITLE,
        basis=say_rounds_basis(counts, comparison.before, comparison.after),
        sentence=say_difference(found[0][0], other_people=False),
        lead=lead,
        rows=tuple(
            ResultLine(label, line.n, points=line.points, figure=line.figure)
            for (_, line), label in zip(found, labels, strict=True)
        ),
        notes=(OTHER_PEOPLE,),
        questions=tuple(one.question.key for one, _ in found),
        made_up=comparison.before.made_up or comparison.after.made_up,
    )


def _change_key(comparison: Comparison, name: str) -> str:
    return SEPARATOR.join(("change", comparison.before.key, comparison.after.key, name))
