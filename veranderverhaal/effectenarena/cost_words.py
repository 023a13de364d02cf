"""What is put in, told: one investering as a sentence, and the costs of every year by party."""

from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import NOTHING, Bounds, bounds_of, total
from veranderverhaal.effectenarena.costs import missing_in_costs
from veranderverhaal.effectenarena.labels import INVESTERING_KIND_LABELS
from veranderverhaal.effectenarena.missing import say_missing
from veranderverhaal.effectenarena.model import Effectenarena, Investering, InvesteringKind
from veranderverhaal.effectenarena.money import cents, euro_range, euros, number
from veranderverhaal.effectenarena.naming import investeerder_name
from veranderverhaal.effectenarena.reckoning import Reckoning

MONEY, IN_KIND = "geld", "in natura"


@dataclass(frozen=True)
class PartyCosts:
    """What one party puts in per year of the horizon, in money or in kind."""

    party: str
    kind: str
    by_year: tuple[Bounds, ...]

    @property
    def total(self) -> Bounds:
        """Over the whole horizon."""
        return total(self.by_year)


def name_of_investering(investering: Investering) -> str:
    """What it is called: its words, or else its kind."""
    return investering.words or INVESTERING_KIND_LABELS[investering.kind]


def say_investering(investering: Investering) -> str:
    """What it comes to: "Van 2021 tot en met 2022 elk jaar € 500. Samen € 1.000."."""
    missing = missing_in_costs(investering)
    if missing == ("price",):
        return "In woorden: er staat nog geen bedrag bij."
    if missing:
        return f"Telt nog niet mee in euro’s. Wat nog mist: {say_missing(missing)}."
    per_year = _per_year(investering)
    first = investering.first_year or 0
    if investering.years <= 1:
        return f"In {first}: {euro_range(per_year)}.{_made_of(investering)}"
    together = euro_range(per_year.scaled(Fraction(investering.years)))
    last = first + investering.years - 1
    told = f"Van {first} tot en met {last} elk jaar {euro_range(per_year)}."
    return f"{told}{_made_of(investering)} Samen: {together}."


def cost_rows(effectenarena: Effectenarena, reckoning: Reckoning) -> tuple[PartyCosts, ...]:
    """The costs by party, money and in kind apart, in the order of the parties."""
    found: dict[tuple[str, bool], list[tuple[Bounds, ...]]] = {}
    order = [one.key for one in effectenarena.investeerders]
    for line in reckoning.cost_lines:
        is_money = line.investering.kind is InvesteringKind.MONEY
        found.setdefault((line.investering.investeerder, is_money), []).append(line.by_year)
    keys = sorted(
        found,
        key=lambda one: (order.index(one[0]) if one[0] in order else len(order), not one[1]),
    )
    return tuple(
        PartyCosts(
            investeerder_name(key, effectenarena),
            MONEY if is_money else IN_KIND,
            tuple(total(years) for years in zip(*found[key, is_money], strict=True)),
        )
        for key, is_money in keys
    )


def show_cost(bounds: Bounds) -> str:
    """The middle amount of one year, "" for nothing."""
    return "" if bounds == NOTHING else euros(bounds.middle)


def show_cost_range(bounds: Bounds) -> str:
    """An amount with its spread: "€ 500 (€ 400 – € 600)"."""
    middle, low, high = euros(bounds.middle), euros(bounds.low), euros(bounds.high)
    return middle if low == high else f"{middle} ({low} – {high})"


def _made_of(investering: Investering) -> str:
    """For what is not money: how much of it, and at which price."""
    quantity, price = bounds_of(investering.quantity), bounds_of(investering.price)
    if investering.kind is InvesteringKind.MONEY or not quantity or not price:
        return ""
    unit = " uur" if investering.kind is InvesteringKind.HOURS else ""
    return f" In het midden is dat {number(quantity.middle)}{unit} × {cents(price.middle)}."


def _per_year(investering: Investering) -> Bounds:
    price = bounds_of(investering.price) or NOTHING
    if investering.kind is InvesteringKind.MONEY:
        return price
    return price.times(bounds_of(investering.quantity) or NOTHING)
