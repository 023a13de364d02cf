"""The few formulas behind an uitkomst, exact: Decimal in, Decimal out.

Formulas and test vectors: domain knowledge §3.2 to §3.4 and §3.6.
"""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from math import comb

from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import Band

Z95 = Decimal("1.959964")  # 95% of the normal distribution lies within this many deviations
DIGITS = 28
# With five changers even all one way gives p = 0.0625: a test could never say anything.
MIN_CHANGERS = 6


def wilson(k: int, n: int) -> Band:
    """The share k of n with Wilson's 95% band. Raises ValueError unless 0 <= k <= n and n > 0."""
    if not 0 <= k <= n or n == 0:
        raise ValueError(f"{k} of {n} is not a share")
    with localcontext(prec=DIGITS):
        share, z_squared = Decimal(k) / n, Z95 * Z95
        spread = (share * (1 - share) / n + z_squared / (4 * n * n)).sqrt()
        scale = 1 + z_squared / n
        centre, half = (share + z_squared / (2 * n)) / scale, Z95 * spread / scale
        # At the ends the band touches 0 or 1; only rounding would make it miss.
        low = Decimal(0) if k == 0 else centre - half
        high = Decimal(1) if k == n else centre + half
    return Band(share, low, high)


def newcombe(k1: int, n1: int, k2: int, n2: int) -> tuple[Decimal, Decimal, Decimal]:
    """The difference k1/n1 - k2/n2 with its 95% interval, by Newcombe's method 10 (1998).

    Made from the Wilson limits of the two shares. Raises ValueError as wilson does.
    """
    one, two = wilson(k1, n1), wilson(k2, n2)
    with localcontext(prec=DIGITS):
        difference = one.share - two.share
        below = ((one.share - one.low) ** 2 + (two.high - two.share) ** 2).sqrt()
        above = ((one.high - one.share) ** 2 + (two.share - two.low) ** 2).sqrt()
        return difference, difference - below, difference + above


def sign_test(up: int, down: int) -> Decimal:
    """The two-sided exact sign test: how often chance alone gives such a difference or a larger."""
    if min(up, down) < 0:
        raise ValueError("a number of people is not negative")
    changers = up + down
    tail = sum(comb(changers, few) for few in range(min(up, down) + 1))
    with localcontext(prec=DIGITS):
        return min(Decimal(1), Decimal(2 * tail) / Decimal(2**changers))


def median(counts: Mapping[Decimal, int]) -> Decimal | None:
    """The middle value: half is not above it and half not below; None of nothing.

    Between two middle values it lies halfway.
    """
    n = sum(counts.values())
    return (_at(counts, (n + 1) // 2) + _at(counts, n // 2 + 1)) / 2 if n else None


def middle_half(counts: Mapping[Decimal, int]) -> tuple[Decimal, Decimal] | None:
    """The first and third quartile: the medians of the lower and of the upper half.

    With an odd number the middle value belongs to neither half (Moore and McCabe); one value alone
    is both. None of nothing.
    """
    n = sum(counts.values())
    if n < 2:
        return (_at(counts, 1), _at(counts, 1)) if n else None
    half = n // 2
    low, high = (half + 1) // 2, half // 2 + 1
    first = (_at(counts, low) + _at(counts, high)) / 2
    third = (_at(counts, n + 1 - low) + _at(counts, n + 1 - high)) / 2
    return first, third


def mean(counts: Mapping[Decimal, int]) -> Decimal | None:
    """The mean value; None of nothing."""
    n = sum(counts.values())
    return sum((value * count for value, count in counts.items()), Decimal(0)) / n if n else None


def percent(k: int, n: int) -> int:
    """A share in whole percents, half up: 3 of 24 is 13. Raises ValueError on a part of nothing."""
    if n <= 0:
        raise ValueError("a percentage of nothing")
    return (200 * k + n) // (2 * n)


def as_percent(share: Decimal) -> int:
    """A share from 0 to 1 (a difference from -1 to 1) in whole percents, half away from zero."""
    return int(round_half_up(share * 100))


def possible_share(whole_percent: int, n: int) -> bool:
    """Whether some number of n people is this percentage (after the GRIM test)."""
    if n <= 0 or not 0 <= whole_percent <= 100:
        return False
    nearest = whole_percent * n // 100
    return any(percent(k, n) == whole_percent for k in (nearest - 1, nearest, nearest + 1))


def possible_share_to(share: Decimal, n: int, places: int) -> bool:
    """As possible_share, for a percentage with so many decimals: 72,97 of 111."""
    if n <= 0 or not 0 <= share <= 100:
        return False
    nearest = int(share * n / 100)
    near = (k for k in (nearest - 1, nearest, nearest + 1) if 0 <= k <= n)
    return any(round_half_up(Decimal(100 * k) / n, places) == share for k in near)


def _at(counts: Mapping[Decimal, int], place: int) -> Decimal:
    """The value at this place when all are put in rising order; the first place is 1."""
    for value in sorted(counts):
        place -= counts[value]
        if place <= 0:
            return value
    raise ValueError("there are not that many")
