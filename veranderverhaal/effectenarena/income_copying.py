"""Lines of income that begin as a copy: next year is mostly like this one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from veranderverhaal.effectenarena.income import IncomeMix, mixes, same_name
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.money_checks import check_income_line
from veranderverhaal.text import NotAccepted

NOTHING_TO_COPY = "Er is niets om te kopiëren. Misschien heeft iemand anders het weggehaald."
ONLY_A_PLAN = "Een scenario is een plan. Kopieer het naar een ander scenario, of geef het een naam."
ALREADY_THERE = "Daar staan al regels. Kies een ander jaar of een andere naam."


def find_mix(lines: Iterable[IncomeLine], year: int | None, scenario: str) -> IncomeMix | None:
    """The mix of this year, or of this year in a scenario; None when there is none."""
    wanted = (year, same_name(scenario.strip()))
    found = (one for one in mixes(lines) if (one.year, same_name(one.scenario)) == wanted)
    return next(found, None)


def copy_mix(
    lines: Sequence[IncomeLine], mix: IncomeMix, year: int | None, scenario: str = ""
) -> tuple[IncomeLine, ...]:
    """The lines of a mix for another year or scenario, without keys of their own.

    Where they came from is not copied: that was about the other year. Raises NotAccepted at
    "year" or "scenario".
    """
    if not mix.lines:
        raise NotAccepted("year", NOTHING_TO_COPY)
    if mix.scenario and not scenario.strip():
        raise NotAccepted("scenario", ONLY_A_PLAN)
    copied = tuple(
        check_income_line(replace(one, key="", year=year, scenario=scenario, source="", revision=1))
        for one in mix.lines
    )
    if find_mix(lines, year, scenario):
        raise NotAccepted("year", ALREADY_THERE)
    return copied


def names_used(lines: Iterable[IncomeLine], field: str) -> tuple[str, ...]:
    """What was filled in at this field before, the last one first."""
    names = (getattr(one, field) for one in reversed(list(lines)))
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(same_name(name), name)
    return tuple(name for name in found.values() if name)
