"""Adding to the numbers of a tally, all in one statement."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

PLACE = ("initiatief_id", "meting")
Key = tuple[Any, ...]


def add_numbers(
    table: Any,
    initiatief_id: int,
    meting: str,
    numbers: Mapping[Key, int],
    *,
    session: Session,
) -> None:
    """Add each number to its row in one of the two tables, by the rest of the key.

    A row that gets to zero goes. In the order of the keys, so that no two block each other.
    """
    changed = sorted((*key, number) for key, number in numbers.items() if number)
    if not changed:
        return
    connection = session.connection()
    made = table.__table__
    if connection.dialect.name == "postgresql":
        _add_from_arrays(connection, made, initiatief_id, meting, changed)
    else:
        rows = [(initiatief_id, meting, *row) for row in changed]
        values = ", ".join("?" for _ in made.columns)
        connection.exec_driver_sql(f"{_insert(made)} VALUES ({values}) {_add(made)}", rows)
    if any(row[-1] < 0 for row in changed):
        gone = (made.c.initiatief_id == initiatief_id) & (made.c.meting == meting)
        connection.execute(made.delete().where(gone, made.c.number == 0))


def _add_from_arrays(
    connection: Connection, made: Any, initiatief_id: int, meting: str, changed: list[Key]
) -> None:
    """PostgreSQL takes a statement per row otherwise."""
    types = [column.type.compile(connection.dialect) for column in made.columns][len(PLACE) :]
    arrays = ", ".join(f"%s::{kind}[]" for kind in types)
    statement = f"{_insert(made)} SELECT %s, %s, * FROM unnest({arrays}) {_add(made)}"  # noqa: S608
    columns = [list(column) for column in zip(*changed, strict=True)]
    connection.exec_driver_sql(statement, (initiatief_id, meting, *columns))


def _insert(made: Any) -> str:
    return f"INSERT INTO {made.name} ({', '.join(made.columns.keys())})"


def _add(made: Any) -> str:
    key = ", ".join(column.name for column in made.primary_key)
    return f"ON CONFLICT ({key}) DO UPDATE SET number = {made.name}.number + excluded.number"
