"""Nobody else works in what moves, nor in the database that it moves to.

Whoever is thanked for an answer in one of them meanwhile would find it in neither afterwards.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, text

from storage.copying import all_tables
from storage.engine import make_engine
from storage.moving_words import BUSY, NO_DATA, OTHERS, RUNNING, CannotMove, tell_trouble
from storage.troubles import Trouble, trouble_of
from storage.turns import turn_of

TURN = "move"
# A move that was killed gives its turn back when PostgreSQL notices.
SECONDS_FOR_TURN = 30.0
# PostgreSQL counts a connection for a moment after it was closed.
SECONDS_TO_LEAVE = 5.0
# What a connection of a move is called in PostgreSQL.
MOVER = "Veranderverhaal verhuizing"
FENCE = "veranderverhaal_move"
# To a program this is as when another holds the rows: it tries again, and then tells people so.
MAKE_FENCE = f"""
CREATE FUNCTION {FENCE}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('application_name') <> '{MOVER}' THEN
        RAISE EXCEPTION 'a move to this database is not complete' USING ERRCODE = '55P03';
    END IF;
    RETURN NULL;
END $$
"""
FENCE_OFF = """
CREATE TRIGGER {fence} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE PROCEDURE {fence}()
"""
# The kind of program behind another role's connection is hidden from who may not know it.
OTHER_PROGRAMS = """
SELECT application_name FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> :mover
AND usesysid IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend'
"""


def refuse_absent(path: Path) -> None:
    if not path.exists():
        raise CannotMove(NO_DATA.format(folder=path.parent))


def refuse_running(path: Path) -> None:
    """Raises CannotMove when there is no file, or when a program has it open."""
    refuse_absent(path)
    try:
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
            connection.execute(ALONE)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        if trouble_of(error) is Trouble.LOCKED:
            raise CannotMove(RUNNING) from error
        raise CannotMove(tell_trouble(error, "")) from error


# Asks for the file for itself alone, which is refused while anybody has it open. After that nobody
# else can open it: a program that starts waits, and finds the mark of the move when it was done.
ALONE = "PRAGMA locking_mode = EXCLUSIVE"


@contextmanager
def open_alone(path: Path) -> Iterator[Engine]:
    """The file, for one connection at a time, and for no other program."""
    engine = make_engine(f"sqlite:///{path}")
    # Before anything is read: afterwards others could read along.
    event.listen(engine, "connect", _ask_alone, insert=True)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def as_mover(target: Engine) -> Iterator[None]:
    """One move at a time to a database; its connections bear the name of a mover."""
    target.dispose()
    event.listen(target, "do_connect", _call_mover)
    try:
        with _turn(target):
            yield
    finally:
        event.remove(target, "do_connect", _call_mover)
        target.dispose()


def refuse_others(new: Connection) -> None:
    """Raises CannotMove when another program is connected: it found the database empty."""
    until = time.monotonic() + SECONDS_TO_LEAVE
    while found := list(new.scalars(text(OTHER_PROGRAMS), {"mover": MOVER})):
        if time.monotonic() > until:
            names = ", ".join(sorted({name for name in found if name}))
            raise CannotMove(OTHERS.format(names=names and f" ({names})"))
        time.sleep(0.05)
        new.execute(text("SELECT pg_stat_clear_snapshot()"))


def put_fence(new: Connection) -> None:
    """From the next commit on PostgreSQL lets only a mover write.

    Also for a program that was not connected when we looked, or that is behind a pooler.
    """
    lift_fence(new)
    new.exec_driver_sql(MAKE_FENCE)
    for table in all_tables():
        new.exec_driver_sql(FENCE_OFF.format(fence=FENCE, table=table.name))


def lift_fence(new: Connection) -> None:
    new.exec_driver_sql(f"DROP FUNCTION IF EXISTS {FENCE} CASCADE")


@contextmanager
def _turn(target: Engine) -> Iterator[None]:
    until = time.monotonic() + SECONDS_FOR_TURN
    while True:
        with turn_of(target, TURN) as is_ours:
            if is_ours:
                yield
                return
        if time.monotonic() > until:
            raise CannotMove(BUSY)
        time.sleep(0.3)


def _ask_alone(connection: Any, _record: Any) -> None:
    connection.execute(ALONE).close()


def _call_mover(_dialect: Any, _record: Any, _given: Any, named: dict[str, Any]) -> None:
    named["application_name"] = MOVER
