"""Too many tries to log in, from somewhere or of some account."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage.access_tables import LoginAttemptRow
from storage.engine import reading
from storage.moment import now
from storage.throttle import count_try
from tests.storage.helpers import run
from tests.storage.people import (
    ADDRESS,
    PASSWORD,
    add_somebody,
    count_rows,
    enter,
    refusal,
    while_undecided,
)
from veranderverhaal.access import NOBODY
from veranderverhaal.accounts import Refused

pytestmark = pytest.mark.usefixtures("quick")
AT = now()


@pytest.mark.parametrize("login", ["els", "niemand"])
def test_after_five_failures_one_waits_longer_and_longer_known_or_not(sqlite, quick, login):
    add_somebody(sqlite, "els")
    at = AT
    for _ in range(5):
        assert refusal(sqlite, login, at=at).retry_seconds == 0
    waits, before = [], quick.verified
    for _ in range(4):
        waits.append(refusal(sqlite, login, PASSWORD, at=at).retry_seconds)
        at += timedelta(seconds=waits[-1])
        refusal(sqlite, login, at=at)
    assert waits == [30, 60, 120, 240]
    assert quick.verified == before + 4  # while one waits, no password is looked at
    assert refusal(sqlite, login, at=at).message.startswith(
        "Dit is te vaak geprobeerd. Wacht 8 min"
    )


def test_who_waited_may_try_again_and_then_all_is_forgotten(sqlite):
    add_somebody(sqlite, "els")
    for _ in range(5):
        refusal(sqlite, "els", at=AT)
    assert refusal(sqlite, "els", PASSWORD, at=AT).retry_seconds == 30
    assert enter(sqlite, "els", at=AT + timedelta(seconds=30))
    for _ in range(4):
        assert refusal(sqlite, "els", at=AT + timedelta(seconds=31)).retry_seconds == 0
    assert enter(sqlite, "els", at=AT + timedelta(seconds=32))


def test_who_tries_to_lock_somebody_out_locks_out_the_own_address_first(sqlite):
    add_somebody(sqlite, "els")
    for _ in range(6):
        refusal(sqlite, "els", at=AT, address="198.51.100.1")
    assert enter(sqlite, "els", at=AT, address=ADDRESS)


def test_one_account_from_many_addresses_waits_too(sqlite):
    add_somebody(sqlite, "els")
    for number in range(20):
        assert not refusal(sqlite, "els", at=AT, address=f"198.51.100.{number}").retry_seconds
    assert refusal(sqlite, "els", PASSWORD, at=AT, address="198.51.100.99").retry_seconds == 30


def test_many_accounts_from_one_address_wait_and_one_success_clears_nothing_of_that(sqlite):
    add_somebody(sqlite, "els")
    for number in range(19):
        assert not refusal(sqlite, f"wie{number}", at=AT, address="2001:db8::1").retry_seconds
    assert enter(sqlite, "els", at=AT, address="2001:db8::2")
    assert not refusal(sqlite, "wie19", at=AT, address="2001:db8::3").retry_seconds
    assert refusal(sqlite, "els", PASSWORD, at=AT, address="2001:db8::4").retry_seconds == 30
    assert enter(sqlite, "els", at=AT, address=ADDRESS)


def test_of_tries_at_the_same_moment_each_is_counted_before_the_next(engine):
    limits = {"somebody": 1}

    def count(session: Session) -> None:
        count_try(limits, at=AT, session=session)

    ended = while_undecided(engine, NOBODY, count, lambda: run(engine, count_try, limits, at=AT))
    assert isinstance(ended, Refused)
    assert ended.retry_seconds == 30


def test_what_is_kept_of_tries_names_nobody_and_is_gone_after_an_hour(engine):
    refusal(engine, "els", at=AT)
    with reading(engine) as session:
        kept = [row.who for row in session.exec(select(LoginAttemptRow))]
    assert len(kept) == 3
    assert all(len(who) == 32 and "els" not in who and "192" not in who for who in kept)
    refusal(engine, "piet", at=AT + timedelta(hours=1))
    assert count_rows(engine, LoginAttemptRow) == 3
