"""The real dashboard on a real SQLite file, without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.data import engine, read, write
from sample_data.loader import load_samples
from storage.commands import import_bundle
from storage.migrate import migrate
from storage.queries import load_listing
from veranderverhaal.model import Veranderverhaal

MAIN = Path(__file__).resolve().parents[2] / "dashboard" / "main.py"
PATIENCE = 30

Open = Callable[..., AppTest]


@pytest.fixture
def samples(data_dir: Path) -> Iterator[None]:
    """A database with the three samples."""
    data_dir.mkdir()
    engine.cache_clear()
    st.cache_data.clear()
    migrate(engine())
    for sample in load_samples():
        write(import_bundle, sample)
    yield
    engine().dispose()
    engine.cache_clear()


@pytest.fixture
def open_page(samples: None) -> Open:
    """Opens a page by name, with what its address says."""

    def opened(name: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
        app.run()
        for parameter, value in parameters.items():
            app.query_params[parameter] = value
        app.switch_page(str(MAIN.parents[1] / "pages" / f"{name}.py"))
        return sound(app.run())

    return opened


def sound(app: AppTest) -> AppTest:
    """The same app, of which no script broke."""
    assert not app.exception, app.exception
    return app


def story(slug: str) -> Veranderverhaal:
    """What is kept now."""
    return read(load_listing, slug).veranderverhaal
