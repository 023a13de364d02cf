"""Copying rows from one database to another, whichever of the two kinds each of them is.

Measured with responses of ten answers, on one core: some 100,000 rows a second into PostgreSQL
(COPY), and as many for a fingerprint.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Row,
    String,
    Table,
    TypeDecorator,
    collate,
    func,
    select,
    tuple_,
)
from sqlalchemy.exc import DBAPIError

from storage.tables import metadata

# What is of this moment and of this place, and does not travel in a backup: whoever has a backup
# must not come in with a session of somebody else.
OF_THE_MOMENT = frozenset(
    ("login_session", "login_attempt", "presence", "rate_window", "rate_count", "move")
)
CHUNK = 5_000
DIGEST_BYTES = 16

Key = tuple[Any, ...]


class Copied(NamedTuple):
    """A chunk that was written: how many rows, and the primary key of the last of them."""

    rows: int
    last: Key


class Fingerprint(NamedTuple):
    """What is in a table: equal on both kinds of database when the rows are equal."""

    rows: int
    digest: str


def all_tables() -> list[Table]:
    """Every table, the ones that others point to first."""
    return list(metadata().sorted_tables)


def copy_rows(
    source: Connection,
    target: Connection,
    table: Table,
    *,
    after: Key | None = None,
    chunk: int = CHUNK,
) -> Iterator[Copied]:
    """Write the rows of a table in the other database too, in the order of the primary key.

    Whoever asks may commit the target between two chunks, and go on later `after` the last key;
    the source stays in one transaction. A NUL in a text becomes U+FFFD in PostgreSQL, as always.
    """
    write = _copy_into if target.dialect.name == "postgresql" else _insert_into
    keys = [list(table.c).index(column) for column in table.primary_key]
    rows = select(table).order_by(*_keys(table, source))
    if after is not None:
        rows = rows.where(tuple_(*_keys(table, source)) > tuple_(*after))
    for part in _parts(rows, source, chunk):
        write(target, table, part)
        yield Copied(len(part), tuple(part[-1][place] for place in keys))


def set_sequences(target: Connection) -> None:
    """Let PostgreSQL go on numbering after the rows that came with numbers of their own.

    Never lower than it was: no transaction undoes this, and what is there then has the numbers.
    """
    if target.dialect.name != "postgresql":
        return
    for table in all_tables():
        column = table.autoincrement_column
        if column is None or len(table.primary_key) > 1:
            continue
        name = target.dialect.identifier_preparer.format_table(table)
        sequence = target.scalar(select(func.pg_get_serial_sequence(name, column.name)))
        if sequence is not None:
            highest = target.scalar(select(func.max(column))) or 0
            told = f"SELECT last_value + is_called::int FROM {sequence}"  # noqa: S608 - ours
            free = target.exec_driver_sql(told)
            next_one = max(highest + 1, free.scalar_one())
            target.execute(select(func.setval(sequence, next_one, False)))


def fingerprint(
    connection: Connection, table: Table, seen: Callable[[int], object] = int
) -> Fingerprint:
    """What the rows add up to, whatever the order in which the database keeps them.

    `seen` is told now and then how many rows were read since the last time.
    """
    number, total = 0, 0
    for part in _parts(select(table), connection, CHUNK):
        number += len(part)
        total += sum(map(_digest, part))
        seen(len(part))
    digest = total % (1 << (8 * DIGEST_BYTES))
    return Fingerprint(number, f"{digest:0{2 * DIGEST_BYTES}x}")


def is_text(column: Column[Any]) -> bool:
    """Whether it holds text; SQLModel has a kind of its own for short ones."""
    kind = column.type
    return isinstance(kind.impl_instance if isinstance(kind, TypeDecorator) else kind, String)


def _digest(row: Row[Any]) -> int:
    text = ascii(tuple(row))
    if r"\x00" in text:  # perhaps a NUL, which PostgreSQL does not keep
        plain = (one.replace("\x00", "\ufffd") if isinstance(one, str) else one for one in row)
        text = ascii(tuple(plain))
    return int.from_bytes(blake2b(text.encode("ascii"), digest_size=DIGEST_BYTES).digest())


def _parts(rows: Any, connection: Connection, chunk: int) -> Iterator[Sequence[Row[Any]]]:
    with connection.execute(rows.execution_options(yield_per=chunk)) as result:
        yield from result.partitions()


def _keys(table: Table, connection: Connection) -> list[Any]:
    """The primary key, with texts in the order of their bytes: so SQLite does it too."""
    is_postgres = connection.dialect.name == "postgresql"
    return [
        collate(column, "C") if is_postgres and is_text(column) else column
        for column in table.primary_key
    ]


def _copy_into(target: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    quoted = target.dialect.identifier_preparer
    columns = ", ".join(quoted.format_column(column) for column in table.c)
    statement = f"COPY {quoted.format_table(table)} ({columns}) FROM STDIN"
    if not target.in_transaction():  # SQLAlchemy does not see what the driver does
        target.begin()
    driver: Any = target.connection.driver_connection
    with _told_without_rows(statement), driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def _told_without_rows(statement: str) -> Iterator[None]:
    """An error of the driver as SQLAlchemy raises it, without the row that was refused."""
    from psycopg import Error  # only who uses it waits for the driver

    try:
        yield
    except Error as error:
        error.args = (error.diag.message_primary or str(error),)
        raise DBAPIError.instance(statement, None, error, Error, hide_parameters=True) from None


def _insert_into(target: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    target.execute(table.insert(), [dict(row._mapping) for row in rows])
