"""A backup is whole, of one moment, or there is none."""

import gzip
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlalchemy import Engine

from storage import commands
from storage.backup_files import CannotOpen, list_stored, pack, path_of
from storage.backup_settings import BackupSettings
from storage.backups import LEFT_OUT, MISCOUNTED, BackupFailed, make_backup, open_backup
from storage.engine import make_engine, writing
from storage.migrate import NewerDatabase
from storage.restoring import look_into
from tests.metingen import fill_with_meting
from tests.storage.everything import contents, fill_everything
from tests.storage.helpers import SLUG, run
from veranderverhaal.backups import Tried
from veranderverhaal.meting import Channel, Response
from veranderverhaal.model import Initiatief

AT = datetime.fromisoformat("2026-11-21T02:10:00")
LOCAL = datetime.fromisoformat("2026-11-21T03:10:00")
PASSPHRASE = "vier houten stoelen"
NAME = "veranderverhaal-2026-11-21-031000.db.gz"


@pytest.fixture
def settings(tmp_path: Path) -> BackupSettings:
    return BackupSettings(tmp_path / "reservekopieen", tmp_path / "data")


def make(engine: Engine, settings: BackupSettings, **named: Any) -> Tried:
    return make_backup(engine, settings, **{"at": AT, "local": LOCAL, **named})


def with_passphrase(settings: BackupSettings) -> BackupSettings:
    return BackupSettings(settings.folder, settings.work, PASSPHRASE)


