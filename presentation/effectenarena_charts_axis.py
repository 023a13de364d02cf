"""A line of amounts under or beside a chart: from where to where, and its round numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from presentation.chart_columns import round_step
from presentation.chart_theme import Look
from presentation.chart_words import text_width
from veranderverhaal.effectenarena.money import MINUS, euros, number

MOST_TICKS = 5
MILLION = 10**6
BILLION = 10**9
GAP = 26  # pixels between two numbers under a line
NEAR = 1e-9
Tell = Callable[[Fraction], str]


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with its numbers and their words."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Where a value lies, from 0 at the low end to 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def short_amount(amount: Fraction) -> str:
    """Euros for under a line: "€ 1.500", "€ 1,5 mln"."""
    for unit, name in ((BILLION, "mld"), (MILLION, "mln")):
        if abs(amount) >= unit:
            sign = f"{MINUS} " if amount < 0 else ""
            return f"{sign}€ {number(abs(amount) / unit, 2)} {name}"
    return euros(amount)


def plain_number(value: Fraction) -> str:
    """A ratio for under a line: "1,5"."""
    return number(value, 2)


def axis_of(values: Iterable[float], width: float, look: Look, tell: Tell) -> Axis:
    """A line on which all values fit, with as many round numbers as fit `width`; no value is 0."""
    found = list(values) or [0.0]
    low, high = min(found), max(found)
    if high <= low:
        high = low + (abs(low) or 1)
    for count in range(MOST_TICKS, 1, -1):
        axis = _axis(low, high, count, tell)
        room = sum(text_width(label, look.small) + GAP * look.unit for _, label in axis.ticks)
        if room <= width:
            break
    return axis


def _axis(low: float, high: float, count: int, tell: Tell) -> Axis:
    step = round_step((high - low) / count)
    exact = Fraction(Decimal(f"{step:.10g}"))
    first, last = ceil(low / step - NEAR), floor(high / step + NEAR)
    places = range(first, last + 1) or range(first, first + 1)
    ticks = tuple((place * step, tell(place * exact)) for place in places)
    return Axis(min(low, ticks[0][0]), max(high, ticks[-1][0]), ticks)
