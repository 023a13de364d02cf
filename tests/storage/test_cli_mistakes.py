"""What somebody at a terminal does wrong is told in words, and leaves nothing behind."""

import io
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from cli import main
from cli_commands.dutch import tell_reason
from cli_commands.settings_check import tell_wrong_settings
from dashboard.logs import LEVELS
from storage.backup_settings import WrongSetting, backup_settings
from storage.own_files import keep_to_ourselves
from storage.silence import tell_silence
from tests.command_line import cli
from tests.databases import put_database
from tests.small_disk import small_disk
from tests.test_cli_newer import ARGUMENTS
from veranderverhaal.operator_settings import LOG_LEVELS

PASSPHRASE = "vier houten stoelen"
BEGINNERS = {"serve", "import"}  # and `account add`, and restore


@pytest.fixture
def data(samples_file: Path, tmp_path: Path) -> Path:
    return put_database(samples_file, tmp_path / "data")


@pytest.fixture
def backup(data: Path) -> Path:
    cli("backup", data=data)
    (file,) = (data / "reservekopieen").iterdir()
    return file


@pytest.mark.parametrize("command", sorted(ARGUMENTS.keys() - BEGINNERS))
def test_a_folder_without_data_is_refused_and_stays_away(command: str, tmp_path: Path) -> None:
    typo = tmp_path / "tikfout"
    given = [one.replace("x.", f"{tmp_path}/x.") for one in ARGUMENTS[command]]
    told = cli(command, *given, data=typo, code=1)
    assert "staan nog geen gegevens" in told
    assert str(typo) in told
    assert not typo.exists()


@pytest.mark.postgres
def test_an_empty_database_is_refused_too_and_stays_empty(
    open_engine, data, monkeypatch, capsys
) -> None:
    engine = open_engine("postgresql", empty=True)
    url = engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("VERANDERVERHAAL_DATA", "")  # put back afterwards
    assert main(["backup", "--data", str(data)]) == 1
    assert "staan nog geen gegevens" in capsys.readouterr().err
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT 1 FROM pg_tables WHERE tablename = 'response'")
        assert tables.first() is None


def test_a_restore_that_fails_leaves_no_folder_and_no_empty_file(
    backup: Path, tmp_path: Path
) -> None:
    wrong, new = tmp_path / "foto.jpg", tmp_path / "nieuw"
    wrong.write_bytes(b"geen reservekopie")
    for name in (str(wrong), "is-er-niet", backup.name):
        told = cli("restore", name, "--yes", data=new, code=1)
        assert told.startswith("Er is niets teruggezet.")
        assert not new.exists()
    assert "Teruggezet" in cli("restore", str(backup), data=new)


