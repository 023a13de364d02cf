"""The parts of a known total, added up."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.known_total import KnownPart, KnownTotal, PartKind


@dataclass(frozen=True)
class KindSum:
    """The parts of one kind: per name over the whole horizon, and per period.

    Of a name that was printed both whole and in periods, the whole one counts. `by_period` has only
    the periods, counted from 1, in which something was printed.
    """

    kind: PartKind
    by_name: dict[str, Fraction]
    by_period: dict[int, Fraction]

    @property
    def amount(self) -> Fraction:
        """All names together."""
        return sum(self.by_name.values(), ZERO)


def sums_of_kinds(total: KnownTotal) -> tuple[KindSum, ...]:
    """For each kind that has parts."""
    sums = []
    for kind in PartKind:
        parts = [one for one in total.parts if one.kind is kind]
        if parts:
            by_name = {name: amount_of(total, kind, name) for name in names_of(total, kind)}
            sums.append(KindSum(kind, by_name, _by_period(parts)))
    return tuple(sums)


def names_of(total: KnownTotal, kind: PartKind) -> tuple[str, ...]:
    """The names of the parts of a kind, each once."""
    return tuple(dict.fromkeys(one.name for one in total.parts if one.kind is kind))


def whole_of(total: KnownTotal, kind: PartKind, name: str) -> Fraction | None:
    """What was printed for a name over the whole horizon."""
    printed = (
        one.amount
        for one in total.parts
        if (one.kind, one.name) == (kind, name) and one.period is None
    )
    found = next(printed, None)
    return None if found is None else Fraction(found)


def periods_of(total: KnownTotal, kind: PartKind, name: str) -> dict[int, Fraction]:
    """What was printed for a name in each period, counted from 1."""
    return {
        one.period: Fraction(one.amount)
        for one in total.parts
        if (one.kind, one.name) == (kind, name) and one.period is not None
    }


def amount_of(total: KnownTotal, kind: PartKind, name: str) -> Fraction:
    """Of a name over the whole horizon: as printed, or else its periods together."""
    whole = whole_of(total, kind, name)
    return sum(periods_of(total, kind, name).values(), ZERO) if whole is None else whole


def counted_amounts(total: KnownTotal, kind: PartKind) -> list[Fraction]:
    """The printed amounts that the sum of a kind is of."""
    amounts = []
    for name in names_of(total, kind):
        whole = whole_of(total, kind, name)
        amounts += list(periods_of(total, kind, name).values()) if whole is None else [whole]
    return amounts


def _by_period(parts: list[KnownPart]) -> dict[int, Fraction]:
    found: defaultdict[int, Fraction] = defaultdict(Fraction)
    for one in parts:
        if one.period is not None:
            found[one.period] += Fraction(one.amount)
    return dict(sorted(found.items()))
