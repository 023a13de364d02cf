"""A backup that is put back is what was kept; and what was taken back since stays so."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from storage import commands
from storage.backup_settings import BackupSettings
from storage.backups import LEFT_OUT, make_backup
from storage.commands.consent import make_consent_link, withdraw_consent
from storage.commands.open_answers import blank_words
from storage.copying import all_tables, copy_rows
from storage.engine import reading, writing
from storage.finding import find_row
from storage.kept_showing import list_citaten
from storage.meting_queries import form_stamp
from storage.moment import now
from storage.queries import data_version, list_initiatieven
from storage.recounting import find_miscounts
from storage.response_queries import list_responses
from storage.restoring import RestoreFailed, restore
from storage.showing_tables import SharedPageRow
from storage.since_backup import COUNTERS
from storage.tables import InitiatiefRow
from storage.tidying import tidy
from tests.measured_bundle import measured_bundle
from tests.showing_bundle import showing_bundle
from tests.storage.backup_cases import LOCAL, settings
from tests.storage.everything import contents, fill_everything
from tests.storage.helpers import SLUG, Undone, ask, run, story
from veranderverhaal.bundle import Bundle
from veranderverhaal.meting import MetingState
from veranderverhaal.personal import Personal

__all__ = ["settings"]  # a fixture
TODAY = date(2026, 11, 21)
VOORJAAR = "voorjaar"


def under(slug: str, bundle: Bundle) -> Bundle:
    """The same under another short name, with codes of its own."""
    metingen = tuple(replace(one, code=f"{one.code}x") for one in bundle.metingen)
    return replace(bundle, initiatief=replace(bundle.initiatief, slug=slug), metingen=metingen)


def make(engine: Engine, settings: BackupSettings, **named: Any) -> Path:
    tried = make_backup(engine, settings, **{"at": now(), "local": LOCAL, **named})
    return settings.folder / tried.file


def equal_but_for_what_is_left_out(source: dict[str, Any], found: dict[str, Any]) -> bool:
    return {name for name in source if source[name] != found[name]} <= LEFT_OUT


@pytest.mark.parametrize("kinds", ["sqlite postgresql", "postgresql sqlite"])
@pytest.mark.postgres
def test_put_back_into_an_empty_database_it_equals_the_source(open_engine, settings, kinds):
    source, target = (open_engine(kind) for kind in kinds.split())
    fill_everything(source)
    restored = restore(target, make(source, settings), settings)
    assert equal_but_for_what_is_left_out(contents(source), contents(target))
    assert restored.was_empty
    run(target, commands.import_bundle, under("daarna", measured_bundle()))  # numbering goes on


def test_put_back_onto_itself_it_is_the_same_but_for_what_counts_up(engine, settings):
    fill_everything(engine)
    path, before = make(engine, settings), contents(engine)
    run(engine, commands.remove_initiatief, SLUG)
    with writing(engine) as session:
        session.connection().exec_driver_sql("DELETE FROM tally")
    restored = restore(engine, path, settings)
    found = contents(engine)
    changed = {name for name in before if before[name] != found[name]}
    counted = {
        table.name
        for table in InitiatiefRow.metadata.sorted_tables
        if COUNTERS & set(table.c.keys())
    }
    assert changed - LEFT_OUT <= counted | {"log_entry", "initiatief"}
    assert found["tally"] == before["tally"]
    assert restored.again["removed"] == 1  # who took it away meant it
    assert ask(engine, list_initiatieven, removed=True)


def test_nothing_that_was_seen_before_is_taken_for_what_is_there_now(filled_meting, settings):
    """Caches and open pages go by these numbers."""
    engine, code = filled_meting
    path = make(engine, settings)
    for _ in range(3):
        run(engine, commands.save_story_text, SLUG, "goal", "x", seen=story(engine).goal)
        run(engine, commands.save_story_text, SLUG, "goal", "y", seen="x")
    seen = ask(engine, data_version, SLUG), ask(engine, form_stamp, code)
    restore(engine, path, settings)
    assert ask(engine, data_version, SLUG) > seen[0]
    stamp = ask(engine, form_stamp, code)
    assert stamp[0] == seen[1][0]
    assert all(after > before for after, before in zip(stamp[1:3], seen[1][1:3], strict=True))


@pytest.fixture
def filled_meting(sqlite: Engine) -> tuple[Engine, str]:
    """A meting that takes answers, with three of them; and its code."""
    run(sqlite, commands.import_bundle, measured_bundle())
    with reading(sqlite) as session:
        code = (
            session.connection()
            .exec_driver_sql("SELECT code FROM meting ORDER BY position")
            .scalar()
        )
    return sqlite, str(code)


def test_a_citaat_that_was_taken_back_stays_so_and_its_paper_goes_on_working(sqlite, settings):
    run(sqlite, commands.import_bundle, showing_bundle())
    path = make(sqlite, settings)
    run(sqlite, make_consent_link, SLUG, "said", today=TODAY)
    run(sqlite, withdraw_consent, SLUG, "said", today=TODAY)
    restored = restore(sqlite, path, settings)
    assert restored.again["citaten"] == 1
    (said,) = (one for one in ask(sqlite, list_citaten, SLUG) if one.key == "said")
    assert said.withdrawn_on == TODAY
    with reading(sqlite) as session:
        links = session.connection().exec_driver_sql("SELECT count(*) FROM consent_link").scalar()
        assert links == 1


def test_every_column_that_counts_up_is_known():
    """A new one is to be raised, or it is a reference, or goes with one that is raised."""
    others = {"version", "vragenlijst_version", "answers_version"}
    found = {
        column.name
        for table in all_tables()
        for column in table.c
        if column.name.endswith(("version", "revision")) and column.type.python_type is int
    }
    assert found == COUNTERS | others


def test_an_answer_that_was_taken_back_stays_so_with_the_tallies(engine, settings):
    run(engine, commands.import_bundle, measured_bundle())
    first = ask(engine, list_responses, SLUG, VOORJAAR)[0].id
    path = make(engine, settings)
    run(engine, commands.withdraw_response, SLUG, VOORJAAR, first)
    before = [one.id for one in ask(engine, list_responses, SLUG, VOORJAAR)]
    restored = restore(engine, path, settings)
    assert restored.again["responses"] == 1
    assert [one.id for one in ask(engine, list_responses, SLUG, VOORJAAR)] == before
    assert miscounts(engine) == []


def miscounts(engine: Engine) -> list[Any]:
    with reading(engine) as session:
        return list(find_miscounts(SLUG, session=session))


def test_an_answer_of_a_meting_that_is_taken_away_in_the_backup_too(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    first = ask(sqlite, list_responses, SLUG, VOORJAAR)[0].id
    run(sqlite, commands.set_meting_state, SLUG, VOORJAAR, MetingState.CLOSED)
    run(sqlite, commands.remove_meting, SLUG, VOORJAAR)
    path = make(sqlite, settings)
    run(sqlite, commands.put_back_meting, SLUG, VOORJAAR)
    run(sqlite, commands.withdraw_response, SLUG, VOORJAAR, first)
    assert restore(sqlite, path, settings).again["responses"] == 1
    run(sqlite, commands.put_back_meting, SLUG, VOORJAAR)
    assert first not in [one.id for one in ask(sqlite, list_responses, SLUG, VOORJAAR)]
    assert miscounts(sqlite) == []


def test_a_name_that_was_taken_out_of_an_answer_stays_out(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    full = next(
        one
        for one in ask(sqlite, list_responses, SLUG, VOORJAAR)
        if "kwijt" in one.response.answers
    )
    path = make(sqlite, settings)
    run(sqlite, blank_words, SLUG, VOORJAAR, "kwijt", full.id, words="koffie", kind=Personal.NAME)
    assert restore(sqlite, path, settings).again["blanked"] == 1
    (kept,) = (one for one in ask(sqlite, list_responses, SLUG, VOORJAAR) if one.id == full.id)
    assert kept.response.answers["kwijt"] == ("Meer [naam]\nen “taart” ☕ شكرا",)


def test_an_initiatief_that_was_erased_stays_erased(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    run(sqlite, commands.import_bundle, under("de-laan", measured_bundle()))
    path = make(sqlite, settings)
    run(sqlite, commands.remove_initiatief, "de-laan")
    with writing(sqlite) as session:
        session.connection().exec_driver_sql(
            "UPDATE initiatief SET erase_on = '2020-01-01' WHERE slug = 'de-laan'"
        )
    run(sqlite, tidy, today=TODAY + timedelta(days=1))
    log = log_of(sqlite)
    restored = restore(sqlite, path, settings)
    assert restored.again["erased"] == 1
    assert [one.initiatief.slug for one in ask(sqlite, list_initiatieven)] == [SLUG]
    assert log_of(sqlite)[: len(log)] == log  # who did what is not undone


def log_of(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.connection().exec_driver_sql("SELECT action FROM log_entry").scalars())


def test_a_public_page_that_was_closed_stays_closed(sqlite, settings):
    run(sqlite, commands.import_bundle, measured_bundle())
    with writing(sqlite) as session:
        number = find_row(SLUG, session=session).id or 0
        page = {"code": "abc", "indexed": False, "questions": "[]", "revision": 1}
        session.add(SharedPageRow(initiatief_id=number, open=True, **page))
    path = make(sqlite, settings)
    with writing(sqlite) as session:
        session.get_one(SharedPageRow, number).open = False
    restore(sqlite, path, settings)
    with reading(sqlite) as session:
        assert not session.get_one(SharedPageRow, number).open


def test_what_breaks_halfway_leaves_everything_as_it_was(engine, settings, monkeypatch):
    run(engine, commands.import_bundle, measured_bundle())
    path, before = make(engine, settings), contents(engine)

    def break_at_meting(*given: Any, **named: Any) -> Any:
        if given[2].name == "meting":
            raise Undone
        return copy_rows(*given, **named)

    monkeypatch.setattr("storage.restoring.copy_rows", break_at_meting)
    with pytest.raises(Undone):
        restore(engine, path, settings)
    assert contents(engine) == before
    assert not list(settings.work.iterdir())


def test_a_database_that_takes_nothing_is_told(sqlite, settings):
    fill_everything(sqlite)
    path = make(sqlite, settings)
    with writing(sqlite) as session:
        session.connection().exec_driver_sql("PRAGMA user_version")
        session.connection().exec_driver_sql(
            "CREATE TRIGGER stop BEFORE DELETE ON secret BEGIN SELECT RAISE(ABORT, 'nee'); END"
        )
    with pytest.raises(RestoreFailed, match="alles is zoals het was"):
        restore(sqlite, path, settings)
