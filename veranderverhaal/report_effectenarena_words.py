"""The sentences of an effectenarena on its page and in the report: short, words before numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.model import Effectenarena, Keten, Pricing
from veranderverhaal.effectenarena.money import euro_range, ratio_range
from veranderverhaal.effectenarena.naming import element_name, incasseerder_name
from veranderverhaal.effectenarena.reckoning import Balance, Reckoning
from veranderverhaal.model import Veranderverhaal

MIDDLE = ", midden "
NO_COSTS = "niet te zeggen"
BATEN, COSTS, MULTIPLIER, RETURN = "Baten", "Kosten", "Baten per euro kosten", "Terugverdiend in"


@dataclass(frozen=True)
class HeadlineFigure:
    """One outcome as a range, and the same discounted. `middle` is empty for one number."""

    label: str
    reach: str  # "€ 1.200 tot € 4.800"
    middle: str  # "midden € 2.500"
    discounted: str  # "€ 1.000 tot € 4.000, midden € 2.100"


def say_negatives(effectenarena: Effectenarena, story: Veranderverhaal) -> Iterator[str]:
    """What the group typed about what may go wrong, and each nadeel."""
    typed = effectenarena.settings.negative_effects.strip()
    if typed:
        yield typed
    for one in effectenarena.ketens:
        if one.is_negative:
            yield _gain_of(one, effectenarena, story)


def say_pm(effectenarena: Effectenarena, story: Veranderverhaal) -> Iterator[str]:
    """What has no price, and why."""
    for one in effectenarena.ketens:
        if one.pricing is Pricing.PM and not one.is_negative:
            yield f"{_gain_of(one, effectenarena, story)}: {one.pm_reason}".rstrip(": ")


def headline_of(reckoning: Reckoning) -> tuple[HeadlineFigure, ...]:
    """Baten, costs, what stands against a euro, and the year of return: each a range."""
    plain, discounted = reckoning.plain, reckoning.discounted
    return (
        _figure(BATEN, euro_range(plain.baten), euro_range(discounted.baten)),
        _figure(COSTS, euro_range(plain.costs), euro_range(discounted.costs)),
        _figure(MULTIPLIER, _ratio(plain.multiplier), _ratio(discounted.multiplier)),
        _figure(RETURN, _returned(plain, reckoning), _returned(discounted, reckoning)),
    )


def _figure(label: str, plain: str, discounted: str) -> HeadlineFigure:
    reach, _, middle = plain.partition(MIDDLE)
    return HeadlineFigure(label, reach, f"midden {middle}" if middle else "", discounted)


def _ratio(bounds: Bounds | None) -> str:
    return NO_COSTS if bounds is None else ratio_range(bounds)


def _returned(balance: Balance, reckoning: Reckoning) -> str:
    """The years between which the costs come back; that they may not is said first."""
    latest, middle, earliest = balance.returned_in
    if not balance.costs.high:
        return NO_COSTS
    never = f"niet binnen {len(reckoning.years)} jaar"
    if earliest is None:
        return never
    if latest is None:
        return f"vanaf {earliest}, of niet{MIDDLE}{never if middle is None else middle}"
    return str(latest) if latest == earliest else f"{earliest} tot {latest}{MIDDLE}{middle}"


def _gain_of(keten: Keten, effectenarena: Effectenarena, story: Veranderverhaal) -> str:
    who = incasseerder_name(keten.incasseerder, effectenarena)
    return f"{keten.gain or element_name(keten.effect, story)} ({who})"
