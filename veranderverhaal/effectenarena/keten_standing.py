"""Where a keten stands: in words, complete in euros, without a price, or what it still lacks."""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.effectenarena.baten import missing_in
from veranderverhaal.effectenarena.labels import PRICING_LABELS
from veranderverhaal.effectenarena.missing import say_missing
from veranderverhaal.effectenarena.model import Effectenarena, Keten, Pricing


class KetenPart(StrEnum):
    """The parts in which a keten is filled in, one question after another."""

    WHO = "who"
    CHANCE = "chance"
    PEOPLE = "people"
    VALUE = "value"
    TIME = "time"
    FILTERS = "filters"
    LAST = "last"


WITHOUT_EUROS = (KetenPart.WHO, KetenPart.CHANCE, KetenPart.LAST)
# In which part each field is asked.
ASKED_IN = {
    "people": KetenPart.PEOPLE,
    "people_source": KetenPart.PEOPLE,
    "reach_source": KetenPart.PEOPLE,
    "chance": KetenPart.CHANCE,
    "chance_source": KetenPart.CHANCE,
    "delta": KetenPart.CHANCE,
    "delta_source": KetenPart.CHANCE,
    "kengetal": KetenPart.VALUE,
    "first_year": KetenPart.TIME,
}


@dataclass(frozen=True)
class Standing:
    """Where a keten stands; `missing` tells what its euros lack, `parts` in which it is asked."""

    told: str
    missing: str = ""
    parts: tuple[KetenPart, ...] = ()


def standing_of(keten: Keten, effectenarena: Effectenarena) -> Standing:
    """How far the euros of a keten are, and in which parts something is missing."""
    if keten.pricing is not Pricing.EUROS:
        return Standing(PRICING_LABELS[keten.pricing])
    found = missing_in(keten, effectenarena)
    if not found:
        return Standing("euro’s compleet")
    parts = dict.fromkeys(ASKED_IN.get(one, KetenPart.LAST) for one in found)
    return Standing("euro’s nog niet compleet", say_missing(found), tuple(parts))


def parts_of(keten: Keten) -> tuple[KetenPart, ...]:
    """The parts that are asked: those about euros only of a keten in euros."""
    return tuple(KetenPart) if keten.pricing is Pricing.EUROS else WITHOUT_EUROS


def part_after(part: KetenPart, keten: Keten) -> KetenPart | None:
    """The next part to fill in, None after the last one."""
    parts = parts_of(keten)
    place = parts.index(part) if part in parts else 0
    return parts[place + 1] if place + 1 < len(parts) else None
