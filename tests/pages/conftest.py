"""The real dashboard on a real SQLite file, without a browser."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard.asking import Handshake
from dashboard.data import engine
from dashboard.house import START
from presentation.logo import small_logo
from storage.queries import load_listing
from tests.databases import kept_engine, put_database
from tests.kept import read
from tests.web.signed_in import sign_in_as
from veranderverhaal.access import Role
from veranderverhaal.model import Veranderverhaal

MAIN = Path(__file__).resolve().parents[2] / "dashboard" / "main.py"
PATIENCE = 30

Open = Callable[..., AppTest]
Sit = Callable[..., str]

# What follows from what goes in alone, and what is installed, is worked out once for all tests.
SMALL_LOGO = cache(small_logo)
INSTALLED = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def samples(data_dir: Path, samples_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database with the three samples."""
    monkeypatch.setattr("dashboard.logos.small_logo", SMALL_LOGO)
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", INSTALLED)
    monkeypatch.setattr("dashboard.data.make_engine", kept_engine)
    put_database(samples_file, data_dir)
    engine.cache_clear()
    st.cache_data.clear()
    show(monkeypatch, "")
    yield
    engine().dispose()
    engine.cache_clear()


def show(monkeypatch: pytest.MonkeyPatch, token: str, *, here: bool = True) -> None:
    """What the browser shows from now on; a test without a browser has no cookies of its own."""
    monkeypatch.setattr("dashboard.asking.handshake", lambda: Handshake(token, here=here))


@pytest.fixture
def sit_as(samples: None, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Logs somebody in with this role, or with none, who opens the pages from now on."""

    def sat(role: Role | None, slug: str = "het-badhuis", **account: bool) -> str:
        token = sign_in_as(role, slug, **account)
        show(monkeypatch, token, here=False)
        return token

    return sat


@pytest.fixture
def open_page(samples: None) -> Open:
    """Opens a page by name, with what its address says."""

    def opened(name: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
        for parameter, value in parameters.items():
            app.query_params[parameter] = value
        # A page is found by the name of its file, which is its address; the beginning has none.
        if name != START.name:
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
