"""A migration that is killed, and programs that all start at once."""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData, event, select

from storage.copying import all_tables, fingerprint
from storage.engine import make_engine
from storage.migrate import migrate
from storage.older_files import DAYS_KEPT, keep_older
from tests.storage.test_migrate import SCHEMAS, revision, revisions
from tests.storage.test_migrate_content import copy_rows, upgrade_to

PROJECT = Path(__file__).resolve().parents[2]
# Made by chance: no two migrations make the same.
BY_CHANCE = {"secret", "linking"}


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def all_rows(engine: Engine) -> dict[str, list[str]]:
    """Every table there is now, as it is now."""
    known = MetaData()
    known.reflect(engine)
    with engine.connect() as connection:
        return {
            name: [str(table.columns.keys()), *sorted(map(repr, connection.execute(select(table))))]
            for name, table in known.tables.items()
        }


def fingerprints(engine: Engine) -> dict[str, tuple[int, str]]:
    with engine.connect() as connection:
        return {
            table.name: fingerprint(connection, table)
            for table in all_tables()
            if table.name not in BY_CHANCE
        }


def open_older(name: str, kind: str, open_engine, folder: Path) -> Engine:
    """A database of an older release, with its data."""
    if kind == "sqlite":
        path = shutil.copy(SCHEMAS / f"{name}.db", folder / f"older-{name}.db")
        return make_engine(f"sqlite:///{path}")
    engine: Engine = open_engine(kind, empty=True)
    upgrade_to(engine, name)
    copy_rows(SCHEMAS / f"{name}.db", engine)
    return engine


def child(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.migrating_child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )


def count_statements(engine: Engine) -> int:
    """Migrate, and count how many statements that took."""
    seen: list[object] = []

    def counted(*arguments: object) -> None:
        seen.append(arguments[2])

    event.listen(engine, "before_cursor_execute", counted)
    migrate(engine)
    event.remove(engine, "before_cursor_execute", counted)
    return len(seen)


@pytest.mark.long_form
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_a_migration_that_is_killed_leaves_the_old_database_and_is_done_at_the_next_start(
    kind, open_engine, tmp_path, size
):
    chance = random.Random(9)
    for name in size(("0002",) if kind == "sqlite" else ("0008",), revisions()[:-1]):
        whole = open_older(name, "sqlite", open_engine, tmp_path)
        statements, wanted = count_statements(whole), fingerprints(whole)
        whole.dispose()
        older = open_older(name, kind, open_engine, tmp_path)
        before = all_rows(older)
        for _ in range(size(1, 3)):
            number = chance.randint(statements // 4, statements - 4)
            process = child("kill", str(number), address(older))
            _, complained = process.communicate()
            assert process.returncode == -signal.SIGKILL, complained
            assert (revision(older), all_rows(older) == before) == (name, True)
        migrate(older)
        assert revision(older) == revisions()[-1]
        assert fingerprints(older) == wanted
        older.dispose()


@pytest.mark.postgres
def test_of_programs_that_start_at_once_one_makes_the_tables_and_the_others_wait(
    open_engine, tmp_path
):
    """On a database without tables and on an older one, of both kinds."""
    engines = [
        open_older("0001", "sqlite", open_engine, tmp_path),
        make_engine(f"sqlite:///{tmp_path / 'new.db'}"),
        open_engine("postgresql", empty=True),
    ]
    processes = [child("start", *map(address, engines)) for _ in range(3)]
    told = []
    for engine in engines:
        assert [process.stdout.readline() for process in processes] == ["ready\n"] * 3
        for process in processes:
            process.stdin.write("go\n")
            process.stdin.flush()
        told.append(sorted(process.stdout.readline().strip() for process in processes))
        assert revision(engine) == revisions()[-1]
    assert [process.communicate()[1] for process in processes] == [""] * 3
    assert told == [["found"] * 3] + [["found", "found", "made"]] * 2


@pytest.fixture
def older(tmp_path, open_engine) -> Engine:
    return open_older("0007", "sqlite", open_engine, tmp_path)


def copies(engine: Engine) -> list[Path]:
    return sorted(Path(str(engine.url.database)).parent.glob("*-voor-*"))


def test_an_sqlite_file_is_kept_as_it_was_before_its_tables_changed(older):
    before = all_rows(older)
    Path(str(older.url.database)).with_name("older-0007-voor-0006.db").touch()
    migrate(older)
    (kept,) = copies(older)
    assert kept.name == f"older-0007-voor-{revisions()[-1]}.db"
    assert kept.stat().st_mode & 0o777 == 0o600
    as_it_was = make_engine(f"sqlite:///{kept}")
    assert all_rows(as_it_was) == before
    as_it_was.dispose()


def test_what_was_kept_of_an_older_schema_does_not_stay_long(older, time_machine):
    migrate(older)
    (kept,) = copies(older)
    made = kept.stat().st_mtime
    time_machine.move_to(made + (DAYS_KEPT - 1) * 24 * 3600)
    migrate(older)
    assert copies(older) == [kept]
    time_machine.move_to(made + (DAYS_KEPT + 1) * 24 * 3600)
    migrate(older)
    assert copies(older) == []


def test_a_migration_goes_on_when_there_is_no_room_for_a_copy(older, monkeypatch):
    full = shutil._ntuple_diskusage(10, 10, 0)
    monkeypatch.setattr("storage.older_files.shutil.disk_usage", lambda _path: full)
    assert keep_older(older.url, newest="0009") is None
    migrate(older)
    assert copies(older) == []
    assert revision(older) == revisions()[-1]
