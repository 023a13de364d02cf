"""Reading the effectenarena of an initiatief, known totals, and its money."""

from typing import Any

from sqlmodel import Session

from storage.asking import query
from storage.effectenarena_tables import (
    IncasseerderRow,
    IncomeLineRow,
    InvesteerderRow,
    InvesteringRow,
    KengetalRow,
    KetenRow,
    KnownTotalRow,
)
from storage.kept_showing import load_choice
from storage.part_kinds import PartKind, list_of
from veranderverhaal.access import Right
from veranderverhaal.effectenarena.checks import (
    check_incasseerder,
    check_income_line,
    check_investeerder,
    check_investering,
    check_kengetal,
    check_keten,
    check_known_total,
)
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.model import (
    MAX_INCASSEERDERS,
    MAX_INCOME_LINES,
    MAX_INVESTEERDERS,
    MAX_INVESTERINGEN,
    MAX_KENGETALLEN,
    MAX_KETENS,
    MAX_KNOWN_TOTALS,
    Effectenarena,
    Incasseerder,
    Investeerder,
    Investering,
    Kengetal,
    Keten,
)
from veranderverhaal.effectenarena.settings import EffectenarenaSettings

INVESTEERDERS = PartKind(
    InvesteerderRow, Investeerder, check_investeerder, MAX_INVESTEERDERS, "name", "investeerders"
)
INVESTERINGEN = PartKind(
    InvesteringRow,
    Investering,
    check_investering,
    MAX_INVESTERINGEN,
    "words",
    "investeringen",
    ("quantity", "price"),
)
INCASSEERDERS = PartKind(
    IncasseerderRow, Incasseerder, check_incasseerder, MAX_INCASSEERDERS, "name", "incasseerders"
)
KETENS = PartKind(
    KetenRow,
    Keten,
    check_keten,
    MAX_KETENS,
    "gain",
    "ketens",
    (
        *("chance", "delta", "people", "reach"),
        *("deadweight", "displacement", "attribution", "drop_off"),
    ),
)
KENGETALLEN = PartKind(
    KengetalRow, Kengetal, check_kengetal, MAX_KENGETALLEN, "title", "kengetallen", ("value",)
)
KNOWN_TOTALS = PartKind(
    KnownTotalRow,
    KnownTotal,
    check_known_total,
    MAX_KNOWN_TOTALS,
    "title",
    "bekende totalen",
    ("parts", "conflicts"),
)
INCOME_LINES = PartKind(
    IncomeLineRow, IncomeLine, check_income_line, MAX_INCOME_LINES, "payer", "regels"
)


@query(Right.SEE)
def load_effectenarena(slug: str, *, session: Session) -> Effectenarena:
    """All of it, in the order in which it was made; the default settings when none were saved.

    What a part names may be gone. Raises NotFound.
    """
    return Effectenarena(
        settings=load_choice(EffectenarenaSettings, slug, session=session),
        investeerders=tuple(list_of(INVESTEERDERS, slug, session=session)),
        investeringen=tuple(list_of(INVESTERINGEN, slug, session=session)),
        incasseerders=tuple(list_of(INCASSEERDERS, slug, session=session)),
        ketens=tuple(list_of(KETENS, slug, session=session)),
        kengetallen=tuple(list_of(KENGETALLEN, slug, session=session)),
    )


@query(Right.SEE)
def list_known_totals(slug: str, *, session: Session) -> list[KnownTotal]:
    """The totals of publications that the group entered. Raises NotFound."""
    return list_of(KNOWN_TOTALS, slug, session=session)


@query(Right.SEE)
def list_income(slug: str, *, session: Session) -> list[IncomeLine]:
    """The money that comes in, and that of scenarios. Raises NotFound."""
    return list_of(INCOME_LINES, slug, session=session)


def effectenarena_of(slug: str, *, session: Session) -> dict[str, Any]:
    """The fields of a Bundle about the effectenarena and money. Raises NotFound."""
    return {
        "effectenarena": load_effectenarena(slug, session=session),
        "known_totals": tuple(list_known_totals(slug, session=session)),
        "income": tuple(list_income(slug, session=session)),
    }
