"""A database in which every table has rows, also one that is added next year."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select

from storage.commands import import_bundle
from storage.copying import all_tables, fingerprint
from storage.engine import writing
from tests.effectenarena_bundle import effectenarena_bundle
from tests.measured_bundle import measured_bundle
from tests.showing_bundle import showing_bundle
from tests.storage.helpers import run
from tests.storage.people import add_somebody
from veranderverhaal.access import Role

ODD = "Ïngé's “kop” ☕ شكرا\\\n\tx"
AT = datetime(2026, 11, 21, 12, 30, 0, 123456)  # noqa: DTZ001 - as the tables keep it


def fill_everything(engine: Engine) -> None:
    """Three initiatieven with all that a bundle brings, people, and a row in what is left."""
    run(engine, import_bundle, measured_bundle())
    run(engine, import_bundle, effectenarena_bundle())
    run(engine, import_bundle, showing_bundle())
    add_somebody(engine, "els", administrator=True, de_straat=Role.COORDINATOR)
    with writing(engine) as session:
        connection = session.connection()
        for table in all_tables():
            if not count_rows_of(connection, table):
                connection.execute(table.insert().values(_make_row(connection, table)))


def count_rows_of(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def contents(engine: Engine) -> dict[str, Any]:
    """What is in each table, to compare."""
    with engine.connect() as connection:
        return {table.name: fingerprint(connection, table) for table in all_tables()}


def _make_row(connection: Connection, table: Table) -> dict[str, Any]:
    return {column.name: _make_value(connection, column) for column in table.c}


def _make_value(connection: Connection, column: Any) -> Any:
    for key in column.foreign_keys:
        return connection.scalar(select(func.min(key.column)))
    if column.name == "initiatief_id":
        return 1
    made: dict[type, Any] = {
        int: 7,
        bool: True,
        bytes: b"\x00\xff",
        date: AT.replace(tzinfo=UTC).date(),
        datetime: AT,
    }
    return made.get(column.type.python_type, ODD)  # the type of a short text does not say so
