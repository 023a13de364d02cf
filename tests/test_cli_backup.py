"""`cli.py backup` and `cli.py restore`, and the same by itself at night."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from dashboard import backing_up
from dashboard.backing_up import Job, last_job, start_job
from dashboard.data import changes, engine
from dashboard.nightly import TASKS, back_up_when_due, do_what_is_due, forget_killed
from storage.access_tables import LogRow
from storage.backup_apart import order_backup
from storage.backup_queries import BACKUP, list_tried, note_tried
from storage.backup_settings import backup_settings
from storage.backups import MISCOUNTED, BackupFailed
from storage.commands import remove_initiatief
from storage.engine import writing
from storage.moment import now
from storage.privacy_queries import last_tidied
from storage.tidying import claim
from tests.command_line import cli
from tests.databases import put_database
from tests.storage.helpers import ask, run
from veranderverhaal.backups import Tried, Why, make_name

NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
PASSPHRASE = "vier houten stoelen"
ROOT = Path(__file__).resolve().parents[1]
# A server that is killed when its backup was copied and lies open.
KILLED = """
import os, signal
from datetime import datetime
from pathlib import Path
from storage.backup_apart import Order, carry_out_apart
from storage.backup_settings import BackupSettings
from veranderverhaal.access import MACHINE

def say(percent):
    if percent >= 50:
        assert list(Path({data!r}).glob(".reservekopie-*"))
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    data = Path({data!r})
    settings = BackupSettings(data / "reservekopieen", data, "vier houten stoelen")
    carry_out_apart(Order(MACHINE, {url!r}, settings, datetime(2026, 11, 21)), say)
"""


@pytest.fixture
def data(data_dir: Path, samples_file: Path) -> Path:
    """Three samples."""
    put_database(samples_file, data_dir)
    engine.cache_clear()
    return data_dir


def test_a_backup_is_made_listed_and_put_back_elsewhere(data: Path, tmp_path: Path) -> None:
    assert "Er zijn nog geen reservekopieën" in cli("backup", "--list", data=data)
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
    assert list(TASKS) == ["reservekopie maken", "reservekopieën opruimen", "opruimen"]
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


def test_while_another_is_made_the_one_of_the_night_stays_due(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Job(ask(engine(), order_backup, backup_settings(used), local=now(), why=Why.BY_HAND))
    monkeypatch.setattr(backing_up, "_jobs", [other])
    assert back_up_when_due(NIGHT) is None
    with pytest.raises(BackupFailed, match="al aan een reservekopie gewerkt"):
        start_job(other.order)
    assert run(engine(), claim, BACKUP, at=now(), quiet=timedelta(hours=4))


def test_one_with_wrong_tallies_is_not_made_again_after_some_hours(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is a file of it, and the next is no better until somebody counted again."""
    before = now() - timedelta(hours=5)
    run(engine(), note_tried, Tried(before, "x", 9, 1, 1, False, False, MISCOUNTED))
    run(engine(), claim, BACKUP, at=before, quiet=timedelta(0))
    assert back_up_when_due(NIGHT) is None


def test_old_ones_go_in_a_night_also_where_none_is_made(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_ELSEWHERE", "1")
    folder = data / "reservekopieen"
    folder.mkdir()
    made = [NIGHT.replace(tzinfo=None) - timedelta(days=back) for back in (1, 2, 370, 371)]
    for one in made:
        (folder / make_name(one, Why.BY_HAND)).write_bytes(b"x")
    left = data / ".reservekopie-999999999-abc"
    left.mkdir()
    os.utime(left, (0, 0))
    do_what_is_due(NIGHT)
    assert {one.name for one in folder.iterdir()} == {
        make_name(one, Why.BY_HAND) for one in made[:2]
    }
    assert not left.exists()


def test_what_lies_open_goes_at_the_start_and_when_the_server_is_killed(
    used: Path, tmp_path: Path
) -> None:
    """Killed in the middle: the process that was at it removes what it had, and ends."""
    code = KILLED.format(url=engine().url.render_as_string(), data=str(used))
    script = tmp_path / "server.py"
    script.write_text(code)
    where = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script)],
        env=where,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    until = monotonic() + 60
    while open_copies(used) and monotonic() < until:
        sleep(0.1)
    assert open_copies(used) == []
    assert list((used / "reservekopieen").glob(".*")) == []
    left = used / ".reservekopie-999999999-abc"
    left.mkdir()
    os.utime(left, (0, 0))
    forget_killed()
    assert open_copies(used) == []


def open_copies(data: Path) -> list[Path]:
    return list(data.glob(".reservekopie-*"))
