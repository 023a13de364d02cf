"""From how many answers something is shown, and how small numbers are put together.

Domain knowledge §3.1. There are no official thresholds; these are ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from veranderverhaal.uitkomst import Bar, Shown

MIN_PRESENCE = 5  # from here: that there were answers
MIN_COUNTS = 10  # from here: counts with their band
MIN_SHARES = 30  # from here: percentages, and groups
MIN_GROUP = 10  # people in a group, and in all that is not the group
MIN_SENSITIVE = 5  # people at an answer to a sensitive question, or none at all
OTHER_ANSWERS = "andere antwoorden"
ABBREVIATIONS = ("enz", "etc", "bijv")

Part = TypeVar("Part", bound=str)


@dataclass(frozen=True)
class Slot:
    """An answer, or a range of numbers, with how many gave it; `low` and `high` are its values."""

    codes: tuple[str, ...]
    label: str
    count: int
    low: Decimal | None = None
    high: Decimal | None = None

    def bar(self) -> Bar:
        """The slot as it is shown."""
        return Bar(self.codes, self.label, self.count)


def shown_for(n: int) -> Shown:
    """How much is shown of a question with n answers."""
    if n >= MIN_SHARES:
        return Shown.SHARES
    if n >= MIN_COUNTS:
        return Shown.COUNTS
    return Shown.PRESENCE if n >= MIN_PRESENCE else Shown.NOTHING


def is_small(count: int) -> bool:
    """Whether so few people at an answer could be recognised; nobody at all cannot."""
    return 0 < count < MIN_SENSITIVE


def join_neighbours(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Put a small slot with those after it until none is small, the last with those before.

    For answers in an order. Nothing but the order decides what goes together: were it the nearest
    or the smallest neighbour, that could tell too much to who knows this rule.
    """
    found: list[list[Slot]] = []
    for one in slots:
        if found and _is_too_few(found[-1]):
            found[-1].append(one)
        else:
            found.append([one])
    while len(found) > 1 and _is_too_few(found[-1]):
        found[-2:] = [found[-2] + found[-1]]
    return tuple(one[0] if len(one) == 1 else _joined(one) for one in found)


def join_others(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Put all small slots together as other answers, with the first larger ones while they are few.

    For answers without an order. Were it the smallest of the larger ones, that would tell too much.
    """
    small = {place for place, one in enumerate(slots) if is_small(one.count)}
    larger = [place for place, one in enumerate(slots) if not is_small(one.count) and one.count]
    while small and larger and _tells_of_parts(_count(slots, small), len(small)):
        small.add(larger.pop(0))
    if not small:
        return tuple(slots)
    joined = _joined([slots[place] for place in sorted(small)])
    kept = [one for place, one in enumerate(slots) if place not in small]
    return (*kept, Slot(joined.codes, OTHER_ANSWERS, joined.count))


def _is_too_few(slots: Sequence[Slot]) -> bool:
    """Whether somebody could be recognised by these together; nobody at all cannot."""
    return is_small(sum(one.count for one in slots))


def _tells_of_parts(count: int, parts: int) -> bool:
    """Whether a sum of small numbers tells what they are: of two, or when each must be four."""
    return count < MIN_COUNTS or count == parts * (MIN_SENSITIVE - 1)


def show_parts(parts: Mapping[Part, int], whole: int) -> dict[Part, int]:
    """The parts of a whole that may be shown: none of a few people, nor what is left a few."""
    shown = {key: count for key, count in parts.items() if not is_small(count)}
    while shown and is_small(whole - sum(shown.values())):
        smallest_first = sorted(shown, key=lambda key: (shown[key] == 0, shown[key], key))
        del shown[smallest_first[0]]
    return {key: count for key, count in shown.items() if count}


def _count(slots: Sequence[Slot], places: set[int]) -> int:
    return sum(slots[place].count for place in places)


def _without_stop(label: str) -> str:
    """A label that goes on after it: without its full stop, unless that is of an abbreviation."""
    last = label.split()[-1].removesuffix(".") if label.split() else ""
    is_short = "." in last or last.lower() in ABBREVIATIONS
    return label if is_short else label.removesuffix(".")


def _joined(slots: Sequence[Slot]) -> Slot:
    codes = tuple(code for one in slots for code in one.codes)
    label = " of ".join([*(_without_stop(one.label) for one in slots[:-1]), slots[-1].label])
    return Slot(codes, label, sum(one.count for one in slots), slots[0].low, slots[-1].high)
