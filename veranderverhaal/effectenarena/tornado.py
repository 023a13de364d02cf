"""What matters most: each number by itself at its low and at its high, the others in the middle.

Exact, and quick because only what such a number is in is reckoned again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from math import prod

from veranderverhaal.effectenarena.bounds import ZERO, Bounds
from veranderverhaal.effectenarena.factors import (
    DROP_OFF,
    VALUE,
    drop_off_of,
    factor_of,
    numbers_of,
    numbers_of_costs,
    sign_of,
    years_of,
    years_of_costs,
)
from veranderverhaal.effectenarena.model import Effectenarena, Investering, Keten
from veranderverhaal.effectenarena.reckoning import Reckoning, reckon

DISCOUNT_RATE = "discount_rate"


class Measure(StrEnum):
    """Of which result the swings are told, both discounted."""

    BALANCE = "balance"
    MULTIPLIER = "multiplier"


class Owner(StrEnum):
    """Of what a number is. That of a kengetal is in all ketens that take it."""

    KETEN = "keten"
    KENGETAL = "kengetal"
    INVESTERING = "investering"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Swing:
    """The result with one number at its low and at its high, and with all in the middle.

    `key` is that of the owner, "" for the settings; `field` is its field, `number` what was filled
    in there, a value at the price level of the settings. With a high number the result may well be
    lower.
    """

    owner: Owner
    key: str
    field: str
    number: Bounds
    at_low: Fraction
    middle: Fraction
    at_high: Fraction

    @property
    def size(self) -> Fraction:
        """How far apart the two ends are."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class _Change:
    """By how much the discounted baten and costs differ at the low and at the high of a number."""

    owner: Owner
    key: str
    field: str
    number: Bounds
    baten: tuple[Fraction, Fraction] = (ZERO, ZERO)
    costs: tuple[Fraction, Fraction] = (ZERO, ZERO)


def tornado(
    effectenarena: Effectenarena,
    measure: Measure = Measure.BALANCE,
    *,
    discount_rates: tuple[Decimal, Decimal] | None = None,
) -> tuple[Swing, ...]:
    """One swing for each number with a spread that moves the result, the biggest first.

    The discount rate has a swing only between the two `discount_rates`. As multiplier a number with
    which there would be no costs has no swing; without costs at all nothing has.
    """
    reckoning = reckon(effectenarena)
    baten, costs = reckoning.discounted.baten.middle, reckoning.discounted.costs.middle
    middle = _result(measure, baten, costs)
    if middle is None:
        return ()
    swings = []
    for one in [
        *_changes(effectenarena, reckoning),
        *_rates(effectenarena, reckoning, discount_rates),
    ]:
        at_low, at_high = (
            _result(measure, baten + one.baten[end], costs + one.costs[end]) for end in (0, 1)
        )
        if at_low is not None and at_high is not None and at_low != at_high:
            swings.append(Swing(one.owner, one.key, one.field, one.number, at_low, middle, at_high))
    return tuple(sorted(swings, key=lambda one: (-one.size, one.owner, one.key, one.field)))


def _result(measure: Measure, baten: Fraction, costs: Fraction) -> Fraction | None:
    if measure is Measure.BALANCE:
        return baten - costs
    return baten / costs if costs else None


def _changes(effectenarena: Effectenarena, reckoning: Reckoning) -> list[_Change]:
    discount, first_year = reckoning.discount, reckoning.years[0]
    changes: list[_Change] = []
    for line in reckoning.lines:
        changes += _of_keten(line.keten, effectenarena, first_year, discount)
    for cost_line in reckoning.cost_lines:
        changes += _of_costs(cost_line.investering, first_year, discount)
    return _together(changes)


def _of_keten(
    keten: Keten, effectenarena: Effectenarena, first_year: int, discount: Sequence[Fraction]
) -> Iterable[_Change]:
    numbers = numbers_of(keten, effectenarena)
    years = years_of(keten, first_year, discount).discounted
    for field, number in numbers.items():
        if number.is_one_number:
            continue
        ends = _ends(numbers, field, years.middle * sign_of(keten))
        if field == VALUE:
            yield _Change(Owner.KENGETAL, keten.kengetal, field, number, baten=ends)
        else:
            yield _Change(Owner.KETEN, keten.key, field, number, baten=ends)
    drop_off = drop_off_of(keten)
    if not drop_off.is_one_number:
        whole = _product(numbers) * sign_of(keten)
        ends = (whole * (years.high - years.middle), whole * (years.low - years.middle))
        yield _Change(Owner.KETEN, keten.key, DROP_OFF, drop_off, baten=ends)


def _of_costs(
    investering: Investering, first_year: int, discount: Sequence[Fraction]
) -> Iterable[_Change]:
    numbers = numbers_of_costs(investering)
    years = years_of_costs(investering, first_year, discount).discounted
    for field, number in numbers.items():
        if not number.is_one_number:
            ends = _ends(numbers, field, years.middle)
            yield _Change(Owner.INVESTERING, investering.key, field, number, costs=ends)


def _rates(
    effectenarena: Effectenarena,
    reckoning: Reckoning,
    discount_rates: tuple[Decimal, Decimal] | None,
) -> Iterable[_Change]:
    if discount_rates is None:
        return
    now = reckoning.discounted
    others = []
    for rate in discount_rates:
        settings = replace(effectenarena.settings, discount_rate=rate)
        others.append(reckon(replace(effectenarena, settings=settings)).discounted)
    low, high = (Fraction(rate) for rate in discount_rates)
    yield _Change(
        Owner.SETTINGS,
        "",
        DISCOUNT_RATE,
        Bounds(low, Fraction(effectenarena.settings.discount_rate), high),
        (others[0].baten.middle - now.baten.middle, others[1].baten.middle - now.baten.middle),
        (others[0].costs.middle - now.costs.middle, others[1].costs.middle - now.costs.middle),
    )


def _together(changes: list[_Change]) -> list[_Change]:
    """One change for each number: that of a kengetal comes once for each of its ketens."""
    found = []
    for _, same in groupby(sorted(changes, key=_whose), key=_whose):
        all_of_it = list(same)
        low = sum((one.baten[0] for one in all_of_it), ZERO)
        high = sum((one.baten[1] for one in all_of_it), ZERO)
        found.append(replace(all_of_it[0], baten=(low, high)))
    return found


def _whose(change: _Change) -> tuple[str, str, str]:
    return change.owner, change.key, change.field


def _product(numbers: Mapping[str, Fraction | Bounds]) -> Fraction:
    found = {
        field: number.middle if isinstance(number, Bounds) else number
        for field, number in numbers.items()
    }
    return prod((factor_of(field, number) for field, number in found.items()), start=Fraction(1))


def _ends(numbers: Mapping[str, Bounds], field: str, years: Fraction) -> tuple[Fraction, Fraction]:
    """The difference that the low and the high of one number make, over all years."""
    now = _product(numbers)
    low = _product({**numbers, field: numbers[field].low})
    high = _product({**numbers, field: numbers[field].high})
    return (low - now) * years, (high - now) * years
