"""Commands about tellingen and their counts."""

from dataclasses import replace

from sqlmodel import Session, func, select

from storage.asking import command
from storage.commands.parts import check_room, find_part, find_removed_part
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.finding import NotFound, next_position
from storage.meting_rows import to_telling
from storage.meting_tables import CountRow, TellingRow
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.meten_editing import MAX_COUNTS, MAX_TELLINGEN, check_count, check_telling
from veranderverhaal.model import new_key
from veranderverhaal.telling import Count, Telling
from veranderverhaal.text import NotAccepted

FIELDS = ("label", "unit", "revision")


@command(Right.FILL_IN)
def add_telling(slug: str, telling: Telling, *, session: Session) -> Telling:
    """Add a telling at the end, under a key of its own when it has none.

    Raises NotAccepted, NotFound.
    """
    checked = check_telling(replace(telling, key=telling.key or new_key(), revision=1))
    row = change(slug, session=session)
    _check_room(row, session)
    write_telling(row, checked, next_position(TellingRow, row, session), session=session)
    return checked


@command(Right.FILL_IN)
def save_telling(slug: str, telling: Telling, *, session: Session) -> Telling:
    """Save a telling. Raises NotAccepted, NotFound, or EditConflict on an older `revision`."""
    checked = check_telling(telling)
    kept = find_part(TellingRow, change(slug, session=session), checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_telling(kept))
    saved = replace(checked, revision=kept.revision + 1)
    fill(kept, saved, FIELDS)
    session.add(kept)
    return saved


@command(Right.FILL_IN)
def remove_telling(slug: str, key: str, *, session: Session) -> None:
    """Take a telling away with its counts; put_back_telling undoes it. Raises NotFound."""
    kept = find_part(TellingRow, change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


@command(Right.FILL_IN)
def put_back_telling(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_telling. Raises NotAccepted when there is no room by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(TellingRow, row, key, session)
    if kept.removed:
        _check_room(row, session)
    kept.removed = False
    session.add(kept)


@command(Right.FILL_IN)
def add_count(slug: str, count: Count, *, session: Session) -> Count:
    """Add a count, under a key of its own when it has none; also undoes remove_count.

    Raises NotAccepted, NotFound also when its telling is not there.
    """
    checked = check_count(replace(count, key=count.key or new_key()))
    row = change(slug, session=session)
    find_part(TellingRow, row, checked.telling, session)
    present = select(func.count()).where(CountRow.initiatief_id == row.id)
    if session.exec(present).one() >= MAX_COUNTS:
        raise NotAccepted("number", f"Er zijn al {MAX_COUNTS} tellingen bewaard.")
    write_count(row, checked, session=session)
    return checked


@command(Right.FILL_IN)
def remove_count(slug: str, count_key: str, *, session: Session) -> None:
    """Take one count away; add_count with the same count undoes it. Raises NotFound."""
    row = change(slug, session=session)
    kept = session.get(CountRow, (row.id, count_key))
    if kept is None:
        raise NotFound(count_key)
    session.delete(kept)


def write_telling(row: InitiatiefRow, telling: Telling, position: int, *, session: Session) -> None:
    """Keep a checked telling at this place."""
    kept = TellingRow(
        initiatief_id=id_of(row), key=telling.key, position=position, label=telling.label
    )
    fill(kept, telling, FIELDS)
    session.add(kept)
    session.flush()


def write_count(row: InitiatiefRow, count: Count, *, session: Session) -> None:
    """Keep a checked count."""
    session.add(CountRow(initiatief_id=id_of(row), **vars(count)))
    session.flush()


def _check_room(row: InitiatiefRow, session: Session) -> None:
    check_room(TellingRow, row, session, limit=MAX_TELLINGEN, field="label", label="tellingen")
