"""`cli.py backup` and `cli.py restore`, and the same by itself at night."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.backing_up import last_job
from dashboard.data import changes, engine
from dashboard.nightly import TASKS, back_up_when_due, do_what_is_due
from storage.access_tables import LogRow
from storage.backup_queries import BACKUP, list_tried
from storage.commands import remove_initiatief
from storage.engine import writing
from storage.moment import now
from storage.privacy_queries import last_tidied
from storage.tidying import claim
from tests.command_line import cli
from tests.databases import put_database
from tests.storage.helpers import ask, run

NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
PASSPHRASE = "vier houten stoelen"


@pytest.fixture
def data(data_dir: Path, samples_file: Path) -> Path:
    """Three samples."""
    put_database(samples_file, data_dir)
    engine.cache_clear()
    return data_dir


def test_a_backup_is_made_listed_and_put_back_elsewhere(data: Path, tmp_path: Path) -> None:
    assert "Er zijn nog geen reservekopieën." in cli("backup", "--list", data=data)
    told = cli("backup", data=data)
    assert "Reservekopie maken: 100%" in told
    assert "Teruggelezen en goed" in told
    (file,) = (data / "reservekopieen").iterdir()
    assert file.name in told
    assert file.name in cli("backup", "--list", data=data)
    other = tmp_path / "nieuw"
    assert "Teruggezet" in cli("restore", str(file), data=other)
    assert "het-badhuis" in cli("list", data=other)
    assert not (other / "reservekopieen").exists()  # there was nothing to keep


def test_what_is_there_is_kept_first_and_only_replaced_by_who_is_sure(data: Path) -> None:
    cli("backup", data=data)
    (file,) = (data / "reservekopieen").iterdir()
    run(engine(), remove_initiatief, "de-sleutel")
    assert "--yes" in cli("restore", file.name, data=data, code=1)
    assert len(list(file.parent.iterdir())) == 1
    told = cli("restore", file.name, "--yes", data=data)
    assert "1 initiatief blijft weggehaald." in told
    assert len(list(file.parent.glob("*-voor-terugzetten.db.gz"))) == 1


def test_a_passphrase_comes_from_a_file(data: Path, tmp_path: Path) -> None:
    secret = tmp_path / "wachtzin"
    secret.write_text("te kort\n")
    refused = cli("backup", "--passphrase-file", str(secret), data=data, code=1)
    assert "minstens 12 tekens" in refused
    secret.write_text(f"{PASSPHRASE}\n")
    out = tmp_path / "kopie.age"
    told = cli("backup", "--passphrase-file", str(secret), "--out", str(out), data=data)
    assert "versleuteld" in told
    assert PASSPHRASE not in told
    assert "versleuteld" in cli("restore", str(out), "--yes", data=data, code=1)


def test_what_is_no_backup_is_refused_and_everything_stays(data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "foto.jpg"
    wrong.write_bytes(b"geen reservekopie")
    before = (data / "veranderverhaal.db").read_bytes()
    assert "geen reservekopie" in cli("restore", str(wrong), "--yes", data=data, code=1)
    assert "Er is geen reservekopie" in cli("restore", "is-er-niet", data=data, code=1)
    assert (data / "veranderverhaal.db").read_bytes() == before


@pytest.fixture
def used(data: Path) -> Path:
    """As data, where somebody changed something."""
    with writing(engine()) as session:
        session.add(LogRow(at=now() - timedelta(days=1), name="Els", action="save_citaat"))
    return data


def test_one_is_made_once_in_a_night_in_a_process_of_its_own(used: Path) -> None:
    before = changes()
    job = back_up_when_due(NIGHT)
    assert job is not None
    assert (job.problem, job.percent) == ("", 100)
    assert job is last_job()
    (tried,) = ask(engine(), list_tried)
    assert tried.is_good
    assert [one.name for one in (used / "reservekopieen").iterdir()] == [tried.file]
    assert changes() > before
    assert back_up_when_due(NIGHT) is None


def test_where_there_are_only_samples_or_somebody_else_does_it_none_is_made(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_ELSEWHERE", "1")
    assert back_up_when_due(NIGHT) is None
    monkeypatch.delenv("BACKUP_ELSEWHERE")
    with sqlite3.connect(used / "veranderverhaal.db") as database:
        database.execute("DELETE FROM log_entry")
    database.close()
    assert back_up_when_due(NIGHT) is None


def test_one_that_fails_stops_no_tidying_and_is_tried_again_the_same_day(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = used / "vol"
    folder.write_text("geen map")
    monkeypatch.setenv("BACKUP_FOLDER", str(folder))
    assert list(TASKS) == ["reservekopie maken", "opruimen"]
    do_what_is_due(NIGHT)
    (tried,) = ask(engine(), list_tried)
    assert "Er is geen reservekopie gemaakt" in tried.problem
    assert ask(engine(), last_tidied) is not None
    monkeypatch.delenv("BACKUP_FOLDER")
    assert back_up_when_due(NIGHT) is None
    run(engine(), claim, BACKUP, at=now() - timedelta(hours=5), quiet=timedelta(hours=-99))
    job = back_up_when_due(NIGHT)
    assert job is not None
    assert not job.problem
