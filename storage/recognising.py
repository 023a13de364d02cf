"""From what a browser shows us to who asks."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from sqlmodel import Session, col, select

from storage.access_tables import AccountRow, LoginSessionRow, MembershipRow
from storage.tables import InitiatiefRow
from veranderverhaal.access import HERE, NOBODY, Asker, Kind, Role


def recognised(token: str, *, here: bool) -> Callable[[Session], Asker]:
    """Who asks, for storage.engine: looked up again in every session of the database.

    `token` is that of the cookie, "" without; `here` says that the request came from this computer
    itself while the program listens to nothing else.
    """
    return partial(_recognise, token, here)


def hash_session_token(token: str) -> str:
    """What is kept of a token: who reads the database cannot log in with it."""
    return hashlib.sha256(token.encode()).hexdigest()


def has_accounts(*, session: Session) -> bool:
    """Whether an account was ever made, closed ones included: from then on everybody logs in."""
    return session.exec(select(AccountRow.key).limit(1)).first() is not None


def find_login_session(token: str, *, session: Session) -> LoginSessionRow | None:
    """The row of a session that goes on, for this package only."""
    row = session.get(LoginSessionRow, hash_session_token(token)) if token else None
    return row if row is not None and row.until > now() else None


def now() -> datetime:
    """This moment as it is kept: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _recognise(token: str, here: bool, session: Session) -> Asker:
    kept = find_login_session(token, session=session)
    if kept is not None and kept.locked_to is not None:
        return NOBODY  # a tablet that goes from hand to hand
    if kept is not None and kept.account is not None:
        account = session.get(AccountRow, kept.account)
        return NOBODY if account is None or account.closed else _as_asker(account, session)
    return HERE if here and not has_accounts(session=session) else NOBODY


def _as_asker(account: AccountRow, session: Session) -> Asker:
    found = session.exec(
        select(InitiatiefRow.slug, MembershipRow.role)
        .join(InitiatiefRow, col(InitiatiefRow.id) == MembershipRow.initiatief_id)
        .where(MembershipRow.account == account.key)
    )
    roles = {slug: Role(role) for slug, role in found}
    return Asker(Kind.ACCOUNT, account.key, account.name, account.administrator, roles)
