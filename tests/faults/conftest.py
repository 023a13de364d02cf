"""The program that is killed, and a PostgreSQL server that keeps what it says it keeps."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine import make_engine
from storage.migrate import migrate
from tests.faults.installed import Installation, install_file, install_on
from tests.faults.served import Forker, forker
from tests.other_programs import do_without
from tests.storage.conftest import administer, postgres_url
from tests.storage.postgres import DURABLE, CannotStart, Server, new_server


@pytest.fixture(scope="session")
def fork() -> Iterator[Forker]:
    """What begins programs."""
    if sys.platform != "linux":
        do_without("programs are killed on Linux only")
    with forker() as found:
        yield found


@pytest.fixture(scope="session")
def durable() -> Iterator[Server]:
    """A PostgreSQL server with `fsync` and `synchronous_commit`, and a database `migrated`."""
    try:
        with new_server(**DURABLE) as server:
            server.make_data()
            server.start()
            put_migrated_on(server)
            yield server
    except CannotStart as error:
        do_without(f"PostgreSQL does not start: {error}")


def put_migrated_on(server: Server) -> None:
    administer(str(server.folder), "CREATE DATABASE migrated")
    engine = make_engine(postgres_url(str(server.folder), "migrated"))
    migrate(engine)
    engine.dispose()


class Installer:
    """New installations of a kind, one after another."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder, self._request = folder, request

    def install(self, kind: str, name: str) -> Installation:
        folder = self._folder / name
        if kind == "sqlite":
            return install_file(folder, self._request.getfixturevalue("migrated_file"))
        return install_on(self._request.getfixturevalue("durable"), folder, name=name)


@pytest.fixture
def installer(tmp_path: Path, request: pytest.FixtureRequest) -> Installer:
    return Installer(tmp_path, request)
