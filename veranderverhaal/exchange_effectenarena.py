"""What may be kept of an effectenarena, known totals and income that come from a file."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from veranderverhaal.bundle import Bundle
from veranderverhaal.effectenarena.checks import (
    check_incasseerder,
    check_income_line,
    check_investeerder,
    check_investering,
    check_kengetal,
    check_keten,
    check_known_total,
    check_settings,
)
from veranderverhaal.effectenarena.model import (
    MAX_INCASSEERDERS,
    MAX_INCOME_LINES,
    MAX_INVESTEERDERS,
    MAX_INVESTERINGEN,
    MAX_KENGETALLEN,
    MAX_KETENS,
    MAX_KNOWN_TOTALS,
    Effectenarena,
)
from veranderverhaal.exchange_checks import check_keys, check_number

# Of each field: what is checked of one part, how many there may be, and what they are called.
Kind = tuple[Callable[[Any], Any], int, str]
PARTS: dict[str, Kind] = {
    "investeerders": (check_investeerder, MAX_INVESTEERDERS, "investeerders"),
    "investeringen": (check_investering, MAX_INVESTERINGEN, "investeringen"),
    "incasseerders": (check_incasseerder, MAX_INCASSEERDERS, "incasseerders"),
    "ketens": (check_keten, MAX_KETENS, "ketens"),
    "kengetallen": (check_kengetal, MAX_KENGETALLEN, "kengetallen"),
}
KNOWN_TOTALS: Kind = (check_known_total, MAX_KNOWN_TOTALS, "bekende totalen")
INCOME: Kind = (check_income_line, MAX_INCOME_LINES, "inkomsten")


def check_effectenarena(bundle: Bundle) -> Bundle:
    """The bundle with its effectenarena as storage hands it out. Raises NotAccepted.

    What a part names (an element, an investeerder, a kengetal) may be gone since.
    """
    return replace(
        bundle,
        effectenarena=_check_parts(bundle.effectenarena),
        known_totals=_check_all(bundle.known_totals, KNOWN_TOTALS),
        income=_check_all(bundle.income, INCOME),
    )


def _check_parts(effectenarena: Effectenarena) -> Effectenarena:
    checked = {name: _check_all(getattr(effectenarena, name), PARTS[name]) for name in PARTS}
    return replace(effectenarena, settings=check_settings(effectenarena.settings), **checked)


def _check_all(parts: tuple[Any, ...], kind: Kind) -> tuple[Any, ...]:
    check, limit, label = kind
    check_number(parts, limit, label)
    check_keys([one.key for one in parts])
    return tuple(check(one) for one in parts)
