"""What can be told of totals that a publication prints without the ketens behind them.

Only about one publication at a time: nothing here sets two of them beside each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.known_conflicts import Conflict, find_conflicts
from veranderverhaal.effectenarena.known_parts import KindSum, sums_of_kinds
from veranderverhaal.effectenarena.known_spreading import Spread, spread_over_years
from veranderverhaal.effectenarena.known_total import KnownTotal, PartKind
from veranderverhaal.effectenarena.model import Leefdomein
from veranderverhaal.effectenarena.reckoning import claims, discount_factors
from veranderverhaal.effectenarena.settings import EffectenarenaSettings


@dataclass(frozen=True)
class KnownDiscount:
    """The totals with each year counted by its discount factor, the first year whole.

    How baten and costs lie over the years is an assumption, told in `spread`: baten evenly within
    a period, costs evenly over the years in which they were made.
    """

    rate: Fraction
    spread: Spread
    costs: Fraction | None
    baten: Fraction | None
    multiplier: Fraction | None


@dataclass(frozen=True)
class KnownReading:
    """A known total, and all that follows from it. Its limits go wherever it goes.

    `computed` is baten divided by costs. `claims` divide the costs over the leefdomeinen in
    proportion to their baten, and sum to the costs exactly.
    """

    total: KnownTotal
    computed: Fraction | None
    kinds: tuple[KindSum, ...]
    conflicts: tuple[Conflict, ...]
    claims: Mapping[Leefdomein, Fraction]
    discounted: KnownDiscount | None

    @property
    def agrees(self) -> bool | None:
        """Whether the printed multiplier is the computed one; None when one of them is missing."""
        if self.computed is None or self.total.multiplier is None:
            return None
        return not any(one.is_multiplier for one in self.conflicts)


def tell_known_total(total: KnownTotal, settings: EffectenarenaSettings) -> KnownReading:
    """All that follows from what was printed, with the discount rate of the settings."""
    kinds = sums_of_kinds(total)
    computed = _multiplier(total)
    return KnownReading(
        total=total,
        computed=computed,
        kinds=kinds,
        conflicts=find_conflicts(total, computed, kinds),
        claims=_claims(total, kinds),
        discounted=_discount(total, computed, settings),
    )


def _multiplier(total: KnownTotal) -> Fraction | None:
    if total.baten is None or not total.costs:
        return None
    return Fraction(total.baten) / Fraction(total.costs)


def _claims(total: KnownTotal, kinds: Sequence[KindSum]) -> dict[Leefdomein, Fraction]:
    amounts = next((one.by_name for one in kinds if one.kind is PartKind.LEEFDOMEIN), {})
    if total.costs is None:
        return {}
    claimed = claims(Fraction(total.costs), amounts)
    return {one: claimed[one.value] for one in Leefdomein if one.value in claimed}


def _discount(
    total: KnownTotal, computed: Fraction | None, settings: EffectenarenaSettings
) -> KnownDiscount | None:
    """None where nothing was printed that can be discounted."""
    plain = computed
    if plain is None and total.multiplier is not None:
        plain = Fraction(total.multiplier)
    if plain is None and total.baten is None and total.costs is None:
        return None
    factors = discount_factors(settings, total.horizon)
    spread = spread_over_years(total)
    of_baten = sum((share * by for share, by in zip(spread.shares, factors, strict=True)), ZERO)
    of_costs = sum(factors[: total.cost_years], ZERO) / total.cost_years
    return KnownDiscount(
        rate=Fraction(settings.discount_rate),
        spread=spread,
        costs=None if total.costs is None else Fraction(total.costs) * of_costs,
        baten=None if total.baten is None else Fraction(total.baten) * of_baten,
        multiplier=None if plain is None else plain * of_baten / of_costs,
    )
