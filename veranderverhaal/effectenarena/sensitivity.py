"""What the result leans on: each keten switched off, and by how much less it comes out even."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import ONE, ZERO, Bounds
from veranderverhaal.effectenarena.model import Effectenarena, Keten
from veranderverhaal.effectenarena.reckoning import (
    Balance,
    Reckoning,
    balance_of,
    discounted,
    reckon,
)

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class WithoutOne:
    """What is left when one keten is switched off."""

    keten: Keten
    plain: Balance
    discounted: Balance


@dataclass(frozen=True)
class Carriers:
    """The keys of the fewest ketens that carry more than half of the baten, biggest first.

    `share` is the share of all baten above zero, in the middle, that they carry together.
    """

    ketens: tuple[str, ...]
    share: Fraction


@dataclass(frozen=True)
class BreakEven:
    """The share of the baten above zero at which the costs are just met.

    Nadelen count whole: they do not get less when less succeeds. The share is of the middle case,
    plain or discounted, whichever asks most; above 1 the costs do not come back. None where there
    are no costs or no baten. `cautious` is whether they come back in the cautious case too.
    """

    share: Fraction | None
    has_costs: bool
    cautious: bool


def switch_off(effectenarena: Effectenarena) -> tuple[WithoutOne, ...]:
    """For each keten that counts: what is left without it."""
    reckoning = reckon(effectenarena)
    factors = reckoning.discount
    baten, costs = reckoning.baten_by_year, reckoning.costs_by_year
    discounted_costs = discounted(costs, factors)
    found = []
    for line in reckoning.lines:
        left = tuple(_less(whole, part) for whole, part in zip(baten, line.by_year, strict=True))
        found.append(
            WithoutOne(
                line.keten,
                balance_of(reckoning.years, left, costs),
                balance_of(reckoning.years, discounted(left, factors), discounted_costs),
            )
        )
    return tuple(found)


def carriers(reckoning: Reckoning) -> Carriers:
    """The fewest ketens that together carry more than half of the baten, nadelen left aside."""
    amounts = {one.keten.key: one.total.middle for one in reckoning.lines}
    positive = {key: amount for key, amount in amounts.items() if amount > 0}
    whole = sum(positive.values(), ZERO)
    carried, keys = ZERO, []
    for key in sorted(positive, key=lambda one: (-positive[one], one)):
        if carried > whole * HALF:
            break
        carried += positive[key]
        keys.append(key)
    return Carriers(tuple(keys), carried / whole if whole else ZERO)


def break_even(reckoning: Reckoning) -> BreakEven:
    """By how much the baten may fall short before the costs do not come back."""
    factors = reckoning.discount
    shares = [
        _share_needed(reckoning, (ONE,) * len(factors), reckoning.plain),
        _share_needed(reckoning, factors, reckoning.discounted),
    ]
    needed = [one for one in shares if one is not None]
    return BreakEven(
        share=max(needed, default=None),
        has_costs=bool(reckoning.plain.costs.middle),
        cautious=min(reckoning.plain.balance.low, reckoning.discounted.balance.low) >= 0,
    )


def _share_needed(
    reckoning: Reckoning, factors: Sequence[Fraction], balance: Balance
) -> Fraction | None:
    """The costs and the nadelen, as a share of the baten above zero."""
    amounts = [
        sum((one.middle * by for one, by in zip(line.by_year, factors, strict=True)), ZERO)
        for line in reckoning.lines
    ]
    positive = sum((one for one in amounts if one > 0), ZERO)
    negative = positive - sum(amounts, ZERO)
    if not positive or not balance.costs.middle:
        return None
    return (balance.costs.middle + negative) / positive


def _less(whole: Bounds, part: Bounds) -> Bounds:
    """The sum without one of its parts: not the difference of two ranges."""
    return Bounds(whole.low - part.low, whole.middle - part.middle, whole.high - part.high)
