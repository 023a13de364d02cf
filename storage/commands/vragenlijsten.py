"""Commands about vragenlijsten: what answers mean is frozen, what a question says may be mended."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from storage.asking import command
from storage.commands.parts import check_room, find_part, find_removed_part
from storage.commands.shared import EditConflict, change, id_of
from storage.finding import next_position
from storage.meting_rows import to_vragenlijst
from storage.meting_tables import (
    MetingRow,
    VragenlijstRow,
    VragenlijstVersionRow,
    WordingChangeRow,
)
from storage.recounting import recount_meting
from storage.tables import InitiatiefRow
from storage.targets import find_targets
from veranderverhaal.access import Right
from veranderverhaal.meten_editing import MAX_VRAGENLIJSTEN
from veranderverhaal.model import new_key
from veranderverhaal.plain import to_compact
from veranderverhaal.question_editing import check_vragenlijst
from veranderverhaal.tally import group_questions
from veranderverhaal.text import NotAccepted
from veranderverhaal.vragenlijst import Vragenlijst, same_meaning
from veranderverhaal.wording import WordingChange, compare_wording


@command(Right.EDIT)
def add_vragenlijst(slug: str, vragenlijst: Vragenlijst, *, session: Session) -> Vragenlijst:
    """Add a vragenlijst, under a key of its own when it has none. Raises NotAccepted, NotFound."""
    key = vragenlijst.key or new_key()
    checked = check_vragenlijst(replace(vragenlijst, key=key, version=1, revision=1))
    row = change(slug, session=session)
    _check_room(row, session)
    position = next_position(VragenlijstRow, row, session)
    session.add(VragenlijstRow(initiatief_id=id_of(row), key=key, position=position))
    write_version(row, checked, session=session)
    return checked


@command(Right.EDIT)
def save_vragenlijst(
    slug: str, vragenlijst: Vragenlijst, *, today: date, session: Session
) -> Vragenlijst:
    """Save a vragenlijst as it must be from now on.

    Once the newest version has answers, other words are kept in the log of wording changes, and
    another meaning becomes a new version; the metingen with answers keep the old one.
    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    checked = check_vragenlijst(vragenlijst)
    row = change(slug, session=session)
    newest = find_part(VragenlijstRow, row, checked.key, session)
    kept = session.get_one(VragenlijstVersionRow, (row.id, newest.key, newest.version))
    before = to_vragenlijst(kept)
    if before.revision != checked.revision:
        raise EditConflict(before)
    saved = replace(checked, version=before.version, revision=before.revision + 1)
    if _has_answers(newest, session):
        if not same_meaning(before, saved):
            saved = replace(saved, version=before.version + 1)
            newest.version = saved.version
            session.add(newest)
            write_version(row, saved, session=session)
            return saved
        write_wording_changes(row, compare_wording(before, saved, today=today), session=session)
    kept.content, kept.revision = to_compact(saved), saved.revision
    session.add(kept)
    if _grouping(before) != _grouping(saved):
        _count_again(newest, session)
    return saved


@command(Right.EDIT)
def remove_vragenlijst(slug: str, key: str, *, session: Session) -> None:
    """Take a vragenlijst away; put_back_vragenlijst undoes it.

    Raises NotAccepted while a meting uses it, NotFound.
    """
    row = change(slug, session=session)
    kept = find_part(VragenlijstRow, row, key, session)
    used = select(MetingRow.name).where(
        MetingRow.initiatief_id == row.id,
        MetingRow.vragenlijst == key,
        col(MetingRow.removed).is_(False),
    )
    name = session.exec(used).first()
    if name is not None:
        raise NotAccepted("key", f"De meting ‘{name}’ gebruikt deze vragenlijst nog.")
    kept.removed = True
    session.add(kept)


@command(Right.EDIT)
def put_back_vragenlijst(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_vragenlijst. Raises NotAccepted when there is no room by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(VragenlijstRow, row, key, session)
    if kept.removed:
        _check_room(row, session)
    kept.removed = False
    session.add(kept)


def write_version(row: InitiatiefRow, vragenlijst: Vragenlijst, *, session: Session) -> None:
    """Keep a checked vragenlijst as a version of its own."""
    session.add(
        VragenlijstVersionRow(
            initiatief_id=id_of(row),
            vragenlijst=vragenlijst.key,
            version=vragenlijst.version,
            revision=vragenlijst.revision,
            content=to_compact(vragenlijst),
        )
    )
    session.flush()


def write_wording_changes(
    row: InitiatiefRow, changes: Iterable[WordingChange], *, session: Session
) -> None:
    """Keep changes of wording, in this order."""
    for one in changes:
        session.add(WordingChangeRow(initiatief_id=id_of(row), **vars(one)))
        session.flush()


def _check_room(row: InitiatiefRow, session: Session) -> None:
    check_room(
        VragenlijstRow, row, session, limit=MAX_VRAGENLIJSTEN, field="title", label="vragenlijsten"
    )


def _grouping(vragenlijst: Vragenlijst) -> list[str]:
    return [question.key for question in group_questions(vragenlijst)]


def _count_again(newest: VragenlijstRow, session: Session) -> None:
    """Other questions came first, and the first ones divide respondents into groups."""
    session.flush()
    answered = (
        col(MetingRow.initiatief_id) == newest.initiatief_id,
        col(MetingRow.vragenlijst) == newest.key,
        col(MetingRow.vragenlijst_version) == newest.version,
    )
    for target in find_targets(session, *answered).values():
        recount_meting(target, session=session)


def _has_answers(newest: VragenlijstRow, session: Session) -> bool:
    """Whether a meting was answered with this version: its first response fixed it there."""
    fixed = select(MetingRow.key).where(
        MetingRow.initiatief_id == newest.initiatief_id,
        MetingRow.vragenlijst == newest.key,
        MetingRow.vragenlijst_version == newest.version,
    )
    return session.exec(fixed).first() is not None
