"""The money of an initiatief: who pays what, for which theme, now and in a scenario.

Nothing here is about baten. Amounts are exact; rounding is for showing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector

THIRDS = 3


@dataclass(frozen=True)
class IncomePart:
    """The euros under one name, and their share of the whole; 0 when the whole is nothing."""

    name: str
    amount: Fraction
    share: Fraction


@dataclass(frozen=True)
class IncomeMix:
    """The money of one year, or of one year in a scenario when it has a name.

    `by_payer` and `by_theme` have the most money first, with equal amounts by name; an empty theme
    is money for everything. Names that differ in capitals only are one. `by_sector` has all
    sectors, in their own order.
    """

    year: int
    scenario: str
    lines: tuple[IncomeLine, ...]
    total: Fraction
    by_payer: tuple[IncomePart, ...]
    by_theme: tuple[IncomePart, ...]
    by_sector: tuple[IncomePart, ...]

    def sector(self, sector: IncomeSector) -> IncomePart:
        """What comes from one kind of payer."""
        return next(one for one in self.by_sector if one.name == sector.value)

    @property
    def public_share(self) -> Fraction:
        """The share that is public money."""
        return self.sector(IncomeSector.PUBLIC).share


@dataclass(frozen=True)
class ThirdStep:
    """What one sector has, and what it would have in a mix of three equal parts."""

    sector: IncomeSector
    now: Fraction
    wanted: Fraction

    @property
    def difference(self) -> Fraction:
        """What has to come in more; below zero what may be less."""
        return self.wanted - self.now


@dataclass(frozen=True)
class Thirds:
    """Two ways to a third of each sector, in euros per year.

    `same_total` divides what there is now. `nothing_less` keeps all there is: the largest sector
    stays as it is and the others grow to it.
    """

    same_total: tuple[ThirdStep, ...]
    nothing_less: tuple[ThirdStep, ...]
    is_reached: bool


def amount_of(line: IncomeLine) -> Fraction:
    """Price times volume, in euros; nothing without a price."""
    return ZERO if line.price is None else Fraction(line.price) * Fraction(line.volume)


def same_name(name: str) -> str:
    """What names have in common that differ in capitals only: a spreadsheet sees no difference."""
    return name.lower()


def mixes(lines: Iterable[IncomeLine]) -> tuple[IncomeMix, ...]:
    """One mix per year of what really came in, in rising order, and then one per scenario and year.

    Lines without a year or a price are in none.
    """
    counted = [one for one in lines if one.year is not None and one.price is not None]
    found: dict[tuple[bool, str, int], list[IncomeLine]] = {}
    for one in counted:
        place = (bool(one.scenario), same_name(one.scenario), one.year or 0)
        found.setdefault(place, []).append(one)
    return tuple(
        _mix(place[-1], min(one.scenario for one in found[place]), found[place])
        for place in sorted(found)
    )


def thirds_of(mix: IncomeMix) -> Thirds:
    """What a mix of a third public, a third private and a third earned would take."""
    now = {sector: mix.sector(sector).amount for sector in IncomeSector}
    third, largest = mix.total / THIRDS, max(now.values())
    return Thirds(
        same_total=tuple(ThirdStep(sector, amount, third) for sector, amount in now.items()),
        nothing_less=tuple(ThirdStep(sector, amount, largest) for sector, amount in now.items()),
        is_reached=len(set(now.values())) == 1,
    )


def _mix(year: int, scenario: str, lines: Sequence[IncomeLine]) -> IncomeMix:
    total = sum(map(amount_of, lines), ZERO)
    sectors = {part.name: part for part in _parts(lines, lambda one: one.sector.value, total)}
    return IncomeMix(
        year=year,
        scenario=scenario,
        lines=tuple(lines),
        total=total,
        by_payer=_parts(lines, lambda one: one.payer, total),
        by_theme=_parts(lines, lambda one: one.theme, total),
        by_sector=tuple(
            sectors.get(sector.value, IncomePart(sector.value, ZERO, ZERO))
            for sector in IncomeSector
        ),
    )


def _parts(
    lines: Sequence[IncomeLine], name_of: Callable[[IncomeLine], str], total: Fraction
) -> tuple[IncomePart, ...]:
    amounts: dict[str, Fraction] = {}
    names: dict[str, str] = {}
    for one in lines:
        name = name_of(one)
        same = same_name(name)
        names[same] = min(name, names.get(same, name))
        amounts[same] = amounts.get(same, ZERO) + amount_of(one)
    found = [
        IncomePart(names[same], amount, amount / total if total else ZERO)
        for same, amount in amounts.items()
    ]
    return tuple(sorted(found, key=lambda part: (-part.amount, part.name)))
