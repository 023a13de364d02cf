"""Ketens that may count the same baten twice.

Two may when they are about the same people, in the same leefdomein and the same years, with the
same effect or with effects that the verbanden join (domain: rules against overclaiming, 6).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from veranderverhaal.effectenarena.baten import years_of
from veranderverhaal.effectenarena.model import Incasseerder, IncasseerderGroup, Keten
from veranderverhaal.model import Veranderverhaal, Verband

PEOPLE = frozenset((IncasseerderGroup.PARTICIPANTS, IncasseerderGroup.RESIDENTS))


def counted_twice(
    ketens: Sequence[Keten], story: Veranderverhaal, incasseerders: Iterable[Incasseerder] = ()
) -> tuple[tuple[Keten, ...], ...]:
    """The ketens that may overlap, in groups; each overlaps with some other in its group."""
    reached = {key: _reached(key, story.verbanden) for key in {one.effect for one in ketens}}
    own = {one.key: one.group for one in incasseerders}
    joined = [
        {first.key, second.key}
        for first, second in combinations(ketens, 2)
        if may_overlap(first, second, own)
        and (second.effect in reached[first.effect] or first.effect in reached[second.effect])
    ]
    groups = _grouped(joined)
    return tuple(tuple(one for one in ketens if one.key in group) for group in groups)


def may_overlap(first: Keten, second: Keten, own: Mapping[str, IncasseerderGroup]) -> bool:
    """Whether two ketens may be about the same people, leefdomein and years, both baat or nadeel.

    The same people: the same doelgroep; where one of them names none, whoever may be the same.
    `own` is the group of each own incasseerder.
    """
    if first.is_negative != second.is_negative or first.leefdomein != second.leefdomein:
        return False
    if first.doelgroep and second.doelgroep:
        are_same = first.doelgroep == second.doelgroep
    else:
        are_same = _may_be_same(first.incasseerder, second.incasseerder, own)
    first_years, second_years = years_of(first), years_of(second)
    years = range(
        max(first_years.start, second_years.start), min(first_years.stop, second_years.stop)
    )
    return are_same and bool(years)


def _may_be_same(first: str, second: str, own: Mapping[str, IncasseerderGroup]) -> bool:
    """Deelnemers live there too; an own party may be meant by its group, but is no other party."""
    groups = {own.get(one, one) for one in (first, second)}
    is_named_by_group = first not in own or second not in own
    return first == second or groups <= PEOPLE or (len(groups) == 1 and is_named_by_group)


def _reached(start: str, verbanden: Iterable[Verband]) -> set[str]:
    """Everything that a path of verbanden leads to, the beginning included."""
    targets: dict[str, list[str]] = {}
    for verband in verbanden:
        targets.setdefault(verband.source, []).append(verband.target)
    found, waiting = {start}, [start]
    while waiting:
        fresh = [one for one in targets.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _grouped(pairs: Iterable[set[str]]) -> list[set[str]]:
    """Pairs that share one, put together."""
    groups: list[set[str]] = []
    for pair in pairs:
        apart = [one for one in groups if pair.isdisjoint(one)]
        groups = [*apart, pair.union(*(one for one in groups if not pair.isdisjoint(one)))]
    return groups
