"""What a release kept is still whole after the migrations, also on PostgreSQL."""

import sqlite3
from datetime import date, datetime

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Date, DateTime, MetaData

from storage.copying import all_tables, fingerprint
from storage.engine import make_engine
from storage.meting_queries import installation_secret
from storage.migrate import MIGRATIONS, migrate
from tests.storage.helpers import ask, bundle
from tests.storage.test_migrate import SCHEMAS, revisions
from veranderverhaal.archive import unpack_file

READERS = {Date: date.fromisoformat, DateTime: datetime.fromisoformat}


def upgrade_to(engine, revision):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def value(column, kept):
    """What SQLite keeps as text or a number, as PostgreSQL wants it."""
    if kept is None:
        return None
    readers = [read for kind, read in READERS.items() if isinstance(column.type, kind)]
    return (readers or [column.type.python_type])[0](kept)


def copy_rows(path, engine):
    known = MetaData()
    known.reflect(engine)
    with sqlite3.connect(path) as old, engine.begin() as connection:
        old.row_factory = sqlite3.Row
        for table in known.sorted_tables:
            if table.name in ("alembic_version", "secret"):
                continue
            rows = [dict(row) for row in old.execute(f'SELECT * FROM "{table.name}"')]
            for row in rows:
                kept = {name: value(table.c[name], part) for name, part in row.items()}
                connection.execute(table.insert(), kept)
    old.close()


def fingerprints(engine):
    with engine.connect() as connection:
        return {table.name: fingerprint(connection, table) for table in all_tables()}


@pytest.mark.postgres
@pytest.mark.parametrize("name", revisions())
def test_the_content_of_an_older_release_is_whole_in_the_newest_schema(open_engine, tmp_path, name):
    """On PostgreSQL too, and there table by table as in SQLite."""
    engine = open_engine("postgresql", empty=True)
    upgrade_to(engine, name)
    copy_rows(SCHEMAS / f"{name}.db", engine)
    migrate(engine)
    exported = unpack_file(SCHEMAS / f"{name}.zip")
    assert bundle(engine, exported.initiatief.slug) == exported
    path = tmp_path / "same.db"
    path.write_bytes((SCHEMAS / f"{name}.db").read_bytes())
    same = make_engine(f"sqlite:///{path}")
    migrate(same)
    different = fingerprints(engine).items() ^ fingerprints(same).items()
    assert {table for table, _ in different} <= {"secret"}


def test_every_installation_has_a_secret_of_its_own_that_stays(tmp_path):
    engines = [make_engine(f"sqlite:///{tmp_path / name}") for name in ("a.db", "b.db")]
    for engine in (*engines, *engines):
        migrate(engine)
    first, second = (ask(engine, installation_secret) for engine in engines)
    assert len(first) == len(second) == 32
    assert first != second
    assert ask(engines[0], installation_secret) == first
