"""Databases for the tests: a fresh one for each, on SQLite and on PostgreSQL."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.commands import import_bundle
from storage.engine import make_engine
from storage.migrate import migrate
from storage.tables import metadata
from tests.storage.helpers import run
from tests.storage.people import CountingHasher, use_quick_hashes
from tests.storage.postgres import CannotStart, run_server
from tests.stories import small_bundle

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
names = (f"test_{number}" for number in itertools.count(1))
emptied: list[str] = []  # migrated PostgreSQL databases without rows: making one takes longest


def postgres_url(socket_folder: str, name: str) -> str:
    return f"postgresql+psycopg://postgres@/{name}?host={socket_folder}"


def administer(server: str, statement: str) -> None:
    """Run a statement that cannot stand in a transaction."""
    engine = make_engine(postgres_url(server, "postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


def empty_tables(engine: Engine) -> None:
    """Take everything out but the secret, which the migration made."""
    with engine.begin() as connection:
        for table in reversed(metadata().sorted_tables):
            if table.name != "secret":
                connection.execute(table.delete())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The socket folder of a server with a migrated database to copy, named `migrated`."""
    try:
        with run_server() as server:
            administer(server, "CREATE DATABASE migrated")
            engine = make_engine(postgres_url(server, "migrated"))
            migrate(engine)
            engine.dispose()
            yield server
    except CannotStart as error:
        if os.environ.get("CI"):
            pytest.fail(f"PostgreSQL does not start: {error}")
        pytest.skip(f"PostgreSQL does not start: {error}")


@pytest.fixture
def open_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Engine]]:
    """open_engine("sqlite") or ("postgresql"): an engine on a fresh database, without tables
    when `empty`."""
    opened: list[tuple[Engine, bool]] = []

    def open_one(kind: str, *, empty: bool = False) -> Engine:
        name = next(names)
        if kind == "sqlite":
            path = tmp_path / f"{name}.db"
            if not empty:
                shutil.copy(request.getfixturevalue("migrated_file"), path)
            url = f"sqlite:///{path}"
        else:
            server = request.getfixturevalue("postgres_server")
            if not empty and emptied:
                name = emptied.pop()
            else:
                template = "template1" if empty else "migrated"
                administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
            url = postgres_url(server, name)
        opened.append((make_engine(url), kind == "postgresql" and not empty))
        return opened[-1][0]

    yield open_one
    for engine, again in opened:
        if again:
            empty_tables(engine)
            emptied.append(str(engine.url.database))
        engine.dispose()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, open_engine: Callable[..., Engine]) -> Engine:
    """A migrated database without anything in it."""
    return open_engine(request.param)


@pytest.fixture(params=ENGINES)
def empty_engine(request: pytest.FixtureRequest, open_engine: Callable[..., Engine]) -> Engine:
    """A database without tables."""
    return open_engine(request.param, empty=True)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A database with the small story in it, as `de-straat`."""
    run(engine, import_bundle, small_bundle())
    return engine


@pytest.fixture
def sqlite(open_engine: Callable[..., Engine]) -> Engine:
    """As `engine`, for what does not depend on the kind of database."""
    return open_engine("sqlite")


@pytest.fixture
def two(sqlite: Engine) -> Engine:
    """A database with the small story in it twice: as `de-straat` and as `de-laan`."""
    run(sqlite, import_bundle, small_bundle())
    run(sqlite, import_bundle, small_bundle("de-laan"))
    return sqlite


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    """Passwords are hashed in no time, and it is counted how often one is looked at."""
    return use_quick_hashes(monkeypatch)
