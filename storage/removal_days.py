"""The day on which something was removed or withdrawn, kept beside the mark that it was.

A row that is marked through the session gets its day at once. What a statement marked gets it from
mark_days, the next night.
"""

from datetime import date
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, update

from storage.meting_tables import ResponseRow
from storage.moment import now
from storage.tables import metadata

MARKS = {"removed": "removed_on", "withdrawn": "withdrawn_on"}


def marked_tables() -> list[tuple[Any, str, str]]:
    """Every table of which rows can be marked: the table, the mark, and its day."""
    return [
        (table, mark, day)
        for table in metadata().sorted_tables
        for mark, day in MARKS.items()
        if mark in table.c and day in table.c
    ]


def mark_days(initiatief_id: int, today: date, *, session: Session) -> None:
    """Give every marked row of an initiatief a day, and take it from those that are not marked."""
    for table, mark, day in marked_tables():
        of_initiatief = table.c.initiatief_id == initiatief_id
        is_marked, has_day = table.c[mark].is_(True), table.c[day].is_not(None)
        came = update(table).where(of_initiatief, is_marked, ~has_day).values({day: today})
        went = update(table).where(of_initiatief, ~is_marked, has_day).values({day: None})
        session.connection().execute(came)
        session.connection().execute(went)


def _keep_day(mark: str) -> Any:
    def kept(row: Any, marked: bool, before: Any, _initiator: Any) -> None:
        if marked is not before:
            setattr(row, MARKS[mark], now().date() if marked else None)

    return kept


def _listen() -> None:
    marked = marked_tables()  # first: it imports all tables
    mapped = [mapper.class_ for mapper in ResponseRow._sa_registry.mappers]
    for table, mark, _ in marked:
        for one in mapped:
            if one.__table__ is table:
                event.listen(getattr(one, mark), "set", _keep_day(mark))


_listen()
