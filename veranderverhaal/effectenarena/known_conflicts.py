"""Where the printed numbers of one source do not agree with each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.known_parts import (
    KindSum,
    counted_amounts,
    names_of,
    periods_of,
    whole_of,
)
from veranderverhaal.effectenarena.known_total import KnownTotal, PartKind
from veranderverhaal.effectenarena.money import rounded

HALF = Fraction(1, 2)
SMALLEST_UNIT = -4  # as a power of ten: the most decimals that an amount may have
LARGEST_UNIT = 12


class Clash(StrEnum):
    """Which numbers do not agree."""

    MULTIPLIER = "multiplier"  # the printed one with baten / costs
    BATEN = "baten"  # all parts of a kind with the printed baten
    WHOLE = "whole"  # the periods of one part with what was printed for it as a whole
    PERIOD = "period"  # two kinds of parts within one period


@dataclass(frozen=True)
class Conflict:
    """`computed` follows from other printed numbers, `printed` stands in the source itself.

    For PERIOD these are the sums of `kind` and of `other`. `rounding` tells whether rounding in the
    source may be all of it.
    """

    clash: Clash
    computed: Fraction
    printed: Fraction
    rounding: bool
    kind: PartKind | None = None
    name: str = ""
    period: int | None = None
    other: PartKind | None = None

    @property
    def is_multiplier(self) -> bool:
        """Whether it is about the multiplier, and so no amount of euros."""
        return self.clash is Clash.MULTIPLIER


def find_conflicts(
    total: KnownTotal, computed: Fraction | None, kinds: Sequence[KindSum]
) -> tuple[Conflict, ...]:
    """All of them; a kind with a part too few is one too, for nothing tells that it is."""
    return (
        *_of_multiplier(total, computed),
        *_of_baten(total, kinds),
        *_of_wholes(total),
        *_of_periods(total, kinds),
    )


def places_of(number: Decimal) -> int:
    """How many decimals were printed. Zeros at the end are not kept, so "3,60" counts as 3,6."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _of_multiplier(total: KnownTotal, computed: Fraction | None) -> Iterator[Conflict]:
    printed = total.multiplier
    if computed is None or printed is None:
        return
    if rounded(computed, places_of(printed)) != printed:
        yield Conflict(
            Clash.MULTIPLIER, computed, Fraction(printed), _may_be_rounded(total, printed)
        )


def _may_be_rounded(total: KnownTotal, printed: Decimal) -> bool:
    """Whether the printed multiplier fits baten and costs from before these were rounded."""
    assert total.baten is not None
    assert total.costs is not None
    slack = _unit([Fraction(total.baten), Fraction(total.costs)]) * HALF
    costs = (Fraction(total.costs) - slack, Fraction(total.costs) + slack)
    if costs[0] <= 0:
        return True
    edges = [(Fraction(total.baten) + by) / cost for by in (-slack, slack) for cost in costs]
    half_place = HALF * Fraction(10) ** -places_of(printed)
    return min(edges) - half_place <= Fraction(printed) <= max(edges) + half_place


def _of_baten(total: KnownTotal, kinds: Sequence[KindSum]) -> Iterator[Conflict]:
    if total.baten is None:
        return
    printed = Fraction(total.baten)
    for one in kinds:
        if one.amount != printed:
            amounts = [printed, *counted_amounts(total, one.kind)]
            rounding = _is_rounding(one.amount - printed, amounts)
            yield Conflict(Clash.BATEN, one.amount, printed, rounding, one.kind)


def _of_wholes(total: KnownTotal) -> Iterator[Conflict]:
    for kind in PartKind:
        for name in names_of(total, kind):
            whole, periods = whole_of(total, kind, name), periods_of(total, kind, name)
            together = sum(periods.values(), ZERO)
            if whole is not None and periods and together != whole:
                rounding = _is_rounding(together - whole, [whole, *periods.values()])
                yield Conflict(Clash.WHOLE, together, whole, rounding, kind, name)


def _of_periods(total: KnownTotal, kinds: Sequence[KindSum]) -> Iterator[Conflict]:
    for one, other in combinations(kinds, 2):
        for period in sorted(one.by_period.keys() & other.by_period.keys()):
            first, second = one.by_period[period], other.by_period[period]
            if first != second:
                amounts = [Fraction(part.amount) for part in total.parts if part.period == period]
                rounding = _is_rounding(first - second, amounts)
                yield Conflict(
                    Clash.PERIOD, first, second, rounding, one.kind, "", period, other.kind
                )


def _is_rounding(difference: Fraction, amounts: Sequence[Fraction]) -> bool:
    """Whether amounts that were each rounded alike may differ as much."""
    return abs(difference) <= _unit(amounts) * HALF * len(amounts)


def _unit(amounts: Iterable[Fraction]) -> Fraction:
    """To what the amounts may have been rounded: the largest power of ten that is in all."""
    found = list(amounts)
    units = (Fraction(10) ** power for power in range(LARGEST_UNIT, SMALLEST_UNIT, -1))
    fitting = (unit for unit in units if all(not one % unit for one in found))
    return next(fitting, Fraction(10) ** SMALLEST_UNIT)
