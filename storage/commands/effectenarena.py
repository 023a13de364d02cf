"""Commands about the effectenarena, known totals, and the money of an initiatief."""

from sqlmodel import Session

from storage.asking import command
from storage.commands.kept_parts import (
    add_part,
    put_back_part,
    remove_part,
    save_part,
    write_part,
)
from storage.commands.showing import save_choice, write_choice
from storage.effectenarena_queries import (
    INCASSEERDERS,
    INCOME_LINES,
    INVESTEERDERS,
    INVESTERINGEN,
    KENGETALLEN,
    KETENS,
    KNOWN_TOTALS,
)
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.bundle import Bundle
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.model import (
    Incasseerder,
    Investeerder,
    Investering,
    Kengetal,
    Keten,
)
from veranderverhaal.effectenarena.settings import EffectenarenaSettings

__all__ = [
    "add_incasseerder",
    "add_income_line",
    "add_investeerder",
    "add_investering",
    "add_kengetal",
    "add_keten",
    "add_known_total",
    "put_back_incasseerder",
    "put_back_income_line",
    "put_back_investeerder",
    "put_back_investering",
    "put_back_kengetal",
    "put_back_keten",
    "put_back_known_total",
    "remove_incasseerder",
    "remove_income_line",
    "remove_investeerder",
    "remove_investering",
    "remove_kengetal",
    "remove_keten",
    "remove_known_total",
    "save_effectenarena_settings",
    "save_incasseerder",
    "save_income_line",
    "save_investeerder",
    "save_investering",
    "save_kengetal",
    "save_keten",
    "save_known_total",
]


@command(Right.EDIT)
def save_effectenarena_settings(
    slug: str, settings: EffectenarenaSettings, *, session: Session
) -> EffectenarenaSettings:
    """Keep the settings; their revision rises, also the first time.

    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    kept: EffectenarenaSettings = save_choice(slug, settings, session)
    return kept


@command(Right.EDIT)
def add_investeerder(slug: str, investeerder: Investeerder, *, session: Session) -> Investeerder:
    """Add an investeerder. Raises NotAccepted, NotFound."""
    return add_part(INVESTEERDERS, slug, investeerder, session=session)


@command(Right.EDIT)
def save_investeerder(slug: str, investeerder: Investeerder, *, session: Session) -> Investeerder:
    """Save an investeerder. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(INVESTEERDERS, slug, investeerder, session=session)


@command(Right.EDIT)
def remove_investeerder(slug: str, key: str, *, session: Session) -> None:
    """Take an investeerder away; put_back_investeerder undoes it. Raises NotFound."""
    remove_part(INVESTEERDERS, slug, key, session=session)


