"""Adding, saving, removing and putting back a part, of whichever kind."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from storage.commands.parts import check_room, find_part, find_removed_part
from storage.commands.shared import EditConflict, change, id_of
from storage.finding import next_position
from storage.part_kinds import Part, PartKind, fill_row, to_part
from storage.tables import InitiatiefRow
from veranderverhaal.model import new_key


def add_part(kind: PartKind[Part], slug: str, part: Part, *, session: Session) -> Part:
    """Add a part at the end, under a key of its own when it has none.

    Raises NotAccepted when it cannot be kept, NotFound.
    """
    fresh: Any = replace(part, key=part.key or new_key(), revision=1)  # type: ignore[type-var]
    checked = kind.check(fresh)
    row = change(slug, session=session)
    _check_room(kind, row, session)
    write_part(kind, row, checked, next_position(kind.table, row, session), session=session)
    return checked


def save_part(kind: PartKind[Part], slug: str, part: Part, *, session: Session) -> Part:
    """Save a part. Raises NotAccepted, NotFound, or EditConflict on an older `revision`."""
    checked: Any = kind.check(part)
    kept = find_part(kind.table, change(slug, session=session), checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_part(kind, kept))
    saved: Part = replace(checked, revision=kept.revision + 1)
    fill_row(kept, saved, kind.packed)
    session.add(kept)
    session.flush()
    return saved


def remove_part(kind: PartKind[Any], slug: str, key: str, *, session: Session) -> None:
    """Take a part away; put_back_part undoes it. Raises NotFound."""
    kept = find_part(kind.table, change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


def put_back_part(kind: PartKind[Any], slug: str, key: str, *, session: Session) -> None:
    """Undo remove_part. Raises NotAccepted when there is no room by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(kind.table, row, key, session)
    if kept.removed:
        _check_room(kind, row, session)
    kept.removed = False
    session.add(kept)


def write_part(
    kind: PartKind[Any], row: InitiatiefRow, part: Any, position: int, *, session: Session
) -> None:
    """Keep a checked part at this place."""
    kept = kind.table(initiatief_id=id_of(row), key=part.key, position=position)
    fill_row(kept, part, kind.packed)
    session.add(kept)
    session.flush()


def _check_room(kind: PartKind[Any], row: InitiatiefRow, session: Session) -> None:
    check_room(kind.table, row, session, limit=kind.limit, field=kind.field, label=kind.label)
