"""Putting a backup back, in one transaction: who is interrupted finds everything as it was."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
from storage.since_citaten import narrow_citaten, withdraw_citaten
from storage.since_content import (
    blank_again,
    close_pages,
    keep_links,
    remove_again,
    withdraw_responses,
)
from storage.since_erased import (
    erase_again,
    keep_marks,
    raise_counters,
    take_back_citaten,
    take_back_responses,
)
from storage.troubles import WHAT, Trouble, trouble_of
from veranderverhaal.access import MACHINE

# What ends: who is logged in, links that work once, what a beamer shows.
ENDED = frozenset({"login_session", "presence", "one_time_link", "presentation"})
OPENED, KEPT, COPIED = 20, 55, 95
UNKNOWN = (
    "De database was niet meer te bereiken. Kijk of er is teruggezet: zo niet, dan is alles zoals "
    "het was."
)


class RestoreFailed(RuntimeError):
    """Nothing was put back, and everything is as it was. The message is Dutch."""


@dataclass(frozen=True)
class Restored:
    """What was put back, and what of the present was applied to it again. `kept` is the file with
    what was there before.
    """

    made_at: datetime
    rows: int
    responses: int
    again: Mapping[str, int] = field(default_factory=dict)
    is_same_installation: bool = True
    was_empty: bool = False
    kept: str = ""


def restore(
    engine: Engine,
    path: Path,
    settings: BackupSettings,
    *,
    passphrase: str = "",
    who: Who = MACHINE,
    say: Say = lambda _percent: None,
    keep_present: Callable[[Say], None] = lambda _say: None,
) -> Restored:
    """Replace everything by what is in a backup, of which all was found to be there first.

    `keep_present` makes a backup of what is there now, while nobody writes: whatever anybody was
    thanked for is in it. It is given who wants to hear how far it is. Raises RestoreFailed,
    CannotOpen when it is no good backup, NewerDatabase, and what `keep_present` raises.
    """
    try:
        with working_folder(settings) as work:
            unpacked, opened = open_backup(path, work, passphrase)
            say(OPENED)
            with (
                _opened(unpacked) as backup,
                backup.connect() as source,
                writing(engine, who) as session,
            ):
                _keep_others_out(session.connection())
                keep_present(lambda percent: say(OPENED + (KEPT - OPENED) * percent // 100))
                return _put_back(source, opened, session, say)
    except (OSError, DBAPIError) as error:
        raise RestoreFailed(_words(error)) from error


def look_into(path: Path, settings: BackupSettings, *, passphrase: str = "") -> Opened:
    """What is in a backup, when it is whole. Raises CannotOpen and NewerDatabase."""
    with working_folder(settings) as work:
        return open_backup(path, work, passphrase)[1]


def _put_back(source: Connection, opened: Opened, session: Session, say: Say) -> Restored:
    target = session.connection()
    since = look_at_present(target, source, opened.made_at)
    _empty(target)
    tables = carried_tables()
    for number, table in enumerate(tables):
        for _ in copy_rows(source, target, table):
            say(KEPT + (COPIED - KEPT) * number // len(tables))
    set_sequences(target)
    again = hold_on_to(since, session)
    if not opened.counts_are_right:
        for slug in all_slugs(session=session):
            recount(slug, session=session)
    if since.initiatieven or since.tables["log_entry"]:
        write_log("restore_backup", subject=f"{opened.made_at:%d-%m-%Y}", session=session)
    return Restored(
        opened.made_at,
        opened.rows,
        opened.responses,
        again,
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
        done["citaten"] += take_back_citaten(since, connection)
        done["narrowed"] = narrow_citaten(since, session)
        done["blanked"] = blank_again(since, connection)
        done["responses"] = withdraw_responses(since, session)
        done["responses"] += take_back_responses(since, session)
        done["removed"] = remove_again(since, connection)
        keep_links(since, connection)
        done["pages"] = close_pages(since, connection)
    done["accounts"] = keep_accounts(since, connection)
    if since.is_same_installation:
        keep_roles(since, connection)
        keep_log(since, connection)
        set_sequences(connection)  # the log was numbered by hand
    keep_marks(since, session)
    session.expire_all()
    return done


@contextmanager
def _opened(unpacked: Path) -> Iterator[Engine]:
    backup = make_engine(f"sqlite:///{unpacked}")
    try:
        yield backup
    finally:
        backup.dispose()


def _words(error: Exception) -> str:
    """Never the words for who was saving something: nothing was, and all is as it was."""
    trouble = trouble_of(error)
    if trouble is Trouble.AWAY:  # the line may have broken after all was done
        return UNKNOWN
    told = WHAT[trouble] if trouble else f"Het ging mis ({type(error).__name__})."
    return f"Er is niets teruggezet: alles is zoals het was. {told}"


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
