"""Copying the rows of every table, between both kinds of database and both ways."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from sqlalchemy import Boolean, Engine, Integer, insert, select, update
from sqlalchemy.exc import DBAPIError

from storage.copying import all_tables, copy_rows, fingerprint, is_text, set_sequences
from storage.tables import ElementRow, InitiatiefRow
from storage.upkeep_tables import BackupRow
from tests.storage.filled_tables import MOMENT, ROWS, fill_every_table

TABLES = {table.name: table for table in all_tables()}
WAYS = [
    pytest.param(way, marks=pytest.mark.postgres, id="-to-".join(way))
    for way in (("sqlite", "postgresql"), ("postgresql", "sqlite"))
]


@pytest.fixture(params=WAYS)
def two_kinds(request, open_engine):
    """A full database and an empty one of the other kind."""
    source, target = map(open_engine, request.param)
    with source.begin() as connection:
        fill_every_table(connection)
    with without_secret(target):
        yield source, target


@contextmanager
def without_secret(target: Engine) -> Iterator[None]:
    """Room for the secret of another; afterwards the database is fit for other tests again."""
    secret = TABLES["secret"]
    with target.begin() as connection:
        own = [dict(row._mapping) for row in connection.execute(secret.select())]
        connection.execute(secret.delete())
    yield
    with target.begin() as connection:
        connection.execute(secret.delete())
        connection.execute(secret.insert(), own)


def fingerprints(engine: Engine) -> dict[str, tuple[int, str]]:
    with engine.connect() as connection:
        return {name: fingerprint(connection, table) for name, table in TABLES.items()}


def all_rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in TABLES.items()
        }


def test_every_row_of_every_table_is_the_same_in_the_other_kind_of_database(two_kinds):
    source, target = two_kinds
    with source.connect() as old, target.begin() as new:
        copied = {
            name: sum(part.rows for part in copy_rows(old, new, table))
            for name, table in TABLES.items()
        }
    assert copied == dict.fromkeys(TABLES, ROWS) | {"secret": 1}
    assert all_rows(target) == all_rows(source)
    assert fingerprints(target) == fingerprints(source)


def test_copying_goes_on_after_any_chunk_as_if_it_was_never_stopped(two_kinds):
    source, target = two_kinds
    with source.connect() as old, target.connect() as new:
        for table in TABLES.values():
            after, written = None, 0
            while part := next(copy_rows(old, new, table, after=after, chunk=2), None):
                new.commit()
                after, written = part.last, written + part.rows
            assert written == (1 if table.name == "secret" else ROWS)
    assert fingerprints(target) == fingerprints(source)


def test_a_primary_key_can_be_written_down_to_go_on_after_it():
    """As JSON: see storage.moving."""
    keys = [column for table in all_tables() for column in table.primary_key]
    assert all(is_text(key) or isinstance(key.type, Integer | Boolean) for key in keys)


def test_tables_come_after_the_ones_they_point_to():
    order = list(TABLES)
    for table in TABLES.values():
        for key in table.foreign_keys:
            assert order.index(key.column.table.name) < order.index(table.name)


def test_new_rows_get_numbers_after_the_copied_ones(two_kinds):
    source, target = two_kinds
    with source.connect() as old, target.begin() as new:
        list(copy_rows(old, new, TABLES["backup"]))
        set_sequences(new)
        set_sequences(new)
        row = new.execute(insert(BackupRow).values(at=MOMENT))
        assert row.inserted_primary_key == (ROWS + 1,)


@pytest.mark.postgres
def test_numbering_starts_at_one_in_a_table_without_rows(open_engine):
    with open_engine("postgresql").begin() as connection:
        connection.exec_driver_sql("ALTER SEQUENCE backup_id_seq RESTART")
        set_sequences(connection)
        row = connection.execute(insert(BackupRow).values(at=MOMENT))
        assert row.inserted_primary_key == (1,)


@pytest.mark.postgres
def test_no_number_that_was_given_is_given_again(open_engine):
    with open_engine("postgresql").begin() as connection:
        given = connection.execute(insert(BackupRow).values(at=MOMENT)).inserted_primary_key
        connection.execute(TABLES["backup"].delete())
        set_sequences(connection)
        set_sequences(connection)
        row = connection.execute(insert(BackupRow).values(at=MOMENT))
        assert row.inserted_primary_key == (given[0] + 1,)


@pytest.mark.postgres
def test_a_zero_byte_counts_as_the_sign_that_postgresql_keeps_for_it(open_engine):
    source, target = open_engine("sqlite"), open_engine("postgresql")
    with without_secret(target), source.begin() as old, target.begin() as new:
        fill_every_table(old)
        old.execute(update(InitiatiefRow).values(motto="stil\x00 \\x00"))
        list(copy_rows(old, new, TABLES["initiatief"]))
        kept = set(new.scalars(select(InitiatiefRow.motto)))
        assert kept == {"stil\ufffd \\x00"}
        assert fingerprint(new, TABLES["initiatief"]) == fingerprint(old, TABLES["initiatief"])


def test_a_fingerprint_changes_with_any_value_and_with_any_row(engine):
    elements = TABLES["element"]
    with engine.begin() as connection:
        fill_every_table(connection)
        seen = [fingerprint(connection, elements)]
        for change in (
            update(ElementRow).where(ElementRow.initiatief_id == 3).values(removed=False, level=""),
            update(ElementRow).where(ElementRow.initiatief_id == 3).values(position=77),
            elements.delete().where(elements.c.initiatief_id == 4),
        ):
            connection.execute(change)
            seen.append(fingerprint(connection, elements))
    assert all(one != other for one, other in pairwise(seen))


def test_what_a_database_refuses_is_told_without_what_was_in_it(two_kinds):
    source, target = two_kinds
    with source.connect() as old, target.connect() as new:
        list(copy_rows(old, new, TABLES["initiatief"]))
        with pytest.raises(DBAPIError) as refused:
            list(copy_rows(old, new, TABLES["initiatief"]))
    assert "aap" not in str(refused.value)
    assert "(1)" not in str(refused.value)
