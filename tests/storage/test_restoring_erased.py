"""A backup that is put back brings nothing back that was erased, whatever it was called."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from storage import commands
from storage.access_tables import HousekeepingRow
from storage.backup_apart import as_secret_as, put_back
from storage.backup_files import MAGIC_OF_AGE
from storage.backups import open_backup
from storage.commands.consent import record_consent, withdraw_consent
from storage.commands.members import remove_member
from storage.engine import reading, writing
from storage.kept_showing import list_citaten
from storage.log_queries import list_log
from storage.moment import now
from storage.privacy_queries import TIDY
from storage.queries import list_initiatieven, load_listing
from storage.recounting import find_miscounts
from storage.response_queries import list_responses
from storage.restoring import restore
from storage.tidying import tidy
from tests.measured_bundle import measured_bundle
from tests.showing_bundle import showing_bundle
from tests.storage.backup_cases import LOCAL, PASSPHRASE, settings, with_passphrase
from tests.storage.helpers import SLUG, ask, run
from tests.storage.people import add_somebody
from tests.storage.test_restoring import TODAY, VOORJAAR, make, under
from veranderverhaal.access import Role
from veranderverhaal.citaat import Naming, shown_mark
from veranderverhaal.consent import Consent

__all__ = ["settings"]  # a fixture
LAAN = "de-laan"
LATER = TODAY + timedelta(days=120)


@pytest.fixture
def two(sqlite: Engine) -> Engine:
    """Two initiatieven, of which the second is the last."""
    run(sqlite, commands.import_bundle, measured_bundle())
    run(sqlite, commands.import_bundle, under(LAAN, measured_bundle()))
    return sqlite


def sql(engine: Engine, statement: str) -> list[Any]:
    with writing(engine) as session:
        found = session.connection().exec_driver_sql(statement)
        return [tuple(row) for row in found] if found.returns_rows else []


def erase(engine: Engine, slug: str) -> None:
    run(engine, commands.remove_initiatief, slug)
    sql(engine, f"UPDATE initiatief SET erase_on = '2020-01-01' WHERE slug = '{slug}'")
    run(engine, tidy, today=TODAY + timedelta(days=1))


def slugs(engine: Engine) -> list[str]:
    return [one.initiatief.slug for one in ask(engine, list_initiatieven)]


def test_an_initiatief_that_was_renamed_before_it_was_erased_stays_erased(two, settings):
    path = make(two, settings)
    renamed = replace(ask(two, load_listing, LAAN).initiatief, name="Heel anders")
    run(two, commands.save_initiatief, renamed)
    erase(two, LAAN)
    assert restore(two, path, settings).again["erased"] == 1
    assert slugs(two) == [SLUG]
    assert restore(two, path, settings).again["erased"] == 1  # and the next time


def test_one_that_was_begun_anew_under_the_same_name_is_another(two, settings):
    path = make(two, settings)
    erase(two, LAAN)
    run(two, commands.import_bundle, under(LAAN, measured_bundle()))
    add_somebody(two, "els", de_laan=Role.COORDINATOR)
    assert restore(two, path, settings).again["erased"] == 1
    assert slugs(two) == [SLUG]
    assert sql(two, "SELECT * FROM membership") == []


def test_no_number_is_given_twice_and_no_log_told_to_another(two, settings):
    path = make(two, settings)
    run(two, commands.import_bundle, under("geheim", measured_bundle()))
    bo = add_somebody(two, "bo", geheim=Role.COORDINATOR)
    add_somebody(two, "els", geheim=Role.COORDINATOR)
    run(two, remove_member, "geheim", bo.key)
    restore(two, path, settings)
    run(two, commands.import_bundle, under("nieuw", measured_bundle()))
    assert sql(two, "SELECT id FROM initiatief ORDER BY id") == [(1,), (2,), (4,)]
    assert [one.action for one in ask(two, list_log, "nieuw", limit=9)] == ["import_bundle"]
    assert sql(two, "SELECT * FROM log_entry WHERE initiatief_id = 3") == []


def test_what_was_taken_back_and_erased_since_is_taken_back_again(engine, settings):
    run(engine, commands.import_bundle, measured_bundle())
    first = ask(engine, list_responses, SLUG, VOORJAAR)[0].id
    path = make(engine, settings)
    run(engine, commands.withdraw_response, SLUG, VOORJAAR, first)
    before = [one.id for one in ask(engine, list_responses, SLUG, VOORJAAR)]
    run(engine, tidy, today=LATER)
    assert restore(engine, path, settings).again["responses"] == 1
    assert [one.id for one in ask(engine, list_responses, SLUG, VOORJAAR)] == before
    with reading(engine) as session:
        assert list(find_miscounts(SLUG, session=session)) == []


def test_a_citaat_that_was_taken_back_and_erased_is_taken_back_again(sqlite, settings):
    run(sqlite, commands.import_bundle, showing_bundle())
    path = make(sqlite, settings)
    run(sqlite, withdraw_consent, SLUG, "said", today=TODAY)
    run(sqlite, tidy, today=LATER)
    assert "said" not in {one.key for one in ask(sqlite, list_citaten, SLUG)}
    assert restore(sqlite, path, settings).again["citaten"] == 1
    (said,) = (one for one in ask(sqlite, list_citaten, SLUG) if one.key == "said")
    assert said.withdrawn_on == TODAY
    run(sqlite, tidy, today=LATER)
    assert "said" not in {one.key for one in ask(sqlite, list_citaten, SLUG)}


def test_marks_go_when_no_backup_is_left_but_numbers_stay(two):
    erase(two, LAAN)
    sql(two, "INSERT INTO gone VALUES ('oud', 'citaat', 0, '2025-10-20')")
    sql(two, "INSERT INTO gone VALUES ('nieuw', 'citaat', 0, '2025-10-22')")
    run(two, tidy, today=date(2026, 11, 22))
    assert set(sql(two, "SELECT kind FROM gone")) == {("citaat",), ("initiatief",)}
    assert ("oud",) not in sql(two, "SELECT mark FROM gone")


def test_numbers_that_count_changes_grow_no_further_than_needed(two, settings):
    sql(two, "UPDATE initiatief SET data_version = 10000, answers_version = 900")
    for _ in range(3):
        restore(two, make_anew(two, settings), settings)
    assert set(sql(two, "SELECT data_version - answers_version FROM initiatief")) == {(10003,)}


def make_anew(engine: Engine, settings: Any) -> Any:
    path = make(engine, settings)
    return path.rename(path.with_name("anders.db.gz"))


def test_for_what_is_there_now_the_passphrase_of_the_backup_is_used(settings, tmp_path):
    plain, locked = tmp_path / "open", tmp_path / "dicht"
    plain.write_bytes(b"")
    locked.write_bytes(MAGIC_OF_AGE)
    assert as_secret_as(plain, settings, PASSPHRASE).passphrase == ""
    assert as_secret_as(locked, settings, PASSPHRASE).passphrase == PASSPHRASE
    chosen = replace(settings, passphrase="zes houten stoelen")
    assert as_secret_as(locked, chosen, PASSPHRASE) == chosen


@pytest.mark.only_long  # a passphrase is made into a key slowly, on purpose
def test_the_copy_before_is_secret_when_the_backup_is(two, settings, tmp_path):
    path = make(two, with_passphrase(settings))
    later = LOCAL + timedelta(hours=1)
    restored = put_back(two, path, settings, local=later, passphrase=PASSPHRASE)
    kept = settings.folder / restored.kept
    assert kept.name.endswith(".age")
    assert open_backup(kept, tmp_path, PASSPHRASE)[1].responses == 6


@pytest.mark.parametrize(("days", "is_tidied"), [(1, True), (40, False)])
def test_nothing_is_tidied_by_a_clock_that_jumped(two, settings, days, is_tidied):
    path = make(two, settings)
    with writing(two) as session:
        session.add(HousekeepingRow(name=TIDY, at=now() - timedelta(days=days)))
    sql(two, "INSERT INTO incident VALUES ('a', '2020-01-01', '2020-01-01', 1, '', '', '', 1, '')")
    put_back(two, path, settings, local=LOCAL + timedelta(hours=1))
    assert (sql(two, "SELECT * FROM incident") == []) is is_tidied


def test_who_allows_less_since_the_backup_is_not_shown_as_before(sqlite, settings):
    run(sqlite, commands.import_bundle, showing_bundle())
    path = make(sqlite, settings)
    (said,) = (one for one in ask(sqlite, list_citaten, SLUG) if one.key == "said")
    consent = Consent((said.purposes[0],), TODAY, TODAY, Naming.NONE)
    seen = shown_mark(said)
    run(sqlite, record_consent, SLUG, "said", consent, seen=seen, today=TODAY)
    assert restore(sqlite, path, settings).again["narrowed"] == 1
    (said,) = (one for one in ask(sqlite, list_citaten, SLUG) if one.key == "said")
    assert (said.purposes, said.speaker, said.until) == (consent.purposes, "", TODAY)
    path.unlink()
    assert restore(sqlite, make(sqlite, settings), settings).again["narrowed"] == 0


def test_a_public_page_shows_no_question_that_was_taken_from_it(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    wide = """(1, 'abc', 1, 1, '[["a","b"],["a","c"]]', 1)"""
    sql(sqlite, f"INSERT INTO shared_page VALUES {wide}")
    path = make(sqlite, settings)
    sql(sqlite, """UPDATE shared_page SET indexed = 0, questions = '[["a","c"]]'""")
    assert restore(sqlite, path, settings).again["pages"] == 1
    now = sql(sqlite, "SELECT open, indexed, questions FROM shared_page")
    assert now == [(1, 0, '[["a","c"]]')]
