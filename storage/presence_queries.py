"""Who has an initiatief open now, in whatever process of the program."""

import hashlib
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.access_tables import LogRow, PresenceRow
from storage.asker import asker_of
from storage.asking import check_right, query
from storage.moment import now
from storage.queries import data_version
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.clock import MAY_DIFFER
from veranderverhaal.presence import GONE_AFTER, Around, Present


@query(Right.SEE)
def look_around(slug: str, tab: str, *, at: datetime | None = None, session: Session) -> Around:
    """The number of the last change and who else is there, in one look. Raises NotFound."""
    others = tuple(who_is_there(slug, tab, at=at, session=session))
    last = session.exec(
        select(LogRow.id, LogRow.account, LogRow.name)
        .join(InitiatiefRow, col(InitiatiefRow.id) == LogRow.initiatief_id)
        .where(InitiatiefRow.slug == slug)
        .order_by(col(LogRow.at).desc(), col(LogRow.id).desc())
        .limit(1)
    ).first()
    told, account, name = last or (0, "", "")
    teller = name if account and account != asker_of(session).account else ""
    return Around(data_version(slug, session=session), others, told or 0, teller)


@query(Right.SEE)
def who_is_there(
    slug: str, tab: str, *, at: datetime | None = None, session: Session
) -> list[Present]:
    """The other windows that were heard of lately, by name."""
    check_right(Right.SIGNED_IN, session=session)
    moment = at or now()
    since = moment - timedelta(seconds=GONE_AFTER)
    rows = session.exec(
        select(PresenceRow)
        .join(InitiatiefRow, col(InitiatiefRow.id) == PresenceRow.initiatief_id)
        .where(
            InitiatiefRow.slug == slug,
            PresenceRow.tab != key_of_window(tab, session),
            col(PresenceRow.seen_at).between(since, moment + MAY_DIFFER),
        )
    )
    own = asker_of(session).account
    found = [
        Present(row.name, row.page, row.place, own=bool(own) and row.account == own) for row in rows
    ]
    return sorted(found, key=lambda one: (one.own, not one.name, one.name.casefold(), one.page))


def key_of_window(tab: str, session: Session) -> str:
    """Nobody can speak for a window of another account by telling its number."""
    told = f"{asker_of(session).account}\0{tab}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
