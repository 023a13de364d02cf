"""Known totals to tell of: those of a real multiplier, on made-up amounts."""

from dataclasses import replace
from decimal import Decimal

from veranderverhaal.effectenarena.known_total import KnownPart, KnownTotal, PartKind
from veranderverhaal.effectenarena.known_totals import tell_known_total
from veranderverhaal.effectenarena.settings import EffectenarenaSettings

SETTINGS = EffectenarenaSettings()
LIMITS = "Nadelen zijn weggelaten; er is geen nulalternatief."
# The multiplier of the Groningen analysis, on made-up amounts.
TOTAL = KnownTotal(
    "groningen",
    "Wijkbedrijven",
    source="Impactanalyse",
    year=2021,
    first_year=2021,
    cost_years=2,
    costs=Decimal(1_000_000),
    baten=Decimal(3_614_500),
    multiplier=Decimal("3.61"),
    limits=LIMITS,
)
SHARES = (45, 35, 12, 8)  # of the baten in four periods of five years: an own assumption


def part(amount, period=None, name="health", kind=PartKind.LEEFDOMEIN):
    return KnownPart(kind, name, Decimal(str(amount)), period)


def place(amount, period=None, name="Selwerd"):
    return part(amount, period, name, PartKind.PLACE)


def in_periods(total=TOTAL, name="health"):
    return tuple(
        part(total.baten * share / 100, period, name) for period, share in enumerate(SHARES, 1)
    )


def told(*parts, settings=SETTINGS, **changes):
    return tell_known_total(replace(TOTAL, parts=parts, **changes), settings)
