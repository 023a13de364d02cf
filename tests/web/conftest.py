"""The whole application, in this process, on an empty data folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient


@pytest.fixture
def client(data_dir: Path) -> Iterator[TestClient]:
    import app
    from dashboard.data import engine

    engine.cache_clear()
    app.prepare_database()
    # Not as a context manager: that would start Streamlit's runtime, of which a process has one.
    yield TestClient(app.app, follow_redirects=False, raise_server_exceptions=False)
    engine().dispose()
    engine.cache_clear()
