"""Logging in and out, on SQLite and PostgreSQL."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlmodel import select

from storage import hashing
from storage.access_tables import AccountRow, LoginSessionRow, LogRow
from storage.account_queries import load_account
from storage.asking import NotAllowed
from storage.commands.accounts import close_account, open_account
from storage.commands.sessions import (
    begin_session,
    change_password,
    end_session,
    list_sessions,
    sign_out,
    sign_out_everywhere,
)
from storage.engine import reading, writing
from storage.finding import NotFound
from storage.moment import now
from tests.storage.people import (
    ADDRESS,
    HASH,
    OTHER_PASSWORD,
    PASSWORD,
    add_somebody,
    count_rows,
    enter,
    is_known,
    refusal,
)
from veranderverhaal.access import HERE, NOBODY
from veranderverhaal.accounts import Refused
from veranderverhaal.text import NotAccepted

pytestmark = pytest.mark.usefixtures("quick")
AT = now()


def test_who_knows_the_password_gets_a_session_of_twelve_hours(engine):
    els = add_somebody(engine, "els")
    begun = enter(engine, " Els", at=AT)
    assert (begun.account, begun.name) == (els.key, "Els")
    assert begun.until == AT + timedelta(hours=12)
    assert begun.token != els.token
    with reading(engine) as session:
        rows = session.exec(select(LoginSessionRow)).all()
        assert begun.token not in {row.token for row in rows}  # a hash of it is kept
    assert is_known(engine, begun.token)


def test_a_session_ends_twelve_hours_after_the_login_whatever_was_done(sqlite):
    els = add_somebody(sqlite, "els")
    early = enter(sqlite, "els", at=now() - timedelta(hours=12))
    late = enter(sqlite, "els", at=now() - timedelta(hours=12) + timedelta(minutes=1))
    assert not is_known(sqlite, early.token)
    assert is_known(sqlite, late.token)
    with writing(sqlite) as session:
        begin_session(els.key, browser="", session=session)
    assert count_rows(sqlite, LoginSessionRow) == 3  # what was over is erased


def test_an_unknown_login_gets_the_same_answer_after_the_same_work(engine, quick):
    add_somebody(engine, "els")
    said = []
    for login in ("els", "niemand", "een onmogelijke naam", "x" * 5000, "\ud800", "e\x00ls"):
        before = quick.verified
        said.append(str(refusal(engine, login, address=login[:9]).message))
        assert quick.verified == before + 1
    assert len(set(said)) == 1


def test_who_is_first_with_an_unknown_login_after_a_start_waits_no_longer(sqlite, monkeypatch):
    made: list[str] = []
    monkeypatch.setattr(hashing.HASHER, "hash", lambda secret: made.append(secret) or HASH)
    hashing.make_ready()
    assert len(made) == 1
    refusal(sqlite, "niemand")
    assert len(made) == 1


def test_a_closed_account_is_answered_as_an_unknown_one(engine, quick):
    add_somebody(engine, "els", administrator=True)
    piet = add_somebody(engine, "piet")
    with writing(engine) as session:
        close_account(piet.key, session=session)
    assert not is_known(engine, piet.token)
    before = quick.verified
    assert refusal(engine, "piet", PASSWORD).message == refusal(engine, "niemand").message
    assert quick.verified == before + 2
    with writing(engine) as session:
        open_account(piet.key, session=session)
        assert not is_known(engine, piet.token)  # that session does not come back
    assert is_known(engine, enter(engine, "piet").token)


def test_a_password_that_is_too_long_to_be_one_is_no_way_to_keep_us_busy(sqlite, quick):
    add_somebody(sqlite, "els")
    assert refusal(sqlite, "els", PASSWORD + "x" * 100_000).retry_seconds == 0


def test_a_hash_of_older_parameters_is_made_anew_at_login(sqlite, monkeypatch):
    add_somebody(sqlite, "els")
    monkeypatch.setattr(hashing, "HASHER", PasswordHasher(2, 128, 1))
    enter(sqlite, "els")
    with reading(sqlite) as session:
        kept = session.exec(select(AccountRow.password)).one()
    assert kept is not None and "m=128,t=2" in kept
    assert enter(sqlite, "els")


def test_passwords_are_hashed_as_owasp_asks(monkeypatch):
    monkeypatch.undo()
    assert hashing.hash_secret("een geheim").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_who_logs_out_is_unknown_at_once(sqlite):
    els = add_somebody(sqlite, "els")
    other = enter(sqlite, "els")
    with writing(sqlite, NOBODY) as session:
        sign_out(els.token, session=session)
        sign_out("unknown", session=session)
        sign_out("", session=session)
    assert not is_known(sqlite, els.token)
    assert is_known(sqlite, other.token)


def test_logging_out_everywhere_ends_all_sessions_of_one_account(engine):
    els, piet = add_somebody(engine, "els"), add_somebody(engine, "piet")
    phone = enter(engine, "els")
    with writing(engine, els.who) as session:
        sign_out_everywhere(els.key, session=session)
    assert not is_known(engine, els.token)
    assert not is_known(engine, phone.token)
    assert is_known(engine, piet.token)


def test_only_an_administrator_logs_out_another(sqlite):
    els, piet = add_somebody(sqlite, "els", administrator=True), add_somebody(sqlite, "piet")
    with pytest.raises(NotAllowed), writing(sqlite, piet.who) as session:
        sign_out_everywhere(els.key, session=session)
    with writing(sqlite, els.who) as session:
        sign_out_everywhere(piet.key, session=session)
    assert is_known(sqlite, els.token)
    assert not is_known(sqlite, piet.token)


def test_ones_own_sessions_are_listed_and_can_be_ended_one_by_one(engine):
    els, piet = add_somebody(engine, "els"), add_somebody(engine, "piet")
    phone = enter(engine, "els", browser="Safari op iPhone " + "x" * 500)
    with reading(engine, els.who) as session:
        listed = list_sessions(token=els.token, session=session)
    assert [one.is_this_one for one in listed] == [False, True]
    assert listed[0].browser.startswith("Safari op iPhone x") and len(listed[0].browser) == 80
    with pytest.raises(NotFound), writing(engine, piet.who) as session:
        end_session(listed[0].key, session=session)
    with writing(engine, els.who) as session:
        end_session(listed[0].key, session=session)
    assert not is_known(engine, phone.token)
    assert is_known(engine, els.token)


def test_a_changed_password_ends_the_other_sessions(engine):
    els = add_somebody(engine, "els")
    phone = enter(engine, "els")
    change_password(engine, PASSWORD, OTHER_PASSWORD, who=els.who, token=els.token, address=ADDRESS)
    assert is_known(engine, els.token)
    assert not is_known(engine, phone.token)
    refusal(engine, "els", PASSWORD)
    assert enter(engine, "els", OTHER_PASSWORD)


def test_a_password_is_changed_by_who_knows_it_and_to_one_that_may_be(sqlite):
    els = add_somebody(sqlite, "els")

    def change(old: str, new: str = OTHER_PASSWORD) -> str:
        with pytest.raises(NotAccepted) as refused:
            change_password(sqlite, old, new, who=els.who, address=ADDRESS)
        return refused.value.field

    assert change(PASSWORD, "kort") == "password"
    for _ in range(5):
        assert change("fout wachtwoord") == "old"
    with pytest.raises(Refused, match="te vaak"):  # a stolen session is no way to guess
        change_password(sqlite, PASSWORD, OTHER_PASSWORD, who=els.who, address=ADDRESS)


@pytest.mark.parametrize("who", [NOBODY, HERE])
def test_who_has_no_account_has_no_password(sqlite, who):
    with pytest.raises(NotAllowed):
        change_password(sqlite, PASSWORD, OTHER_PASSWORD, who=who, address=ADDRESS)


def test_a_withdrawn_session_is_nobody_for_who_asked_with_it(sqlite):
    els = add_somebody(sqlite, "els")
    with writing(sqlite, els.who) as session:
        sign_out_everywhere(els.key, session=session)
    with pytest.raises(NotAllowed), reading(sqlite, els.who) as session:
        load_account(session=session)


def test_logging_in_is_in_the_log_without_anything_secret(sqlite):
    els = add_somebody(sqlite, "els")
    begun = enter(sqlite, "els")
    with reading(sqlite) as session:
        rows = session.exec(select(LogRow)).all()
    assert [(row.action, row.account, row.name) for row in rows] == [
        ("sign_in", els.key, "Els")
    ] * 2
    told = " ".join(str(row.model_dump()) for row in rows)
    assert PASSWORD not in told and begun.token not in told and ADDRESS not in told
