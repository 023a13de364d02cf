"""The baten of one keten per year, in euros.

B(t) = N x reach x s x d x v x c(t) x (1 - deadweight) x (1 - displacement) x attribution, and from
year to year x (1 - drop_off). Filters that are not filled in take nothing off (domain: Groningen).
"""

from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import NOTHING, ONE, WHOLE, Bounds, bounds_of, total
from veranderverhaal.effectenarena.model import Course, Effectenarena, Factor, Keten, Pricing
from veranderverhaal.effectenarena.price_level import value_of
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, tells_source


@dataclass(frozen=True)
class KetenLine:
    """A keten that counts: euros per year of the horizon, not discounted, below zero for a nadeel.

    `per_person` are the euros per person of `people` in a year in which all of it holds, before
    the filters are taken off: 8.75 for the published keten (0.35 x 0.50 x 50 euro).
    """

    keten: Keten
    by_year: tuple[Bounds, ...]
    per_person: Bounds

    @property
    def total(self) -> Bounds:
        """Over the whole horizon."""
        return total(self.by_year)


@dataclass(frozen=True)
class LeftOut:
    """A keten in euros that does not count, and the fields that are still missing."""

    keten: Keten
    missing: tuple[str, ...]


def missing_in(keten: Keten, effectenarena: Effectenarena) -> tuple[str, ...]:
    """The fields without which a keten gets no euros, in the order in which they are asked.

    "people", "people_source", "reach_source", "chance", "chance_source", "delta", "delta_source",
    "kengetal" (no value, or without a source and year), "first_year", "leefdomein", "incasseerder".
    A source is missing only of numbers that were filled in; a word of a scale has its own.
    """
    settings = effectenarena.settings
    kengetal = effectenarena.kengetal(keten.kengetal)
    value = kengetal.value if kengetal else Factor()
    is_valued = kengetal and value.is_given and has_source(value) and kengetal.year
    told = {
        "people": keten.people.is_given,
        "people_source": has_source(keten.people) or not keten.people.is_given,
        "reach_source": has_source(keten.reach) or not keten.reach.is_given,
        "chance": bounds_of(keten.chance, settings.chance_scale) is not None,
        "chance_source": not keten.chance.is_given or has_source(keten.chance),
        "delta": bounds_of(keten.delta, settings.delta_scale) is not None,
        "delta_source": not keten.delta.is_given or has_source(keten.delta),
        "kengetal": bool(is_valued),
        "first_year": keten.first_year is not None,
        "leefdomein": keten.leefdomein is not None,
        "incasseerder": bool(keten.incasseerder),
    }
    return tuple(name for name, there in told.items() if not there)


def has_source(factor: Factor) -> bool:
    """Whether it says where its numbers come from: a dash or an invisible mark says nothing."""
    return tells_source(factor.source)


def lines_of(
    effectenarena: Effectenarena, first_year: int
) -> tuple[tuple[KetenLine, ...], tuple[LeftOut, ...]]:
    """The ketens in euros: those that count over the horizon from `first_year`, and the others."""
    lines, left_out = [], []
    for keten in effectenarena.ketens:
        if keten.pricing is not Pricing.EUROS:
            continue
        if missing := missing_in(keten, effectenarena):
            left_out.append(LeftOut(keten, missing))
        else:
            lines.append(line_of(keten, effectenarena, first_year))
    return tuple(lines), tuple(left_out)


def line_of(keten: Keten, effectenarena: Effectenarena, first_year: int) -> KetenLine:
    """A keten in which nothing is missing, per year of the horizon from `first_year`."""
    settings = effectenarena.settings
    per_person = per_person_of(keten, effectenarena)
    people = _given(keten.people).times(_given(keten.reach))
    full = people.times(per_person).times(left_over(keten))
    assert keten.first_year is not None
    offset = first_year - keten.first_year
    by_year = tuple(
        _signed(full.times(in_year(keten, offset + place)), keten)
        for place in range(settings.horizon)
    )
    return KetenLine(keten, by_year, per_person)


def per_person_of(keten: Keten, effectenarena: Effectenarena) -> Bounds:
    """Slagingskans x delta x value: euros per person per year, before anything is taken off."""
    settings: EffectenarenaSettings = effectenarena.settings
    chance = bounds_of(keten.chance, settings.chance_scale) or NOTHING
    delta = bounds_of(keten.delta, settings.delta_scale) or NOTHING
    kengetal = effectenarena.kengetal(keten.kengetal)
    value = value_of(kengetal, settings) if kengetal else NOTHING
    return chance.times(delta).times(value)


def left_over(keten: Keten) -> Bounds:
    """The share that is left when what would have happened anyway, what moved elsewhere and what
    others did are taken off.
    """
    kept = (bounds_of(keten.deadweight) or NOTHING).taken_off()
    stayed = (bounds_of(keten.displacement) or NOTHING).taken_off()
    return kept.times(stayed).times(_given(keten.attribution))


def in_year(keten: Keten, year: int) -> Bounds:
    """The share of the full baten in a year of a keten, counted from 0; nothing outside it.

    Growing and fading run in even steps: over 4 years 1/4, 2/4, 3/4, 4/4, or the other way round.
    """
    if not 0 <= year < length_of(keten):
        return NOTHING
    kept = (bounds_of(keten.drop_off) or NOTHING).taken_off()
    stayed = Bounds(kept.low**year, kept.middle**year, kept.high**year)
    return stayed.scaled(_course(keten, year))


def length_of(keten: Keten) -> int:
    """In how many years a keten has baten."""
    return 1 if keten.course is Course.ONCE else keten.years


def years_of(keten: Keten) -> range:
    """The years in which a keten has baten, within the horizon or not; none without first year."""
    first = keten.first_year or 0
    return range(first, first + length_of(keten) if keten.first_year is not None else first)


def _course(keten: Keten, year: int) -> Fraction:
    if keten.course is Course.GROWING:
        return Fraction(year + 1, keten.years)
    if keten.course is Course.FADING:
        return Fraction(keten.years - year, keten.years)
    return ONE


def _given(factor: Factor) -> Bounds:
    return bounds_of(factor) or WHOLE


def _signed(euros: Bounds, keten: Keten) -> Bounds:
    return -euros if keten.is_negative else euros
