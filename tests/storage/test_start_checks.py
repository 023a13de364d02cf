"""A folder or disk on which the program must not start is refused, with the reason."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from storage import start_checks
from storage.disks import Disk
from storage.engine import make_engine
from storage.settings import DATABASE_NAME
from storage.start_checks import Unfit, advice_of_place, refuse_unfit, sqlite_path
from tests.command_line import cli
from tests.small_disk import read_only_file, small_disk

pytestmark = pytest.mark.usefixtures("never_starts")


@pytest.fixture
def file(migrated_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated_file, tmp_path / DATABASE_NAME))


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["list"]])
def test_a_folder_on_a_network_disk_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(start_checks, "disks_here", lambda: [Disk("/", "nfs4", "nas:/")])
    said = cli(*command, data=tmp_path, code=1)
    assert f"netwerkschijf (nfs4): {tmp_path}" in said
    assert "--data MAP" in said
    assert "DATABASE_URL" in said
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_network_disk_is_followed_and_a_url_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ver").mkdir()
    (tmp_path / "dichtbij").symlink_to(tmp_path / "ver")
    disks = [Disk("/", "ext4"), Disk(str(tmp_path / "ver"), "cifs")]
    monkeypatch.setattr(start_checks, "disks_here", lambda: disks)
    with pytest.raises(Unfit, match="cifs"):
        refuse_unfit(make_engine(f"sqlite:///{tmp_path / 'dichtbij' / 'x.db'}"))
    refuse_unfit(make_engine(f"sqlite:///{tmp_path / 'x.db'}"))


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:////srv/data/x.db", Path("/srv/data/x.db")),
        ("sqlite+pysqlite:////srv/data/x.db", Path("/srv/data/x.db")),
        ("sqlite:///file:/srv/data/met%20spatie.db?uri=true", Path("/srv/data/met spatie.db")),
        ("sqlite:///x.db", Path.cwd() / "x.db"),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql+psycopg://u:p@h/d", None),
    ],
)
def test_the_file_of_a_url_is_known(url: str, path: Path | None) -> None:
    assert sqlite_path(url) == path


def test_a_folder_that_is_kept_in_step_gets_advice(tmp_path: Path) -> None:
    assert advice_of_place(tmp_path / "x.db") == ""
    told = advice_of_place(tmp_path / "OneDrive" / "gegevens" / "x.db")
    assert told.startswith("Let op: de map met de gegevens wordt bijgehouden door OneDrive")


def test_a_disk_that_cannot_keep_a_log_is_refused(file: Path) -> None:
    """unix-none is SQLite without locks and shared memory, as on many disks in a network."""
    engine = make_engine(f"sqlite:///file:{file}?vfs=unix-none&uri=true")
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with pytest.raises(Unfit, match="maar alleen 'delete'"):
        refuse_unfit(engine)
    engine.dispose()


def test_a_file_that_cannot_be_written_is_refused_at_the_start(file: Path) -> None:
    with read_only_file(file):
        said = cli("serve", "--port", "0", data=file.parent, code=1)
        assert "kan niet geschreven worden" in said
        assert "Traceback" not in said
    refuse_unfit(make_engine(f"sqlite:///{file}"))


def test_a_start_on_a_full_disk_is_refused_politely(migrated_file: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        file = Path(shutil.copy(migrated_file, disk.folder / DATABASE_NAME))
        disk.fill()
        said = cli("serve", "--port", "0", data=file.parent, code=1)
        assert "De schijf met de gegevens is vol." in said
        disk.make_room()
        refuse_unfit(make_engine(f"sqlite:///{file}"))


def test_a_start_while_another_program_holds_the_file_is_refused_politely(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 1)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    said = cli("serve", "--port", "0", data=file.parent, code=1)
    connection.close()
    assert "Een ander programma houdt de gegevens bezet." in said
