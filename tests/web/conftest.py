"""The whole application, in this process, on an empty database, asked by who sits at it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from tests.databases import kept_engine, put_database

if TYPE_CHECKING:
    from tests.web.oidc_visit import Visit

PORT = 8501


@pytest.fixture
def client(
    data_dir: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    import app
    from dashboard.data import engine

    put_database(migrated_file, data_dir)
    engine.cache_clear()
    monkeypatch.setattr("dashboard.data.make_engine", kept_engine)
    monkeypatch.setattr(app.listening, "only_here", PORT)
    # Not as a context manager: that would start Streamlit's runtime, of which a process has one.
    yield make_client(app.app)
    engine().dispose()
    engine.cache_clear()


def make_client(app: ASGIApp, address: str = "127.0.0.1", host: str = "127.0.0.1") -> TestClient:
    """A browser at an address, which calls us by a host; on this computer unless told otherwise."""
    return TestClient(
        app,
        base_url=f"http://{host}:{PORT}",
        follow_redirects=False,
        raise_server_exceptions=False,
        client=(address, 1),
    )


@pytest.fixture
def visit(client: TestClient) -> Iterator["Visit"]:
    """Somebody who logs in through a provider; `client` is there for its database only."""
    from tests.web.oidc_visit import visiting

    with visiting() as visit:
        yield visit
