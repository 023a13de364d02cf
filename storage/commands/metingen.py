"""Commands about metingen."""

import secrets
from dataclasses import replace

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage.asking import command
from storage.commands.begun import forget_begun
from storage.commands.parts import check_room, find_part, find_removed_part
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.finding import NotFound, next_position
from storage.meting_queries import load_vragenlijst
from storage.meting_rows import to_meting
from storage.meting_tables import LinkingRow, MetingRow, VragenlijstRow
from storage.tables import InitiatiefRow
from storage.tallies import let_join, waiting_and_counted
from storage.targets import find_target, load_asked
from storage.told import keep_told
from veranderverhaal.access import Right
from veranderverhaal.meten_editing import MAX_METINGEN, check_meting
from veranderverhaal.meting import Meting, MetingState, new_code
from veranderverhaal.model import new_key
from veranderverhaal.text import NotAccepted

FIELDS = ("kind", "name", "vragenlijst", "starts_on", "ends_on", "who", "approached", "linked")


@command(Right.EDIT)
def add_meting(slug: str, meting: Meting, *, session: Session) -> Meting:
    """Add a meting under a fresh code, with the newest version of its vragenlijst.

    Raises NotAccepted, also when there is no such vragenlijst, NotFound.
    """
    meting = replace(meting, key=meting.key or new_key(), revision=1, vragenlijst_version=1)
    checked = check_meting(meting)
    row = change(slug, session=session)
    _check_room(row, session)
    _check_can_be(row, checked, session)
    keep_linking_secret(row, secrets.token_hex(32), session=session)
    position = next_position(MetingRow, row, session)
    kept = write_meting(row, checked, position, code=new_code(), session=session)
    return _current(row, kept, session)


@command(Right.EDIT)
def save_meting(slug: str, meting: Meting, *, session: Session) -> Meting:
    """Save a meting; its code, state and version have commands of their own, or never change.

    Raises NotAccepted, also for another vragenlijst once there are answers, NotFound, or
    EditConflict when `revision` is no longer the newest.
    """
    checked = check_meting(meting)
    row = change(slug, session=session)
    kept = find_part(MetingRow, row, checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(_current(row, kept, session))
    if checked.vragenlijst != kept.vragenlijst and kept.vragenlijst_version is not None:
        raise NotAccepted("vragenlijst", "Er zijn al antwoorden op de vragenlijst van deze meting.")
    _check_can_be(row, replace(checked, state=MetingState(kept.state)), session)
    fill(kept, checked, FIELDS)
    kept.revision += 1
    session.add(kept)
    session.flush()
    return _current(row, kept, session)


@command(Right.EDIT)
def set_meting_state(slug: str, key: str, state: MetingState, *, session: Session) -> None:
    """Open, close or reopen a meting; when it closes, the responses that wait are counted.

    Forms that are begun are counted from the first opening on.

    Raises NotAccepted when its vragenlijst has no questions yet, NotFound.
    """
    row = change(slug, session=session)
    kept = find_part(MetingRow, row, key, session)
    _check_can_be(row, replace(_current(row, kept, session), state=state), session)
    if kept.state == MetingState.DRAFT and state is MetingState.OPEN and kept.unsent is None:
        kept.unsent = 0
    was_closed = kept.state == MetingState.CLOSED
    if was_closed and state is not MetingState.CLOSED:
        target = find_target(id_of(row), key, session=session)
        keep_told(target, waiting_and_counted(target, session=session)[1], session=session)
    kept.state = state.value
    session.add(kept)
    session.flush()
    if state is not MetingState.OPEN:
        forget_begun(id_of(row), key, session=session)
        target = find_target(id_of(row), key, session=session)
        asked = load_asked(target, session=session)
        let_join(target, asked, closing=not was_closed, session=session)


@command(Right.EDIT)
def remove_meting(slug: str, key: str, *, session: Session) -> None:
    """Take a meting away with its answers; put_back_meting undoes it. Raises NotFound."""
    kept = find_part(MetingRow, change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


@command(Right.EDIT)
def put_back_meting(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_meting; its vragenlijst comes back with it.

    Raises NotAccepted when there is no room by now, NotFound.
    """
    row = change(slug, session=session)
    kept = find_removed_part(MetingRow, row, key, session)
    if kept.removed:
        _check_room(row, session)
    vragenlijst = find_removed_part(VragenlijstRow, row, kept.vragenlijst, session)
    kept.removed = vragenlijst.removed = False
    session.add_all([kept, vragenlijst])


def write_meting(
    row: InitiatiefRow,
    meting: Meting,
    position: int,
    *,
    code: str,
    version: int | None = None,
    session: Session,
) -> MetingRow:
    """Keep a checked meting at this place; a code that is taken becomes a fresh one."""
    while True:
        kept = MetingRow(
            initiatief_id=id_of(row),
            key=meting.key,
            position=position,
            code=code,
            kind=meting.kind,
            name=meting.name,
            vragenlijst=meting.vragenlijst,
            vragenlijst_version=version,
            state=meting.state,
            made_up=meting.made_up,
            revision=meting.revision,
        )
        fill(kept, meting, (*FIELDS, "state"))
        try:
            with session.begin_nested():
                session.add(kept)
        except IntegrityError:
            if session.exec(select(MetingRow.key).where(MetingRow.code == code)).first() is None:
                raise
            code = new_code()
        else:
            return kept


def keep_linking_secret(row: InitiatiefRow, secret: str, *, session: Session) -> None:
    """Keep the secret of an initiatief that has none yet."""
    if session.get(LinkingRow, row.id) is None:
        session.add(LinkingRow(initiatief_id=id_of(row), secret=secret))
        session.flush()


def _current(row: InitiatiefRow, kept: MetingRow, session: Session) -> Meting:
    newest = session.get_one(VragenlijstRow, (row.id, kept.vragenlijst))
    return to_meting(kept, newest.version)


def _check_room(row: InitiatiefRow, session: Session) -> None:
    check_room(MetingRow, row, session, limit=MAX_METINGEN, field="name", label="metingen")


def _check_can_be(row: InitiatiefRow, meting: Meting, session: Session) -> None:
    """A meting has a vragenlijst that is there, and opens only with questions in it."""
    try:
        vragenlijst = load_vragenlijst(row.slug, meting.vragenlijst, session=session)
    except NotFound as error:
        raise NotAccepted("vragenlijst", "Kies een vragenlijst voor deze meting.") from error
    if meting.state is MetingState.OPEN and not vragenlijst.questions:
        raise NotAccepted("vragenlijst", "De vragenlijst heeft nog geen vragen.")
