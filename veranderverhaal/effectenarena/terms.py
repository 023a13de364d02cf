"""A keten and an investering as terms of a sum that is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod

from veranderverhaal.effectenarena.baten import in_year
from veranderverhaal.effectenarena.bounds import ONE, ZERO, Bounds
from veranderverhaal.effectenarena.draws import Series, Term
from veranderverhaal.effectenarena.factors import (
    DROP_OFF,
    TAKEN_OFF,
    VALUE,
    Years,
    drop_off_of,
    numbers_of,
    numbers_of_costs,
    sign_of,
    years_of,
    years_of_costs,
)
from veranderverhaal.effectenarena.model import Effectenarena, Factor, Investering, Keten


def keten_term(
    keten: Keten, effectenarena: Effectenarena, first_year: int, discount: Sequence[Fraction]
) -> Term:
    """A keten in which nothing is missing, over the horizon from `first_year`."""
    numbers = {
        _name(keten, field): number.taken_off() if field in TAKEN_OFF else number
        for field, number in numbers_of(keten, effectenarena).items()
    }
    drop_off = drop_off_of(keten)
    if drop_off.is_one_number:
        return _term(numbers, sign_of(keten), years_of(keten, first_year, discount))
    plain, discounted = _by_year(keten, first_year, discount)
    series = Series(_name(keten, DROP_OFF), drop_off.taken_off(), plain, discounted)
    return _term(numbers, sign_of(keten), series=series)


def cost_term(investering: Investering, first_year: int, discount: Sequence[Fraction]) -> Term:
    """An investering in which nothing is missing, over the horizon from `first_year`."""
    numbers = {
        f"investering {investering.key} {field}": number
        for field, number in numbers_of_costs(investering).items()
    }
    return _term(numbers, 1, years_of_costs(investering, first_year, discount))


def _term(
    numbers: Mapping[str, Bounds],
    sign: int,
    years: Years | None = None,
    series: Series | None = None,
) -> Term:
    certain = prod((one.middle for one in numbers.values() if one.is_one_number), start=ONE) * sign
    return Term(
        spread=tuple((name, one) for name, one in numbers.items() if not one.is_one_number),
        plain=certain * (years.plain.middle if years else ONE),
        discounted=certain * (years.discounted.middle if years else ONE),
        series=series,
    )


def _name(keten: Keten, field: str) -> str:
    """Of the stream of draws: one for a kengetal, whatever ketens take it."""
    return f"kengetal {keten.kengetal}" if field == VALUE else f"keten {keten.key} {field}"


def _by_year(
    keten: Keten, first_year: int, discount: Sequence[Fraction]
) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    """By what each year of a keten counts before drop_off, plain and discounted."""
    assert keten.first_year is not None
    steady = replace(keten, drop_off=Factor())
    begins = keten.first_year - first_year
    factors = [
        discount[begins + year] if 0 <= begins + year < len(discount) else ZERO
        for year in range(keten.years)
    ]
    shares = [in_year(steady, year).middle for year in range(keten.years)]
    return (
        tuple(share if factor else ZERO for share, factor in zip(shares, factors, strict=True)),
        tuple(share * factor for share, factor in zip(shares, factors, strict=True)),
    )
