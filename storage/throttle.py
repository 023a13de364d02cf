"""Tries to log in or to use a link for once, counted before they are judged.

What is kept of who tries is a keyed hash, and that for an hour.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session, col, delete, select

from storage.access_tables import LoginAttemptRow
from storage.meting_queries import INSTALLATION
from storage.meting_tables import SecretRow
from veranderverhaal.accounts import Refused
from veranderverhaal.clock import MAY_DIFFER
from veranderverhaal.throttling import (
    MOST_PER_ACCOUNT,
    MOST_PER_ADDRESS,
    MOST_PER_PAIR,
    REMEMBERED,
    household,
    wait_seconds,
    waiting_words,
)

Limits = Mapping[str, int]  # for each who: how many may fail before it has to wait


def limits_of_login(login: str, address: str) -> Limits:
    """What a try of this account from this address counts for."""
    return {
        f"pair {login} {household(address)}": MOST_PER_PAIR,
        f"account {login}": MOST_PER_ACCOUNT,
        **limits_of_address(address),
    }


def limits_of_address(address: str) -> Limits:
    """What a try of a link or code from this address counts for."""
    return {f"address {household(address)}": MOST_PER_ADDRESS}


def count_try(limits: Limits, *, at: datetime, session: Session) -> list[LoginAttemptRow]:
    """Count a try as a failure, until it turns out to be none. Raises Refused when it must wait.

    Counting comes first and one by one: a hundred tries in the same moment are a hundred.
    """
    secret = lock_access(session=session)
    forget_tries(at=at, session=session)
    hashed = {_hash(who, secret): most for who, most in limits.items()}
    rows = session.exec(select(LoginAttemptRow).where(col(LoginAttemptRow.who).in_(hashed))).all()
    wait = max(
        wait_seconds([row.at for row in rows if row.who == who], at, most=most)
        for who, most in hashed.items()
    )
    if wait:
        raise Refused(waiting_words(wait), wait)
    counted = [LoginAttemptRow(who=who, at=at) for who in hashed]
    session.add_all(counted)
    session.flush()
    return counted


def forgive(limits: Limits, counted: Iterable[int], *, session: Session) -> None:
    """It was no failure: forget this try, and what failed before but for the address."""
    secret = lock_access(session=session)
    ours = [_hash(who, secret) for who in limits if not who.startswith("address ")]
    forgotten = col(LoginAttemptRow.who).in_(ours) | col(LoginAttemptRow.id).in_(list(counted))
    session.exec(delete(LoginAttemptRow).where(forgotten))


def forget_tries(*, at: datetime, session: Session) -> None:
    """Erase what is too long ago to count, and what cannot have been yet."""
    tried = col(LoginAttemptRow.at)
    past = (tried <= at - REMEMBERED) | (tried > at + MAY_DIFFER)
    session.exec(delete(LoginAttemptRow).where(past))


def lock_access(*, session: Session) -> bytes:
    """The installation's secret, held until the transaction ends: who counts, counts alone.

    Lock this before any row of an account or a link: who takes them the other way round may wait
    for ever. SQLite has one writer at a time anyway.
    """
    question = select(SecretRow.value).where(SecretRow.name == INSTALLATION).with_for_update()
    return bytes.fromhex(session.exec(question).one())


def _hash(who: str, secret: bytes) -> str:
    return hashlib.blake2b(
        who.encode("utf-8", "surrogatepass"), key=secret[:64], digest_size=16
    ).hexdigest()
