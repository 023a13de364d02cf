"""Counting all responses again: to fill the tallies of an old database, and to prove the others."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from storage.asking import command, query
from storage.meting_tables import MetingRow
from storage.tables import InitiatiefRow
from storage.tallies import count_again, let_join
from storage.tally_numbers import add_numbers
from storage.tally_tables import ResponseCountRow, TallyRow
from storage.targets import Target, find_targets, load_asked
from veranderverhaal.access import Right
from veranderverhaal.tally import TOLD

TABLES: tuple[Any, ...] = (TallyRow, ResponseCountRow)


@dataclass(frozen=True)
class Miscount:
    """A number that is not what the responses add up to, of one row of a table of tallies."""

    slug: str
    meting: str
    table: str
    key: tuple[Any, ...]
    kept: int
    counted: int


@query(Right.INSTALLATION)
def find_miscounts(slug: str, *, session: Session) -> Iterator[Miscount]:
    """Where the tallies of an initiatief differ from a recount, also of what was removed.

    The session is to see one moment only: see see_one_moment.
    """
    for target in _targets(slug, session):
        again = count_again(target, load_asked(target, session=session), session=session)
        for table, numbers in zip(TABLES, again, strict=True):
            kept = _kept(table, target, session)
            for key in sorted(kept.keys() | numbers.keys()):
                if kept[key] != numbers[key]:
                    name = str(table.__tablename__)
                    yield Miscount(slug, target.key, name, key, kept[key], numbers[key])


@command(Right.INSTALLATION, logged=False)
def recount(slug: str, *, session: Session) -> None:
    """Make the tallies of an initiatief anew; which responses are counted stays as it is."""
    _lock(slug, session)
    for target in _targets(slug, session):
        recount_meting(target, session=session)


def recount_meting(target: Target, *, session: Session) -> None:
    """As recount, of one meting; whoever calls this holds the lock on the initiatief."""
    again = count_again(target, load_asked(target, session=session), session=session)
    for table, numbers in zip(TABLES, again, strict=True):
        made = table.__table__
        session.connection().execute(made.delete().where(*_counted(made, target)))
        add_numbers(table, target.initiatief_id, target.key, numbers, session=session)


def count_everything(session: Session) -> None:
    """Count the responses of a database that had no tallies yet."""
    for slug in _all_slugs(session):
        for target in _targets(slug, session):
            recount_meting(target, session=session)
            let_join(target, load_asked(target, session=session), session=session)


@query(Right.INSTALLATION)
def all_slugs(*, session: Session) -> list[str]:
    """The short names of all initiatieven, removed ones too: they may be put back."""
    return _all_slugs(session)


@query(Right.INSTALLATION)
def see_one_moment(session: Session) -> None:
    """From now on this session sees the database as it is now; it must not have read anything."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _all_slugs(session: Session) -> list[str]:
    return list(session.exec(select(InitiatiefRow.slug).order_by(InitiatiefRow.slug)))


def _lock(slug: str, session: Session) -> None:
    row = select(InitiatiefRow).where(InitiatiefRow.slug == slug).with_for_update()
    found = session.exec(row).one()
    found.data_version += 1
    session.add(found)
    session.flush()


def _targets(slug: str, session: Session) -> list[Target]:
    """The metingen of an initiatief that have a vragenlijst, removed ones too."""
    number = select(InitiatiefRow.id).where(InitiatiefRow.slug == slug).scalar_subquery()
    return list(find_targets(session, col(MetingRow.initiatief_id) == number).values())


def _kept(table: Any, target: Target, session: Session) -> Counter[tuple[Any, ...]]:
    made = table.__table__
    rows = session.connection().execute(made.select().where(*_counted(made, target)))
    return Counter({tuple(row)[2:-1]: row.number for row in rows})


def _counted(made: Any, target: Target) -> tuple[Any, ...]:
    """The rows of a meting in a table that a recount gives: not the copies of storage.told."""
    of_meting = (made.c.initiatief_id == target.initiatief_id, made.c.meting == target.key)
    is_tally = made is TallyRow.__table__  # type: ignore[attr-defined]
    return (*of_meting, ~made.c.axis.startswith(TOLD)) if is_tally else of_meting
