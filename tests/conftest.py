"""Fixtures that every kind of test may use."""

from pathlib import Path

import pytest


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and an environment that points to it and to no other database."""
    folder = tmp_path / "data"
    monkeypatch.setenv("VERANDERVERHAAL_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return folder
