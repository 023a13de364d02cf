"""A standby takes over while people send, with the steps of docs/beheer/replication.md.

With synchronous commit, what was thanked for is on the standby too.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from storage import responses
from storage.engine import make_engine
from storage.responses import Arrival, Arrived, ResponseWriter
from tests.faults.conftest import put_migrated_on
from tests.faults.installed import Installation, check, install_on, running
from tests.faults.served import Forker
from tests.measured_bundle import SECOND
from tests.other_programs import do_without
from tests.storage.conftest import administer, postgres_url
from tests.storage.postgres import DURABLE, CannotStart, Server, new_server

pytestmark = pytest.mark.postgres
PAGE = Path(__file__).resolve().parents[2] / "docs" / "beheer" / "replication.md"
ASK_FOR_STANDBY = "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (db1, db2)'"
ASK_FOR_NONE = "ALTER SYSTEM RESET synchronous_standby_names"
READ_SETTINGS = "SELECT pg_reload_conf()"
KEEP_LOG = "ALTER SYSTEM SET wal_keep_size = '1GB'"


@dataclass
class Pair:
    """The server that takes writes, and its standby."""

    first: Server
    standby: Server

    def install(self, folder: Path) -> Installation:
        """An installation with the address of both."""
        made = install_on(self.first, folder, name=folder.name)
        hosts = f"{self.first.folder},{self.standby.folder}"
        both = f"{postgres_url(hosts, folder.name)}&target_session_attrs=read-write"
        return replace(made, url=both)

    def names(self, server: Server) -> str:
        return "db1" if server.folder < max(self.first.folder, self.standby.folder) else "db2"

    def tell_first(self, *statements: str) -> None:
        for statement in statements:
            administer(str(self.first.folder), statement)

    def follow(self, follower: Server, leader: Server) -> str:
        """How a standby reaches who it follows."""
        return f"host={leader.folder} user=postgres application_name={self.names(follower)}"

    def fail_over(self) -> None:
        """The first dies as if its power failed, and the standby takes its place."""
        self.first.kill()
        self.standby.promote()
        self.first, self.standby = self.standby, self.first

    def take_back(self) -> None:
        """Who died follows the other from now on."""
        source = self.follow(self.standby, self.first)
        self.standby.run("pg_rewind", "-R", f"--source-server={source}")
        self.standby.start()
        self.tell_first(ASK_FOR_STANDBY, READ_SETTINGS)
        assert (self.standby.data / "standby.signal").exists()


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    """Two servers that each keep what was committed."""
    try:
        with ExitStack() as stack:
            first, standby = (stack.enter_context(new_server(**DURABLE)) for _ in range(2))
            first.make_data()
            first.start()
            put_migrated_on(first)
            made = Pair(first, standby)
            made.tell_first(KEEP_LOG, READ_SETTINGS)
            standby.run(
                "pg_basebackup", "-R", "-c", "fast", "--no-sync", "-d", made.follow(standby, first)
            )
            standby.start()
            made.tell_first(ASK_FOR_STANDBY, READ_SETTINGS)
            yield made
    except CannotStart as error:
        do_without(f"PostgreSQL does not start: {error}")


def test_without_its_standby_a_server_thanks_nobody_until_it_is_told_to(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = pair.install(tmp_path / "waiting")
    monkeypatch.setattr(responses, "SECONDS_TO_WAIT", 600.0)
    engine = make_engine(installed.url)
    writer = ResponseWriter(engine)
    code = installed.meting.code
    writer.keep(Arrival(code, "a", SECOND))
    pair.standby.stop("fast")
    monkeypatch.setattr(responses, "SECONDS_TO_WAIT", 0.5)
    monkeypatch.setattr(responses, "LEAST_SECONDS_TO_WAIT", 0.1)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            writer.keep(Arrival(code, "b", SECOND))
    monkeypatch.setattr(responses, "SECONDS_TO_WAIT", 600.0)
    pair.tell_first(ASK_FOR_NONE, READ_SETTINGS)
    assert writer.keep(Arrival(code, "b", SECOND)) is Arrived.ALREADY
    writer.close()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM response").scalar() == 2
    engine.dispose()
    pair.standby.start()
    pair.tell_first(ASK_FOR_STANDBY, READ_SETTINGS)


@pytest.mark.long_form
def test_every_form_that_was_thanked_for_is_on_the_standby_that_took_over(
    fork: Forker, pair: Pair, tmp_path: Path, size: Callable[[Any, Any], Any]
) -> None:
    installed = pair.install(tmp_path / "moving")
    with running(fork, installed) as (_, crowd):
        for turn in range(size(1, 6)):
            if turn:
                pair.take_back()
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 60)
            pair.fail_over()
        ledger = crowd.finish()
    check(installed, ledger)
    print(len(ledger.thanked), dict(ledger.outcomes), max(ledger.seconds_to_send))


def test_the_steps_are_those_of_the_page_for_who_looks_after_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for statement in (KEEP_LOG, ASK_FOR_STANDBY, ASK_FOR_NONE, READ_SETTINGS):
        assert f"{statement};" in text
    for step in ("basebackup -D data -R -c fast -d", "ctl -D data promote", "rewind -D data -R"):
        assert f"pg_{step}" in text
    assert "&target_session_attrs=read-write" in text
    assert f"after {responses.SECONDS_TO_WAIT:.0f} seconds" in text
