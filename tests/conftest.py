"""Fixtures that every kind of test may use."""

import shutil
from pathlib import Path

import pytest

from tests.databases import make_database


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
