"""The first account, closing accounts and who is beheerder; races on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage.access_tables import (
    AccountRow,
    LoginSessionRow,
    LogRow,
    MembershipRow,
    OneTimeLinkRow,
    PresenceRow,
)
from storage.account_queries import find_account_by_login, list_accounts, load_account
from storage.asking import NotAllowed
from storage.commands.accounts import (
    add_account,
    close_account,
    create_first_account,
    make_first_code,
    open_account,
    remove_account,
    save_name,
    set_administrator,
)
from storage.commands.invitations import invite
from storage.commands.presence import touch
from storage.engine import reading, writing
from storage.finding import NotFound
from storage.moment import now
from storage.recognising import has_accounts
from tests.storage.helpers import SLUG, ask, run
from tests.storage.people import ADDRESS, PASSWORD, add_somebody, count_rows, while_undecided
from tests.storage.test_concurrency import at_once
from veranderverhaal.access import HERE, MACHINE, NOBODY, Role
from veranderverhaal.accounts import Refused, normalise_code
from veranderverhaal.text import NotAccepted

pytestmark = pytest.mark.usefixtures("quick")
AT = now()


def begin(engine: Engine, login: str = "els", **named: Any) -> Any:
    given = {"who": NOBODY, "address": ADDRESS, **named}
    return create_first_account(engine, login, "Els", PASSWORD, **given)


def code_of(engine: Engine, **named: Any) -> str:
    return str(run(engine, make_first_code, **named))


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.message


@pytest.mark.parametrize("who", [HERE, MACHINE])
def test_at_the_computer_itself_the_first_account_needs_no_code(sqlite, who):
    made = begin(sqlite, who=who)
    assert made.administrator
    assert ask(sqlite, list_accounts) == [made]
    assert ask(sqlite, has_accounts)
    assert "er al" in refused(lambda: begin(sqlite, "piet", who=who))


def test_elsewhere_it_needs_the_code_of_the_terminal_however_that_is_typed(engine):
    code = code_of(engine)
    assert "klopt niet" in refused(lambda: begin(engine))
    assert "klopt niet" in refused(lambda: begin(engine, code="BCDF-BCDF-BCDF-BCDF"))
    assert begin(engine, code=f" {code.lower().replace('-', ' ')}").administrator
    assert "er al" in refused(lambda: begin(engine, "piet", code=code))
    assert "er al" in refused(lambda: code_of(engine))


def test_a_code_ends_after_a_day_and_when_a_new_one_is_made(sqlite):
    old = code_of(sqlite, at=AT - timedelta(hours=24))
    assert "klopt niet" in refused(lambda: begin(sqlite, code=old, at=AT))
    replaced, newest = code_of(sqlite), code_of(sqlite)
    assert "klopt niet" in refused(lambda: begin(sqlite, code=replaced))
    with reading(sqlite) as session:
        kept = session.exec(select(OneTimeLinkRow.token)).all()
    assert normalise_code(newest) not in kept
    assert begin(sqlite, code=newest)


def test_who_guesses_codes_has_to_wait(sqlite):
    code = code_of(sqlite)
    for _ in range(20):
        assert "klopt niet" in refused(lambda: begin(sqlite, code="BCDF", at=AT))
    assert "te vaak" in refused(lambda: begin(sqlite, code=code, at=AT))
    assert begin(sqlite, code=code, at=AT, address="198.51.100.1")


def test_what_cannot_be_kept_leaves_the_code_as_it_was(sqlite):
    code = code_of(sqlite)
    for login, name, password, field in (
        ("e", "Els", PASSWORD, "login"),
        ("els", " ", PASSWORD, "name"),
        ("els", "Els", "kort", "password"),
    ):
        with pytest.raises(NotAccepted) as refusal:
            create_first_account(
                sqlite, login, name, password, code=code, who=NOBODY, address=ADDRESS
            )
        assert refusal.value.field == field
    assert begin(sqlite, code=code)


def test_of_two_first_accounts_at_the_same_moment_one_is_made(engine):
    code = code_of(engine)

    def one(number: int) -> Any:
        try:
            return begin(engine, f"els{number}", code=code)
        except Refused as refusal:
            return refusal

    made = at_once(4, one)
    assert sum(not isinstance(one, Refused) for one in made) == 1
    assert count_rows(engine, AccountRow) == 1


def test_of_two_people_at_the_computer_one_becomes_administrator(engine):
    def one(number: int) -> Any:
        try:
            return begin(engine, f"els{number}", who=HERE)
        except Refused as refusal:
            return refusal

    assert sum(not isinstance(one, Refused) for one in at_once(3, one)) == 1


def test_the_last_administrator_can_not_be_closed_or_unmade(sqlite):
    els, piet = add_somebody(sqlite, "els", administrator=True), add_somebody(sqlite, "piet")
    for act in (close_account, lambda key, session: set_administrator(key, False, session=session)):
        with pytest.raises(Refused, match="enige beheerder"):
            run(sqlite, act, els.key)
    run(sqlite, set_administrator, piet.key, True)
    run(sqlite, close_account, els.key)
    with pytest.raises(Refused, match="enige beheerder"):  # a closed one can do nothing
        run(sqlite, set_administrator, piet.key, False)
    run(sqlite, open_account, els.key)
    run(sqlite, set_administrator, piet.key, False)


def test_a_closed_account_is_erased_with_all_that_hangs_on_it_but_its_lines_in_the_log(filled):
    els = add_somebody(filled, "els", administrator=True)
    piet = add_somebody(filled, "piet", administrator=True, de_straat=Role.COORDINATOR)
    with writing(filled, piet.who) as session:
        touch(SLUG, "tab", "verhaal", session=session)
        invite(SLUG, Role.VIEWER, session=session)
    with pytest.raises(Refused, match="Sluit het eerst"):
        run(filled, remove_account, piet.key)
    run(filled, close_account, piet.key)
    with writing(filled) as session:  # as if these had stayed when it was closed
        begun = {"made_at": AT, "until": AT}
        session.add(LoginSessionRow(token="s", account=piet.key, **begun))
        session.add(OneTimeLinkRow(token="r", kind="reset", account=piet.key, **begun))
        session.add(OneTimeLinkRow(token="i", kind="invitation", made_by=piet.key, **begun))
    with writing(filled, els.who) as session:
        remove_account(piet.key, session=session)
    for table in (MembershipRow, OneTimeLinkRow, PresenceRow):
        assert count_rows(filled, table) == 0
    assert [one.login for one in ask(filled, list_accounts)] == ["els"]
    with reading(filled) as session:
        assert set(session.exec(select(LoginSessionRow.account))) == {els.key}
        rows = session.exec(select(LogRow)).all()
    told = [(row.action, row.name, row.subject) for row in rows]
    assert ("invite", "Piet", "kijker") in told
    assert ("remove_account", "Els", "Piet") in told
    with pytest.raises(NotFound):
        run(filled, remove_account, piet.key)


def test_two_administrators_who_close_each_other_at_once_leave_one(engine):
    els, piet = (add_somebody(engine, name, administrator=True) for name in ("els", "piet"))

    def close_els() -> None:
        with writing(engine, piet.who) as session:
            close_account(els.key, session=session)

    ended = while_undecided(
        engine, els.who, lambda session: close_account(piet.key, session=session), close_els
    )
    assert isinstance(ended, Refused | NotAllowed)
    assert [one.login for one in ask(engine, list_accounts) if not one.closed] == ["els"]


def test_a_login_is_taken_by_one_account(engine):
    add_somebody(engine, "els", administrator=True)

    def one(_: int) -> Any:
        try:
            return run(engine, add_account, " Piet", "Piet")
        except NotAccepted as refusal:
            return refusal.field

    assert at_once(3, one).count("login") == 2
    assert ask(engine, find_account_by_login, "PIET").has_password is False
    with pytest.raises(NotAccepted, match="al in gebruik"):
        run(engine, add_account, "ELS", "Els")


def test_only_a_administrator_is_over_accounts(sqlite):
    add_somebody(sqlite, "els", administrator=True)
    piet = add_somebody(sqlite, "piet")
    for act in (
        lambda session: list_accounts(session=session),
        lambda session: find_account_by_login("els", session=session),
        lambda session: close_account(piet.key, session=session),
        lambda session: open_account(piet.key, session=session),
        lambda session: remove_account(piet.key, session=session),
        lambda session: set_administrator(piet.key, True, session=session),
        lambda session: add_account("noor", "Noor", session=session),
        lambda session: make_first_code(session=session),
    ):
        with pytest.raises(NotAllowed), writing(sqlite, piet.who) as session:
            act(session)


def test_one_changes_the_own_name_and_no_other(sqlite):
    els = add_somebody(sqlite, "els")
    with writing(sqlite, els.who) as session:
        save_name(" Els  de Boer ", session=session)
    with reading(sqlite, els.who) as session:
        own = load_account(session=session)
    assert own is not None and (own.login, own.name) == ("els", "Els de Boer")
    with reading(sqlite, HERE) as session:
        assert load_account(session=session) is None
    with pytest.raises(NotAllowed), writing(sqlite, HERE) as session:
        save_name("Piet", session=session)


def test_what_is_done_to_accounts_is_in_the_log_without_anything_secret(sqlite):
    code = code_of(sqlite)
    els = begin(sqlite, code=code)
    piet = run(sqlite, add_account, "piet", "Piet")
    run(sqlite, close_account, piet.key)
    with reading(sqlite) as session:
        rows = session.exec(select(LogRow).order_by(LogRow.id)).all()
        kept = session.get(AccountRow, els.key).password
    assert [(row.action, row.account, row.subject) for row in rows] == [
        ("create_first_account", els.key, ""),
        ("add_account", "", "Piet"),
        ("close_account", "", "Piet"),
    ]
    told = " ".join(str(row.model_dump()) for row in rows)
    assert not [secret for secret in (PASSWORD, code, kept) if secret in told]
