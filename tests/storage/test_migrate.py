"""Making and upgrading the tables, all or nothing."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from storage import migrate as migrating
from storage.engine import make_engine
from storage.migrate import MIGRATIONS, NewerDatabase, migrate
from storage.queries import list_initiatieven, list_slugs
from storage.tables import metadata
from tests.storage.helpers import ask, bundle
from veranderverhaal.archive import unpack_file

SCHEMAS = Path(__file__).parent / "schemas"


def revisions() -> list[str]:
    """The revisions of the migrations, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def shape(engine: Engine) -> dict[str, list[str]]:
    """Tables with their columns as the database tells them."""
    found = inspect(engine)
    return {
        table: [
            f"{one['name']} {one['type']} {one['nullable']}" for one in found.get_columns(table)
        ]
        for table in sorted(found.get_table_names())
    }


def revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_an_empty_database_gets_the_newest_schema(empty_engine):
    migrate(empty_engine)
    assert revision(empty_engine) == revisions()[-1]


def test_the_migrations_make_the_tables_that_the_code_knows(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_foreign_keys_and_unique_names_are_in_the_schema(engine):
    found = inspect(engine)
    for table, made in metadata().tables.items():
        keys = {
            (*key["constrained_columns"], key["referred_table"], *key["referred_columns"])
            for key in found.get_foreign_keys(table)
        }
        if "initiatief_id" in made.columns and table != "log_entry":
            assert ("initiatief_id", "initiatief", "id") in keys
        if "account" in made.columns and table not in ("log_entry", "presence"):
            assert ("account", "account", "key") in keys
    assert [one["column_names"] for one in found.get_unique_constraints("initiatief")] == [["slug"]]


def test_migrating_twice_changes_nothing(filled):
    before = shape(filled), bundle(filled), revision(filled)
    migrate(filled)
    assert (shape(filled), bundle(filled), revision(filled)) == before


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(empty_engine):
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    before = shape(empty_engine)
    with pytest.raises(NewerDatabase, match="nieuwere versie"):
        migrate(empty_engine)
    assert shape(empty_engine) == before
    assert revision(empty_engine) == "9999"


def test_a_migration_that_breaks_off_leaves_nothing_half(empty_engine, monkeypatch):
    """The last table cannot be made: none of the others may stay."""
    make_table = Operations.create_table

    def break_off(self, name, *columns, **named):
        if name == "snapshot":
            raise KeyboardInterrupt
        return make_table(self, name, *columns, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Operations, "create_table", break_off)
        with pytest.raises(KeyboardInterrupt):
            migrate(empty_engine)
    assert shape(empty_engine) == {}
    migrate(empty_engine)
    assert revision(empty_engine) == revisions()[-1]


def test_migrating_does_not_lock_the_database_afterwards(empty_engine):
    migrate(empty_engine)
    other = make_engine(empty_engine.url.render_as_string(hide_password=False))
    assert ask(other, list_slugs) == set()
    other.dispose()


def test_the_migrations_are_found_in_a_folder_with_a_percent_sign(tmp_path, monkeypatch):
    folder = tmp_path / "100% van ons"
    folder.symlink_to(MIGRATIONS)
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)
    engine = make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    migrate(engine)
    assert revision(engine) == revisions()[-1]


@pytest.mark.parametrize("name", revisions())
def test_every_schema_is_kept_to_test_with(name):
    """A new migration: run `python -m tests.storage.keep_schema` when it is released."""
    assert (SCHEMAS / f"{name}.db").is_file()


@pytest.mark.parametrize("name", revisions())
def test_a_database_of_an_older_release_opens_in_the_newest_schema_with_its_data(tmp_path, name):
    path = tmp_path / "old.db"
    path.write_bytes((SCHEMAS / f"{name}.db").read_bytes())
    with sqlite3.connect(path) as old:
        (kept,) = old.execute("SELECT version_num FROM alembic_version").fetchone()
    old.close()
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    assert (kept, revision(engine)) == (name, revisions()[-1])
    exported = unpack_file(SCHEMAS / f"{name}.zip")
    assert [one.initiatief for one in ask(engine, list_initiatieven)] == [exported.initiatief]
    assert bundle(engine, exported.initiatief.slug) == exported
