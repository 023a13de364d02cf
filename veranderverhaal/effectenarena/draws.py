"""Drawing from triangles, and sums of what is drawn. The only sums that are on floats."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt
from operator import add, mul
from random import Random

from veranderverhaal.effectenarena.bounds import ZERO, Bounds


@dataclass(frozen=True)
class Series:
    """What drop_off does over the years of a keten: `kept` is what stays from year to year.

    By year of the keten: by what it counts when all stays.
    """

    name: str
    kept: Bounds
    plain: tuple[Fraction, ...]
    discounted: tuple[Fraction, ...]


@dataclass(frozen=True)
class Term:
    """The product of the numbers that are drawn, times what is certain, times the years."""

    spread: tuple[tuple[str, Bounds], ...]
    plain: Fraction
    discounted: Fraction
    series: Series | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Of the numbers that are drawn."""
        names = tuple(name for name, _ in self.spread)
        return (*names, self.series.name) if self.series else names


@dataclass(frozen=True)
class Sums:
    """The sum of all terms in each draw."""

    plain: list[float]
    discounted: list[float]


@dataclass(frozen=True)
class Draws:
    """`number` draws of each number; a number that comes back is not drawn again."""

    seed: int
    number: int
    drawn: dict[str, list[float]] = field(default_factory=dict)

    def of(self, name: str, bounds: Bounds) -> list[float]:
        """The draws of the number with this name."""
        if name not in self.drawn:
            self.drawn[name] = triangular(bounds, self.number, f"{self.seed} {name}")
        return self.drawn[name]


def triangular(bounds: Bounds, number: int, stream: str) -> list[float]:
    """Draws from a triangle with a spread, the same for the same name of a stream."""
    low, high, width = float(bounds.low), float(bounds.high), bounds.high - bounds.low
    top = float((bounds.middle - bounds.low) / width)
    rising = float(width * (bounds.middle - bounds.low))
    falling = float(width * (bounds.high - bounds.middle))
    random = Random(stream).random  # noqa: S311 (not for secrets; a text is hashed the same anywhere)
    return [
        low + sqrt(one * rising) if one < top else high - sqrt((1 - one) * falling)
        for one in (random() for _ in range(number))
    ]


def add_up(terms: Sequence[Term], draws: Draws) -> Sums:
    """The sum of the terms in each draw; what is certain is summed exactly first."""
    certain = [one for one in terms if not one.names]
    plain = [float(sum((one.plain for one in certain), ZERO))] * draws.number
    discounted = [float(sum((one.discounted for one in certain), ZERO))] * draws.number
    for term in terms:
        if term.names:
            product = _product(term, draws)
            plain = list(map(add, plain, _years(term, product, draws, is_discounted=False)))
            discounted = list(
                map(add, discounted, _years(term, product, draws, is_discounted=True))
            )
    return Sums(plain, discounted)


def _product(term: Term, draws: Draws) -> list[float]:
    product = [1.0] * draws.number
    for name, bounds in term.spread:
        product = list(map(mul, product, draws.of(name, bounds)))
    return product


def _years(term: Term, product: list[float], draws: Draws, *, is_discounted: bool) -> list[float]:
    certain = float(term.discounted if is_discounted else term.plain)
    if term.series is None:
        return [certain * one for one in product]
    series = term.series
    kept = draws.of(series.name, series.kept)
    by_year = [float(one) for one in (series.discounted if is_discounted else series.plain)]
    return [
        certain * one * share for one, share in zip(product, _powers(kept, by_year), strict=True)
    ]


def _powers(kept: list[float], by_year: list[float]) -> list[float]:
    """The first year whole, the second times what was kept, the third times that twice."""
    found = [0.0] * len(kept)
    for factor in reversed(by_year):
        found = [one * share + factor for one, share in zip(found, kept, strict=True)]
    return found
