"""The numbers that a keten or an investering is the product of, each apart.

For sums in which one number changes at a time: the tornado, and the draws of a simulation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.baten import in_year
from veranderverhaal.effectenarena.bounds import NOTHING, ONE, WHOLE, Bounds, bounds_of, total
from veranderverhaal.effectenarena.model import (
    Course,
    Effectenarena,
    Investering,
    InvesteringKind,
    Keten,
)
from veranderverhaal.effectenarena.price_level import value_of

VALUE = "value"  # of the kengetal, which several ketens may share
DROP_OFF = "drop_off"  # not a factor of the product: it works through the years
TAKEN_OFF = frozenset({"deadweight", "displacement"})


@dataclass(frozen=True)
class Years:
    """By what the product of a keten or an investering counts in all years of the horizon."""

    plain: Bounds
    discounted: Bounds


def numbers_of(keten: Keten, effectenarena: Effectenarena) -> dict[str, Bounds]:
    """The numbers of a keten in which nothing is missing, as filled in, by field.

    Without drop_off; the value is at the price level of the settings.
    """
    settings = effectenarena.settings
    kengetal = effectenarena.kengetal(keten.kengetal)
    return {
        "people": bounds_of(keten.people) or WHOLE,
        "reach": bounds_of(keten.reach) or WHOLE,
        "chance": bounds_of(keten.chance, settings.chance_scale) or NOTHING,
        "delta": bounds_of(keten.delta, settings.delta_scale) or NOTHING,
        VALUE: value_of(kengetal, settings) if kengetal else NOTHING,
        "deadweight": bounds_of(keten.deadweight) or NOTHING,
        "displacement": bounds_of(keten.displacement) or NOTHING,
        "attribution": bounds_of(keten.attribution) or WHOLE,
    }


def numbers_of_costs(investering: Investering) -> dict[str, Bounds]:
    """The numbers of an investering in which nothing is missing, by field."""
    numbers = {"price": bounds_of(investering.price) or NOTHING}
    if investering.kind is not InvesteringKind.MONEY:
        numbers["quantity"] = bounds_of(investering.quantity) or NOTHING
    return numbers


def factor_of(field: str, number: Fraction) -> Fraction:
    """By what the product is multiplied for a number of this field."""
    return ONE - number if field in TAKEN_OFF else number


def years_of(keten: Keten, first_year: int, discount: Sequence[Fraction]) -> Years:
    """The years of a keten over the horizon from `first_year`; low is with the highest drop_off."""
    assert keten.first_year is not None
    offset = first_year - keten.first_year
    shares = [in_year(keten, offset + place) for place in range(len(discount))]
    return Years(
        total(shares),
        total(one.scaled(factor) for one, factor in zip(shares, discount, strict=True)),
    )


def years_of_costs(
    investering: Investering, first_year: int, discount: Sequence[Fraction]
) -> Years:
    """The years of an investering over the horizon from `first_year`."""
    assert investering.first_year is not None
    begins = max(investering.first_year - first_year, 0)
    ends = max(investering.first_year - first_year + investering.years, 0)
    counted = discount[begins:ends]
    return Years(WHOLE.scaled(Fraction(len(counted))), WHOLE.scaled(sum(counted, Fraction(0))))


def drop_off_of(keten: Keten) -> Bounds:
    """The share that fades per year, nothing when it makes no difference in one year."""
    if keten.course is Course.ONCE or keten.years == 1:
        return NOTHING
    return bounds_of(keten.drop_off) or NOTHING


def sign_of(keten: Keten) -> int:
    """-1 for a nadeel, whose euros are taken off."""
    return -1 if keten.is_negative else 1
