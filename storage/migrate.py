"""Bringing a database to the newest schema, and refusing one that is newer still."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage.recounting import count_everything

# Schemas of which the answers were never counted: a migration knows no vragenlijsten, so that is
# done after it.
BEFORE_TALLIES = ("0001", "0002")
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


class NewerDatabase(RuntimeError):
    """The database was made by a newer version of the software. The message is Dutch."""


class DatabaseSilent(RuntimeError):
    """The database cannot be reached or read. The message is Dutch."""


def open_tables(engine: Engine) -> bool:
    """As migrate; True when the database had no tables yet.

    Raises NewerDatabase and DatabaseSilent.
    """
    try:
        is_new = not inspect(engine).get_table_names()
        migrate(engine)
    except OperationalError as error:
        raise DatabaseSilent(
            f"De database antwoordt niet goed: {error.orig}\n"
            f"Het gaat om {engine.url.render_as_string(hide_password=True)}"
        ) from error
    return is_new


def migrate(engine: Engine) -> None:
    """Make or upgrade the tables, in one transaction. Raises NewerDatabase, changing nothing."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(writing=True).connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        connection.rollback()
        scripts = ScriptDirectory.from_config(config)
        if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
            raise NewerDatabase(
                "Deze gegevens zijn gemaakt met een nieuwere versie van Veranderverhaal. "
                "Werk het programma op deze computer bij en probeer het opnieuw."
            )
        if current == scripts.get_current_head():
            return
        config.attributes["connection"] = connection
        with connection.begin():  # Alembic then leaves the end of it to us
            command.upgrade(config, "head")
            if current in BEFORE_TALLIES:
                with Session(connection) as session:
                    count_everything(session)
                    session.flush()
