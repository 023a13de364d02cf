"""Logging in and out.

`sign_in` and `change_password` take the engine and no session: what they count must stay when they
refuse, and a password is judged while no transaction is open. Call them from a thread; they take
some 50 ms, and longer when many log in at once.
"""

import secrets
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from storage.access_tables import AccountRow, LoginSessionRow
from storage.account_rows import find_account, find_login
from storage.asker import asker_of
from storage.asking import NotAllowed, check_right, command, query
from storage.engine import Who, reading, writing
from storage.finding import NotFound
from storage.hashing import hash_secret, is_outdated, matches
from storage.logging_changes import write_log
from storage.moment import now
from storage.one_time import LinkKind, withdraw_links
from storage.recognising import hash_session_token
from storage.throttle import count_try, forgive, limits_of_login, lock_access
from veranderverhaal.access import NOBODY, Kind, Right
from veranderverhaal.accounts import (
    NO_PASSWORD,
    NOT_TOGETHER,
    SESSION_LASTS,
    LoginSession,
    Refused,
    SignedIn,
    normalise_login,
)
from veranderverhaal.passwords import LONGEST, check_password, normalise_password
from veranderverhaal.text import NotAccepted, clean_line

TOKEN_BYTES = 32
MAX_BROWSER = 80


def sign_in(
    engine: Engine,
    login: str,
    password: str,
    *,
    address: str,
    browser: str,
    at: datetime | None = None,
) -> SignedIn:
    """Begin a session for who knows the password. Raises Refused.

    A login that does not exist costs the same time and gets the same answer. `browser` is made by
    veranderverhaal.browsers.describe_browser; end the session of the cookie before, if any, with
    sign_out.
    """
    at = at or now()
    limits = limits_of_login(normalise_login(login), address)
    with writing(engine, NOBODY) as session:
        counted = [row.id or 0 for row in count_try(limits, at=at, session=session)]
        found = find_login(login, session=session)
        key, kept = (found.key, found.password) if found and not found.closed else ("", None)
    if not _is_password(kept, password) or kept is None:
        raise Refused(NOT_TOGETHER)
    renewed = hash_secret(normalise_password(password)) if is_outdated(kept) else kept
    with writing(engine, NOBODY) as session:
        forgive(limits, counted, session=session)  # first, as it locks: see storage.throttle
        row = find_account(key, session=session)
        if row.closed or row.password != kept:  # changed while we were judging
            raise Refused(NOT_TOGETHER)
        row.password = renewed
        return begin_session(key, browser=browser, at=at, session=session)


def begin_session(
    account_key: str, *, browser: str, at: datetime | None = None, session: Session
) -> SignedIn:
    """A session for an account that proved who it is, for this package only.

    Raises NotFound, or Refused when the account is closed.
    """
    at = at or now()
    row = find_account(account_key, session=session)
    if row.closed:
        raise Refused(NOT_TOGETHER)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.exec(delete(LoginSessionRow).where(col(LoginSessionRow.until) <= at))
    session.add(
        LoginSessionRow(
            token=hash_session_token(token),
            account=row.key,
            made_at=at,
            until=at + SESSION_LASTS,
            browser=clean_line(browser[:MAX_BROWSER], limit=MAX_BROWSER),
        )
    )
    write_log("sign_in", account=row.key, name=row.name, session=session)
    return SignedIn(token, at + SESSION_LASTS, row.key, row.name)


@command(Right.NONE, logged=False)
def sign_out(token: str, *, session: Session) -> None:
    """End the session with this token: who has it may."""
    row = session.get(LoginSessionRow, hash_session_token(token))
    if row is not None:
        session.delete(row)


@command(Right.SIGNED_IN)
def sign_out_everywhere(account_key: str, *, session: Session) -> None:
    """End all sessions of an account, and links for a new password of it: one's own, or any for a
    beheerder. Raises NotAllowed."""
    asker = asker_of(session)
    if asker.account != account_key:
        check_right(Right.INSTALLATION, session=session)
    lock_access(session=session)
    row = find_account(account_key, session=session)
    end_sessions(row, session=session)
    withdraw_links(LinkKind.RESET, account=row.key, session=session)
    write_log("sign_out_everywhere", subject=row.name, session=session)


@command(Right.SIGNED_IN)
def end_session(key: str, *, session: Session) -> None:
    """End one of one's own sessions; `key` as in the list. Raises NotFound."""
    row = session.get(LoginSessionRow, key)
    asker = asker_of(session)
    if row is None or asker.kind is not Kind.ACCOUNT or row.account != asker.account:
        raise NotFound(key)
    session.delete(row)
    write_log("end_session", subject=row.browser, session=session)


@query(Right.SIGNED_IN)
def list_sessions(*, token: str = "", session: Session) -> list[LoginSession]:
    """One's own sessions that go on, newest first; `token` says which is this one."""
    rows = session.exec(
        select(LoginSessionRow)
        .where(
            LoginSessionRow.account == asker_of(session).account,
            col(LoginSessionRow.until) > now(),
        )
        .order_by(col(LoginSessionRow.made_at).desc())
    )
    own = hash_session_token(token)
    return [
        LoginSession(
            key=row.token,
            browser=row.browser,
            since=row.made_at,
            until=row.until,
            is_this_one=row.token == own,
            is_tablet=row.locked_to is not None,
        )
        for row in rows
    ]


def change_password(
    engine: Engine,
    old: str,
    new: str,
    *,
    who: Who,
    token: str = "",
    address: str,
    at: datetime | None = None,
) -> None:
    """Change the password of who asks, and end their other sessions than that with `token`. A link
    for a new password that was not used yet ends too.

    Raises NotAllowed, Refused when it was tried too often, or NotAccepted with field "old" or
    "password".
    """
    at = at or now()
    with reading(engine, who) as session:
        own = _own_row(session)
        login, name, kept = own.login, own.name, own.password
    if kept is None:
        raise Refused(NO_PASSWORD)
    checked = check_password(new, login, name)
    limits = limits_of_login(login, address)
    with writing(engine, who) as session:
        counted = [row.id or 0 for row in count_try(limits, at=at, session=session)]
    if not _is_password(kept, old):
        raise NotAccepted("old", "Dit is niet je wachtwoord van nu. Typ het nog eens.")
    hashed = hash_secret(checked)
    with writing(engine, who) as session:
        forgive(limits, counted, session=session)
        own = _own_row(session)
        if own.password != kept:
            raise NotAccepted("old", "Je wachtwoord is intussen al veranderd.")
        own.password = hashed
        session.add(own)
        end_sessions(own, but_for=token, session=session)
        withdraw_links(LinkKind.RESET, account=own.key, session=session)
        write_log("change_password", session=session)


def end_sessions(row: AccountRow, *, but_for: str = "", session: Session) -> None:
    """End the sessions of an account, for this package only; that with this token goes on."""
    session.exec(
        delete(LoginSessionRow).where(
            col(LoginSessionRow.account) == row.key,
            col(LoginSessionRow.token) != hash_session_token(but_for),
        )
    )


def _own_row(session: Session) -> AccountRow:
    asker = asker_of(session)
    if asker.kind is not Kind.ACCOUNT:
        raise NotAllowed(asker, Right.SIGNED_IN)
    return find_account(asker.account, session=session)


def _is_password(kept: str | None, password: str) -> bool:
    """Compared with nothing at all when it is longer than any can be: in the same time."""
    typed = normalise_password(password)
    return matches(kept if len(typed) <= LONGEST else None, typed[:LONGEST])
