"""What 5, 50 and 95 of 100 values stay at or below."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from veranderverhaal.effectenarena.bounds import Bounds

LOW, MIDDLE, HIGH = Fraction(5, 100), Fraction(50, 100), Fraction(95, 100)


def percentiles(values: Sequence[float | Fraction]) -> Bounds:
    """The 5th, 50th and 95th percentile of sorted values, each a value that occurred."""
    return Bounds(
        *(Fraction(values[ceil(share * len(values)) - 1]) for share in (LOW, MIDDLE, HIGH))
    )
