"""Totals of a publication, without the ketens behind them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class PartKind(StrEnum):
    """What a part of a known total is a part of."""

    LEEFDOMEIN = "leefdomein"
    INCASSEERDER = "incasseerder"
    PLACE = "place"


@dataclass(frozen=True)
class KnownPart:
    """A part of the published baten, in euros.

    `name` is a key of a leefdomein or an IncasseerderGroup, or the name of a place; `period` counts
    from 1, None is the whole horizon.
    """

    kind: PartKind
    name: str
    amount: Decimal
    period: int | None = None


@dataclass(frozen=True)
class KnownTotal:
    """Totals that a publication prints without the ketens behind them, with their limits.

    Amounts are in euros, undiscounted unless `limits` says so; what was not printed is None.
    `cost_years` is over how many years the costs were made. `conflicts` are places where the
    source does not agree with itself, in the words of who entered it.
    """

    key: str
    title: str
    source: str = ""
    year: int | None = None
    url: str = ""
    first_year: int | None = None
    horizon: int = 20
    period_years: int = 5
    cost_years: int = 1
    costs: Decimal | None = None
    baten: Decimal | None = None
    multiplier: Decimal | None = None
    parts: tuple[KnownPart, ...] = ()
    limits: str = ""
    conflicts: tuple[str, ...] = ()
    revision: int = 1
