"""What stays in the folder of backups, what goes, and what is looked at before one is made."""

import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pytest
from sqlalchemy import Engine
from sqlmodel import delete

from storage.access_tables import LogRow
from storage.backup_apart import back_up
from storage.backup_files import (
    ABANDONED_SECONDS,
    TooMuch,
    forget_abandoned,
    forget_own,
    list_stored,
    name_unfinished,
    pack,
    working_folder,
)
from storage.backup_queries import (
    find_last_good,
    find_standing,
    first_change,
    list_tried,
    note_tried,
)
from storage.backup_retention import throw_away_when_sure
from storage.backup_room import size_of
from storage.backup_settings import BackupSettings, backup_settings
from storage.backups import BackupFailed, make_backup
from storage.engine import writing
from storage.moment import now
from storage.responses import Arrival, ResponseWriter
from tests.metingen import fill_with_meting
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.backups import ALWAYS_KEPT, Standing, Tried, Why, make_name
from veranderverhaal.meting import Channel, Response
from veranderverhaal.upkeep import Room

AT = datetime.fromisoformat("2026-11-21T02:10:00")
LOCAL = datetime.fromisoformat("2026-11-21T03:10:00")
DAY = timedelta(days=1)
NAME = make_name(LOCAL)


@pytest.fixture
def settings(tmp_path: Path) -> BackupSettings:
    folder = BackupSettings(tmp_path / "reservekopieen", tmp_path / "data")
    folder.folder.mkdir()
    return folder


def put(settings: BackupSettings, *moments: datetime, why: Why = Why.NIGHTLY) -> None:
    for moment in moments:
        (settings.folder / make_name(moment, why)).write_bytes(b"x")


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def nights(many: int, last: datetime = LOCAL) -> list[datetime]:
    return [last - back * DAY for back in range(many)]


def test_what_is_too_much_goes_and_what_is_not_ours_stays(sqlite, settings):
    put(settings, *nights(60))
    others = {"veranderverhaal.db", "veranderverhaal-2020-01-01-000000.db.gz.txt", "foto.jpg"}
    for name in others:
        (settings.folder / name).write_text("van een ander")
    gone = throw_away_when_sure(sqlite, settings, LOCAL)
    assert gone
    assert len(list_stored(settings)) == 60 - len(gone) <= 7 + 4 + 12
    assert others | {NAME} <= names_in(settings.folder)


def clean_nightly(engine: Engine, settings: BackupSettings, day: datetime) -> None:
    put(settings, day)
    throw_away_when_sure(engine, settings, day)


def test_a_clock_that_jumps_ahead_takes_nothing_in_its_first_day_and_never_the_last(
    engine, settings
):
    for day in reversed(nights(20)):
        clean_nightly(engine, settings, day)
    put(settings, LOCAL - 2 * DAY, why=Why.BY_HAND)
    before = names_in(settings.folder)
    jumped = LOCAL + 500 * DAY
    for hours in range(0, 24, 6):
        throw_away_when_sure(engine, settings, jumped + timedelta(hours=hours))
    clean_nightly(engine, settings, jumped)
    assert before < names_in(settings.folder)
    clean_nightly(engine, settings, jumped + DAY)
    assert before & names_in(settings.folder)
    assert len(list_stored(settings)) >= ALWAYS_KEPT


def test_one_made_by_hand_with_such_a_clock_takes_nothing_either(sqlite, settings):
    """Also where nothing was ever thrown away: then the other files tell how late it was."""
    put(settings, *nights(10))
    before = names_in(settings.folder)
    back_up(sqlite, settings, local=LOCAL + 500 * DAY, why=Why.BY_HAND)
    assert before < names_in(settings.folder)


def test_a_clock_that_was_set_back_keeps_what_it_makes(sqlite, settings):
    for day in reversed(nights(10)):
        clean_nightly(sqlite, settings, day)
    before = names_in(settings.folder)
    tried = back_up(sqlite, settings, local=LOCAL - 2000 * DAY, why=Why.NIGHTLY)
    assert names_in(settings.folder) == before | {tried.file}


def test_where_none_is_made_the_old_ones_go_too(sqlite, settings):
    """Of the last few nobody knows that there are others, unless they are made elsewhere."""
    put(settings, *nights(9, LOCAL - 400 * DAY), why=Why.BY_HAND)
    for now_on in (LOCAL, LOCAL + DAY):
        throw_away_when_sure(sqlite, settings, now_on)
    assert len(list_stored(settings)) == ALWAYS_KEPT
    throw_away_when_sure(sqlite, replace(settings, elsewhere=True), LOCAL + 2 * DAY)
    assert list_stored(settings) == []


def a_dead_process() -> int:
    return next(number for number in range(4_000_000, 0, -1) if not psutil.pid_exists(number))


def test_what_a_killed_one_left_is_gone_also_without_a_next(settings, tmp_path):
    with working_folder(settings, tmp_path / "elders") as work:
        mine, out = name_unfinished(settings.folder / NAME), tmp_path / "elders"
        out.mkdir()
        here = work.name.split("-")[1]
        dead = f"{here}-{a_dead_process()}"
        left = [
            settings.folder / f".bezig-{dead}-{NAME}",
            settings.work / f".reservekopie-{dead}-abc",
            out / f".bezig-{dead}-{NAME}",
        ]
        other = settings.folder / f".bezig-anderecomputer-{a_dead_process()}-{NAME}"
        for one in (mine, other, *left):
            one.write_text("alles, leesbaar")
        forget_abandoned(settings, out)
        assert not [one for one in left if one.exists()]
        assert mine.exists()
        assert work.exists()
        assert other.exists()  # of another computer nobody here knows
        long_ago = other.stat().st_mtime - ABANDONED_SECONDS - 1
        os.utime(other, (long_ago, long_ago))
        forget_abandoned(settings)
        assert not other.exists()
        forget_own(settings)
        assert not work.exists()
        assert not mine.exists()


