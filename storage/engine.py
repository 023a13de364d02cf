"""One way to open a database, SQLite or PostgreSQL, and one way to read and to write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, create_engine

from storage.asking import ASKER
from veranderverhaal.access import MACHINE, Asker

__all__ = ["Engine", "Who", "answers", "make_engine", "reading", "writing"]

# How long a writer waits for another before it gives up, in seconds. Longer than anything the
# program itself writes in one go while people work (20,000 answers from a file: 7 s), so that it
# is no error when two write; shorter than a browser, a proxy (60 s) or a person waits. Respondents
# who wait are threads that sleep: see MOST_WAITING in web/form.py.
BUSY_SECONDS = 15
# Of PostgreSQL, for one program: as many as one interpreter keeps at work, and some for when many
# people come at once. Four programs then stay under the 100 connections that PostgreSQL takes.
CONNECTIONS = 10
MORE_WHEN_BUSY = 10
IN_MEMORY = ("sqlite://", "sqlite:///:memory:")


def make_engine(url: str) -> Engine:
    """An engine for an address such as "sqlite:///data/x.db" or "postgresql+psycopg://…".

    Its errors do not show what was written: they end in the log of the program.
    """
    if not url.startswith("sqlite"):
        # Only who uses it waits for the driver.
        from storage.postgresql import hide_values, line_settings, set_up

        line = line_settings(url)
        pool = {"pool_size": CONNECTIONS, "max_overflow": MORE_WHEN_BUSY, "pool_pre_ping": True}
        engine = create_engine(url, hide_parameters=True, connect_args=line, **pool)
        event.listen(engine, "connect", set_up)
        event.listen(engine, "handle_error", hide_values)
        return engine
    # As many as ask: while writers wait for each other, who only reads must find a connection.
    arguments: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}, "max_overflow": -1}
    if url in IN_MEMORY:
        arguments = {"connect_args": {"check_same_thread": False}, "poolclass": StaticPool}
    engine = create_engine(url, hide_parameters=True, **arguments)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


# Who asks, or how to find that out in the same moment of the database.
Who = Asker | Callable[[Session], Asker]


@contextmanager
def reading(engine: Engine, who: Who = MACHINE) -> Iterator[Session]:
    """A session that sees one moment of the database and writes nothing."""
    with Session(engine) as session:
        _name_asker(session, who)
        yield session


@contextmanager
def writing(engine: Engine, who: Who = MACHINE) -> Iterator[Session]:
    """A session for one short transaction: committed at the end, undone on any error."""
    with Session(engine.execution_options(writing=True)) as session, session.begin():
        _name_asker(session, who)
        yield session


def _name_asker(session: Session, who: Who) -> None:
    session.info[ASKER] = who if isinstance(who, Asker) else who(session)


def answers(engine: Engine) -> bool:
    """Whether the database answers a question now."""
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1
    except SQLAlchemyError:
        return False


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    # FULL: what was acknowledged is on disk, also after a power cut. With NORMAL the log is handed
    # to the disk only now and then: the file stays whole, but the last answers may be gone.
    cursor.execute("PRAGMA synchronous = FULL")
    # On a Mac a disk says "done" before it is, unless asked in this way; elsewhere it does nothing.
    cursor.execute("PRAGMA fullfsync = ON")
    cursor.execute("PRAGMA checkpoint_fullfsync = ON")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once: two readers that both turn writer would block each other."""
    writes = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