def everything_in(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_every_table_travels_but_those_of_this_place_and_moment(engine, settings, tmp_path):
    fill_everything(engine)
    source = contents(engine)
    assert all(found.rows for found in source.values())
    tried = make(engine, settings)
    unpacked, opened = open_backup(settings.folder / NAME, tmp_path, "")
    found = contents(make_engine(f"sqlite:///{unpacked}"))
    kept = {name for name in source if found[name] == source[name]}
    assert kept == source.keys() - LEFT_OUT
    assert {name for name in found if not found[name].rows} == LEFT_OUT
    assert opened.rows == tried.rows == sum(source[name].rows for name in kept)
    assert (tried.problem, tried.responses, opened.made_at) == ("", 3, AT)


def test_what_is_left_out_is_not_in_the_file_either(sqlite, settings, tmp_path):
    """Also what was erased before: a page that was freed may still hold it."""
    fill_everything(sqlite)
    run(sqlite, commands.create_initiatief, Initiatief("weg", "Geheimtaal-1"))
    with writing(sqlite) as session:
        session.connection().exec_driver_sql("UPDATE login_session SET browser = 'Geheimtaal-2'")
        session.connection().exec_driver_sql("DELETE FROM initiatief WHERE slug = 'weg'")
        session.connection().exec_driver_sql("DELETE FROM log_entry")
    make(sqlite, settings)
    content = gzip.decompress((settings.folder / NAME).read_bytes())
    assert b"De Straat" in content
    told = (b"Geheimtaal-1", b"Geheimtaal-2")
    assert [one for one in told if one in content] == []


def test_it_is_for_us_alone_and_nothing_else_is_left(sqlite, settings):
    fill_with_meting(sqlite)
    make(sqlite, settings)
    assert everything_in(settings.folder) == [NAME]
    assert (settings.folder / NAME).stat().st_mode & 0o777 == 0o600
    assert everything_in(settings.work) == []
    assert [one.file.name for one in list_stored(settings)] == [NAME]


def test_with_a_passphrase_it_is_a_file_of_age(sqlite, settings, tmp_path):
    fill_with_meting(sqlite)
    tried = make(sqlite, with_passphrase(settings))
    path = settings.folder / f"{NAME}.age"
    assert tried.encrypted
    assert tried.file == path.name
    opened = gzip.decompress(pyrage.passphrase.decrypt(path.read_bytes(), PASSPHRASE))
    assert opened.startswith(b"SQLite format 3")
    with pytest.raises(CannotOpen, match="versleuteld"):
        look_into(path, settings)


@pytest.mark.only_long
def test_one_wrong_byte_is_found_in_a_file_of_age_too(sqlite, settings):
    fill_with_meting(sqlite)
    path = settings.folder / make(sqlite, with_passphrase(settings)).file
    spoil(path, 0.9)
    with pytest.raises(CannotOpen, match="gaat de reservekopie niet open"):
        look_into(path, settings, passphrase=PASSPHRASE)


def test_while_people_write_it_is_of_one_moment(engine, settings, tmp_path):
    """Two numbers that are always written together are never apart in a backup."""
    fill_with_meting(engine)
    stop, writes = threading.Event(), []

    def write_on() -> None:
        while not stop.is_set():
            with writing(engine) as session:
                connection = session.connection()
                connection.exec_driver_sql("UPDATE meting SET approached = approached + 1")
                connection.exec_driver_sql(
                    "UPDATE initiatief SET story_revision = (SELECT max(approached) FROM meting)"
                )
            writes.append(1)

    with writing(engine) as session:
        session.connection().exec_driver_sql("UPDATE meting SET approached = 1")
    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for number in range(2):
            before = len(writes)
            make(engine, settings, local=LOCAL + timedelta(seconds=number))
            assert len(writes) > before  # nobody waited for it
    finally:
        stop.set()
        writer.join()
    for number, stored in enumerate(list_stored(settings)):
        (tmp_path / str(number)).mkdir()
        unpacked, _ = open_backup(settings.folder / stored.file.name, tmp_path / str(number), "")
        with sqlite3.connect(unpacked) as database:
            query = "SELECT max(approached), (SELECT story_revision FROM initiatief) FROM meting"
            one, other = database.execute(query).fetchone()
        database.close()
        assert one == other > 0


def spoil(path: Path, at: float) -> None:
    content = bytearray(path.read_bytes())
    content[int(len(content) * at)] ^= 0xFF
    path.write_bytes(bytes(content))


def test_one_wrong_byte_is_found(sqlite, settings):
    fill_with_meting(sqlite)
    path = settings.folder / make(sqlite, settings).file
    whole = path.read_bytes()
    for at in (0.3, 0.9):
        path.write_bytes(whole)
        spoil(path, at)
        with pytest.raises(CannotOpen):
            look_into(path, settings)


def repacked(path: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Change what is in a backup, and pack it well again."""
    plain = path.with_suffix(".plain")
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    database = sqlite3.connect(plain)
    change(database)
    database.commit()
    database.close()
    path.write_bytes(gzip.compress(plain.read_bytes()))


def test_a_file_that_is_not_what_was_kept_is_refused(sqlite, settings):
    fill_with_meting(sqlite)
    path = settings.folder / make(sqlite, settings).file
    whole = path.read_bytes()
    for statement in (
        "DELETE FROM meting",
        "UPDATE initiatief SET name = 'Een ander'",
        "DELETE FROM about_backup",
        "DROP TABLE alembic_version",
    ):
        path.write_bytes(whole)
        repacked(path, lambda database, said=statement: database.execute(said))
        with pytest.raises(CannotOpen):
            look_into(path, settings)


def test_one_of_a_newer_program_is_refused_politely(sqlite, settings):
    path = settings.folder / make(sqlite, settings).file
    repacked(path, lambda one: one.execute("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="nieuwere versie"):
        look_into(path, settings)


def test_when_reading_back_fails_there_is_no_file_and_it_is_told(sqlite, settings, monkeypatch):
    fill_with_meting(sqlite)

    def pack_badly(source: Path, target: Path, passphrase: str) -> None:
        pack(source, target, passphrase)
        spoil(target, 0.5)

    monkeypatch.setattr("storage.backups.pack", pack_badly)
    with pytest.raises(BackupFailed, match="niet terug te lezen"):
        make(sqlite, settings)
    assert everything_in(settings.folder) == everything_in(settings.work) == []


def test_a_file_is_never_replaced(sqlite, settings, tmp_path):
    make(sqlite, settings)
    before = (settings.folder / NAME).read_bytes()
    with pytest.raises(BackupFailed, match="Er is al een bestand"):
        make(sqlite, settings)
    assert (settings.folder / NAME).read_bytes() == before
    out = tmp_path / "elders" / "kopie.db.gz"
    assert make(sqlite, settings, out=out).file == "kopie.db.gz"
    assert look_into(out, settings).made_at == AT


def test_a_folder_that_takes_nothing_is_told(sqlite, settings):
    settings.folder.write_text("geen map")
    with pytest.raises(BackupFailed, match="Er is geen reservekopie gemaakt"):
        make(sqlite, settings)


def test_tallies_that_are_wrong_are_told_and_the_file_is_kept(sqlite, settings):
    fill_with_meting(sqlite)
    told = Response({"vaker": ("yes",)}, week="2026-W47", channel=Channel.LINK)
    meting = "voorjaar"
    run(sqlite, commands.import_responses, SLUG, meting, [told], file_name="x", today=AT.date())
    with writing(sqlite) as session:
        session.connection().exec_driver_sql("UPDATE response_count SET number = 9")
    assert make(sqlite, settings).problem == MISCOUNTED
    assert everything_in(settings.folder) == [NAME]


@pytest.mark.parametrize("name", ["../data/x.db", "veranderverhaal.db", "", NAME + "/.."])
def test_only_a_backup_in_the_folder_is_found_by_its_name(sqlite, settings, name):
    make(sqlite, settings)
    assert path_of(NAME, settings).exists()
    with pytest.raises(CannotOpen):
        path_of(name, settings)
