"""Draws of the multiplier counted in equal bins, so that 1 lies between two of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from math import ceil

from veranderverhaal.effectenarena.percentiles import percentiles

MOST_BINS = 30
NARROWEST = -2  # as a power of ten
# Draws this many times the width of the middle nine tenths away from it make no bin of their own.
FAR_OFF = 2


@dataclass(frozen=True)
class Bin:
    """How many draws came out above `low` and at most at `high`."""

    low: Fraction
    high: Fraction
    count: int


@dataclass(frozen=True)
class Histogram:
    """`below` and `above` draws lie so far off that no bin shows them."""

    bins: tuple[Bin, ...]
    below: int
    above: int


def histogram_of(values: Sequence[float | Fraction]) -> Histogram:
    """Sorted values in at most 30 equal bins with round edges, 1 among these."""
    middle = percentiles(values)
    far = (middle.high - middle.low) * FAR_OFF
    lowest = max(Fraction(values[0]), middle.low - far)
    highest = min(Fraction(values[-1]), middle.high + far)
    width = _width(lowest, highest)
    first, last = _place(lowest, width), _place(highest, width)
    counted = Counter(_place(Fraction(one), width) for one in values)
    return Histogram(
        bins=tuple(
            Bin(1 + place * width, 1 + (place + 1) * width, counted[place])
            for place in range(first, last + 1)
        ),
        below=sum(number for place, number in counted.items() if place < first),
        above=sum(number for place, number in counted.items() if place > last),
    )


def _place(value: Fraction, width: Fraction) -> int:
    """The bin of a value, counted from the one that begins at 1."""
    return ceil((value - 1) / width) - 1


def _width(lowest: Fraction, highest: Fraction) -> Fraction:
    """The smallest round width with which there are not too many bins."""
    widths = (step * Fraction(10) ** power for power in count(NARROWEST) for step in (1, 2, 5))
    return next(
        width for width in widths if _place(highest, width) - _place(lowest, width) < MOST_BINS
    )