def test_what_a_killed_one_left_is_gone_with_the_next(sqlite, settings, tmp_path):
    out = tmp_path / "kopie.db.gz"
    dead = name_unfinished(out).name.replace(f"-{os.getpid()}-", f"-{a_dead_process()}-")
    (tmp_path / dead).write_text("half")
    make_backup(sqlite, settings, at=AT, local=LOCAL, out=out)
    assert not (tmp_path / dead).exists()


def test_a_folder_that_was_chosen_and_is_away_is_not_made(
    sqlite: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_FOLDER", str(tmp_path / "schijf" / "reserve"))
    settings = backup_settings(tmp_path / "data")
    with pytest.raises(BackupFailed, match="‘reserve’ die voor reservekopieën is gekozen, is er"):
        make_backup(sqlite, settings, at=AT, local=LOCAL)
    assert not (tmp_path / "schijf").exists()
    settings.folder.mkdir(parents=True)
    assert make_backup(sqlite, settings, at=AT, local=LOCAL).is_good


def test_without_room_it_does_not_begin(engine, settings, monkeypatch):
    """It would take the last room that answers need."""
    assert size_of(engine) > 100_000
    monkeypatch.setattr(
        "storage.backup_room.shutil.disk_usage",
        lambda _folder: Room(10**9, size_of(engine) * 3 // 2),
    )
    monkeypatch.setattr("storage.backups.copy_moment", None)  # it is not come to
    with pytest.raises(BackupFailed, match="te vol voor een reservekopie") as told:
        make_backup(engine, settings, at=AT, local=LOCAL)
    assert "Er is geen reservekopie gemaakt." in str(told.value)


def test_a_name_that_is_taken_is_told_before_the_work(sqlite, settings, monkeypatch):
    put(settings, LOCAL)
    monkeypatch.setattr("storage.backups.copy_moment", None)
    with pytest.raises(BackupFailed, match="Er is al een bestand"):
        make_backup(sqlite, settings, at=AT, local=LOCAL)


def test_more_than_can_be_encrypted_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("storage.backup_files.MOST_ENCRYPTED", 1000)
    (tmp_path / "veel").write_bytes(os.urandom(5000))
    with pytest.raises(TooMuch, match="wachtzin"):
        pack(tmp_path / "veel", tmp_path / "verpakt", "vier houten stoelen")


def test_what_became_of_it_is_remembered(sqlite, settings):
    good = Tried(AT, NAME, 10, 20, 3, False, False, "")
    bad = Tried(AT + DAY, NAME, 0, 0, 0, True, True, "vol")
    old = Tried(AT - 900 * DAY, NAME, 0, 0, 0, True, True, "vol")
    run(sqlite, note_tried, old)
    run(sqlite, note_tried, good)
    assert ask(sqlite, list_tried) == [good]
    (settings.folder / NAME).write_bytes(bytes(10))
    assert ask(sqlite, find_standing, now=AT, settings=settings) is Standing.GOOD
    run(sqlite, note_tried, bad)
    assert ask(sqlite, list_tried) == [bad, good]
    assert ask(sqlite, find_standing, now=AT, settings=settings) is Standing.FAILED
    elsewhere = replace(settings, elsewhere=True)
    assert ask(sqlite, find_standing, now=AT, settings=elsewhere) is Standing.ELSEWHERE


def test_one_that_is_no_longer_there_or_is_cut_off_is_not_good(sqlite, settings):
    fill_with_meting(sqlite)
    tried = back_up(sqlite, settings, local=LOCAL, why=Why.NIGHTLY)
    later = now() + timedelta(hours=1)
    assert ask(sqlite, find_standing, now=later, settings=settings) is Standing.GOOD
    assert ask(sqlite, find_last_good, settings=settings) == tried
    with (settings.folder / tried.file).open("rb+") as file:
        file.truncate(tried.size // 2)
    assert ask(sqlite, find_standing, now=later, settings=settings) is Standing.NONE
    shutil.rmtree(settings.folder)
    assert ask(sqlite, find_standing, now=later, settings=settings) is Standing.NONE
    assert ask(sqlite, find_last_good, settings=settings) is None


def test_what_the_command_line_and_respondents_wrote_wants_a_backup_too(engine):
    assert ask(engine, first_change) is None
    meting = fill_with_meting(engine)
    assert ask(engine, first_change, samples=[SLUG]) is None  # a sample
    assert ask(engine, first_change, samples=["een-ander"]) is not None
    forget_log(engine)
    assert ask(engine, first_change, samples=["een-ander"]) is not None
    writer = ResponseWriter(engine)
    told = Response({"vaker": ("yes",)}, week="2026-W47", channel=Channel.LINK)
    writer.keep(Arrival(meting.code, "t", told))
    writer.close()
    assert ask(engine, first_change, samples=[SLUG]) == datetime.fromisoformat("2026-11-16")


def forget_log(engine: Engine) -> None:
    with writing(engine) as session:
        session.connection().execute(delete(LogRow))
