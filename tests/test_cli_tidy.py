"""`cli.py tidy`, and the same by itself at night."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.data import engine
from dashboard.nightly import tidy_when_due
from storage.moment import now
from storage.privacy_queries import TIDY, last_tidied
from storage.tidying import claim
from tests.command_line import cli
from tests.databases import put_database
from tests.storage.helpers import ask, run
from veranderverhaal.retention import Kept

NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
DAY = datetime(2026, 11, 21, 14, tzinfo=UTC)


@pytest.fixture
def data(data_dir: Path, samples_file: Path) -> Path:
    """Three samples, with an element that was removed long ago and a whole one to be erased."""
    put_database(samples_file, data_dir)
    engine.cache_clear()
    with sqlite3.connect(data_dir / "veranderverhaal.db") as database:
        database.execute("UPDATE element SET removed = TRUE, removed_on = '2020-01-01'")
        database.execute(
            "UPDATE initiatief SET removed_at = '2026-01-01', erase_on = '2026-02-01' "
            "WHERE slug = 'de-sleutel'"
        )
    database.close()
    return data_dir


def elements(data: Path) -> int:
    database = sqlite3.connect(data / "veranderverhaal.db")
    (number,) = database.execute("SELECT count(*) FROM element").fetchone()
    database.close()
    return int(number)


def test_a_dry_run_tells_what_would_go_and_changes_nothing(data: Path) -> None:
    before = elements(data)
    told = cli("tidy", "--dry-run", data=data)
    assert "Er is niets gewist." in told
    assert "Heel gewist: De Sleutel" in told
    assert "Weggehaalde onderdelen: kaartjes, feiten, vragenlijsten, bijeenkomsten: " in told
    assert elements(data) == before


def test_tidying_erases_it_and_a_second_time_there_is_nothing_left(data: Path) -> None:
    assert "Heel gewist: De Sleutel" in cli("tidy", data=data)
    assert elements(data) == 0
    assert "niets dat te lang bewaard is" in cli("tidy", data=data)


def test_it_is_done_once_in_a_night_and_by_day_when_it_was_not_done_for_a_day(data: Path) -> None:
    first = tidy_when_due(DAY)
    assert first is not None
    assert first.erased == ("De Sleutel",)
    assert first.counts[Kept.PARTS] > 5
    assert tidy_when_due(NIGHT) is None
    put_clock_back(13)
    assert tidy_when_due(DAY) is None
    assert tidy_when_due(NIGHT) is not None
    put_clock_back(25)
    assert tidy_when_due(DAY) is not None


def test_of_two_who_want_to_tidy_one_does(data: Path) -> None:
    claimed = [run(engine(), claim, TIDY, at=now(), quiet=timedelta(hours=12)) for _ in range(2)]
    assert claimed == [True, False]
    assert ask(engine(), last_tidied) is not None


def put_clock_back(hours: int) -> None:
    run(engine(), claim, TIDY, at=now() - timedelta(hours=hours), quiet=timedelta(hours=-99))
