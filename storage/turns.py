"""Work that only one program at a time does, of all that share a database.

A claim (storage.tidying.claim) says that it was done; a turn says that it is being done now.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from storage.asking import command
from storage.tables import InitiatiefRow
from storage.throttle import lock_access
from veranderverhaal.access import Right


def is_shared(engine: Engine) -> bool:
    """Whether several programs may use this database at a time. A SQLite file has one."""
    return engine.dialect.name == "postgresql"


@contextmanager
def turn_of(engine: Engine, name: str) -> Iterator[bool]:
    """Whether it is our turn to do this, for as long as this goes on; False when another does it.

    PostgreSQL frees the turn when the program that has it dies or loses its connection. SQLite has
    one program, and it is always its turn.
    """
    if not is_shared(engine):
        yield True
        return
    # In no transaction: one that stays open for an hour would keep PostgreSQL from cleaning up.
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        number = {"number": _number_of(name)}
        taken = connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), number)
        try:
            yield bool(taken)
        finally:
            if taken:
                _give_back(connection, number)


@command(Right.INSTALLATION, logged=False)
def is_first(*, session: Session) -> bool:
    """Whether there is no initiatief yet, not even a removed one. Of several programs that ask at
    once the next hears it when the first is done."""
    lock_access(session=session)
    return session.exec(select(InitiatiefRow.id).limit(1)).first() is None


def _give_back(connection: Connection, number: dict[str, int]) -> None:
    """A connection that was lost gave it back by itself."""
    with suppress(SQLAlchemyError):
        connection.execute(text("SELECT pg_advisory_unlock(:number)"), number)
        return
    connection.invalidate()


def _number_of(name: str) -> int:
    """What PostgreSQL knows it by: 64 bits, the same in every program."""
    digest = blake2b(f"veranderverhaal {name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
