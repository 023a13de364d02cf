"""Tidying: erasing what was kept long enough. Done every night, and by `cli.py tidy`.

Doing it twice changes nothing. What went is told in the log: what and how many, never which.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select, update

from storage.access_tables import (
    HousekeepingRow,
    LoginAttemptRow,
    LoginSessionRow,
    OneTimeLinkRow,
    PresenceRow,
)
from storage.asking import command
from storage.engine import Engine, Who, writing
from storage.gone import forget_marks
from storage.logging_changes import write_log
from storage.moment import now
from storage.privacy_queries import TIDY, privacy_of
from storage.removal_days import mark_days
from storage.tables import InitiatiefRow
from storage.tidying_parts import (
    erase_begun,
    erase_cards,
    erase_citaten,
    erase_ended,
    erase_interviews,
    erase_log,
    erase_parts,
    erase_presentations,
    erase_whole,
    forget_of_citaten,
)
from storage.tidying_responses import erase_withdrawn, forget_codes
from storage.upkeep_tables import IncidentRow
from veranderverhaal.access import MACHINE, Right
from veranderverhaal.retention import Kept, goes_on, last_before

ERASED = "initiatief_erased"
BY_ITSELF = "vanzelf"
PRESENCE_HOURS = 1
# The clocks of two servers on one database never differ this much, unless one of them is wrong.
CLOCKS_DIFFER = timedelta(hours=1)


@dataclass(frozen=True)
class Tidied:
    """What went: how many of each kind, and the names of the initiatieven that went whole."""

    counts: Mapping[Kept, int] = field(default_factory=dict)
    erased: tuple[str, ...] = ()

    def __add__(self, other: "Tidied") -> "Tidied":
        counts = Counter(self.counts) + Counter(other.counts)
        return Tidied(dict(counts), self.erased + other.erased)


@command(Right.INSTALLATION, logged=False)
def tidy(*, today: date, session: Session) -> Tidied:
    """Erase everywhere what was kept long enough."""
    tidied = tidy_installation(today=today, session=session)
    for number in list_numbers(session=session):
        tidied += tidy_initiatief(number, today=today, session=session)
    return tidied


@command(Right.INSTALLATION, logged=False)
def tidy_installation(*, today: date, session: Session) -> Tidied:
    """Erase what is of no initiatief: sessions, links, attempts, presence, its log."""
    _overwrite(session)
    forget_marks(today, session=session)
    counts = {
        Kept.SESSIONS: _delete(LoginSessionRow.until, now(), session),
        Kept.LINKS: _delete(OneTimeLinkRow.until, _start(Kept.LINKS, today), session),
        Kept.ATTEMPTS: _delete(LoginAttemptRow.at, _start(Kept.ATTEMPTS, today), session),
        Kept.PRESENCE: _delete(
            PresenceRow.seen_at, now() - timedelta(hours=PRESENCE_HOURS), session
        ),
        Kept.INCIDENTS: _delete(IncidentRow.last_at, _start(Kept.INCIDENTS, today), session),
        Kept.LOG: erase_log(None, {}, today, session=session),
    }
    return Tidied(_told({kind: number for kind, number in counts.items() if number}, None, session))


@command(Right.INSTALLATION, logged=False)
def tidy_initiatief(number: int, *, today: date, session: Session) -> Tidied:
    """Erase what one initiatief kept long enough, or all of it when it was removed long ago."""
    _overwrite(session)
    locked = select(InitiatiefRow).where(InitiatiefRow.id == number).with_for_update()
    row = session.exec(locked).first()
    if row is None:
        return Tidied()
    if row.removed_at is not None and row.erase_on is None:  # by a version that planned nothing
        row.erase_on = goes_on(Kept.WHOLE, today, {})
        session.add(row)
        session.flush()
    if row.removed_at is not None and row.erase_on is not None and row.erase_on <= today:
        name = row.name
        erase_whole(number, session=session)
        write_log(ERASED, subject=name, name=BY_ITSELF, session=session)
        return Tidied(erased=(name,))
    terms = privacy_of(number, session=session).terms
    mark_days(number, today, session=session)
    counts = {
        Kept.CODES: forget_codes(number, terms, today, session=session),
        Kept.WITHDRAWN: erase_withdrawn(number, terms, today, session=session),
        Kept.CITATEN: erase_citaten(number, terms, today, session=session),
        Kept.ENDED: erase_ended(number, terms, today, session=session),
        Kept.CARDS: erase_cards(number, terms, today, session=session),
        Kept.INTERVIEWS: erase_interviews(number, terms, today, session=session),
        Kept.PARTS: erase_parts(number, terms, today, session=session),
        Kept.BEGUN: erase_begun(number, session=session),
        Kept.PRESENTATIONS: erase_presentations(number, today, session=session),
        Kept.LOG: erase_log(number, terms, today, session=session),
    }
    forget_of_citaten(number, session=session)
    found = {kind: count for kind, count in counts.items() if count}
    if found:
        raised = update(InitiatiefRow).where(col(InitiatiefRow.id) == number)
        version = col(InitiatiefRow.data_version) + 1
        session.connection().execute(raised.values(data_version=version))
    return Tidied(_told(found, number, session))


@command(Right.INSTALLATION, logged=False)
def list_numbers(*, session: Session) -> list[int]:
    """The numbers of all initiatieven, removed ones too."""
    return [one for one in session.exec(select(InitiatiefRow.id)).all() if one is not None]


@command(Right.INSTALLATION, logged=False)
def claim(name: str, *, at: datetime, quiet: timedelta, session: Session) -> bool:
    """Whether it is for us to do this now: nobody did in this time. Who claims it, did it.

    A last time that lies ahead is of a clock that was wrong: nobody waits until then.
    """
    last = col(HousekeepingRow.at)
    kept = update(HousekeepingRow).where(
        col(HousekeepingRow.name) == name, (last <= at - quiet) | (last > at + CLOCKS_DIFFER)
    )
    if session.connection().execute(kept.values(at=at)).rowcount:
        return True
    if session.get(HousekeepingRow, name) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(HousekeepingRow(name=name, at=at))
    except IntegrityError:  # another process was first
        return False
    return True


def tidy_in_turns(engine: Engine, today: date, who: Who = MACHINE) -> Tidied:
    """As tidy, each initiatief in a short transaction of its own, so that nobody waits long."""
    with writing(engine, who) as session:
        numbers = list_numbers(session=session)
        tidied = tidy_installation(today=today, session=session)
    for number in numbers:
        with writing(engine, who) as session:
            tidied += tidy_initiatief(number, today=today, session=session)
    return tidied


def _overwrite(session: Session) -> None:
    """Let SQLite write over what is erased from now on: else the words stay in the file."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete = ON")


def _start(kind: Kept, today: date) -> datetime:
    """The moment before which things of this kind go."""
    return datetime.combine(last_before(kind, {}, today), time())


def _delete(column: Any, before: datetime, session: Session) -> int:
    gone = delete(column.class_).where(column < before)
    return int(session.connection().execute(gone).rowcount)


def _told(counts: dict[Kept, int], number: int | None, session: Session) -> dict[Kept, int]:
    """Tell in the log how many of each went, if any."""
    if counts:
        changes = [(kind.value, "", str(count)) for kind, count in counts.items()]
        write_log(TIDY, initiatief_id=number, changes=changes, name=BY_ITSELF, session=session)
        session.flush()
    return counts
