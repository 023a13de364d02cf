"""Values of different years at one price level, and values that grew old."""

from fractions import Fraction

from veranderverhaal.effectenarena.bounds import NOTHING, ONE, Bounds, bounds_of
from veranderverhaal.effectenarena.model import Kengetal
from veranderverhaal.effectenarena.settings import EffectenarenaSettings


def value_of(kengetal: Kengetal, settings: EffectenarenaSettings) -> Bounds:
    """Euros per person per year at the price level of the settings, if the index reaches."""
    ratio = price_ratio(kengetal, settings)
    value = bounds_of(kengetal.value) or NOTHING
    return value.scaled(ONE if ratio is None else ratio)


def price_ratio(kengetal: Kengetal, settings: EffectenarenaSettings) -> Fraction | None:
    """By what a value is multiplied for the price level; None when the index does not tell.

    1 when no price level was chosen, or the value has it already.
    """
    if settings.price_year is None or settings.price_year == kengetal.price_year:
        return ONE
    index = {one.year: Fraction(one.value) for one in settings.price_index}
    wanted = index.get(settings.price_year)
    known = index.get(kengetal.price_year) if kengetal.price_year is not None else None
    if wanted is None or not known:
        return None
    return wanted / known


def is_stale(kengetal: Kengetal, settings: EffectenarenaSettings, this_year: int) -> bool:
    """Whether the source of a value is older than the group wants to use."""
    return kengetal.year is not None and this_year - kengetal.year > settings.stale_after
