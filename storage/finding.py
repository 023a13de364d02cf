"""What queries and commands share: the row of an initiatief, and the place after its parts."""

from typing import Any

from sqlmodel import Session, col, func, select

from storage.asker import asker_of, is_inside
from storage.asking import NotAllowed
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.model import Initiatief, Theme


class NotFound(LookupError):
    """There is no such initiatief, or no such part of it."""


def find_row(
    slug: str, *, session: Session, removed: bool = False, for_change: bool = False
) -> InitiatiefRow:
    """The row itself, for this package only; locked `for_change`. Raises NotFound.

    Raises NotAllowed where no rule was checked: a function that forgot its own shows nothing.
    """
    if not is_inside(session):
        raise NotAllowed(asker_of(session), Right.SEE, slug)
    gone = col(InitiatiefRow.removed_at)
    chosen = gone.is_not(None) if removed else gone.is_(None)
    question = select(InitiatiefRow).where(InitiatiefRow.slug == slug, chosen)
    row = session.exec(question.with_for_update() if for_change else question).first()
    if row is None:
        raise NotFound(slug)
    return row


def is_seen(session: Session) -> list[Any]:
    """Asks for no more than the initiatieven in which who asks is something."""
    asker = asker_of(session)
    return [] if asker.may_do_everything else [col(InitiatiefRow.slug).in_(asker.roles)]


def next_position(table: Any, row: InitiatiefRow, session: Session) -> int:
    """The place after the last part of this kind, removed ones counted."""
    last = session.exec(select(func.max(table.position)).where(table.initiatief_id == row.id)).one()
    return (last or 0) + 1


def to_initiatief(row: InitiatiefRow) -> Initiatief:
    """An initiatief from its row."""
    return Initiatief(
        slug=row.slug,
        name=row.name,
        buurt=row.buurt,
        gemeente=row.gemeente,
        motto=row.motto,
        theme=Theme(row.theme),
        colour=row.colour,
        source=row.source,
        reference_date=row.reference_date,
        revision=row.revision,
    )
