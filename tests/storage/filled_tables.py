"""A row or two in every table there is, with the values that go wrong most easily."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Table

from storage.copying import all_tables, is_text

MOMENT = datetime.fromisoformat("2026-11-20T23:59:59.987654")
TEXTS = ("Ça va? ☕ شكرا", 'a "b"\t\\N\\.\r\n', "", "Zus", "aap", "Éen", "0", "NULL")
BYTES = (bytes(range(256)), b"", b"\\x00")
ROWS = 7


def fill_every_table(connection: Connection) -> None:
    """The secret of the installation stays as it is; the rows are of seven initiatieven."""
    for table in all_tables():
        if table.name != "secret":
            rows = [{one.name: value(one, number) for one in table.c} for number in range(ROWS)]
            connection.execute(table.insert(), rows)


def value(column: Column[Any], number: int) -> Any:
    """What stands in this column of the row with this number."""
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return value(key.column, number)
    if column.nullable and number % 3 == 1:
        return None
    if is_text(column):
        text = TEXTS[number % len(TEXTS)]
        return f"{text}{number}" if is_told_apart(column) else text
    kind = column.type.python_type
    if kind is int:
        largest = 2**62 if isinstance(column.type, BigInteger) else 2**31 - 1
        return number + 1 if is_told_apart(column) else (0, -1, largest)[number % 3]
    others = {
        bool: number % 2 == 0,
        date: date(1 + 1999 * (number % 2), 2, 28),
        datetime: MOMENT.replace(microsecond=0) if number % 2 else MOMENT,
        bytes: BYTES[number % 3],
    }
    return others[kind]


def is_told_apart(column: Column[Any]) -> bool:
    """Whether no two rows have the same in this column."""
    table: Table = column.table
    return (
        column.primary_key
        or bool(column.unique)
        or any(
            column.name in one.columns
            for one in (*table.constraints, *(index for index in table.indexes if index.unique))
            if hasattr(one, "columns") and type(one).__name__ in ("UniqueConstraint", "Index")
        )
    )