def test_a_restore_that_finds_no_room_leaves_nothing_either(backup: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf", megabytes=1) as disk:
        told = cli("restore", str(backup), data=disk.folder, code=1)
        assert "niets teruggezet" in told
        assert list(disk.folder.iterdir()) == []


def test_a_backup_that_may_not_be_read_is_told(
    backup: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the administrator of a computer there are no such files."""

    def refuse(*_arguments: object, **_named: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    told = cli("restore", str(backup), "--yes", data=data, code=1)
    assert told == (
        f"Er is niets teruggezet. {backup} is niet te lezen: je hebt er geen rechten voor.\n"
    )


def test_a_backup_of_a_newer_program_is_told_apart_from_the_data(
    backup: Path, tmp_path: Path
) -> None:
    import gzip

    newer = tmp_path / "newer.db"
    newer.write_bytes(gzip.decompress(backup.read_bytes()))
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    packed = tmp_path / "newer.db.gz"
    packed.write_bytes(gzip.compress(newer.read_bytes(), 1))
    told = cli("restore", str(packed), data=tmp_path / "nieuw", code=1)
    assert "Deze reservekopie is gemaakt met een nieuwere versie" in told


@pytest.mark.only_long
def test_backups_are_listed_with_the_path_that_restore_takes(
    backup: Path, data: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "wachtzin"
    secret.write_text(PASSPHRASE)
    out = backup.with_name("veranderverhaal-2026-01-01-031000-zelf.db.gz.age")
    cli("backup", "--passphrase-file", str(secret), "--out", str(out), data=data)
    listed = cli("backup", "--list", data=data).splitlines()
    assert sorted(line.split()[4] for line in listed) == ["open", "versleuteld"]
    assert str(backup) in (line.split()[-1] for line in listed)
    nowhere = tmp_path / "leeg"
    assert str(nowhere / "reservekopieen") in cli("backup", "--list", data=nowhere)
    assert not nowhere.exists()


def test_of_a_damaged_file_the_newest_backup_is_named_with_its_path(
    backup: Path, data: Path
) -> None:
    file = data / "veranderverhaal.db"
    file.write_bytes(b"geen database" * 1000)
    for command in ("serve", "backup", "list"):
        told = cli(command, *ARGUMENTS[command], data=data, code=1)
        assert f"cli.py restore {backup} --data NIEUWE-MAP" in told
        assert str(file) in told


class Impatient(io.StringIO):
    """Presses Ctrl-C as soon as it reads some word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def write(self, text: str) -> int:
        if self.word in text:
            raise KeyboardInterrupt
        return super().write(text)


def stopped(word: str, *arguments: str, url: str = "") -> str:
    with (
        patch.dict(os.environ, DATABASE_URL=url),
        redirect_stdout(Impatient(word)),
        redirect_stderr(io.StringIO()) as told,
    ):
        assert main(list(arguments)) == 130
    return told.getvalue()


def test_who_stops_a_backup_or_a_restore_is_told_that_nothing_was_done(
    backup: Path, data: Path, tmp_path: Path
) -> None:
    there = ("--data", str(data))
    out = tmp_path / "kopieen" / "kopie.db.gz"
    told = stopped("50%", "backup", "--out", str(out), *there)
    assert "Er is geen reservekopie gemaakt." in told
    assert list(out.parent.iterdir()) == []
    before = cli("list", data=data)
    assert "Er is niets teruggezet." in stopped("50%", "restore", str(backup), "--yes", *there)
    assert cli("list", data=data) == before
    new = tmp_path / "nieuw"
    assert "Gestopt." in stopped("50%", "restore", str(backup), "--data", str(new))
    assert not new.exists()


@pytest.mark.postgres
def test_who_stops_a_move_is_told_how_to_go_on(open_engine, data: Path) -> None:
    url = open_engine("postgresql", empty=True).url.render_as_string(hide_password=False)
    told = stopped("Kopiëren", "move", "--data", str(data), url=url)
    assert "Geef dezelfde opdracht nog een keer: dan gaat hij verder." in told
    told = stopped("Kopiëren", "move", "--again", "--data", str(data), url=url)
    assert "zonder --again" in told


@pytest.fixture
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    for name in os.environ:
        if name.startswith(("BACKUP_", "LOG_", "METRICS_")):
            monkeypatch.delenv(name)
    yield monkeypatch


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BACKUP_PASSPHRASE", "kort", "minstens 12 tekens"),
        ("BACKUP_PASSPHRASE_FILE", "/nergens/wachtzin", "/nergens/wachtzin"),
        ("BACKUP_ELSEWHERE", "misschien", "1 of ja, of 0 of nee"),
        ("BACKUP_FOLDER", "/nergens/kopie", "/nergens/kopie"),
        ("METRICS_TOKEN", "kort", "minstens 16 tekens"),
        ("LOG_LEVEL", "veel", "debug, info, warning, error"),
        ("LOG_FORMAT", "xml", "json, text"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_at_the_start(
    nothing_set: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    value: str,
    words: str,
) -> None:
    tell_wrong_settings(tmp_path)
    assert capsys.readouterr().err == ""
    nothing_set.setenv(name, value)
    tell_wrong_settings(tmp_path)
    told = capsys.readouterr().err
    assert told.startswith("Let op: ")
    assert words in told
    assert name in told
    assert told.count("\n") == 1
    assert value.startswith("/") or value not in told


def test_serve_tells_them_and_the_levels_are_those_of_the_log(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(LEVELS) == list(LOG_LEVELS)
    monkeypatch.setenv("LOG_LEVEL", "veel")
    monkeypatch.setattr("uvicorn.Server.run", lambda *_given, **_named: None)
    assert "LOG_LEVEL" in cli("serve", "--port", "0", "--no-browser", data=data, code=1)


@pytest.mark.parametrize(
    ("value", "elsewhere"), [("", False), ("0", False), ("nee", False), ("1", True), ("Ja", True)]
)
def test_only_yes_means_that_somebody_else_makes_backups(
    nothing_set: pytest.MonkeyPatch, tmp_path: Path, value: str, elsewhere: bool
) -> None:
    nothing_set.setenv("BACKUP_ELSEWHERE", value)
    assert backup_settings(tmp_path).elsewhere is elsewhere
    nothing_set.setenv("BACKUP_ELSEWHERE", "no")
    with pytest.raises(WrongSetting):
        backup_settings(tmp_path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_data_are_readable_for_nobody_else(data: Path, tmp_path: Path) -> None:
    file = data / "veranderverhaal.db"
    file.chmod(0o644)
    cli("list", data=data)
    assert mode(file) == 0o600
    packed = tmp_path / "badhuis.zip"
    cli("export", "het-badhuis", "--out", str(packed), data=data)
    cli("import", str(packed), "--no-samples", data=tmp_path / "nieuw")
    assert mode(tmp_path / "nieuw" / "veranderverhaal.db") == 0o600
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE housekeeping SET at = at")
        assert {mode(one) for one in data.glob("*.db-*")} == {0o600}
    connection.close()
    file.chmod(0o640)  # opened to a group on purpose
    keep_to_ourselves(file)
    assert mode(file) == 0o640


def test_what_the_computer_says_is_told_in_dutch(tmp_path: Path) -> None:
    for code, words in ((13, "geen rechten"), (17, "al iets"), (28, "vol"), (2, "is er niet")):
        assert words in tell_reason(OSError(code, os.strerror(code)))
    assert tell_reason(OSError(12345, "Something")) == "Something"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('connection to server at "127.0.0.1", port 1 failed: Connection refused', "luistert geen"),
        ('FATAL:  password authentication failed for user "kees"', "wachtwoord klopt niet"),
        ('FATAL:  database "verhaal" does not exist', "Die database is er niet."),
        ('FATAL:  role "kees" does not exist', "gebruiker"),
        ("something else", "something else"),
    ],
)
def test_why_a_database_is_silent_is_told_in_dutch(said: str, told: str) -> None:
    assert told in tell_silence(RuntimeError(said))
