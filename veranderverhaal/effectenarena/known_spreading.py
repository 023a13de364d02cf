"""How the baten of a known total lie over its years, as far as its parts tell."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.known_parts import (
    KindSum,
    names_of,
    periods_of,
    sums_of_kinds,
    whole_of,
)
from veranderverhaal.effectenarena.known_total import KnownTotal, PartKind


class Spreading(StrEnum):
    """From what the years are known."""

    PERIODS = "periods"  # parts per period, evenly over the years within it
    PARTLY = "partly"  # so, but some parts had no period: these evenly over all years
    EVEN = "even"  # nothing was printed: evenly over all years


@dataclass(frozen=True)
class Spread:
    """`shares` of the baten per year of the horizon, together 1.

    `kind` is of which parts they were taken; `adds_up` is whether these are all of the printed
    baten, and not only their course over the years.
    """

    spreading: Spreading
    shares: tuple[Fraction, ...]
    kind: PartKind | None = None
    adds_up: bool = True


def spread_over_years(total: KnownTotal) -> Spread:
    """By the kind of parts with periods that comes closest to the printed baten."""
    printed = None if total.baten is None else Fraction(total.baten)
    kinds = [one for one in sums_of_kinds(total) if one.by_period]
    chosen = min(kinds, key=lambda one: _gap(one, printed), default=None)
    even = Spread(Spreading.EVEN, (Fraction(1, total.horizon),) * total.horizon)
    if chosen is None:
        return even
    by_year = _by_year(total, chosen.kind)
    whole = sum(by_year, ZERO)
    if whole <= 0:  # nothing to take shares of
        return even
    names = names_of(total, chosen.kind)
    partly = any(not periods_of(total, chosen.kind, name) for name in names)
    return Spread(
        spreading=Spreading.PARTLY if partly else Spreading.PERIODS,
        shares=tuple(one / whole for one in by_year),
        kind=chosen.kind,
        adds_up=printed is None or whole == printed,
    )


def years_in(period: int, total: KnownTotal) -> range:
    """The years of the horizon, from 0, in a period, from 1; the last one may be short."""
    first = (period - 1) * total.period_years
    return range(first, min(first + total.period_years, total.horizon))


def _gap(one: KindSum, printed: Fraction | None) -> Fraction:
    return ZERO if printed is None else abs(one.amount - printed)


def _by_year(total: KnownTotal, kind: PartKind) -> list[Fraction]:
    by_year = [ZERO] * total.horizon
    for name in names_of(total, kind):
        periods = periods_of(total, kind, name)
        for period, amount in periods.items():
            years = years_in(period, total)
            for year in years:
                by_year[year] += amount / len(years)
        if not periods:
            whole = whole_of(total, kind, name) or ZERO
            by_year = [one + whole / total.horizon for one in by_year]
    return by_year
