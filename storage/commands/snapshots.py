"""Commands about versions: keep the story under a name, and put one back."""

from datetime import date

from sqlmodel import Session, col, select

from storage.asking import command
from storage.commands.shared import change, id_of
from storage.commands.story import write_veranderverhaal
from storage.duiding_tables import LessonRow
from storage.queries import NotFound, next_position, read_veranderverhaal
from storage.tables import InitiatiefRow, SnapshotRow
from veranderverhaal.access import Right
from veranderverhaal.exchange import (
    MAX_SNAPSHOTS,
    veranderverhaal_from_json,
    veranderverhaal_to_json,
)
from veranderverhaal.model import MAX_TITLE, Snapshot, new_key
from veranderverhaal.text import NotAccepted, require_line


@command(Right.EDIT)
def keep_snapshot(slug: str, name: str, *, today: date, session: Session) -> Snapshot:
    """Keep the story as it is now under a name. Raises NotAccepted on an empty name, NotFound."""
    checked = require_line(name, limit=MAX_TITLE, field="name", label="De naam van de versie")
    row = change(slug, session=session)
    return keep_version(row, checked, today, session)


@command(Right.EDIT)
def rename_snapshot(slug: str, key: str, name: str, *, session: Session) -> None:
    """Give a kept version another name. Raises NotAccepted, NotFound."""
    checked = require_line(name, limit=MAX_TITLE, field="name", label="De naam van de versie")
    kept = _find(change(slug, session=session), key, session)
    kept.name = checked
    session.add(kept)


@command(Right.EDIT)
def put_back_snapshot(slug: str, key: str, *, today: date, session: Session) -> Snapshot:
    """Make the story equal to a kept version, and first keep what it was; returns that one.

    A lesson whose change came after that version is prepared again. Raises NotFound.
    """
    row = change(slug, session=session)
    kept = _find(row, key, session)
    name = f"Voor het terugzetten van ‘{kept.name}’"
    before = keep_version(row, name[:MAX_TITLE], today, session)
    write_veranderverhaal(row, veranderverhaal_from_json(kept.content), session=session)
    _take_changes_back(row, kept, session)
    return before


def _take_changes_back(row: InitiatiefRow, kept: SnapshotRow, session: Session) -> None:
    """The version that a lesson kept, and every older one, is from before its change."""
    of_row = SnapshotRow.initiatief_id == row.id
    later = select(SnapshotRow.key).where(of_row, col(SnapshotRow.position) >= kept.position)
    undone = select(LessonRow).where(
        LessonRow.initiatief_id == row.id,
        col(LessonRow.applied_on).is_not(None),
        col(LessonRow.snapshot).in_(later),
    )
    for lesson in session.exec(undone):
        lesson.applied_on, lesson.snapshot = None, ""
        lesson.revision += 1
        session.add(lesson)
    session.flush()


def keep_version(row: InitiatiefRow, name: str, today: date, session: Session) -> Snapshot:
    """Keep the story as it is under a checked name. Raises NotAccepted when there is no room."""
    place = next_position(SnapshotRow, row, session)
    if place > MAX_SNAPSHOTS:
        raise NotAccepted("name", f"Er zijn al {MAX_SNAPSHOTS} versies bewaard.")
    snapshot = Snapshot(new_key(), name, today, read_veranderverhaal(row, session))
    session.add(
        SnapshotRow(
            initiatief_id=id_of(row),
            key=snapshot.key,
            position=place,
            name=name,
            kept_on=today,
            content=veranderverhaal_to_json(snapshot.veranderverhaal),
        )
    )
    session.flush()
    return snapshot


def _find(row: InitiatiefRow, key: str, session: Session) -> SnapshotRow:
    kept = session.get(SnapshotRow, (id_of(row), key))
    if kept is None:
        raise NotFound(key)
    return kept
