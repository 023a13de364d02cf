"""Commands about a tablet that is locked on the forms of one initiatief.

They change no data of an initiatief, so its version stays. A PIN is hashed and compared outside
the transaction: storage.tablets does these steps in their order.
"""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.access_tables import AccountRow, LoginSessionRow
from storage.asking import NotAllowed, asker_of, command
from storage.commands.shared import id_of
from storage.finding import find_row
from storage.logging_changes import write_log
from storage.recognising import find_login_session, hash_session_token, now
from veranderverhaal.access import HERE, Kind, Right
from veranderverhaal.clock import MAY_DIFFER
from veranderverhaal.tablet import MOST_WRONG_PINS, WRONG_PIN_WAIT, Unlocking

TOKEN_BYTES = 32
# A lock without an account goes on until the PIN is typed: see storage.tablet_queries.is_past.
LOCK_LASTS = timedelta(days=3650)


@command(Right.FILL_IN)
def lock_tablet(
    slug: str, pin: str, *, token: str = "", browser: str = "", session: Session
) -> str:
    """Lock the session of who asks on the forms of an initiatief; the token it has from now on.

    `pin` is a hash. Where nobody has an account there is no session yet: one is made. Raises
    NotFound, NotAllowed when the token is not that of who asks.
    """
    row = find_row(slug, session=session)
    if asker_of(session).kind is Kind.ACCOUNT:
        kept = _own_session(token, session)
    else:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        kept = _make_session(token, browser)
    kept.locked_to, kept.pin, kept.pin_failures, kept.pin_wait = id_of(row), pin, 0, None
    session.add(kept)
    write_log("lock_tablet", initiatief_id=row.id, session=session)
    return token


@command(Right.NONE, logged=False)
def take_pin_try(token: str, *, session: Session) -> str | Unlocking:
    """The hash to compare a PIN with, counted as wrong beforehand; or why there is none.

    Two that try at once take two tries.
    """
    kept = _find_locked(token, session)
    if kept is None:
        return Unlocking(ended=True)
    if kept.pin_wait is not None:
        if now() < kept.pin_wait <= now() + WRONG_PIN_WAIT + MAY_DIFFER:
            return Unlocking(wait_seconds=_seconds_until(kept.pin_wait))
        kept.pin_wait, kept.pin_failures = None, 0
    if kept.pin_failures >= MOST_WRONG_PINS:
        return _stop(kept, session)
    kept.pin_failures += 1
    session.add(kept)
    return kept.pin or ""


@command(Right.NONE)
def refuse_pin(token: str, *, session: Session) -> Unlocking:
    """What follows on a wrong PIN; its try was taken before."""
    kept = _find_locked(token, session)
    if kept is None:
        return Unlocking(ended=True)
    left = MOST_WRONG_PINS - kept.pin_failures
    return Unlocking(tries_left=left) if left > 0 else _stop(kept, session)


@command(Right.NONE)
def unlock_tablet(token: str, pin: str, *, session: Session) -> Unlocking:
    """Open the lock. `pin` is the hash that the right PIN was compared with just now."""
    kept = _find_locked(token, session)
    if kept is None or not secrets.compare_digest(kept.pin or "", pin):
        return Unlocking(ended=True)
    account = session.get(AccountRow, kept.account) if kept.account else None
    _tell("unlock_tablet", kept, account.name if account else HERE.name, session)
    if kept.account is None:
        session.delete(kept)
        return Unlocking(unlocked=True)
    kept.locked_to, kept.pin, kept.pin_failures, kept.pin_wait = None, None, 0, None
    session.add(kept)
    return Unlocking(unlocked=True, had_account=True)


@command(Right.INSTALLATION)
def end_locks(*, session: Session) -> None:
    """End the locks of a computer without accounts: their cookie may be lost.

    For who starts the program; who can do that sits at the computer.
    """
    locks = select(LoginSessionRow).where(
        col(LoginSessionRow.account).is_(None), col(LoginSessionRow.locked_to).is_not(None)
    )
    for kept in session.exec(locks).all():
        write_log("unlock_tablet", initiatief_id=kept.locked_to, session=session)
        session.delete(kept)


def _own_session(token: str, session: Session) -> LoginSessionRow:
    asker = asker_of(session)
    kept = find_login_session(token, session=session)
    if kept is None or kept.account != asker.account:
        raise NotAllowed(asker, Right.FILL_IN)
    return kept


def _make_session(token: str, browser: str) -> LoginSessionRow:
    begun = now()
    return LoginSessionRow(
        token=hash_session_token(token),
        made_at=begun,
        until=begun + LOCK_LASTS,
        browser=browser,
    )


def _find_locked(token: str, session: Session) -> LoginSessionRow | None:
    """The row, held until the transaction ends."""
    return session.exec(
        select(LoginSessionRow)
        .where(
            LoginSessionRow.token == hash_session_token(token),
            LoginSessionRow.until > now(),
            LoginSessionRow.locked_to != None,  # noqa: E711
        )
        .with_for_update()
    ).first()


def _stop(kept: LoginSessionRow, session: Session) -> Unlocking:
    """Too many wrong PINs: the session ends, or where nobody can log in a wait begins."""
    _tell("wrong_pins", kept, "een tablet", session)
    if kept.account is not None:
        session.delete(kept)
        return Unlocking(had_account=True, ended=True)
    kept.pin_wait = now() + WRONG_PIN_WAIT
    session.add(kept)
    return Unlocking(wait_seconds=_seconds_until(kept.pin_wait))


def _tell(action: str, kept: LoginSessionRow, name: str, session: Session) -> None:
    """In the log: who asks is nobody, as far as the database knows."""
    write_log(
        action,
        initiatief_id=kept.locked_to,
        account=kept.account or "",
        name=name,
        session=session,
    )


def _seconds_until(moment: datetime) -> int:
    return -(-(moment - now()) // timedelta(seconds=1))
