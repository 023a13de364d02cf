"""Marks of what was erased or taken back for good, so that no backup from before brings it back.

A mark is a digest of numbers and keys: it tells nothing to who does not have the thing itself.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from sqlmodel import Session, col, delete, func, select

from storage.meting_tables import ResponseRow
from storage.tables import InitiatiefRow
from storage.upkeep_tables import GoneRow
from veranderverhaal.retention import add_months

MARK_BYTES = 16
# Longer than any backup is kept that is made by itself.
MONTHS = 13
OF_RESPONSE = ("id", "initiatief_id", "meting", "week", "channel", "token")


class Gone(StrEnum):
    """What went; of an initiatief that is USED only its number must never be given again."""

    INITIATIEF = "initiatief"
    USED = "used"
    RESPONSE = "response"
    CITAAT = "citaat"
    ACCOUNT = "account"
    MEMBER = "member"


OF_NUMBERS = (Gone.INITIATIEF.value, Gone.USED.value)


def mark_of(kind: Gone, *what: Any) -> str:
    """The mark of the thing with these numbers and keys."""
    told = ascii((kind.value, *what)).encode("ascii")
    return blake2b(told, digest_size=MARK_BYTES).hexdigest()


def mark_of_response(row: Mapping[str, Any]) -> str:
    """The mark of a response: a number may be given again, so the rest must be the same too."""
    return mark_of(Gone.RESPONSE, *(row[name] for name in OF_RESPONSE))


def remember(kind: Gone, *what: Any, on: date, number: int = 0, session: Session) -> None:
    """Keep the mark of what goes now, or showed nowhere since that day."""
    keep_mark(
        {"mark": mark_of(kind, *what), "kind": kind.value, "number": number, "day": on}, session
    )


def keep_mark(row: Mapping[str, Any], session: Session) -> None:
    """Keep a mark that was made before. Not by way of the log, which must not tell of it."""
    connection, table = session.connection(), GoneRow.metadata.tables["gone"]
    there = select(GoneRow.mark).where(GoneRow.mark == row["mark"])
    if connection.execute(there).first() is None:
        connection.execute(table.insert().values(**row))


def remember_responses(ids: Sequence[int | None], today: date, *, session: Session) -> None:
    """Keep the marks of withdrawn responses, before they are erased."""
    table = ResponseRow.metadata.tables["response"]
    chosen = [table.c[name] for name in (*OF_RESPONSE, "withdrawn_on")]
    found = session.connection().execute(select(*chosen).where(table.c.id.in_(ids))).mappings()
    for one in map(dict, found.all()):
        row = {"mark": mark_of_response(one), "kind": Gone.RESPONSE.value, "number": one["id"]}
        keep_mark(row | {"day": one["withdrawn_on"] or today}, session)


def forget_marks(today: date, *, session: Session) -> None:
    """Those for which no backup is left. Numbers of initiatieven are never forgotten."""
    old = delete(GoneRow).where(
        col(GoneRow.day) < add_months(today, -MONTHS), col(GoneRow.kind).not_in(OF_NUMBERS)
    )
    session.connection().execute(old)


def next_number(*, session: Session) -> int | None:
    """For a new initiatief: SQLite would give the highest number again when it is free. None where
    the database sees to it.
    """
    if session.get_bind().dialect.name != "sqlite":
        return None
    used = select(func.max(GoneRow.number)).where(col(GoneRow.kind).in_(OF_NUMBERS))
    highest = session.exec(select(func.max(InitiatiefRow.id))).one() or 0
    return max(highest, session.exec(used).one() or 0) + 1
