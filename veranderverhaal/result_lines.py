"""One row of a result, with everything written out as it is drawn."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from veranderverhaal.instrument import instrument_of
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.result_words import common_start, say_when
from veranderverhaal.saying_words import say_percent, short_band
from veranderverhaal.showcase import Part, Point, ResultLine, Tone
from veranderverhaal.uitkomst import Change, Difference, Shown, Uitkomst

if TYPE_CHECKING:
    from veranderverhaal.results import Comparison

Legend = tuple[tuple[Tone, str], ...]

TONES: Mapping[str, Tone] = {
    "1": Tone.AGAINST,
    "2": Tone.AGAINST,
    "3": Tone.NEUTRAL,
    "4": Tone.FAVOUR,
    "5": Tone.FAVOUR,
}
YES_NO_TONES: Mapping[str, Tone] = {"no": Tone.AGAINST, "yes": Tone.FAVOUR}
AGREE_LEGEND: Legend = (
    (Tone.AGAINST, "(helemaal) oneens"),
    (Tone.NEUTRAL, "niet eens, niet oneens"),
    (Tone.FAVOUR, "(helemaal) eens"),
)
YES_NO_LEGEND: Legend = ((Tone.AGAINST, "nee"), (Tone.FAVOUR, "ja"))
MOVED_LEGENDS: Mapping[QuestionKind, Legend] = {
    QuestionKind.STELLING: (
        (Tone.AGAINST, "minder mee eens"),
        (Tone.NEUTRAL, "gelijk"),
        (Tone.FAVOUR, "meer mee eens"),
    ),
    QuestionKind.YES_NO: (
        (Tone.AGAINST, "van ja naar nee"),
        (Tone.NEUTRAL, "gelijk"),
        (Tone.FAVOUR, "van nee naar ja"),
    ),
    QuestionKind.GRADE: (
        (Tone.AGAINST, "lager cijfer"),
        (Tone.NEUTRAL, "gelijk"),
        (Tone.FAVOUR, "hoger cijfer"),
    ),
    QuestionKind.LADDER: (
        (Tone.AGAINST, "lagere trede"),
        (Tone.NEUTRAL, "dezelfde trede"),
        (Tone.FAVOUR, "hogere trede"),
    ),
}


def agree_line(uitkomst: Uitkomst, label: str) -> ResultLine | None:
    """How many disagree, do neither and agree; None when that may not be told apart.

    Not for a stelling that says the opposite of what is measured: agreeing would seem good.
    """
    if is_reversed(uitkomst.question):
        return None
    return _parts_line(uitkomst, label, TONES, tuple(Tone))


def yes_no_line(uitkomst: Uitkomst, label: str) -> ResultLine | None:
    """How many say no and yes; None when that may not be told apart."""
    return _parts_line(uitkomst, label, YES_NO_TONES, (Tone.AGAINST, Tone.FAVOUR))


def moved_line(change: Change) -> ResultLine | None:
    """How many of the same people went down, stayed and went up; None without numbers.

    Not for a stelling that says the opposite of what is measured: up would seem good there.
    """
    if not change.has_numbers or not change.n or change.up is None or change.down is None:
        return None
    if is_reversed(change.question) or change.same is None:
        return None
    counts = (change.down, change.same, change.up)
    parts = tuple(
        Part(tone, count, _written(count, change.n, change.shown))
        for tone, count in zip(Tone, counts, strict=True)
    )
    figure = _headline(change.up, change.n, change.shown)
    return ResultLine(change.question.text, change.n, parts=parts, figure=figure)


def points_line(difference: Difference, comparison: "Comparison") -> ResultLine | None:
    """The favourable share of two groups of people, each with its band; None without both."""
    if difference.difference is None:
        return None
    then = _point(difference.before, say_when(comparison.before))
    now = _point(difference.after, say_when(comparison.after))
    if then is None or now is None:
        return None
    return ResultLine(difference.question.text, now.n, points=(then, now), figure=now.text)


def split_lead(texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What all texts begin with, and how each goes on: "Door de tuin …" and "ken ik buren"."""
    start = common_start(texts) if len(texts) > 1 else ""
    if not start:
        return "", tuple(texts)
    count = len(start.split())
    rest = tuple(" ".join(text.split()[count:]).removesuffix(".") for text in texts)
    return f"{start} …", rest


def is_reversed(question: Question) -> bool:
    """Whether agreeing says the opposite of what is measured."""
    instrument = instrument_of(question)
    items = instrument.items if instrument else ()
    return any(one.key == question.item and one.reverse for one in items)


def _parts_line(
    uitkomst: Uitkomst, label: str, tones: Mapping[str, Tone], order: Sequence[Tone]
) -> ResultLine | None:
    n = uitkomst.n
    if not uitkomst.has_numbers or not n:
        return None
    counts = dict.fromkeys(order, 0)
    for bar in uitkomst.bars:
        found = {tones.get(code) for code in bar.codes}
        tone = found.pop()
        if found or tone is None:
            return None  # small numbers were put together across the tones
        counts[tone] += bar.count
    parts = tuple(
        Part(tone, count, _written(count, n, uitkomst.shown)) for tone, count in counts.items()
    )
    favour = counts[Tone.FAVOUR]
    is_headline = uitkomst.band is not None and uitkomst.headline == favour
    return ResultLine(
        label,
        n,
        parts=parts,
        figure=_headline(favour, n, uitkomst.shown),
        band=short_band(uitkomst.band, uitkomst.shown) if is_headline else "",
    )


def _point(uitkomst: Uitkomst, label: str) -> Point | None:
    band, n = uitkomst.band, uitkomst.n
    if band is None or not n or uitkomst.headline is None:
        return None
    text = say_percent(uitkomst.headline, n)
    return Point(label, n, band.share, band.low, band.high, text)


def _written(count: int, n: int, shown: Shown) -> str:
    return say_percent(count, n) if shown is Shown.SHARES else str(count)


def _headline(count: int, n: int, shown: Shown) -> str:
    return say_percent(count, n) if shown is Shown.SHARES else f"{count} van de {n}"
