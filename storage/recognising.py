"""From what a browser shows us to who asks."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session, col, select

from storage.access_tables import AccountRow, LoginSessionRow, MembershipRow
from storage.asking import query
from storage.moment import now as now
from storage.tables import InitiatiefRow
from veranderverhaal.access import HERE, NOBODY, Asker, Kind, Right, Role
from veranderverhaal.accounts import SESSION_LASTS
from veranderverhaal.clock import is_made

# What the plain routes (web) give a browser, and the pages (dashboard) find with it again.
COOKIE = "veranderverhaal"
# A browser takes this name only with Secure, with Path=/ and without Domain: no neighbour sets it.
SECURE_COOKIE = f"__Host-{COOKIE}"
# Put on a request from this computer itself by web.guard, which takes away any other.
HERE_HEADER = "x-veranderverhaal-here"


def recognised(token: str, *, here: bool) -> Callable[[Session], Asker]:
    """Who asks, for storage.engine: looked up again in every session of the database.

    `token` is that of the cookie, "" without; `here` says that the request came from this computer
    itself while the program listens to nothing else.
    """
    return partial(_recognise, token, here)


def hash_session_token(token: str) -> str:
    """What is kept of a token: who reads the database cannot log in with it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def has_accounts(*, session: Session) -> bool:
    """Whether an account was ever made, closed ones included: from then on everybody logs in."""
    return session.exec(select(AccountRow.key).limit(1)).first() is not None


def find_login_session(token: str, *, session: Session) -> LoginSessionRow | None:
    """The row of a session that goes on, for this package only."""
    row = session.get(LoginSessionRow, hash_session_token(token)) if token else None
    return row if row is not None and _goes_on(row, now()) else None


def _goes_on(row: LoginSessionRow, at: datetime) -> bool:
    """A lock without an account stays whatever the clock says: see storage.tablet_queries."""
    return row.until > at and (row.account is None or is_made(row.made_at, at))


@query(Right.NONE)
def locked_to(token: str, *, session: Session) -> str | None:
    """The short name of the initiatief on whose forms a browser was locked; None when it is not."""
    kept = find_login_session(token, session=session)
    if kept is None or kept.locked_to is None:
        return None
    slug: str = session.exec(
        select(InitiatiefRow.slug).where(InitiatiefRow.id == kept.locked_to)
    ).one()
    return slug


def asker_of_account(key: str, *, session: Session) -> Asker:
    """What an account may now, for this package only; nobody when it is closed or gone."""
    account = session.get(AccountRow, key)
    return NOBODY if account is None or account.closed else _as_asker(account, session)


@query(Right.NONE)
def is_computer_locked(*, session: Session) -> bool:
    """Whether a browser of a computer without accounts is in the invoerstand: then all of it is."""
    return _has_lock(session) and not has_accounts(session=session)


@query(Right.NONE)
def is_locked_out(token: str, *, here: bool, session: Session) -> bool:
    """Whether a browser is in the invoerstand, or is on a computer that is."""
    if locked_to(token, session=session) is not None:
        return True
    return here and is_computer_locked(session=session)


def _recognise(token: str, here: bool, session: Session) -> Asker:
    kept = find_login_session(token, session=session)
    if kept is not None and kept.locked_to is not None:
        return NOBODY  # a tablet that goes from hand to hand
    if kept is not None and kept.account is not None:
        return asker_of_account(kept.account, session=session)
    # Without accounts a browser without a cookie is as good as any: the lock is on them all.
    is_free = here and not has_accounts(session=session) and not _has_lock(session)
    return HERE if is_free else NOBODY


def _has_lock(session: Session) -> bool:
    lock = select(LoginSessionRow.token).where(
        col(LoginSessionRow.account).is_(None),
        col(LoginSessionRow.locked_to).is_not(None),
        col(LoginSessionRow.made_at) > now() - SESSION_LASTS,
    )
    return session.exec(lock.limit(1)).first() is not None


def _as_asker(account: AccountRow, session: Session) -> Asker:
    found = session.exec(
        select(InitiatiefRow.slug, MembershipRow.role)
        .join(InitiatiefRow, col(InitiatiefRow.id) == MembershipRow.initiatief_id)
        .where(MembershipRow.account == account.key)
    )
    roles = {slug: Role(role) for slug, role in found}
    return Asker(Kind.ACCOUNT, account.key, account.name, account.administrator, roles)
