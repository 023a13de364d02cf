"""Making a backup while the program goes on, and opening one: read back, or it is none.

All rows come from one moment of the database, whoever writes meanwhile. Whatever the database, a
backup is a SQLite file of our schema, so any backup can be put back into either kind.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, create_engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from storage.asking import ASKER
from storage.backup_files import (
    NO_BACKUP,
    CannotOpen,
    NameTaken,
    TooMuch,
    finish,
    name_unfinished,
    pack,
    unpack,
    working_folder,
)
from storage.backup_room import check_room
from storage.backup_settings import BackupSettings
from storage.copying import OF_THE_MOMENT, Fingerprint, all_tables, copy_rows, fingerprint
from storage.engine import Engine, make_engine
from storage.migrate import NewerDatabase, migrate
from storage.recounting import all_slugs, find_miscounts
from storage.troubles import Trouble, trouble_of
from veranderverhaal.access import MACHINE
from veranderverhaal.backups import Tried, Why, make_name

# What is of this computer and of this hour. Whoever has a backup must not come in with it, and an
# invitation that was used since must not work again.
LEFT_OUT = OF_THE_MOMENT | {"one_time_link", "presentation", "backup", "incident", "housekeeping"}
ABOUT = "about_backup"
FORMAT = 1
PAGES_AT_ONCE = 2_000
RESPONSES = "response"
# Of every table, how much of the work is done after its step, in percents.
COPIED, PACKED, DONE = 50, 70, 100
MISCOUNTED = (
    "De reservekopie is gelijk aan wat er staat, maar de tellingen zijn niet wat de antwoorden "
    "samen geven. Laat ze opnieuw maken met ‘cli.py recount’."
)
STAYS = "Er is geen reservekopie gemaakt. Wat er staat, is er nog."
AWAY = "De map ‘{}’ die voor reservekopieën is gekozen, is er niet. Is die schijf er wel?"
NEWER_BACKUP = (
    "Deze reservekopie is gemaakt met een nieuwere versie van Veranderverhaal. "
    "Werk het programma op deze computer bij en probeer het opnieuw."
)
Say = Callable[[int], None]


class BackupFailed(RuntimeError):
    """No backup was made, and nothing of it is left. The message is Dutch."""


@dataclass(frozen=True)
class Opened:
    """A backup that was unpacked and found whole: from when it is, and what is in it."""

    made_at: datetime
    rows: int
    responses: int
    counts_are_right: bool


def carried_tables() -> list[Table]:
    """The tables that a backup has, those that others point to first."""
    return [table for table in all_tables() if table.name not in LEFT_OUT]


def make_backup(
    engine: Engine,
    settings: BackupSettings,
    *,
    at: datetime,
    local: datetime,
    why: Why = Why.NIGHTLY,
    out: Path | None = None,
    say: Say = lambda _percent: None,
) -> Tried:
    """A backup of this moment, `at` in UTC and `local` on the wall, read back before it counts.

    It goes into the folder of the settings, or to `out`. Raises BackupFailed.
    """
    name = make_name(local, why, encrypted=bool(settings.passphrase))
    target = out or settings.folder / name
    tried = Tried(at, target.name, 0, 0, 0, bool(settings.passphrase), why is not Why.NIGHTLY, "")
    try:
        _find_place(target, may_make=out is not None or not settings.chosen)
        check_room(engine, settings, target.parent)
        with working_folder(settings, target.parent) as work:
            copy_moment(engine, work / "clean.db", at, say)
            return _pack_and_check(work, target, settings.passphrase, tried, say)
    except CannotOpen as error:
        raise BackupFailed(f"De reservekopie was niet terug te lezen. {error}") from error
    except NameTaken as error:
        raise BackupFailed(
            f"Er is al een bestand ‘{target.name}’. Kies een andere naam."
        ) from error
    except TooMuch as error:
        raise BackupFailed(f"{error} {STAYS}") from error
    except (OSError, SQLAlchemyError, sqlite3.Error) as error:
        raise BackupFailed(_words(error)) from error


def copy_moment(
    engine: Engine, target: Path, at: datetime, say: Say = lambda _percent: None
) -> None:
    """A SQLite file with one moment of the database, without what is left out."""
    draft = target.with_name("draft.db")
    with _one_moment(engine) as source:
        if source.dialect.name == "sqlite":
            _copy_pages(source, draft, say)
        else:
            _copy_tables(source, draft, say)
        found = {table.name: fingerprint(source, table) for table in carried_tables()}
    say(COPIED)
    _write_about(draft, at, found)
    # Once more from the beginning: a page that was freed still has what was erased from it.
    with sqlite3.connect(draft) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()
    draft.unlink()


def open_backup(path: Path, work: Path, passphrase: str) -> tuple[Path, Opened]:
    """Unpack a backup into `work`, brought to the newest schema, and look whether all is there.

    Raises CannotOpen, and NewerDatabase for one of a newer version of the program.
    """
    unpacked = work / "back.db"
    unpack(path, unpacked, passphrase)
    engine = make_engine(f"sqlite:///{unpacked}")
    try:
        return unpacked, _check(engine)
    except NewerDatabase as error:
        raise NewerDatabase(NEWER_BACKUP) from error
    except (SQLAlchemyError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
        if trouble_of(error) in (Trouble.FULL, Trouble.READ_ONLY, Trouble.FAILING):
            raise
        raise CannotOpen(NO_BACKUP) from error
    finally:
        engine.dispose()


def _find_place(target: Path, *, may_make: bool) -> None:
    """Before all the work, and not on another disk than the one that somebody chose."""
    if may_make:
        target.parent.mkdir(parents=True, exist_ok=True)
    elif not target.parent.exists():
        raise BackupFailed(f"{AWAY.format(target.parent.name)} {STAYS}")
    if target.exists():
        raise NameTaken(target)


def _pack_and_check(work: Path, target: Path, passphrase: str, tried: Tried, say: Say) -> Tried:
    unfinished = name_unfinished(target)
    try:
        pack(work / "clean.db", unfinished, passphrase)
        (work / "clean.db").unlink()
        say(PACKED)
        _, opened = open_backup(unfinished, work, passphrase)
        finish(unfinished, target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    say(DONE)
    return replace(
        tried,
        size=target.stat().st_size,
        rows=opened.rows,
        responses=opened.responses,
        problem="" if opened.counts_are_right else MISCOUNTED,
    )


@contextmanager
def _one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is now, until it is closed, and holds up nobody."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        connection.exec_driver_sql("SELECT count(*) FROM alembic_version")  # the moment begins
        yield connection


def _copy_pages(source: Connection, draft: Path, say: Say) -> None:
    """By SQLite's own backup. As the reader goes on reading, no writer makes it begin again."""

    def tell(_status: int, remaining: int, total: int) -> None:
        say(COPIED // 2 * (total - remaining) // max(total, 1))

    copy = sqlite3.connect(draft)
    driver: Any = source.connection.driver_connection
    try:
        driver.backup(copy, pages=PAGES_AT_ONCE, progress=tell)
        copy.execute("PRAGMA journal_mode = DELETE")
        for table in reversed(all_tables()):
            if table.name in LEFT_OUT:
                copy.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - a name of ours
        copy.commit()
    finally:
        copy.close()


def _copy_tables(source: Connection, draft: Path, say: Say) -> None:
    engine = create_engine(f"sqlite:///{draft}")  # a draft need not outlive a power cut
    migrate(engine)
    tables = carried_tables()
    with engine.begin() as target:
        for table in reversed(all_tables()):
            target.execute(table.delete())  # what a migration put there
        for number, table in enumerate(tables):
            for _ in copy_rows(source, target, table):
                say(COPIED // 2 * number // len(tables))
    engine.dispose()


def _write_about(draft: Path, at: datetime, found: dict[str, Fingerprint]) -> None:
    """What it is, in the file itself: so that it can be checked by whoever finds it."""
    about = {"format": FORMAT, "made_at": at.isoformat(), "tables": found}
    with sqlite3.connect(draft) as connection:
        connection.execute(f"CREATE TABLE {ABOUT} (content TEXT NOT NULL)")
        connection.execute(f"INSERT INTO {ABOUT} VALUES (?)", (json.dumps(about),))  # noqa: S608
    connection.close()


def _check(engine: Engine) -> Opened:
    with engine.connect() as connection:
        _check_whole(connection)
        about = json.loads(connection.exec_driver_sql(f"SELECT content FROM {ABOUT}").scalar_one())  # noqa: S608
        before = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        kept = {name: Fingerprint(*numbers) for name, numbers in about["tables"].items()}
        _check_numbers(connection, kept)
    migrate(engine)
    with engine.connect() as connection:
        after = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        if before == after:  # of an older schema the columns are not what they were
            found = {table.name: fingerprint(connection, table) for table in carried_tables()}
            if found != kept:
                raise CannotOpen(NO_BACKUP)
    rows = sum(one.rows for one in kept.values())
    made_at = datetime.fromisoformat(about["made_at"])
    return Opened(made_at, rows, kept[RESPONSES].rows, _counts_are_right(engine))


def _check_whole(connection: Connection) -> None:
    told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if told != ["ok"] or loose is not None:
        raise CannotOpen(NO_BACKUP)


def _check_numbers(connection: Connection, kept: dict[str, Fingerprint]) -> None:
    there = MetaData()
    there.reflect(connection)
    for name, known in kept.items():
        if connection.scalar(select(func.count()).select_from(there.tables[name])) != known.rows:
            raise CannotOpen(NO_BACKUP)


def _counts_are_right(engine: Engine) -> bool:
    with Session(engine) as session:
        session.info[ASKER] = MACHINE
        return not any(
            next(find_miscounts(slug, session=session), None) is not None
            for slug in all_slugs(session=session)
        )


def _words(error: Exception) -> str:
    """What a person is told; never the message of the error, which may repeat what was written."""
    trouble = trouble_of(error)
    if trouble is Trouble.FULL:
        return f"De schijf waar de reservekopie op moest is vol. {STAYS} Maak ruimte."
    if trouble is Trouble.READ_ONLY or isinstance(error, PermissionError):
        return f"In de map voor reservekopieën kan niet geschreven worden. {STAYS}"
    if trouble is Trouble.DAMAGED:
        return f"De gegevens zijn beschadigd. {STAYS} Zet de laatste goede reservekopie terug."
    if trouble is Trouble.AWAY:
        return f"De database was niet te bereiken. {STAYS}"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"De map voor reservekopieën is er niet, of het is geen map. {STAYS}"
    return f"Het maken ging mis ({type(error).__name__}). {STAYS}"
