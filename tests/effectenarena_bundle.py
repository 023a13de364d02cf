"""The small story with an effectenarena, known totals and money, as a bundle."""

from typing import Any

from tests.storage.effectenarena_cases import (
    INCASSEERDER,
    INCOME_LINE,
    INVESTEERDER,
    INVESTERING,
    KENGETAL,
    KETEN,
    KNOWN_TOTAL,
    SETTINGS,
)
from tests.talking_bundle import talking_bundle
from veranderverhaal.bundle import Bundle
from veranderverhaal.effectenarena.model import Effectenarena, Keten

LOOSE = Keten("los", "weg", "weg", "weg", kengetal="weg")  # what it names is gone
EFFECTENARENA = Effectenarena(
    SETTINGS, (INVESTEERDER,), (INVESTERING,), (INCASSEERDER,), (KETEN, LOOSE), (KENGETAL,)
)


def effectenarena_bundle(**fields: Any) -> Bundle:
    """One of each part, and a keten of which nothing is there."""
    parts = {
        "effectenarena": EFFECTENARENA,
        "known_totals": (KNOWN_TOTAL,),
        "income": (INCOME_LINE,),
    }
    return talking_bundle(**parts | fields)
