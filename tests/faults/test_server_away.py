"""A PostgreSQL server that restarts or hangs up, and a line that breaks in the middle of a commit.

Nothing is kept half and nothing twice; a respondent is thanked, or gets the answers back.
"""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from storage import responses
from storage.engine import make_engine
from storage.responses import Arrival, Arrived, ResponseWriter
from tests.faults.conftest import Installer
from tests.faults.cutting import Cut, Line, line_to
from tests.faults.installed import Installation, check, running
from tests.faults.served import Forker
from tests.measured_bundle import SECOND
from tests.storage.conftest import administer, postgres_url
from tests.storage.postgres import Server

pytestmark = pytest.mark.postgres
HANG_UP = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname LIKE 'away%' AND pid <> pg_backend_pid()
"""
LONG = 600.0
MOST_CUTS = 100


@pytest.fixture
def installed(installer: Installer) -> Installation:
    return installer.install("postgresql", f"away{random.randrange(2**32)}")


@pytest.fixture
def line(durable: Server, tmp_path: Path) -> Iterator[Line]:
    with line_to(str(durable.folder), tmp_path / "line") as found:
        yield found


@pytest.fixture
def writer(
    installed: Installation, line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ResponseWriter]:
    """One that sends through the line, and tries again for as long as it takes."""
    monkeypatch.setattr(responses, "SECONDS_TO_TRY", LONG)
    monkeypatch.setattr(responses, "SECONDS_TO_WAIT", LONG)
    engine = make_engine(postgres_url(str(tmp_path / "line"), name_of(installed)))
    made = ResponseWriter(engine)
    yield made
    line.hang_up()
    made.close()
    engine.dispose()


def name_of(installed: Installation) -> str:
    """The name of its database."""
    return installed.url.rpartition("@/")[2].partition("?")[0]


def kept(installed: Installation) -> int:
    engine = installed.open()
    with engine.connect() as connection:
        number = connection.exec_driver_sql("SELECT count(*) FROM response").scalar()
    engine.dispose()
    return int(number or 0)


@pytest.mark.long_form
def test_a_restart_of_the_server_under_load_loses_nothing(
    fork: Forker, installed: Installation, durable: Server, size: Callable[[Any, Any], Any]
) -> None:
    with running(fork, installed) as (_, crowd):
        for _ in range(size(1, 12)):
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 40)
            durable.stop("immediate")
            durable.start()
        ledger = crowd.finish()
    check(installed, ledger)
    print(len(ledger.thanked), dict(ledger.outcomes), max(ledger.seconds_to_send))


@pytest.mark.long_form
def test_a_server_that_hangs_up_on_everybody_under_load_loses_nothing(
    fork: Forker, installed: Installation, durable: Server, size: Callable[[Any, Any], Any]
) -> None:
    with running(fork, installed) as (_, crowd):
        for _ in range(size(5, 100)):
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 10, random.random() / 20)
            administer(str(durable.folder), HANG_UP)
        ledger = crowd.finish()
    check(installed, ledger)
    print(len(ledger.thanked), dict(ledger.outcomes), max(ledger.seconds_to_send))


@pytest.mark.only_long
def test_a_line_that_breaks_at_commits_under_load_loses_nothing(
    fork: Forker, installed: Installation, line: Line, tmp_path: Path
) -> None:
    url = postgres_url(str(tmp_path / "line"), name_of(installed))
    through = Installation(installed.data, url, installed.meting)
    chance = random.Random(8)
    ways = (*[None] * 3, Cut.BEFORE, Cut.HALF, Cut.AFTER)
    with running(fork, through) as (_, crowd):
        line.choose = lambda: chance.choice(ways)
        while line.cuts < MOST_CUTS:
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 20)
        ledger = crowd.finish()
    check(installed, ledger)
    print(line.cuts, len(ledger.thanked), dict(ledger.outcomes), max(ledger.seconds_to_send))


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.HALF, Cut.AFTER])
def test_a_commit_on_a_line_that_breaks_is_sent_again_and_kept_once(
    writer: ResponseWriter, installed: Installation, line: Line, cut: Cut
) -> None:
    writer.keep(Arrival(installed.meting.code, "first", SECOND))
    line.once(cut)
    landed = Arrived.ALREADY if cut is Cut.AFTER else Arrived.KEPT
    assert writer.keep(Arrival(installed.meting.code, "second", SECOND)) is landed
    assert line.cuts == 1
    assert kept(installed) == 2


def test_a_server_that_comes_back_costs_nobody_a_form(
    writer: ResponseWriter, installed: Installation, line: Line
) -> None:
    writer.keep(Arrival(installed.meting.code, "first", SECOND))
    line.go_down()
    arrivals = [Arrival(installed.meting.code, f"{one}", SECOND) for one in range(16)]
    with ThreadPoolExecutor(16) as people:
        waiting = [people.submit(writer.keep, one) for one in arrivals]
        with pytest.raises(TimeoutError):
            waiting[0].result(0.3)
        line.come_up()
        assert [one.result() for one in waiting] == [Arrived.KEPT] * 16
    assert kept(installed) == 17


def test_a_lock_that_somebody_holds_too_long_costs_nobody_a_form(
    writer: ResponseWriter, installed: Installation
) -> None:
    engine = installed.open()
    with engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name_of(installed)} SET lock_timeout = 20")
    with ThreadPoolExecutor(1) as people, engine.connect() as holder:
        holder.exec_driver_sql("SELECT id FROM initiatief FOR UPDATE")
        waiting = people.submit(writer.keep, Arrival(installed.meting.code, "a", SECOND))
        with pytest.raises(TimeoutError):
            waiting.result(0.5)
        holder.rollback()
        assert waiting.result() is Arrived.KEPT
    engine.dispose()


def test_a_server_that_stays_away_is_told_and_then_told_at_once(
    writer: ResponseWriter, installed: Installation, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responses, "SECONDS_TO_TRY", 0.2)
    line.go_down()
    for _ in range(2):
        with pytest.raises(OperationalError):
            writer.keep(Arrival(installed.meting.code, "a", SECOND))
        # From now on nobody waits for it.
        monkeypatch.setattr(responses, "FIRST_PAUSE_SECONDS", LONG)
    line.come_up()
    assert writer.keep(Arrival(installed.meting.code, "a", SECOND)) is Arrived.KEPT
    assert kept(installed) == 1


def test_a_server_that_says_nothing_is_told_and_what_it_kept_is_known_later(
    writer: ResponseWriter, installed: Installation, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrival = Arrival(installed.meting.code, "a", SECOND)
    monkeypatch.setattr(responses, "SECONDS_TO_WAIT", 0.3)
    monkeypatch.setattr(responses, "LEAST_SECONDS_TO_WAIT", 0.1)
    line.once(Cut.SILENT)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            writer.keep(arrival)
    monkeypatch.setattr(responses, "SECONDS_TO_WAIT", LONG)
    line.hang_up()
    assert writer.keep(arrival) is Arrived.ALREADY
    assert kept(installed) == 1


def test_a_writer_is_closed_while_the_server_is_away(
    writer: ResponseWriter, installed: Installation, line: Line
) -> None:
    line.go_down()
    with ThreadPoolExecutor(1) as people:
        waiting = people.submit(writer.keep, Arrival(installed.meting.code, "a", SECOND))
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        writer.close()
        with pytest.raises(OperationalError):
            waiting.result()
