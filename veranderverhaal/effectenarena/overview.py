"""The sums of an effectenarena by who gains, by leefdomein and over time; and who is asked for it.

Names are those a reader sees; the stored keys stay within.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from veranderverhaal.effectenarena.bounds import NOTHING, ZERO, Bounds, total
from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS, LEEFDOMEIN_LABELS
from veranderverhaal.effectenarena.model import Effectenarena, Keten
from veranderverhaal.effectenarena.naming import GONE, incasseerder_names
from veranderverhaal.effectenarena.reckoning import (
    Portion,
    Reckoning,
    claims,
    discounted,
    period_of,
    portions,
)


@dataclass(frozen=True)
class Claim:
    """What a leefdomein is asked for, in proportion to its baten.

    Each of the three cases sums over all leefdomeinen to the costs of that case exactly: high costs
    in the cautious case, low ones in the generous case. So `cautious` may be more than `generous`.
    None is a case in which nothing has baten, so that there is nothing to divide by.
    `not_claimable` is the part of `middle` that goes with baten nobody can be asked for.
    """

    name: str
    cautious: Fraction | None
    middle: Fraction
    generous: Fraction | None
    not_claimable: Fraction


@dataclass(frozen=True)
class Period:
    """Some years of the horizon together, with their baten and costs, not discounted."""

    name: str
    baten: Bounds
    discounted: Bounds
    costs: Bounds


def by_incasseerder(effectenarena: Effectenarena, reckoning: Reckoning) -> tuple[Portion, ...]:
    """The baten by who gains, the groups first. Each has a name of its own: none are added up."""
    names = incasseerder_names(effectenarena)
    return portions(reckoning, lambda keten: names.get(keten.incasseerder, GONE), names.values())


def by_group(effectenarena: Effectenarena, reckoning: Reckoning) -> tuple[Portion, ...]:
    """The baten by the four groups of incasseerders."""
    groups = {one.key: one.group.value for one in effectenarena.incasseerders}
    labels = {group.value: label for group, label in INCASSEERDER_GROUP_LABELS.items()}
    return portions(
        reckoning,
        lambda keten: labels.get(groups.get(keten.incasseerder, keten.incasseerder), GONE),
        labels.values(),
    )


def by_leefdomein(reckoning: Reckoning) -> tuple[Portion, ...]:
    """The baten by leefdomein."""
    return portions(reckoning, _leefdomein_of, LEEFDOMEIN_LABELS.values())


def by_period(reckoning: Reckoning) -> tuple[Period, ...]:
    """The baten and costs by period, all periods of the horizon, empty ones too."""
    settings, years = reckoning.settings, reckoning.years
    baten, costs = reckoning.baten_by_year, reckoning.costs_by_year
    later = discounted(baten, reckoning.discount)
    places: dict[int, list[int]] = {}
    for place in range(len(years)):
        places.setdefault(period_of(place, settings), []).append(place)
    return tuple(
        Period(
            _years_name(years[some[0]], years[some[-1]]),
            total(baten[place] for place in some),
            total(later[place] for place in some),
            total(costs[place] for place in some),
        )
        for some in places.values()
    )


def claims_of(parts: Sequence[Portion], costs: Bounds) -> tuple[Claim, ...]:
    """The costs divided over these parts in proportion to their baten; none without baten."""
    cautious = _divided(costs.high, [one.plain.low for one in parts])
    middle = _divided(costs.middle, [one.plain.middle for one in parts])
    generous = _divided(costs.low, [one.plain.high for one in parts])
    return tuple(
        Claim(one.name, low, own, high, own * _unclaimed_share(one))
        for one, low, own, high in zip(parts, cautious, middle, generous, strict=True)
        if own is not None
    )


def added_up(by_year: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """All until and with each year."""
    return tuple(accumulate(by_year, initial=NOTHING))[1:]


def _leefdomein_of(keten: Keten) -> str:
    return LEEFDOMEIN_LABELS[keten.leefdomein] if keten.leefdomein else GONE


def _divided(costs: Fraction, baten: Sequence[Fraction]) -> list[Fraction | None]:
    """The claim on each; None everywhere when in this case nothing has baten."""
    found = claims(costs, {str(place): one for place, one in enumerate(baten)})
    return [found.get(str(place)) for place in range(len(baten))]


def _unclaimed_share(part: Portion) -> Fraction:
    """From 0 to 1; a nadeel in the same leefdomein may make the part more than the whole."""
    if part.plain.middle <= 0:
        return ZERO
    return min(max(part.not_claimable.middle / part.plain.middle, ZERO), Fraction(1))


def _years_name(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
