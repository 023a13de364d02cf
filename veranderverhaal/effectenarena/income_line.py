"""One line of the money that comes in."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class IncomeSector(StrEnum):
    """Of whom the money of an initiatief comes: public, private, or earned by itself."""

    PUBLIC = "public"
    PRIVATE = "private"
    EARNED = "earned"


@dataclass(frozen=True)
class IncomeLine:
    """Money that comes in in one year: `price` (euros) times `volume`.

    `scenario` is the name of a future scenario, "" for what really came in. A real line is one
    amount: its volume is 1.
    """

    key: str
    payer: str
    sector: IncomeSector = IncomeSector.PUBLIC
    theme: str = ""
    year: int | None = None
    price: Decimal | None = None
    volume: Decimal = Decimal(1)
    unit: str = ""
    scenario: str = ""
    source: str = ""
    revision: int = 1
