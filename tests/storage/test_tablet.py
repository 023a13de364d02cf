"""A tablet that is locked on the forms of one initiatief, and opened again with its PIN."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage.access_tables import AccountRow, LoginSessionRow, LogRow, MembershipRow
from storage.asking import NotAllowed, asker_of
from storage.commands import set_meting_state
from storage.commands.tablet import end_locks
from storage.engine import reading, writing
from storage.recognising import (
    hash_session_token,
    is_computer_locked,
    is_locked_out,
    now,
    recognised,
)
from storage.tables import InitiatiefRow
from storage.tablet_queries import is_locked, load_tablet
from storage.tablets import lock_with_pin, unlock_with_pin
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run
from veranderverhaal.access import HERE, NOBODY, Asker, Kind, Role, guest_of
from veranderverhaal.meting import MetingState
from veranderverhaal.tablet import MOST_WRONG_PINS, Unlocking

PIN, TOKEN = "4719", "a token of who logged in"


@pytest.fixture
def street(engine: Engine) -> Engine:
    """An open meting, and a vrijwilliger who logged in."""
    fill_with_meting(engine)
    with writing(engine) as session:
        row = session.exec(select(InitiatiefRow)).one()
        session.add(AccountRow(key="v", login="v", name="Vera", made_on=date(2026, 1, 1)))
        session.flush()
        session.add(
            MembershipRow(
                account="v",
                initiatief_id=row.id or 0,
                role=Role.VOLUNTEER.value,
                since=date(2026, 1, 1),
            )
        )
        session.add(
            LoginSessionRow(
                token=hash_session_token(TOKEN),
                account="v",
                made_at=now(),
                until=now() + timedelta(hours=12),
            )
        )
    return engine


def lock(engine: Engine, token: str = TOKEN) -> str:
    who = recognised(token, here=False)
    return lock_with_pin(engine, who, SLUG, PIN, PIN, token=token, browser="Chrome")


def lock_here(engine: Engine) -> str:
    return lock_with_pin(engine, HERE, SLUG, PIN, PIN, token="", browser="Chrome")


def kind_of(engine: Engine, token: str, *, here: bool = False) -> Kind:
    with reading(engine, recognised(token, here=here)) as session:
        return asker_of(session).kind


def actions(engine: Engine) -> list[str]:
    with reading(engine) as session:
        wanted = ("lock_tablet", "unlock_tablet", "wrong_pins")
        found = session.exec(select(LogRow).order_by(LogRow.id))  # type: ignore[arg-type]
        return [one.action for one in found if one.action in wanted]


def let_time_pass(engine: Engine, token: str, passed: timedelta) -> None:
    with writing(engine) as session:
        kept = session.get_one(LoginSessionRow, hash_session_token(token))
        kept.made_at, kept.until = kept.made_at - passed, kept.until - passed
        kept.pin_wait = kept.pin_wait and kept.pin_wait - passed
        session.add(kept)


def test_a_locked_tablet_is_nobody_and_shows_the_open_forms(street: Engine) -> None:
    token = lock(street)
    assert (token, kind_of(street, token)) == (TOKEN, Kind.NOBODY)
    tablet = ask(street, load_tablet, token)
    assert (tablet.initiatief.slug, len(tablet.forms)) == (SLUG, 1)
    run(street, set_meting_state, SLUG, tablet.forms[0].meting.key, MetingState.CLOSED)
    assert ask(street, load_tablet, token).forms == ()


def test_the_right_pin_gives_back_who_logged_in(street: Engine) -> None:
    lock(street)
    assert unlock_with_pin(street, TOKEN, "47 19") == Unlocking(unlocked=True, had_account=True)
    assert (kind_of(street, TOKEN), ask(street, load_tablet, TOKEN)) == (Kind.ACCOUNT, None)
    assert actions(street) == ["lock_tablet", "unlock_tablet"]


def test_too_many_wrong_pins_end_the_session(street: Engine) -> None:
    lock(street)
    tried = [unlock_with_pin(street, TOKEN, "0000") for _ in range(MOST_WRONG_PINS)]
    assert [one.tries_left for one in tried] == [4, 3, 2, 1, 0]
    assert tried[-1].ended
    assert unlock_with_pin(street, TOKEN, PIN).ended
    assert (kind_of(street, TOKEN), is_there(street, TOKEN)) == (Kind.NOBODY, False)
    assert actions(street) == ["lock_tablet", "wrong_pins"]


def is_there(engine: Engine, token: str) -> bool:
    with reading(engine) as session:
        return session.get(LoginSessionRow, hash_session_token(token)) is not None


def test_many_tries_at_once_are_no_more_tries(street: Engine) -> None:
    lock(street)
    with ThreadPoolExecutor(8) as pool:
        tried = list(pool.map(lambda pin: unlock_with_pin(street, TOKEN, pin), ["0000"] * 8))
    assert sum(one.tries_left > 0 for one in tried) < MOST_WRONG_PINS
    assert not is_there(street, TOKEN)


def test_without_accounts_wrong_pins_cost_a_wait_and_the_lock_stays(engine: Engine) -> None:
    fill_with_meting(engine)
    token = lock_here(engine)
    assert kind_of(engine, token, here=True) is Kind.NOBODY
    tried = [unlock_with_pin(engine, token, "0000") for _ in range(MOST_WRONG_PINS)]
    assert 0 < tried[-1].wait_seconds <= 300
    assert not unlock_with_pin(engine, token, PIN).unlocked
    let_time_pass(engine, token, timedelta(minutes=5))
    assert unlock_with_pin(engine, token, PIN) == Unlocking(unlocked=True)
    assert kind_of(engine, token, here=True) is Kind.HERE


def test_without_accounts_nobody_gets_in_by_waiting(engine: Engine) -> None:
    fill_with_meting(engine)
    token = lock_here(engine)
    assert ask(engine, is_locked, token)
    let_time_pass(engine, token, timedelta(hours=13))
    tablet = ask(engine, load_tablet, token)
    assert (tablet.is_over, tablet.forms, ask(engine, is_locked, token)) == (True, (), False)
    assert kind_of(engine, token, here=True) is Kind.NOBODY
    assert unlock_with_pin(engine, token, PIN).unlocked


def test_without_accounts_the_lock_is_on_every_browser_of_the_computer(engine: Engine) -> None:
    fill_with_meting(engine)
    assert kind_of(engine, "", here=True) is Kind.HERE
    token = lock_here(engine)
    for other in ("", "of another browser"):
        assert kind_of(engine, other, here=True) is Kind.NOBODY
        assert ask(engine, is_locked_out, other, here=True)
        assert not ask(engine, is_locked_out, other, here=False)
    let_time_pass(engine, token, timedelta(hours=12))
    assert kind_of(engine, "", here=True) is Kind.HERE
    assert not ask(engine, is_computer_locked)


def test_starting_the_program_ends_a_lock_without_an_account_and_no_other(
    engine: Engine, street: Engine
) -> None:
    lock(street)
    with writing(street) as session:
        kept = session.get_one(LoginSessionRow, hash_session_token(TOKEN))
        session.add(LoginSessionRow(**{**kept.model_dump(), "token": "lost", "account": None}))
    run(street, end_locks)
    assert [is_there(street, TOKEN), count_of(street)] == [True, 1]
    assert actions(street) == ["lock_tablet", "unlock_tablet"]


def count_of(engine: Engine) -> int:
    with reading(engine) as session:
        return len(session.exec(select(LoginSessionRow)).all())


def test_a_session_that_is_over_is_no_tablet_any_more(street: Engine) -> None:
    lock(street)
    let_time_pass(street, TOKEN, timedelta(hours=12))
    assert ask(street, load_tablet, TOKEN) is None
    assert not ask(street, is_locked, TOKEN)


@pytest.mark.parametrize("who", [NOBODY, guest_of(SLUG), Asker(Kind.ACCOUNT, "x")])
def test_only_who_may_fill_in_locks_a_tablet(street: Engine, who: Asker) -> None:
    with pytest.raises(NotAllowed):
        lock_with_pin(street, who, SLUG, PIN, PIN, token=TOKEN, browser="")


def test_nobody_locks_the_session_of_somebody_else(street: Engine) -> None:
    other = Asker(Kind.ACCOUNT, "other", roles={SLUG: Role.COORDINATOR})
    with pytest.raises(NotAllowed):
        lock_with_pin(street, other, SLUG, PIN, PIN, token=TOKEN, browser="")
    assert kind_of(street, TOKEN) is Kind.ACCOUNT
