"""Fixtures that every kind of test may use."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.databases import make_database

Size = TypeVar("Size")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="run what has a long form, and that in its long form"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In the long run only what is longer there; in the normal run all but what is long only."""
    is_long = bool(config.getoption("--long"))
    chosen, others = [], []
    for item in items:
        (chosen if _belongs(item, is_long=is_long) else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = chosen


def _belongs(item: pytest.Item, *, is_long: bool) -> bool:
    only_long = item.get_closest_marker("only_long") is not None
    if is_long:
        return only_long or item.get_closest_marker("long_form") is not None
    return not only_long


@pytest.fixture(scope="session")
def size(request: pytest.FixtureRequest) -> Callable[[Size, Size], Size]:
    """`size(short, long)`: how much a test with the mark long_form does in this run."""
    is_long = bool(request.config.getoption("--long"))
    return lambda short, long: long if is_long else short


@pytest.fixture
def data_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and an environment that points to it and to no other database.

    It stands in the same place for every test, so that an engine may be used again: see databases.
    """
    folder = tmp_path_factory.getbasetemp() / "data-of-one-test"
    shutil.rmtree(folder, ignore_errors=True)
    monkeypatch.setenv("VERANDERVERHAAL_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    return make_database(tmp_path_factory.mktemp("migrated") / "migrated.db", samples=False)


@pytest.fixture(scope="session")
def samples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with the three samples, to copy."""
    return make_database(tmp_path_factory.mktemp("samples") / "samples.db", samples=True)
