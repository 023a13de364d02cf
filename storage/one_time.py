"""Links and codes that work once: of each only a hash is kept, and one user of two wins."""

import secrets
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select, update

from storage.access_tables import OneTimeLinkRow
from storage.asker import asker_of
from storage.engine import writing
from storage.recognising import hash_session_token
from storage.throttle import count_try, forgive, limits_of_address
from veranderverhaal.access import NOBODY
from veranderverhaal.accounts import LINK_OVER, Refused
from veranderverhaal.clock import PUT_RIGHT, is_made

TOKEN_BYTES = 32


class LinkKind(Enum):
    """What a link or code opens."""

    FIRST = "first"
    INVITATION = "invitation"
    RESET = "reset"


def make_link(
    kind: LinkKind,
    *,
    at: datetime,
    lasts: timedelta,
    token: str = "",
    initiatief_id: int | None = None,
    role: str = "",
    account: str | None = None,
    session: Session,
) -> tuple[str, datetime]:
    """Keep a new link; its token (a fresh one when none is given) and until when it works."""
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        OneTimeLinkRow(
            token=hash_session_token(token),
            kind=kind.value,
            initiatief_id=initiatief_id,
            role=role,
            account=account,
            made_by=asker_of(session).account,
            made_at=at,
            until=at + lasts,
        )
    )
    return token, at + lasts


def find_link(
    kind: LinkKind, token: str, *, at: datetime, session: Session
) -> OneTimeLinkRow | None:
    """The link with this token while it works. Found by hash: the time tells nothing of a token."""
    row = session.get(OneTimeLinkRow, hash_session_token(token))
    if row is None or row.kind != kind.value or row.used:
        return None
    return row if row.until > at and is_made(row.made_at, at) else None


def check_link(engine: Engine, kind: LinkKind, token: str, *, address: str, at: datetime) -> None:
    """Raises Refused when a link does not work, and counts that; for this package only."""
    limits = limits_of_address(address)
    with writing(engine, NOBODY) as session:
        counted = [row.id or 0 for row in count_try(limits, at=at, session=session)]
        works = find_link(kind, token, at=at, session=session) is not None
        if works:
            forgive(limits, counted, session=session)
    if not works:
        raise Refused(LINK_OVER)


def use_link(
    kind: LinkKind, token: str, *, at: datetime, session: Session
) -> OneTimeLinkRow | None:
    """The link, now used; None when it does not work, or when someone else was first."""
    using = (
        update(OneTimeLinkRow)
        .where(
            col(OneTimeLinkRow.token) == hash_session_token(token),
            col(OneTimeLinkRow.kind) == kind.value,
            col(OneTimeLinkRow.used).is_(False),
            col(OneTimeLinkRow.until) > at,
            col(OneTimeLinkRow.made_at) <= at + PUT_RIGHT,
        )
        .values(used=True)
    )
    if session.exec(using).rowcount != 1:
        return None
    return session.exec(
        select(OneTimeLinkRow).where(OneTimeLinkRow.token == hash_session_token(token))
    ).one()


def withdraw_links(
    kind: LinkKind,
    *,
    account: str | None = None,
    made_by: str | None = None,
    initiatief_id: int | None = None,
    session: Session,
) -> None:
    """Make links that were not used yet work no longer: all of a kind, or as the rest says."""
    ended = [col(OneTimeLinkRow.kind) == kind.value, col(OneTimeLinkRow.used).is_(False)]
    if account is not None:
        ended.append(col(OneTimeLinkRow.account) == account)
    if made_by is not None:
        ended.append(col(OneTimeLinkRow.made_by) == made_by)
    if initiatief_id is not None:
        ended.append(col(OneTimeLinkRow.initiatief_id) == initiatief_id)
    session.exec(delete(OneTimeLinkRow).where(*ended))
