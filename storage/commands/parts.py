"""What the parts of an initiatief have in common: found by key, removed and put back."""

from typing import Any

from sqlmodel import Session, col, func, select

from storage.commands.shared import id_of
from storage.finding import NotFound
from storage.tables import InitiatiefRow
from veranderverhaal.text import NotAccepted


def find_part(table: Any, row: InitiatiefRow, key: str, session: Session) -> Any:
    """The row of a part that is there. Raises NotFound."""
    kept = session.get(table, (id_of(row), key))
    if kept is None or kept.removed:
        raise NotFound(key)
    return kept


def find_removed_part(table: Any, row: InitiatiefRow, key: str, session: Session) -> Any:
    """The row of a part, also when it was removed. Raises NotFound."""
    kept = session.get(table, (id_of(row), key))
    if kept is None:
        raise NotFound(key)
    return kept


def list_parts(table: Any, row: InitiatiefRow, session: Session) -> list[Any]:
    """The rows of the parts that are there."""
    present = select(table).where(table.initiatief_id == row.id, col(table.removed).is_(False))
    return list(session.exec(present).all())


def check_room(
    table: Any, row: InitiatiefRow, session: Session, *, limit: int, field: str, label: str
) -> None:
    """Raises NotAccepted when an initiatief has as many of these parts as it may have."""
    present = select(func.count()).where(
        table.initiatief_id == row.id, col(table.removed).is_(False)
    )
    if session.exec(present).one() >= limit:
        raise NotAccepted(field, f"Er staan al {limit} {label} in dit initiatief.")
