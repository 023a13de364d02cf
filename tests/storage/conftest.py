"""Databases for the tests: a fresh one for each, on SQLite and on PostgreSQL."""

import itertools
import os
import shutil
from collections import defaultdict
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
# Engines of migrated databases without rows, by kind: making a PostgreSQL database takes longest,
# and an engine remembers every statement that it wrote out once.
idle: defaultdict[str, list[Engine]] = defaultdict(list)


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


def put_file(made: Path, path: Path) -> None:
    """A new file at this place, without anything of the one before."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    shutil.copy(made, path)


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
def open_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Engine]]:
    """open_engine("sqlite") or ("postgresql"): an engine on a fresh database, without tables
    when `empty`."""
    opened: list[tuple[str, Engine]] = []

    def url_of(kind: str, template: str) -> str:
        name = next(names)
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.getbasetemp() / name}.db"
        server = request.getfixturevalue("postgres_server")
        administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
        return postgres_url(server, name)

    def open_one(kind: str, *, empty: bool = False) -> Engine:
        if empty:
            opened.append(("", make_engine(url_of(kind, "template1"))))
            return opened[-1][1]
        engine = idle[kind].pop() if idle[kind] else make_engine(url_of(kind, "migrated"))
        if kind == "sqlite":
            put_file(request.getfixturevalue("migrated_file"), Path(str(engine.url.database)))
        opened.append((kind, engine))
        return engine

    yield open_one
    for kind, engine in opened:
        if kind == "postgresql":
            empty_tables(engine)
        engine.dispose()
        if kind:
            idle[kind].append(engine)


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


@pytest.fixture
def never_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """`cli.py serve` that is not refused ends here, with another code than one that is."""

    def make_server(*_arguments: object, **_named: object) -> None:
        raise SystemExit(99)

    monkeypatch.setattr("cli_commands.serve.make_server", make_server)
