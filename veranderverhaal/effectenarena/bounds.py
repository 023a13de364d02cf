"""Three numbers for one: the cautious, the middle and the generous one. Exact fractions.

Sums of fractions do not depend on their order and never lose anything; rounding is for showing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.settings import ScaleLabel

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True)
class Bounds:
    """`low` <= `middle` <= `high`, in whatever unit the name of the field tells."""

    low: Fraction
    middle: Fraction
    high: Fraction

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def __neg__(self) -> "Bounds":
        return Bounds(-self.high, -self.middle, -self.low)

    def __sub__(self, other: "Bounds") -> "Bounds":
        return self + -other

    def times(self, other: "Bounds") -> "Bounds":
        """The product with another one. Neither may be below zero."""
        return Bounds(self.low * other.low, self.middle * other.middle, self.high * other.high)

    def scaled(self, factor: Fraction) -> "Bounds":
        """All three times the same factor, which may not be below zero."""
        return Bounds(self.low * factor, self.middle * factor, self.high * factor)

    def taken_off(self) -> "Bounds":
        """What is left of 1: the more is taken off, the less."""
        return Bounds(ONE - self.high, ONE - self.middle, ONE - self.low)

    @property
    def is_one_number(self) -> bool:
        """Whether there is no spread at all."""
        return self.low == self.high


NOTHING = Bounds(ZERO, ZERO, ZERO)
WHOLE = Bounds(ONE, ONE, ONE)


def total(parts: Iterable[Bounds]) -> Bounds:
    """The sum of all of them, nothing for none."""
    low = middle = high = ZERO
    for one in parts:
        low, middle, high = low + one.low, middle + one.middle, high + one.high
    return Bounds(low, middle, high)


def bounds_of(factor: Factor, scale: tuple[ScaleLabel, ...] = ()) -> Bounds | None:
    """The numbers of a factor: its own, or those of its word. None when it has neither.

    A word reaches from the word below it to the word above it [our proposal].
    """
    if factor.middle is None:
        return _bounds_of_label(factor.label, scale)
    middle = Fraction(factor.middle)
    return Bounds(_or(factor.low, middle), middle, _or(factor.high, middle))


def _or(number: Decimal | None, otherwise: Fraction) -> Fraction:
    return otherwise if number is None else Fraction(number)


def _bounds_of_label(key: str, scale: tuple[ScaleLabel, ...]) -> Bounds | None:
    place = next((place for place, one in enumerate(scale) if one.key == key), None)
    if place is None:
        return None
    values = [Fraction(one.value) for one in scale]
    below, above = max(place - 1, 0), min(place + 1, len(values) - 1)
    return Bounds(values[below], values[place], values[above])
