"""What went wrong is kept, once and not for ever, and the beheerder finds it by its reference."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Event

import pytest

from storage.asking import NotAllowed
from storage.engine import reading
from storage.incidents import MOST_RECENT, MOST_WAITING, IncidentDesk
from storage.moment import now
from storage.tidying import tidy
from storage.upkeep import (
    MOST_KEPT,
    count_errors,
    find_incident,
    keep_incidents,
    list_incidents,
    load_database,
)
from tests.storage.askers import COORDINATOR
from tests.storage.helpers import ask, run
from veranderverhaal.incident import Incident, IncidentKind, make_reference
from veranderverhaal.retention import Kept

AT = datetime.fromisoformat("2026-11-20 12:00")
PATIENCE = 30


def an_incident(number: int, at: datetime = AT) -> Incident:
    reference = make_reference(number)
    return Incident(reference, IncidentKind.ERROR, "/v/{code}", "OSError", at, at)


def test_an_error_is_found_by_its_reference_however_it_is_typed(engine):
    one = an_incident(7)
    run(engine, keep_incidents, [one])
    typed = one.reference.lower().replace("-", " ")
    assert ask(engine, find_incident, typed) == one
    assert ask(engine, find_incident, "zomaar iets") is None
    assert ask(engine, list_incidents, IncidentKind.ERROR, limit=5) == [one]
    assert ask(engine, list_incidents, IncidentKind.SLOW, limit=5) == []


def test_the_same_again_is_added_to_what_was_kept(engine):
    one = an_incident(7)
    later = AT + timedelta(minutes=1)
    slow = replace(one, kind=IncidentKind.SLOW, milliseconds=3000)
    run(engine, keep_incidents, [slow])
    run(engine, keep_incidents, [replace(slow, last_at=later, times=4, milliseconds=9000)])
    (found,) = ask(engine, list_incidents, IncidentKind.SLOW, limit=5)
    assert (found.times, found.at, found.last_at) == (5, AT, later)
    assert found.milliseconds == 9000


def test_the_oldest_make_place(engine):
    many = [an_incident(one, AT + timedelta(seconds=one)) for one in range(MOST_KEPT + 3)]
    run(engine, keep_incidents, many)
    found = ask(engine, list_incidents, IncidentKind.ERROR, limit=2 * MOST_KEPT)
    assert found == many[:2:-1]
    assert ask(engine, count_errors, since=AT + timedelta(seconds=MOST_KEPT)) == 3


def test_they_go_after_thirty_days(engine):
    run(engine, keep_incidents, [an_incident(1), an_incident(2, AT + timedelta(days=1))])
    assert run(engine, tidy, today=date(2026, 12, 20)).counts == {}
    assert run(engine, tidy, today=date(2026, 12, 21)).counts == {Kept.INCIDENTS: 1}
    assert len(ask(engine, list_incidents, IncidentKind.ERROR, limit=5)) == 1


def test_they_are_for_who_manages_the_installation_only(engine):
    with reading(engine, COORDINATOR) as session, pytest.raises(NotAllowed):
        list_incidents(IncidentKind.ERROR, limit=5, session=session)


def test_the_database_tells_what_it_is(engine):
    found = ask(engine, load_database)
    assert found.size > 10_000
    assert found.schema.isdigit()
    assert found.version[0].isdigit()
    assert found.is_file == (engine.dialect.name == "sqlite")


def broken(message: str = "geheim") -> OSError:
    try:
        raise OSError(message)
    except OSError as error:
        return error


def test_the_same_error_has_one_reference_and_another_has_its_own():
    desk = IncidentDesk()
    first = desk.note_error(broken("van Fatima"), "/v/{code}")
    assert desk.note_error(broken("van Wim"), "/v/{code}") == first
    assert desk.note_error(broken(), "/k/{code}") != first
    met_twice = broken()
    again = desk.note_error(met_twice, "/i/{code}")
    assert desk.note_error(met_twice, "elsewhere") == again
    assert desk.note_slow("/v/{code}", 3000) == desk.note_slow("/v/{code}", 2500) != first
    assert desk.counts == {IncidentKind.ERROR: 4, IncidentKind.SLOW: 2}


def test_much_at_once_is_kept_in_few_rows_and_little_memory():
    desk = IncidentDesk()
    for one in range(MOST_RECENT + 100):
        for _ in range(3):
            desk.note_slow(f"/{one}", 3000)
    assert len(desk._waiting) == MOST_WAITING
    assert {one.times for one in desk._waiting.values()} == {3}
    assert len(desk._recent) == MOST_RECENT


def test_nobody_waits_for_a_database_that_is_away_and_it_is_told_later(monkeypatch):
    monkeypatch.setattr("storage.incidents.PAUSE_AFTER_FAILURE", 0.01)
    monkeypatch.setattr("storage.incidents.PAUSE_SECONDS", 0.01)
    tried, back, done = Event(), Event(), Event()
    kept: list[Incident] = []

    def keep(incidents: Sequence[Incident]) -> None:
        tried.set()
        if not back.is_set():
            raise ConnectionError("away")
        kept.extend(incidents)
        done.set()

    desk = IncidentDesk()
    desk.open(keep)
    first = desk.note_error(broken(), "/v/{code}")
    assert tried.wait(PATIENCE)
    desk.note_error(broken(), "/v/{code}")
    back.set()
    assert done.wait(PATIENCE)
    desk.close()
    assert {one.reference for one in kept} == {first}
    assert sum(one.times for one in kept) == 2
    assert all(one.at <= now() for one in kept)
