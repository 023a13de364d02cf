"""The whole application, in this process, on an empty database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.databases import put_database


@pytest.fixture
def client(data_dir: Path, migrated_file: Path) -> Iterator[TestClient]:
    import app
    from dashboard.data import engine

    put_database(migrated_file, data_dir)
    engine.cache_clear()
    # Not as a context manager: that would start Streamlit's runtime, of which a process has one.
    yield TestClient(app.app, follow_redirects=False, raise_server_exceptions=False)
    engine().dispose()
    engine.cache_clear()
