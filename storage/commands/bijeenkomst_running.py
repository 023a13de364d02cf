"""Beginning and ending a bijeenkomst."""

from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, delete, select, update

from storage.asking import command
from storage.commands.kept_cards import keep_numbers
from storage.commands.parts import find_part
from storage.commands.presentations import keep_presentation, tell_shared, today_here
from storage.commands.shared import change
from storage.duiding_queries import BIJEENKOMSTEN
from storage.duiding_tables import BijeenkomstRow
from storage.logging_changes import write_log
from storage.part_kinds import to_part
from storage.tally_tables import PresentationRow
from veranderverhaal.access import Right
from veranderverhaal.bijeenkomst import Bijeenkomst, BijeenkomstState
from veranderverhaal.log_words import quoted
from veranderverhaal.meting import new_code


@command(Right.EDIT)
def start_bijeenkomst(
    slug: str, key: str, *, shared: bool = False, today: date | None = None, session: Session
) -> str:
    """Begin it, or go on with it; the token of its screens, as start_presentation.

    Phones hand in cards at its code, which stays the same as long as it goes on; all its screens
    show the same. Raises NotFound.
    """
    row = change(slug, session=session)
    kept = find_part(BijeenkomstRow, row, key, session)
    was = kept.state
    if was != BijeenkomstState.RUNNING:
        kept.state, kept.ended_on = BijeenkomstState.RUNNING.value, None
        kept.revision += 1
        session.connection().execute(delete(PresentationRow).where(*_screens_of(kept)))
    if not kept.code:
        _give_code(kept, session)
    kept.board_version += 1
    day = today or today_here()
    kept.begun_on = day
    session.add(kept)
    token = keep_presentation(
        row, bijeenkomst=key, shared=shared, today=day, session=session, **_shown_now(kept, session)
    )
    if shared:
        tell_shared(row, kept.name, session=session)
    _tell("start_bijeenkomst", kept, was, session)
    return token


@command(Right.EDIT)
def end_bijeenkomst(
    slug: str, key: str, *, today: date | None = None, session: Session
) -> Bijeenkomst:
    """End it: no more cards. How many there were and their dots are kept, who gave them is not.

    Raises NotFound.
    """
    row = change(slug, session=session)
    kept = find_part(BijeenkomstRow, row, key, session)
    day, was = today or today_here(), kept.state
    if was != BijeenkomstState.ENDED:
        keep_numbers(kept, session)
        kept.state, kept.ended_on = BijeenkomstState.ENDED.value, day
        kept.revision += 1
    # What was planned for a later day was held sooner: nobody has been where nobody came yet.
    kept.code, kept.held_on = None, min(kept.held_on or day, day)
    kept.board_version += 1
    session.add(kept)
    stopped = update(PresentationRow).where(*_screens_of(kept)).values(voting=False)
    session.connection().execute(stopped)
    _tell("end_bijeenkomst", kept, was, session)
    session.flush()
    return to_part(BIJEENKOMSTEN, kept)


def _shown_now(kept: BijeenkomstRow, session: Session) -> dict[str, Any]:
    """What its other screens show: a screen that is opened later begins there."""
    other = session.exec(select(PresentationRow).where(*_screens_of(kept))).first()
    names = ("position", "revealed", "dark", "voting")
    return {name: getattr(other, name) for name in names} if other else {}


def _screens_of(kept: BijeenkomstRow) -> tuple[Any, ...]:
    return (
        PresentationRow.initiatief_id == kept.initiatief_id,
        PresentationRow.bijeenkomst == kept.key,
    )


def _give_code(kept: BijeenkomstRow, session: Session) -> None:
    """A code that no other bijeenkomst has."""
    while True:
        code = new_code()
        try:
            with session.begin_nested():
                kept.code = code
                session.add(kept)
        except IntegrityError:
            if session.exec(select(BijeenkomstRow.key).where(BijeenkomstRow.code == code)).first():
                continue
            raise
        return


def _tell(action: str, kept: BijeenkomstRow, was: str, session: Session) -> None:
    """In the log, with what it was and became; opening it once more is told too."""
    changed = [("bijeenkomst.state", was, kept.state)] if was != kept.state else []
    write_log(
        action,
        subject=quoted(kept.name),
        initiatief_id=kept.initiatief_id,
        changes=changed,
        session=session,
    )
