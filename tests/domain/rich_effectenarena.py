"""An effectenarena in which every number has a spread, and nothing is simple."""

from dataclasses import replace
from decimal import Decimal

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    hours_of,
    kengetal_of,
    keten_of,
    money_of,
    some,
    word,
)
from veranderverhaal.effectenarena.model import Course
from veranderverhaal.effectenarena.settings import IndexYear
from veranderverhaal.effectenarena.tornado import Owner

FILTERS = {
    "reach": some("0.2", "0.5", "0.6"),
    "deadweight": some("0.1", "0.2", "0.4"),
    "displacement": some(0, "0.1", "0.15"),
    "attribution": some("0.5", "0.7", "0.9"),
    "drop_off": some("0.05", "0.1", "0.3"),
}
INDEX = (IndexYear(2020, Decimal(100)), IndexYear(2024, Decimal("118.5")))


def rich_effectenarena():
    """Two ketens share a kengetal, one is a nadeel, one began before the horizon, one runs out."""
    return effectenarena_of(
        keten_of("at_once", chance=word("low_middle"), kengetal="shared", years=4, **FILTERS),
        keten_of(
            "growing",
            people=some(80, 100, 150),
            kengetal="shared",
            years=30,
            course=Course.GROWING,
            **FILTERS,
        ),
        keten_of(
            "nadeel",
            delta=word("high"),
            is_negative=True,
            years=6,
            first_year=2019,
            course=Course.FADING,
            **FILTERS,
        ),
        keten_of("once", course=Course.ONCE, years=3, first_year=2023, **FILTERS),
        money_of(some(900, 1000, 1400), first_year=2020, years=3),
        hours_of(some(10, 20, 40), some(12, 15, 30), first_year=2022, years=50),
        kengetal_of("shared", 20, 50, 90, price_year=2020),
        first_year=2021,
        horizon=10,
        price_year=2024,
        price_index=INDEX,
    )


def factors_in(effectenarena):
    """Every number with a spread: of what, its key, its field and the factor."""
    groups = (
        (Owner.KETEN, effectenarena.ketens, (*FILTERS, "people", "chance", "delta")),
        (Owner.KENGETAL, effectenarena.kengetallen, ("value",)),
        (Owner.INVESTERING, effectenarena.investeringen, ("price", "quantity")),
    )
    for owner, parts, fields in groups:
        for part in parts:
            for field in fields:
                factor = getattr(part, field)
                if factor.label or factor.low != factor.high:
                    yield owner, part.key, field, factor


def with_factor(effectenarena, owner, key, field, factor):
    """The same with another factor in one place."""
    name = {
        Owner.KETEN: "ketens",
        Owner.KENGETAL: "kengetallen",
        Owner.INVESTERING: "investeringen",
    }[owner]
    parts = tuple(
        replace(one, **{field: factor}) if one.key == key else one
        for one in getattr(effectenarena, name)
    )
    return replace(effectenarena, **{name: parts})
