"""Bringing a database to the newest schema, and refusing one that is newer still."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage.addresses import tell_address
from storage.engine import BUSY_SECONDS
from storage.moved import refuse_moved
from storage.older_files import forget_older, keep_older
from storage.recounting import count_everything
from storage.silence import tell_silence
from storage.unusable import DatabaseSilent, NewerDatabase, NotBegun, NotOpened

__all__ = ["DatabaseSilent", "NewerDatabase", "NotOpened", "migrate", "open_tables", "upgrade"]

# Schemas of which the answers were never counted: a migration knows no vragenlijsten, so that is
# done after it.
BEFORE_TALLIES = ("0001", "0002")
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
# How long a program waits for another that is migrating: with a million answers a minute goes by.
MIGRATION_SECONDS = 600
TURN = 85_010_009  # any number, the same in every program: one at a time migrates in PostgreSQL


def open_tables(engine: Engine, *, begins: bool = True) -> bool:
    """As migrate, with words for a database that does not answer.

    Raises NotOpened: NewerDatabase, DatabaseSilent, MovedElsewhere or HalfMoved, and NotBegun
    where there is nothing and `begins` is false.
    """
    try:
        if not begins:
            _refuse_nothing(engine)
        return migrate(engine)
    except OperationalError as error:
        raise DatabaseSilent(
            f"De database antwoordt niet goed: {tell_silence(error)}\n"
            f"Het gaat om {tell_address(engine.url)}"
        ) from error


def _refuse_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) is None:
            raise NotBegun(
                f"In {tell_address(engine.url)} staan nog geen gegevens. Er is niets gemaakt.\n"
                "Klopt het adres? Een nieuwe installatie begint met: python cli.py serve"
            )


def migrate(engine: Engine) -> bool:
    """Make or upgrade the tables, in one transaction; True when there were none.

    Raises NewerDatabase, MovedElsewhere and HalfMoved, changing nothing.
    """
    was_new = upgrade(engine)
    with engine.connect() as connection:
        refuse_moved(connection)
    forget_older(engine.url)
    return was_new


def upgrade(engine: Engine) -> bool:
    """As migrate, also when the database is moving. Of several programs one does it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _is_newest(connection, scripts):
            return False
    with engine.execution_options(writing=True).connect() as connection:
        _be_patient(connection, MIGRATION_SECONDS)
        with connection.begin():  # Alembic then leaves the end of it to us
            _take_turn(connection)
            if _is_newest(connection, scripts):
                return False
            current = _revision(connection)
            if current is not None:
                keep_older(engine.url, newest=str(scripts.get_current_head()))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if current in BEFORE_TALLIES:
                with Session(connection) as session:
                    count_everything(session)
                    session.flush()
        _be_patient(connection, BUSY_SECONDS)
    return current is None


def _is_newest(connection: Connection, scripts: ScriptDirectory) -> bool:
    """Raises NewerDatabase when these scripts do not know the schema."""
    current = _revision(connection)
    if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
        raise NewerDatabase(
            "Deze gegevens zijn gemaakt met een nieuwere versie van Veranderverhaal. "
            "Werk het programma op deze computer bij en probeer het opnieuw."
        )
    return current == scripts.get_current_head()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _be_patient(connection: Connection, seconds: int) -> None:
    """In SQLite the turn is taken by BEGIN IMMEDIATE, and this says how long it waits for it."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA busy_timeout = {seconds * 1000}")


def _take_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
