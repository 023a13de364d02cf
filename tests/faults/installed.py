"""An installation that is broken on purpose, and what must hold of it whatever was done to it."""

import json
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from storage.commands.begun import mark_of
from storage.commands.responses import hash_token
from storage.engine import make_engine, reading
from storage.recounting import find_miscounts, see_one_moment
from storage.settings import DATABASE_NAME
from tests.faults.answering import fill_in_all_of
from tests.faults.crowd import Crowd, Ledger, crowd_at
from tests.faults.served import Forker, Program, served
from tests.metingen import EVERY_KIND, SLUG, fill_with_meting
from tests.storage.conftest import administer, postgres_url
from tests.storage.postgres import Server
from veranderverhaal.meting import Meting

OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
SECONDS_TO_GET_QUIET = 120


@dataclass(frozen=True)
class Installation:
    """A data folder or a database, with one open meting of nine questions."""

    data: Path
    url: str  # "" for the SQLite file in the data folder
    meting: Meting

    def open(self) -> Engine:
        return make_engine(self.url or f"sqlite:///{self.data / DATABASE_NAME}")


def install_file(folder: Path, migrated: Path) -> Installation:
    """On SQLite, from a copy of a migrated file."""
    folder.mkdir()
    shutil.copy(migrated, folder / DATABASE_NAME)
    return _with_meting(folder, "")


def install_on(server: Server, folder: Path, *, name: str) -> Installation:
    """On PostgreSQL, from a copy of its database `migrated`."""
    folder.mkdir()
    administer(str(server.folder), f"CREATE DATABASE {name} TEMPLATE migrated")
    return _with_meting(folder, postgres_url(str(server.folder), name))


def _with_meting(folder: Path, url: str) -> Installation:
    engine = make_engine(url or f"sqlite:///{folder / DATABASE_NAME}")
    meting = fill_with_meting(engine)
    engine.dispose()
    return Installation(folder, url, meting)


@contextmanager
def running(
    fork: Forker, installed: Installation, *, seed: int = 0, helpers: bool = False
) -> Iterator[tuple[Program, Crowd]]:
    """The program on this installation, with a crowd at it."""
    program_here = served(fork, installed.data, url=installed.url, helpers=helpers)
    fill_in = fill_in_all_of(EVERY_KIND)
    with (
        program_here as program,
        crowd_at(program.port, installed.meting.code, fill_in, seed=seed) as crowd,
    ):
        yield program, crowd


def check(installed: Installation, ledger: Ledger) -> None:
    """What was thanked for is there, once and whole, and the numbers are right.

    Nothing may be writing any more. Raises AssertionError.
    """
    thanked = ledger.thanked
    engine = installed.open()
    try:
        with engine.connect() as connection:
            _check_file(connection)
            kept = _kept(connection)
            begun = set(connection.execute(text("SELECT mark FROM begun_form")).scalars())
            unsent = connection.execute(text("SELECT sum(unsent) FROM meting")).scalar()
        with reading(engine) as session:
            see_one_moment(session)
            miscounts = list(find_miscounts(SLUG, session=session))
    finally:
        engine.dispose()
    assert ledger.strange == []
    tokens = Counter(token for token, _ in kept)
    assert [one.mark for one in thanked if tokens[hash_token(one.token)] != 1] == []
    sent = {hash_token(one.token): one for one in list(ledger.forms) if one.posts}
    assert [token for token in tokens if token not in sent] == []
    assert [
        sent[token].mark for token, answers in kept if answers != as_kept(sent[token].answers)
    ] == []
    assert miscounts == []
    code = installed.meting.code
    marks = {mark_of(code, one.token): one for one in list(ledger.forms) if one.told_begun}
    assert unsent == len(begun)
    assert begun <= set(marks)
    assert [one.mark for one in thanked if mark_of(code, one.token) in begun] == []


def as_kept(answers: object) -> object:
    return json.loads(json.dumps(answers))


def _kept(connection: Connection) -> list[tuple[str, object]]:
    """The responses: the hash of the token, and the answers."""
    rows = connection.execute(text("SELECT token, answers FROM response"))
    return [(token, json.loads(answers)) for token, answers in rows]


def _check_file(connection: Connection) -> None:
    """Whether the file is whole; for a server: wait until who was killed is gone there too."""
    if connection.dialect.name == "sqlite":
        assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        return
    until = time.monotonic() + SECONDS_TO_GET_QUIET
    while connection.execute(text(OTHERS)).scalar():
        connection.rollback()
        assert time.monotonic() < until, "somebody else is still busy"
        time.sleep(0.02)
