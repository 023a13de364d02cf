"""One value of each part of an effectenarena and of money, and a case for each command."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from storage import commands
from tests.storage.duiding_cases import Case, add, add_and, put_back
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector
from veranderverhaal.effectenarena.known_total import KnownPart, KnownTotal, PartKind
from veranderverhaal.effectenarena.model import (
    Course,
    Factor,
    Incasseerder,
    IncasseerderGroup,
    Investeerder,
    Investering,
    InvesteringKind,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
    Sector,
)
from veranderverhaal.effectenarena.settings import (
    GRONINGEN,
    EffectenarenaSettings,
    IndexYear,
    ScaleLabel,
)


def factor(low: str, middle: str, high: str, source: str = "ons gesprek") -> Factor:
    return Factor(Decimal(low), Decimal(middle), Decimal(high), source)


INVESTEERDER = Investeerder("fonds", "Een fonds", Sector.PRIVATE)
INVESTERING = Investering(
    "uren",
    "fonds",
    aanpak="a",
    kind=InvesteringKind.HOURS,
    words="Elke week een dag",
    first_year=2026,
    years=3,
    quantity=factor("300", "350.5", "400"),
    price=factor("4", "5.25", "6"),
    note="Niemand krijgt dit betaald.",
)
INCASSEERDER = Incasseerder("arts", "De huisarts", IncasseerderGroup.OTHERS)
KETEN = Keten(
    "samen",
    "a",
    "e",
    "arts",
    gain="Minder mensen in de wachtkamer",
    chance=Factor(label="low_middle"),
    delta=factor("0.4", "0.5", "0.6"),
    pricing=Pricing.EUROS,
    pm_reason="",
    is_negative=True,
    doelgroep="d",
    people=factor("20", "25", "50", "geteld aan het hek"),
    reach=factor("0.1", "0.2", "0.3"),
    kengetal="mentaal",
    first_year=2026,
    years=4,
    course=Course.FADING,
    leefdomein=Leefdomein.HEALTH,
    deadweight=factor("0", "0.1", "0.2"),
    displacement=factor("0", "0", "0.000001"),
    attribution=factor("0.5", "0.75", "1"),
    drop_off=factor("0", "0.1", "0.2"),
    not_claimable=True,
    not_claimable_why="Geen budget wordt er lager van.",
    note="Samen bedacht.",
)
KENGETAL = Kengetal(
    "mentaal",
    "Minder alleen",
    factor("40", "50", "60.5", GRONINGEN),
    year=2021,
    price_year=2020,
    estimated_by="de gemeente",
    url="https://www.groningen.nl/impact",
    leefdomein=Leefdomein.HEALTH,
    note="Zonder bandbreedte.",
)
KNOWN_TOTAL = KnownTotal(
    "groningen",
    "Wijkbedrijven",
    GRONINGEN,
    year=2021,
    url="https://www.groningen.nl/impact",
    first_year=2021,
    cost_years=2,
    costs=Decimal("1000000.5"),
    baten=Decimal(-3),
    multiplier=Decimal("3.61"),
    parts=(
        KnownPart(PartKind.LEEFDOMEIN, "health", Decimal("12.3456"), 4),
        KnownPart(PartKind.INCASSEERDER, "government", Decimal(-7)),
        KnownPart(PartKind.PLACE, "De Wijert", Decimal(9)),
    ),
    limits="Nadelen zijn weggelaten.",
    conflicts=("Bladzijde 4 noemt een ander bedrag dan bladzijde 9.",),
)
INCOME_LINE = IncomeLine(
    "zaal",
    "Huurders van de zaal",
    IncomeSector.EARNED,
    theme="Verhuur",
    year=2028,
    price=Decimal("62.5"),
    volume=Decimal(120),
    unit="dagdelen",
    scenario="Drie gelijke delen",
    source="ons gesprek",
)
SETTINGS = EffectenarenaSettings(
    first_year=2025,
    horizon=10,
    period_years=4,
    discount_rate=Decimal("0.016"),
    discount_source="een ander advies",
    discount_set_on=date(2025, 1, 1),
    negative_effects="geen",
    without_us="Dan was er niets.",
    price_year=2026,
    price_index=(IndexYear(2020, Decimal(100)), IndexYear(2026, Decimal("128.7"))),
    price_index_source="CBS",
    stale_after=3,
    chance_scale=(
        ScaleLabel("few", "bijna nooit", Decimal("0.05")),
        ScaleLabel("many", "bijna altijd", Decimal("0.95"), "ons gesprek"),
    ),
    made_up=True,
)

# Of each part: its value, and that value changed.
PARTS: tuple[tuple[str, Any, Any], ...] = (
    ("investeerder", INVESTEERDER, replace(INVESTEERDER, sector=Sector.PUBLIC)),
    ("investering", INVESTERING, replace(INVESTERING, quantity=Factor(), years=5)),
    ("incasseerder", INCASSEERDER, replace(INCASSEERDER, group=IncasseerderGroup.GOVERNMENT)),
    ("keten", KETEN, replace(KETEN, pricing=Pricing.PM, pm_reason="Dit heeft geen prijs.")),
    ("kengetal", KENGETAL, replace(KENGETAL, value=Factor())),
    ("known_total", KNOWN_TOTAL, replace(KNOWN_TOTAL, parts=(), costs=None)),
    ("income_line", INCOME_LINE, replace(INCOME_LINE, price=Decimal(70))),
)
EFFECTENARENA_CASES: dict[str, Case] = {
    "save_effectenarena_settings": lambda slug, s: commands.save_effectenarena_settings(
        slug, SETTINGS, session=s
    ),
}
for part, first, changed in PARTS:
    EFFECTENARENA_CASES[f"add_{part}"] = add(part, first)
    EFFECTENARENA_CASES[f"save_{part}"] = add_and(part, first, "save", changed)
    EFFECTENARENA_CASES[f"remove_{part}"] = add_and(part, first, "remove", first.key)
    EFFECTENARENA_CASES[f"put_back_{part}"] = put_back(part, first)
