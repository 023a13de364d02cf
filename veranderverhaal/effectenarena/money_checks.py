"""What may be kept of known totals, and of the money of an initiatief."""

from dataclasses import replace
from decimal import Decimal

from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.known_total import KnownPart, KnownTotal, PartKind
from veranderverhaal.effectenarena.model import IncasseerderGroup, Leefdomein
from veranderverhaal.effectenarena.number_checks import (
    EURO_PLACES,
    MAX_EUROS,
    MAX_QUANTITY,
    check_euros,
    check_number,
    check_source,
    check_url,
    check_year,
    check_years,
    require_year,
)
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_NAME = 80
MAX_TITLE = 200
MAX_LIMITS = 2000
MAX_CONFLICT = 600
MAX_CONFLICTS = 20
MAX_PARTS = 200
MAX_UNIT = 40
MAX_SCENARIO = 60
MAX_MULTIPLIER = Decimal(1000)
PART_NAMES: dict[PartKind, frozenset[str]] = {
    PartKind.LEEFDOMEIN: frozenset(one.value for one in Leefdomein),
    PartKind.INCASSEERDER: frozenset(one.value for one in IncasseerderGroup),
}


def check_known_total(total: KnownTotal) -> KnownTotal:
    """The totals as they may be kept: never without their source and their limits.

    Raises NotAccepted with the field at fault.
    """
    horizon = check_years(total.horizon, "horizon")
    checked = replace(
        total,
        title=require_line(total.title, limit=MAX_TITLE, field="title", label="De naam"),
        source=check_source(total.source, "source"),
        year=require_year(total.year, "year", "Vul in van welk jaar de bron is."),
        url=check_url(total.url),
        first_year=check_year(total.first_year, "first_year"),
        horizon=horizon,
        period_years=check_years(total.period_years, "period_years", most=horizon),
        cost_years=check_years(total.cost_years, "cost_years", most=horizon),
        costs=None if total.costs is None else check_euros(total.costs, "costs"),
        baten=_check_signed(total.baten, "baten", MAX_EUROS),
        multiplier=_check_signed(total.multiplier, "multiplier", MAX_MULTIPLIER),
        limits=clean_text(total.limits, limit=MAX_LIMITS, field="limits", label="De grenzen"),
        conflicts=_check_conflicts(total.conflicts),
    )
    if not checked.source:
        raise NotAccepted("source", "Vul in waar deze bedragen vandaan komen.")
    if not checked.limits:
        raise NotAccepted("limits", "Schrijf op wat er niet in deze bedragen zit.")
    return replace(checked, parts=_check_parts(checked))


def check_income_line(line: IncomeLine) -> IncomeLine:
    """The income as it may be kept. Raises NotAccepted with the field at fault."""
    if line.price is None:
        raise NotAccepted("price", "Vul het bedrag in.")
    checked = replace(
        line,
        payer=require_line(line.payer, limit=MAX_NAME, field="payer", label="Wie betaalt"),
        theme=clean_line(line.theme, limit=MAX_NAME, field="theme", label="Het thema"),
        year=require_year(line.year, "year", "Vul in over welk jaar dit gaat."),
        price=check_euros(line.price, "price"),
        volume=check_number(line.volume, "volume", most=MAX_QUANTITY, places=EURO_PLACES),
        unit=clean_line(line.unit, limit=MAX_UNIT, field="unit", label="De eenheid"),
        scenario=clean_line(line.scenario, limit=MAX_SCENARIO, field="scenario", label="De naam"),
        source=check_source(line.source, "source"),
    )
    if not checked.scenario and checked.volume != 1:
        raise NotAccepted("volume", "Wat echt binnenkwam is één bedrag: laat het aantal op 1.")
    return checked


def _check_signed(number: Decimal | None, field: str, most: Decimal) -> Decimal | None:
    return None if number is None else check_number(number, field, most=most, least=-most)


def _check_conflicts(conflicts: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = (clean_line(one, limit=MAX_CONFLICT, field="conflicts") for one in conflicts)
    found = tuple(dict.fromkeys(one for one in cleaned if one))
    if len(found) > MAX_CONFLICTS:
        raise NotAccepted("conflicts", f"Er passen hoogstens {MAX_CONFLICTS} opmerkingen in.")
    return found


def _check_parts(total: KnownTotal) -> tuple[KnownPart, ...]:
    if len(total.parts) > MAX_PARTS:
        raise NotAccepted("parts", f"Er passen hoogstens {MAX_PARTS} bedragen in.")
    periods = -(-total.horizon // total.period_years)
    checked = tuple(_check_part(one, periods) for one in total.parts)
    if len({(one.kind, one.name, one.period) for one in checked}) < len(checked):
        raise NotAccepted("parts", "Een bedrag staat er twee keer. Laat er een staan.")
    return checked


def _check_part(part: KnownPart, periods: int) -> KnownPart:
    names = PART_NAMES.get(part.kind)
    if names is not None and part.name not in names:
        raise NotAccepted("parts", "Kies opnieuw waarvan dit bedrag is.")
    if part.period is not None and not 1 <= part.period <= periods:
        raise NotAccepted("parts", f"Kies een periode van 1 tot en met {periods}.")
    return replace(
        part,
        name=require_line(part.name, limit=MAX_NAME, field="parts", label="De plaats"),
        amount=check_number(part.amount, "parts", most=MAX_EUROS, least=-MAX_EUROS),
    )
