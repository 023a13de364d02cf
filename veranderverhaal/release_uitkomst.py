"""What is shown of one question, from how often each answer was given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from veranderverhaal.figures import mean, median, middle_half, wilson
from veranderverhaal.instrument import instrument_of
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind
from veranderverhaal.release_rules import (
    MIN_COUNTS,
    MIN_SENSITIVE,
    Slot,
    is_small,
    join_neighbours,
    join_others,
    shown_for,
)
from veranderverhaal.release_slots import fill_slots, is_numeric, number_counts, slots_of
from veranderverhaal.tally import ANSWERED, PLACE
from veranderverhaal.uitkomst import Band, Group, Shown, Uitkomst

MULTIPLE = (QuestionKind.SEVERAL_OF, QuestionKind.RANK, QuestionKind.OPEN)
WITH_MEDIAN = (QuestionKind.GRADE, QuestionKind.LADDER, QuestionKind.NUMBER)
WITH_MEAN = (QuestionKind.GRADE, QuestionKind.NUMBER)  # a mean trede means nothing
WITH_BANDS = (
    QuestionKind.SEVERAL_OF,
    QuestionKind.ONE_OF,
    QuestionKind.LADDER,
    QuestionKind.RANK,
)
# The answers that count as favourable. For the other kinds the group itself sets what it wants.
AGREE, DISAGREE = ("4", "5"), ("1", "2")
AGREE_LABEL, DISAGREE_LABEL, YES_LABEL = "(helemaal) eens", "(helemaal) oneens", "ja"


@dataclass(frozen=True)
class Counts:
    """How often each answer to one question was given, in one group. `n` is without dont_know."""

    responses: int
    n: int
    dont_know: int
    codes: Mapping[str, int]

    @property
    def skipped(self) -> int:
        """How many gave no answer at all."""
        return self.responses - self.n - self.dont_know


def counts_of(question: Question, responses: int, codes: Mapping[str, int]) -> Counts:
    """The counts of a question from its cells in a tally."""
    dont_know = codes.get(DONT_KNOW, 0)
    if question.kind in MULTIPLE:
        return Counts(responses, codes.get(ANSWERED, 0), dont_know, codes)
    return Counts(responses, sum(codes.values()) - dont_know, dont_know, codes)


def favourable(question: Question) -> tuple[tuple[str, ...], str]:
    """The answers that count as favourable and what they are called; () for kinds without.

    For a stelling that says the opposite of what is measured it is to disagree.
    """
    if question.kind is QuestionKind.YES_NO:
        return ("yes",), YES_LABEL
    if question.kind is not QuestionKind.STELLING:
        return (), ""
    instrument = instrument_of(question)
    items = instrument.items if instrument else ()
    is_reverse = any(item.key == question.item and item.reverse for item in items)
    return (DISAGREE, DISAGREE_LABEL) if is_reverse else (AGREE, AGREE_LABEL)


def is_ordered(question: Question) -> bool:
    """Whether the answers have an order, so that neighbours may be put together.

    A choice of one out of several has one when it belongs to an instrument.
    """
    if question.kind is QuestionKind.ONE_OF:
        return bool(question.instrument)
    return question.kind not in (QuestionKind.SEVERAL_OF, QuestionKind.RANK)


def make_uitkomst(
    question: Question,
    meting: str,
    counts: Counts,
    *,
    group: Group | None = None,
    slots: tuple[Slot, ...] | None = None,
) -> Uitkomst:
    """What may be shown of a question by the number of its answers, and by how sensitive it is.

    Whether a group may be shown at all is not decided here. `slots` are those of everyone, so that
    groups are counted in the same ranges.
    """
    shown = shown_for(counts.n)
    plain = Uitkomst(question, meting, shown, group)
    if not plain.has_numbers:
        return plain
    empty = slots_of(question, counts.codes) if slots is None else slots
    filled = fill_slots(question, empty, counts.codes)
    kept = _without_small(question, filled) if question.sensitive else filled
    found = replace(
        plain,
        n=counts.n,
        bars=tuple(one.bar() for one in kept),
        dont_know=counts.dont_know,
        skipped=counts.skipped,
        bands=_bands(question, kept, counts.n),
        merged=question.sensitive and kept != filled,
    )
    found = _with_headline(found, kept)
    if question.sensitive:
        return _with_what_follows(_hide_few_unknowing(found), kept)
    return _with_middle(found, filled, counts)


def withheld(question: Question, meting: str, group: Group | None = None) -> Uitkomst:
    """An uitkomst of which nothing is shown."""
    return Uitkomst(question, meting, Shown.WITHHELD, group)


def _without_small(question: Question, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    if question.kind is QuestionKind.SEVERAL_OF:
        # People may be at several answers: numbers of people cannot be put together.
        return tuple(one for one in slots if not is_small(one.count))
    return join_neighbours(slots) if is_ordered(question) else join_others(slots)


def _hide_few_unknowing(found: Uitkomst) -> Uitkomst:
    """Leave out a small "weet ik niet", and what was skipped: together they would tell it.

    None at all is left out likewise; else leaving out would say that there are some.
    """
    unknowing, skipped = found.dont_know or 0, found.skipped or 0
    if not found.question.dont_know or unknowing >= MIN_SENSITIVE or unknowing + skipped == 0:
        return found
    return replace(found, dont_know=None, skipped=None)


def _with_headline(found: Uitkomst, slots: Sequence[Slot]) -> Uitkomst:
    codes, label = favourable(found.question)
    if not codes or found.n is None or any(_straddles(one, codes) for one in slots):
        return found
    count = sum(one.count for one in slots if one.codes[0] in codes)
    return replace(found, headline=count, headline_label=label, band=wilson(count, found.n))


def _straddles(slot: Slot, codes: Sequence[str]) -> bool:
    return len({code in codes for code in slot.codes}) > 1


def _bands(question: Question, slots: Sequence[Slot], n: int) -> dict[str, Band]:
    if question.kind not in WITH_BANDS:
        return {}
    return {one.codes[0]: wilson(one.count, n) for one in slots if len(one.codes) == 1}


def _with_what_follows(found: Uitkomst, slots: Sequence[Slot]) -> Uitkomst:
    """Medians and the like only where they follow from the bars that are shown.

    They do when it makes no difference where in its bar each answer lies.
    """
    lowest, highest = ({}, {}) if found.question.kind not in WITH_MEDIAN else _ends(slots)
    if not lowest:
        return found
    is_same = median(lowest) == median(highest)
    is_same_middle = middle_half(lowest) == middle_half(highest)
    is_same_mean = mean(lowest) == mean(highest) and found.question.kind in WITH_MEAN
    return replace(
        found,
        median=median(lowest) if is_same else None,
        middle=middle_half(lowest) if is_same_middle else None,
        mean=mean(lowest) if is_same_mean else None,
    )


def _ends(slots: Sequence[Slot]) -> tuple[dict[Decimal, int], dict[Decimal, int]]:
    """The counts as if each answer were the lowest of its slot, and as if the highest."""
    lowest = {one.low: one.count for one in slots if one.low is not None and one.count}
    highest = {one.high: one.count for one in slots if one.high is not None and one.count}
    return lowest, highest


def _with_middle(found: Uitkomst, slots: Sequence[Slot], counts: Counts) -> Uitkomst:
    kind = found.question.kind
    if kind is QuestionKind.RANK:
        return replace(found, median_places=_median_places(found.question, counts.codes))
    if kind not in WITH_MEDIAN:
        return found
    values = number_counts(counts.codes) if is_numeric(found.question) else _ends(slots)[0]
    average = mean(values) if kind in WITH_MEAN else None
    return replace(found, median=median(values), middle=middle_half(values), mean=average)


def _median_places(question: Question, codes: Mapping[str, int]) -> dict[str, Decimal]:
    """The middle place of each option, of those who gave it a place when they are enough."""
    found = {}
    for option in question.options:
        places = {
            Decimal(place): codes.get(f"{option.code}{PLACE}{place}", 0)
            for place in range(1, len(question.options) + 1)
        }
        middle = median(places)
        if middle is not None and sum(places.values()) >= MIN_COUNTS:
            found[option.code] = middle
    return found
