"""Costs and baten of an effectenarena set against each other, each as a range.

In the cautious case all baten are low and all costs high, in the generous one the other way round.
Discounting starts in the first year: that year counts whole, the next one 1 / (1 + rate).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from veranderverhaal.effectenarena.baten import KetenLine, LeftOut, lines_of, missing_in
from veranderverhaal.effectenarena.bounds import ONE, ZERO, Bounds, total
from veranderverhaal.effectenarena.costs import CostLine, cost_line, missing_in_costs
from veranderverhaal.effectenarena.model import Effectenarena, Investering, Keten, Pricing
from veranderverhaal.effectenarena.settings import EffectenarenaSettings


@dataclass(frozen=True)
class Balance:
    """Euros over the horizon. `multiplier` is None without costs.

    `returned_in` is the first year from which all baten so far stay at least all costs so far until
    the end of the horizon, in the cautious, the middle and the generous case; never before any case
    has costs, None where that year does not come. This is stricter than the first year in which
    baten reach costs (domain 4.2): costs that come later would undo that one without a word.
    """

    baten: Bounds
    costs: Bounds
    multiplier: Bounds | None
    returned_in: tuple[int | None, int | None, int | None]

    @property
    def balance(self) -> Bounds:
        """Baten less costs."""
        return self.baten - self.costs


@dataclass(frozen=True)
class Portion:
    """The baten that belong to one name, not discounted and discounted.

    `not_claimable` are the baten in `plain` that nobody can be asked for; a nadeel is none of them.
    """

    name: str
    plain: Bounds
    discounted: Bounds
    not_claimable: Bounds


@dataclass(frozen=True)
class Reckoning:
    """All sums of an effectenarena. `years` are the years of the horizon.

    `in_words` are investeringen without a price, `costs_left_out` those with a price that cannot be
    counted all the same. `unpriced` are the ketens without euros: PM, or not looked at yet.
    """

    settings: EffectenarenaSettings
    years: tuple[int, ...]
    lines: tuple[KetenLine, ...]
    left_out: tuple[LeftOut, ...]
    unpriced: tuple[Keten, ...]
    cost_lines: tuple[CostLine, ...]
    in_words: tuple[Investering, ...]
    costs_left_out: tuple[Investering, ...]
    plain: Balance
    discounted: Balance

    @property
    def discount(self) -> tuple[Fraction, ...]:
        """By what each year counts."""
        return discount_factors(self.settings, len(self.years))

    @property
    def baten_by_year(self) -> tuple[Bounds, ...]:
        """The baten of each year, not discounted."""
        return _by_year([one.by_year for one in self.lines], len(self.years))

    @property
    def costs_by_year(self) -> tuple[Bounds, ...]:
        """The costs of each year, not discounted."""
        return _by_year([one.by_year for one in self.cost_lines], len(self.years))


def reckon(effectenarena: Effectenarena, *, without: frozenset[str] = frozenset()) -> Reckoning:
    """All sums, without the ketens with these keys."""
    settings = effectenarena.settings
    first_year = first_year_of(effectenarena)
    lines, left_out = lines_of(effectenarena, first_year)
    lines = tuple(one for one in lines if one.keten.key not in without)
    by_missing = [(one, missing_in_costs(one)) for one in effectenarena.investeringen]
    cost_lines = tuple(
        cost_line(one, first_year, settings.horizon) for one, missing in by_missing if not missing
    )
    years = tuple(range(first_year, first_year + settings.horizon))
    factors = discount_factors(settings, len(years))
    baten = _by_year([one.by_year for one in lines], len(years))
    costs = _by_year([one.by_year for one in cost_lines], len(years))
    return Reckoning(
        settings=settings,
        years=years,
        lines=lines,
        left_out=tuple(one for one in left_out if one.keten.key not in without),
        unpriced=tuple(
            one
            for one in effectenarena.ketens
            if one.pricing is not Pricing.EUROS and one.key not in without
        ),
        cost_lines=cost_lines,
        in_words=tuple(one for one, missing in by_missing if missing == ("price",)),
        costs_left_out=tuple(
            one for one, missing in by_missing if missing and missing != ("price",)
        ),
        plain=balance_of(years, baten, costs),
        discounted=balance_of(years, discounted(baten, factors), discounted(costs, factors)),
    )


def first_year_of(effectenarena: Effectenarena) -> int:
    """The first year of the horizon: the chosen one, or the first in which something counts.

    As long as nothing counts, that of what has euros; 2020 when nothing has, so that there is a
    horizon to show. What does not count must not move the years of what does.
    """
    if effectenarena.settings.first_year is not None:
        return effectenarena.settings.first_year
    costs = [one for one in effectenarena.investeringen if one.price.is_given]
    ketens = [one for one in effectenarena.ketens if one.pricing is Pricing.EUROS]
    counted = [
        *(one.first_year for one in costs if not missing_in_costs(one)),
        *(one.first_year for one in ketens if not missing_in(one, effectenarena)),
    ]
    begun = counted or [*(one.first_year for one in costs), *(one.first_year for one in ketens)]
    return min((year for year in begun if year is not None), default=2020)


def discount_factors(settings: EffectenarenaSettings, horizon: int) -> tuple[Fraction, ...]:
    """By what each of these years counts: 1 in the first, less by the rate in each after it."""
    rate = ONE + Fraction(settings.discount_rate)
    return tuple(ONE / rate**place for place in range(horizon))


def discounted(by_year: Sequence[Bounds], factors: Sequence[Fraction]) -> tuple[Bounds, ...]:
    """Each year by its factor."""
    return tuple(one.scaled(factor) for one, factor in zip(by_year, factors, strict=True))


def balance_of(years: Sequence[int], baten: Sequence[Bounds], costs: Sequence[Bounds]) -> Balance:
    """Baten and costs per year, set against each other."""
    all_baten, all_costs = total(baten), total(costs)
    begun = next((place for place, one in enumerate(costs) if one.high), len(years))
    gained = [come - gone for come, gone in zip(baten, costs, strict=True)]
    return Balance(
        baten=all_baten,
        costs=all_costs,
        multiplier=ratio_of(all_baten, all_costs),
        returned_in=(
            _returned_in(years, [one.low for one in gained], begun),
            _returned_in(years, [one.middle for one in gained], begun),
            _returned_in(years, [one.high for one in gained], begun),
        ),
    )


def ratio_of(baten: Bounds, costs: Bounds) -> Bounds | None:
    """Baten per euro of costs; None when some case has no costs.

    The least it can be and the most: low baten with high costs, but baten below zero with low ones.
    """
    if not costs.low:
        return None
    by_low, by_high = costs.low, costs.high
    return Bounds(
        baten.low / (by_high if baten.low >= 0 else by_low),
        baten.middle / costs.middle,
        baten.high / (by_low if baten.high >= 0 else by_high),
    )


def portions(
    reckoning: Reckoning, name_of: Callable[[Keten], str], order: Iterable[str] = ()
) -> tuple[Portion, ...]:
    """The baten by what `name_of` says of a keten, in this order and then as they come."""
    names = dict.fromkeys([*order, *(name_of(one.keten) for one in reckoning.lines)])
    of: Mapping[str, list[KetenLine]] = {name: [] for name in names}
    for one in reckoning.lines:
        of[name_of(one.keten)].append(one)
    factors = reckoning.discount
    return tuple(
        Portion(
            name,
            total(one.total for one in lines),
            total(total(discounted(one.by_year, factors)) for one in lines),
            total(one.total for one in lines if is_not_claimable(one.keten)),
        )
        for name, lines in of.items()
        if lines
    )


def is_not_claimable(keten: Keten) -> bool:
    """Whether these are baten that nobody can be asked for: not so for a nadeel."""
    return keten.not_claimable and not keten.is_negative


def period_of(place: int, settings: EffectenarenaSettings) -> int:
    """The period, counted from 0, of a year of the horizon, counted from 0."""
    return place // settings.period_years


def claims(costs: Fraction, baten: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The costs divided over names in proportion to their baten: these sum to the costs exactly.

    A name without baten, or with a nadeel in all, is asked for nothing. Empty when no name has
    any baten: then there is nothing to divide by.
    """
    counted = {name: max(amount, ZERO) for name, amount in baten.items()}
    whole = sum(counted.values(), ZERO)
    if not whole:
        return {}
    return {name: costs * amount / whole for name, amount in counted.items()}


def _by_year(lines: Sequence[Sequence[Bounds]], horizon: int) -> tuple[Bounds, ...]:
    return tuple(total(one[place] for one in lines) for place in range(horizon))


def _returned_in(years: Sequence[int], gained: Iterable[Fraction], begun: int) -> int | None:
    """The first year from the place `begun` from which what was gained stays at zero or above."""
    short = [place for place, so_far in enumerate(accumulate(gained)) if so_far < 0]
    place = max(begun, short[-1] + 1 if short else 0)
    return years[place] if place < len(years) else None
