"""After a backup was put back, who may come in stays as it was, and nobody is logged in."""

from typing import Any

from sqlalchemy import Engine

from storage import commands
from storage.commands.accounts import close_account, remove_account
from storage.commands.members import remove_member
from storage.engine import reading, writing
from storage.queries import list_initiatieven
from storage.restoring import restore
from tests.measured_bundle import measured_bundle
from tests.showing_bundle import showing_bundle
from tests.storage.backup_cases import settings
from tests.storage.helpers import SLUG, ask, run
from tests.storage.people import add_somebody, is_known
from tests.storage.test_restoring import make, under
from veranderverhaal.access import Role

__all__ = ["settings"]  # a fixture


def test_who_was_logged_in_is_not_and_no_ended_session_comes_back(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    somebody = add_somebody(sqlite, "els", de_straat=Role.COORDINATOR)
    path = make(sqlite, settings)
    later = add_somebody(sqlite, "bo", administrator=True)
    assert is_known(sqlite, later.token)
    restore(sqlite, path, settings)
    assert not is_known(sqlite, somebody.token)
    assert not is_known(sqlite, later.token)
    rows = accounts(sqlite)
    assert {one.login for one in rows} == {"els", "bo"}  # who can come in now still can


def accounts(engine: Engine) -> list[Any]:
    with reading(engine) as session:
        return list(session.connection().exec_driver_sql("SELECT * FROM account ORDER BY login"))


def test_who_was_closed_erased_or_taken_out_since_does_not_come_in_again(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    add_somebody(sqlite, "beheerder", administrator=True)
    closed, erased, out, stays = (
        add_somebody(sqlite, name, de_straat=Role.COORDINATOR)
        for name in ("dicht", "weg", "uit", "blijft")
    )
    path = make(sqlite, settings)
    for one in (closed, erased):
        run(sqlite, close_account, one.key)
    run(sqlite, remove_account, erased.key)
    run(sqlite, remove_member, SLUG, out.key)
    with writing(sqlite) as session:
        session.connection().exec_driver_sql("UPDATE account SET password = 'nieuw'")
    restore(sqlite, path, settings)
    rows = {one.login: one for one in accounts(sqlite)}
    assert rows.keys() == {"beheerder", "dicht", "uit", "blijft"}
    assert rows["dicht"].closed
    assert {one.password for one in rows.values()} == {"nieuw"}
    with reading(sqlite) as session:
        members = session.connection().exec_driver_sql("SELECT account FROM membership").scalars()
        assert set(members) == {closed.key, stays.key}


def test_the_backup_of_another_installation_replaces_all_but_who_may_come_in(open_engine, settings):
    one, other = open_engine("sqlite"), open_engine("sqlite")
    run(one, commands.import_bundle, measured_bundle())
    add_somebody(one, "els", de_straat=Role.COORDINATOR)
    run(other, commands.import_bundle, under("anders", showing_bundle()))
    with writing(other) as session:
        session.connection().exec_driver_sql("UPDATE secret SET value = 'van hier'")
    here = add_somebody(other, "els", administrator=True)
    restored = restore(other, make(one, settings), settings)
    assert not restored.is_same_installation
    assert [one.initiatief.slug for one in ask(other, list_initiatieven)] == [SLUG]
    assert [one.key for one in accounts(other)] == [here.key]


def test_people_with_a_password_are_not_taken_for_one_another(open_engine, settings):
    """Nobody who has one comes from elsewhere: that they have in common."""
    one, other = open_engine("sqlite"), open_engine("sqlite")
    run(one, commands.import_bundle, measured_bundle())
    old = [add_somebody(one, name, de_straat=Role.COORDINATOR).key for name in ("els", "jan")]
    add_somebody(other, "nieuw", administrator=True)
    restore(other, make(one, settings), settings)
    assert {row.login for row in accounts(other)} == {"els", "jan", "nieuw"}
    assert members(other) == set(old)


def members(engine: Engine) -> set[str]:
    with reading(engine) as session:
        found = session.connection().exec_driver_sql("SELECT account FROM membership").scalars()
        return set(found)


def test_who_was_taken_out_or_erased_under_another_name_stays_so(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    add_somebody(sqlite, "beheerder", administrator=True, de_straat=Role.COORDINATOR)
    out, erased = (add_somebody(sqlite, one, de_straat=Role.COORDINATOR) for one in ("uit", "weg"))
    path = make(sqlite, settings)
    run(sqlite, remove_member, SLUG, out.key)
    with writing(sqlite) as session:
        session.connection().exec_driver_sql("UPDATE account SET name = 'Anders'")
    run(sqlite, close_account, erased.key)
    run(sqlite, remove_account, erased.key)
    restore(sqlite, path, settings)
    assert not members(sqlite) & {out.key, erased.key}
    assert {row.login for row in accounts(sqlite)} == {"beheerder", "uit"}
