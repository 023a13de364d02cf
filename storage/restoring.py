"""Putting a backup back, in one transaction: who is interrupted finds everything as it was."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.backup_files import working_folder
from storage.backup_settings import BackupSettings
from storage.backups import Opened, Say, carried_tables, open_backup
from storage.copying import all_tables, copy_rows, set_sequences
from storage.engine import Engine, Who, make_engine, writing
from storage.logging_changes import write_log
from storage.recounting import all_slugs, recount
from storage.since_access import keep_accounts, keep_log, keep_roles
from storage.since_backup import Since, look_at_present
from storage.since_content import (
    blank_again,
    close_pages,
    erase_again,
    keep_links,
    raise_counters,
    remove_again,
    withdraw_citaten,
    withdraw_responses,
)
from storage.troubles import trouble_words
from veranderverhaal.access import MACHINE

# What ends: who is logged in, links that work once, what a beamer shows.
ENDED = frozenset({"login_session", "presence", "one_time_link", "presentation"})
OPENED, COPIED = 40, 90


class RestoreFailed(RuntimeError):
    """Nothing was put back, and everything is as it was. The message is Dutch."""


@dataclass(frozen=True)
class Restored:
    """What was put back, and what of the present was applied to it again.

    `gone` is how many answers and citaten were erased since because somebody took them back: of
    those that the backup has, nobody knows which they are.
    """

    made_at: datetime
    rows: int
    responses: int
    again: Mapping[str, int] = field(default_factory=dict)
    gone: int = 0
    is_same_installation: bool = True
    was_empty: bool = False


def restore(
    engine: Engine,
    path: Path,
    settings: BackupSettings,
    *,
    passphrase: str = "",
    who: Who = MACHINE,
    say: Say = lambda _percent: None,
) -> Restored:
    """Replace everything by what is in a backup, of which all was found to be there first.

    Raises RestoreFailed, CannotOpen when it is no good backup, and NewerDatabase.
    """
    try:
        with working_folder(settings) as work:
            unpacked, opened = open_backup(path, work, passphrase)
            say(OPENED)
            return _put_back(engine, unpacked, opened, who, say)
    except (OSError, DBAPIError) as error:
        told = trouble_words(error) or f"Het ging mis ({type(error).__name__})."
        raise RestoreFailed(f"Er is niets teruggezet: alles is zoals het was. {told}") from error


def look_into(path: Path, settings: BackupSettings, *, passphrase: str = "") -> Opened:
    """What is in a backup, when it is whole. Raises CannotOpen and NewerDatabase."""
    with working_folder(settings) as work:
        return open_backup(path, work, passphrase)[1]


def _put_back(engine: Engine, unpacked: Path, opened: Opened, who: Who, say: Say) -> Restored:
    backup = make_engine(f"sqlite:///{unpacked}")
    try:
        with backup.connect() as source, writing(engine, who) as session:
            target = session.connection()
            _keep_others_out(target)
            since = look_at_present(target, source, opened.made_at)
            _empty(target)
            tables = carried_tables()
            for number, table in enumerate(tables):
                for _ in copy_rows(source, target, table):
                    say(OPENED + (COPIED - OPENED) * number // len(tables))
            set_sequences(target)
            again = hold_on_to(since, session)
            if not opened.counts_are_right:
                for slug in all_slugs(session=session):
                    recount(slug, session=session)
            if since.initiatieven or since.tables["log_entry"]:
                write_log("restore_backup", subject=f"{opened.made_at:%d-%m-%Y}", session=session)
    finally:
        backup.dispose()
    return Restored(
        opened.made_at,
        opened.rows,
        opened.responses,
        again,
        since.gone if since.is_same_installation else 0,
        since.is_same_installation,
        not since.initiatieven,
    )


def hold_on_to(since: Since, session: Session) -> Counter[str]:
    """Apply to what was put back what was known before; how much of each kind."""
    connection = session.connection()
    done: Counter[str] = Counter()
    raise_counters(connection, since.highest)
    if since.is_same_installation:
        done["erased"] = erase_again(since, session)
        done["citaten"] = withdraw_citaten(since, connection)
        done["blanked"] = blank_again(since, connection)
        done["responses"] = withdraw_responses(since, session)
        done["removed"] = remove_again(since, connection)
        keep_links(since, connection)
        close_pages(since, connection)
    done["accounts"] = keep_accounts(since, connection)
    if since.is_same_installation:
        keep_roles(since, connection)
        keep_log(since, connection)
        set_sequences(connection)  # the log was numbered by hand
    session.expire_all()
    return done


def _keep_others_out(target: Connection) -> None:
    """Nobody writes until this is done; SQLite has one writer at a time anyway."""
    if target.dialect.name == "postgresql":
        target.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
        quoted = target.dialect.identifier_preparer
        names = ", ".join(quoted.format_table(table) for table in all_tables())
        target.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def _empty(target: Connection) -> None:
    carried = {table.name for table in carried_tables()}
    for table in reversed(all_tables()):
        if table.name in carried | ENDED:
            target.execute(table.delete())
