"""Reading how an initiatief looks after what people said: its settings, and what waits to go."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import true
from sqlmodel import Session, col, func, select

from storage.access_tables import HousekeepingRow, LogRow, PrivacyRow
from storage.asking import asker_of, query
from storage.finding import find_row
from storage.meting_tables import MetingRow, ResponseRow
from storage.removal_days import marked_tables
from storage.tables import InitiatiefRow
from storage.tally_tables import ResponseCountRow
from veranderverhaal.access import Right, may
from veranderverhaal.meting import Channel
from veranderverhaal.plain import WrongShape, from_compact
from veranderverhaal.privacy import Privacy, check_privacy
from veranderverhaal.retention import Kept, due, last_day_of
from veranderverhaal.text import NotAccepted

TIDY = "tidy"  # in the log and in the housekeeping
CITAAT, RESPONSE = "citaat", "response"
KINDS = {one.value for one in Kept}


@dataclass(frozen=True)
class PaperPile:
    """The paper forms of a meting that are typed in; `last` is when the last of them were."""

    meting: str
    name: str
    last: date


@dataclass(frozen=True)
class RemovedInitiatief:
    """An initiatief that was taken away. `erase_on` None: the next night decides the day."""

    slug: str
    name: str
    erase_on: date | None


@dataclass(frozen=True)
class Tidying:
    """When something of an initiatief was tidied away, and how much of each kind."""

    at: datetime
    counts: Mapping[Kept, int]


@query(Right.MANAGE)
def load_privacy(slug: str, *, session: Session) -> Privacy:
    """What a group wrote on its privacy page; the default before that. Raises NotFound."""
    row = find_row(slug, session=session)
    assert row.id is not None
    return privacy_of(row.id, session=session)


@query(Right.FILL_IN)
def list_old_paper(slug: str, *, today: date, session: Session) -> list[PaperPile]:
    """The paper that is kept too long, by meting. Raises NotFound."""
    row = find_row(slug, session=session)
    assert row.id is not None
    terms = privacy_of(row.id, session=session).terms
    found = session.exec(
        select(MetingRow.key, MetingRow.name, col(MetingRow.paper_gone_on), _last_week())
        .join(ResponseCountRow, _is_counted())
        .where(
            MetingRow.initiatief_id == row.id,
            col(MetingRow.removed).is_(False),
            col(MetingRow.made_up).is_(False),
            ResponseCountRow.channel == Channel.PAPER.value,
        )
        .group_by(MetingRow.key, MetingRow.name, col(MetingRow.paper_gone_on))
    )
    piles = [(PaperPile(key, name, last), gone) for key, name, gone, last in _with_days(found)]
    return [
        pile
        for pile, gone in piles
        if due(Kept.PAPER, pile.last, terms, today) and (gone is None or gone < pile.last)
    ]


@query(Right.MANAGE)
def count_kept(slug: str, *, session: Session) -> Mapping[Kept, int]:
    """How much there is now of each kind that goes after a time. Raises NotFound."""
    number = find_row(slug, session=session).id
    counts: Counter[Kept] = Counter()
    for table, mark, _ in marked_tables():
        is_there = table.c.meting != "" if table.name == RESPONSE else true()
        marked = select(func.count()).where(
            table.c.initiatief_id == number, table.c[mark].is_(True), is_there
        )
        kinds = {CITAAT: Kept.CITATEN, RESPONSE: Kept.WITHDRAWN}
        counts[kinds.get(table.name, Kept.PARTS)] += session.exec(marked).one()
    made_up = select(MetingRow.key).where(
        MetingRow.initiatief_id == number, col(MetingRow.made_up).is_(True)
    )
    codes = select(func.count(func.distinct(col(ResponseRow.person)))).where(
        ResponseRow.initiatief_id == number,
        ResponseRow.person != "",
        col(ResponseRow.meting).not_in(made_up),
    )
    log = select(func.count()).where(LogRow.initiatief_id == number)
    counts[Kept.CODES] = session.exec(codes).one()
    counts[Kept.LOG] = session.exec(log).one()
    return counts


@query(Right.MANAGE)
def list_tidyings(slug: str, *, limit: int = 5, session: Session) -> list[Tidying]:
    """When something was tidied away here, newest first. Raises NotFound."""
    rows = session.exec(
        select(LogRow.at, LogRow.changes)
        .where(LogRow.initiatief_id == find_row(slug, session=session).id, LogRow.action == TIDY)
        .order_by(col(LogRow.id).desc())
        .limit(limit)
    )
    return [Tidying(at, _read_counts(changes)) for at, changes in rows]


@query(Right.SIGNED_IN)
def last_tidied(*, session: Session) -> datetime | None:
    """When everything was gone through last; None when it never was."""
    row = session.get(HousekeepingRow, TIDY)
    return row.at if row else None


@query(Right.SIGNED_IN)
def list_removed_initiatieven(*, session: Session) -> list[RemovedInitiatief]:
    """What was taken away, of the initiatieven that who asks looks after."""
    asker = asker_of(session)
    rows = session.exec(
        select(InitiatiefRow.slug, InitiatiefRow.name, col(InitiatiefRow.erase_on)).where(
            col(InitiatiefRow.removed_at).is_not(None)
        )
    )
    found = [RemovedInitiatief(*row) for row in rows if may(asker, Right.MANAGE, row[0])]
    return sorted(found, key=lambda one: (one.name.casefold(), one.slug))


def privacy_of(initiatief_id: int, *, session: Session) -> Privacy:
    """As load_privacy, for this package; the default when what is kept cannot be read."""
    row = session.get(PrivacyRow, initiatief_id)
    if row is None:
        return Privacy()
    try:
        found = check_privacy(from_compact(Privacy, row.content))
    except (WrongShape, NotAccepted, ValueError):
        found = Privacy()
    return replace(found, revision=row.revision)


def _read_counts(changes: str) -> dict[Kept, int]:
    return {Kept(kind): int(number) for kind, _, number in json.loads(changes) if kind in KINDS}


def _last_week() -> Any:
    return func.max(ResponseCountRow.week)


def _with_days(found: Any) -> list[tuple[str, str, date | None, date]]:
    return [
        (key, name, gone, day)
        for key, name, gone, week in found
        if (day := last_day_of(week)) is not None
    ]


def _is_counted() -> Any:
    return (
        (col(ResponseCountRow.initiatief_id) == MetingRow.initiatief_id)
        & (col(ResponseCountRow.meting) == MetingRow.key)
        & (col(ResponseCountRow.number) > 0)
    )