@command(Right.EDIT)
def put_back_investeerder(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_investeerder. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(INVESTEERDERS, slug, key, session=session)


@command(Right.EDIT)
def add_investering(slug: str, investering: Investering, *, session: Session) -> Investering:
    """Add an investering. Raises NotAccepted, NotFound."""
    return add_part(INVESTERINGEN, slug, investering, session=session)


@command(Right.EDIT)
def save_investering(slug: str, investering: Investering, *, session: Session) -> Investering:
    """Save an investering. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(INVESTERINGEN, slug, investering, session=session)


@command(Right.EDIT)
def remove_investering(slug: str, key: str, *, session: Session) -> None:
    """Take an investering away; put_back_investering undoes it. Raises NotFound."""
    remove_part(INVESTERINGEN, slug, key, session=session)


@command(Right.EDIT)
def put_back_investering(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_investering. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(INVESTERINGEN, slug, key, session=session)


@command(Right.EDIT)
def add_incasseerder(slug: str, incasseerder: Incasseerder, *, session: Session) -> Incasseerder:
    """Add an incasseerder. Raises NotAccepted, NotFound."""
    return add_part(INCASSEERDERS, slug, incasseerder, session=session)


@command(Right.EDIT)
def save_incasseerder(slug: str, incasseerder: Incasseerder, *, session: Session) -> Incasseerder:
    """Save an incasseerder. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(INCASSEERDERS, slug, incasseerder, session=session)


@command(Right.EDIT)
def remove_incasseerder(slug: str, key: str, *, session: Session) -> None:
    """Take an incasseerder away; put_back_incasseerder undoes it. Raises NotFound."""
    remove_part(INCASSEERDERS, slug, key, session=session)


@command(Right.EDIT)
def put_back_incasseerder(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_incasseerder. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(INCASSEERDERS, slug, key, session=session)


@command(Right.EDIT)
def add_keten(slug: str, keten: Keten, *, session: Session) -> Keten:
    """Add a keten. Raises NotAccepted, NotFound."""
    return add_part(KETENS, slug, keten, session=session)


@command(Right.EDIT)
def save_keten(slug: str, keten: Keten, *, session: Session) -> Keten:
    """Save a keten. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(KETENS, slug, keten, session=session)


@command(Right.EDIT)
def remove_keten(slug: str, key: str, *, session: Session) -> None:
    """Take a keten away; put_back_keten undoes it. Raises NotFound."""
    remove_part(KETENS, slug, key, session=session)


@command(Right.EDIT)
def put_back_keten(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_keten. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(KETENS, slug, key, session=session)


@command(Right.EDIT)
def add_kengetal(slug: str, kengetal: Kengetal, *, session: Session) -> Kengetal:
    """Add a kengetal. Raises NotAccepted, NotFound."""
    return add_part(KENGETALLEN, slug, kengetal, session=session)


@command(Right.EDIT)
def save_kengetal(slug: str, kengetal: Kengetal, *, session: Session) -> Kengetal:
    """Save a kengetal. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(KENGETALLEN, slug, kengetal, session=session)


@command(Right.EDIT)
def remove_kengetal(slug: str, key: str, *, session: Session) -> None:
    """Take a kengetal away; put_back_kengetal undoes it. Raises NotFound."""
    remove_part(KENGETALLEN, slug, key, session=session)


@command(Right.EDIT)
def put_back_kengetal(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_kengetal. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(KENGETALLEN, slug, key, session=session)


@command(Right.EDIT)
def add_known_total(slug: str, known_total: KnownTotal, *, session: Session) -> KnownTotal:
    """Add a known total. Raises NotAccepted, NotFound."""
    return add_part(KNOWN_TOTALS, slug, known_total, session=session)


@command(Right.EDIT)
def save_known_total(slug: str, known_total: KnownTotal, *, session: Session) -> KnownTotal:
    """Save a known total. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(KNOWN_TOTALS, slug, known_total, session=session)


@command(Right.EDIT)
def remove_known_total(slug: str, key: str, *, session: Session) -> None:
    """Take a known total away; put_back_known_total undoes it. Raises NotFound."""
    remove_part(KNOWN_TOTALS, slug, key, session=session)


@command(Right.EDIT)
def put_back_known_total(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_known_total. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(KNOWN_TOTALS, slug, key, session=session)


@command(Right.EDIT)
def add_income_line(slug: str, income_line: IncomeLine, *, session: Session) -> IncomeLine:
    """Add a line of income. Raises NotAccepted, NotFound."""
    return add_part(INCOME_LINES, slug, income_line, session=session)


@command(Right.EDIT)
def save_income_line(slug: str, income_line: IncomeLine, *, session: Session) -> IncomeLine:
    """Save a line of income. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(INCOME_LINES, slug, income_line, session=session)


@command(Right.EDIT)
def remove_income_line(slug: str, key: str, *, session: Session) -> None:
    """Take a line of income away; put_back_income_line undoes it. Raises NotFound."""
    remove_part(INCOME_LINES, slug, key, session=session)


@command(Right.EDIT)
def put_back_income_line(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_income_line. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(INCOME_LINES, slug, key, session=session)


def write_effectenarena(row: InitiatiefRow, bundle: Bundle, *, session: Session) -> None:
    """Keep what a checked bundle carries of it; settings that nobody changed are the default."""
    whole = bundle.effectenarena
    if whole.settings != EffectenarenaSettings():
        write_choice(row, whole.settings, session=session)
    for kind, parts in (
        (INVESTEERDERS, whole.investeerders),
        (INVESTERINGEN, whole.investeringen),
        (INCASSEERDERS, whole.incasseerders),
        (KETENS, whole.ketens),
        (KENGETALLEN, whole.kengetallen),
        (KNOWN_TOTALS, bundle.known_totals),
        (INCOME_LINES, bundle.income),
    ):
        for place, part in enumerate(parts, 1):
            write_part(kind, row, part, place, session=session)
