"""What every command needs: the row to change, and what to do when someone was first."""

from enum import Enum
from typing import Any

from sqlmodel import Session, col, update

from storage.queries import find_row
from storage.tables import InitiatiefRow


class EditConflict(Exception):
    """Someone else saved this part since it was opened. `theirs` is what is kept now."""

    def __init__(self, theirs: Any) -> None:
        super().__init__("someone else saved this part first")
        self.theirs = theirs


def change(slug: str, *, session: Session) -> InitiatiefRow:
    """The row, locked until the transaction ends, with its data version raised."""
    row = find_row(slug, session=session, for_change=True)
    row.data_version += 1
    session.add(row)
    return row


def raise_for_answers(initiatief_id: int, *, session: Session) -> None:
    """Raise the data version because answers came in, or were begun; nothing else changed."""
    raised = update(InitiatiefRow).where(col(InitiatiefRow.id) == initiatief_id)
    versions = {
        "data_version": col(InitiatiefRow.data_version) + 1,
        "answers_version": col(InitiatiefRow.answers_version) + 1,
    }
    session.connection().execute(raised.values(versions))


def fill(row: Any, value: Any, names: tuple[str, ...]) -> None:
    """Copy the named fields of a domain value to a row; an enum becomes its stable key."""
    for name in names:
        field = getattr(value, name)
        setattr(row, name, field.value if isinstance(field, Enum) else field)


def id_of(row: InitiatiefRow) -> int:
    """The number of a row that is in the database."""
    assert row.id is not None
    return row.id
