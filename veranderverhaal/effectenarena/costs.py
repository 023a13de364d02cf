"""What is put in, per year, in euros: money and in kind apart."""

from dataclasses import dataclass

from veranderverhaal.effectenarena.bounds import NOTHING, Bounds, bounds_of, total
from veranderverhaal.effectenarena.model import Investering, InvesteringKind


@dataclass(frozen=True)
class CostLine:
    """An investering that counts, in euros per year of the horizon, not discounted."""

    investering: Investering
    by_year: tuple[Bounds, ...]

    @property
    def total(self) -> Bounds:
        """Over the whole horizon."""
        return total(self.by_year)


def missing_in_costs(investering: Investering) -> tuple[str, ...]:
    """The fields without which an investering has no euros: "price", "quantity", "first_year".

    Without a price nothing else is missing: it is told in words only.
    """
    if not investering.price.is_given:
        return ("price",)
    is_money = investering.kind is InvesteringKind.MONEY
    told = {
        "quantity": is_money or investering.quantity.is_given,
        "first_year": investering.first_year is not None,
    }
    return tuple(name for name, there in told.items() if not there)


def cost_line(investering: Investering, first_year: int, horizon: int) -> CostLine:
    """An investering in which nothing is missing, per year of the horizon from `first_year`."""
    assert investering.first_year is not None
    price = bounds_of(investering.price) or NOTHING
    is_money = investering.kind is InvesteringKind.MONEY
    quantity = None if is_money else bounds_of(investering.quantity)
    per_year = price.times(quantity) if quantity else price
    begins = investering.first_year - first_year
    years = range(begins, begins + investering.years)
    return CostLine(
        investering, tuple(per_year if place in years else NOTHING for place in range(horizon))
    )
