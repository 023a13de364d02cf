"""Reading the log."""

import json
from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from storage.access_tables import LogRow
from storage.asking import query
from storage.finding import find_row
from veranderverhaal.access import Right
from veranderverhaal.log_entry import FieldChange, LogEntry, LogPerson

PAGE = 50


@query(Right.MANAGE)
def list_log(
    slug: str,
    *,
    limit: int = PAGE,
    before_id: int | None = None,
    person: LogPerson | None = None,
    actions: Collection[str] = (),
    session: Session,
) -> list[LogEntry]:
    """What was changed in an initiatief, newest first, those older than `before_id`.

    Of one person, and only these actions, where that is asked. Raises NotFound.
    """
    chosen = [LogRow.initiatief_id == find_row(slug, session=session).id]
    return _list(chosen, limit, before_id, person, actions, session)


@query(Right.INSTALLATION)
def list_installation_log(
    *, limit: int = PAGE, before_id: int | None = None, session: Session
) -> list[LogEntry]:
    """As list_log, of what is about no initiatief: accounts and logging in."""
    return _list([col(LogRow.initiatief_id).is_(None)], limit, before_id, None, (), session)


@query(Right.MANAGE)
def list_log_people(slug: str, *, session: Session) -> list[LogPerson]:
    """Who changed anything in an initiatief, by name. Raises NotFound."""
    number = find_row(slug, session=session).id
    found = select(LogRow.account, LogRow.name).where(LogRow.initiatief_id == number).distinct()
    people = [LogPerson(account, name) for account, name in session.exec(found)]
    return sorted(people, key=lambda one: (one.name.casefold(), one.account))


def _list(
    chosen: list[Any],
    limit: int,
    before_id: int | None,
    person: LogPerson | None,
    actions: Collection[str],
    session: Session,
) -> list[LogEntry]:
    question = select(LogRow).where(*chosen)
    if before_id is not None:
        question = question.where(col(LogRow.id) < before_id)
    if person is not None:
        question = question.where(LogRow.account == person.account, LogRow.name == person.name)
    if actions:
        question = question.where(col(LogRow.action).in_(actions))
    newest = question.order_by(col(LogRow.id).desc()).limit(limit)
    return [to_entry(row) for row in session.exec(newest)]


def to_entry(row: LogRow) -> LogEntry:
    """What a row tells, for this package only."""
    return LogEntry(
        id=row.id or 0,
        at=row.at,
        action=row.action,
        name=row.name,
        account=row.account,
        subject=row.subject,
        changes=tuple(FieldChange(*one) for one in json.loads(row.changes)),
    )
