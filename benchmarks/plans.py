"""How a database looks for what a query asks: by an index, or row by row."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event
from sqlmodel import Session

from storage.tables import metadata

# SQLite looks once for each value of a column before it: for each initiatief that there is.
SKIPS = "ANY("
READS_OR_CHANGES = ("SELECT", "WITH", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Looked:
    """One look in one table. `index` is empty when every row was looked at; so it is as well when
    an index was gone through from its begin to its end.
    """

    table: str
    index: str
    statement: str


def looks_of(session: Session, work: Callable[[], object]) -> list[Looked]:
    """Do the work, and tell where its statements looked; each of them as it began."""
    connection = session.connection()
    with _heard(connection) as statements:
        work()
    explain = _in_postgresql if connection.dialect.name == "postgresql" else _in_sqlite
    cursor = connection.connection.cursor()
    found = []
    for statement, values in dict(statements).items():
        found += list(explain(cursor, statement, values))
    cursor.close()
    return found


@contextmanager
def _heard(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """The statements of this connection, with their values."""
    statements: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith(READS_OR_CHANGES):
            statements.append((statement, values[0] if isinstance(values, list) else values))

    event.listen(connection, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", hear)


def _in_sqlite(cursor: Any, statement: str, values: Any) -> Iterator[Looked]:
    cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
    for *_, told in cursor.fetchall():
        words = told.split()
        if words[0] not in ("SEARCH", "SCAN") or words[1] not in metadata().tables:
            continue  # sorting, and what the statement itself made
        index = _index_in(words)
        is_small = index in PARTIAL or (words[0] == "SEARCH" and SKIPS not in told)
        yield Looked(words[1], index if is_small else "", statement)


def _index_in(words: list[str]) -> str:
    """Its name; the key of a table has none."""
    return words[words.index("INDEX") + 1] if "INDEX" in words else "primary key"


def _in_postgresql(cursor: Any, statement: str, values: Any) -> Iterator[Looked]:
    cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", values)
    for node, above in _nodes(_told(cursor)[0]["Plan"], ""):
        if "Relation Name" in node and node["Node Type"] != "ModifyTable":
            yield Looked(node["Relation Name"], _index_of(node, above), statement)


def _told(cursor: Any) -> list[dict[str, Any]]:
    told = cursor.fetchone()[0]
    plans: list[dict[str, Any]] = json.loads(told) if isinstance(told, str) else told
    return plans


def _nodes(node: dict[str, Any], above: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each step of a plan, and the kind of the step that it is for."""
    yield node, above
    for other in node.get("Plans", ()):
        yield from _nodes(other, node["Node Type"])


def _index_of(node: dict[str, Any], above: str) -> str:
    if node["Node Type"] == "Bitmap Heap Scan":  # what is under it tells which, but not the table
        under = (one for one, _ in _nodes(node, "") if "Index Cond" in one)
        return next((str(one["Index Name"]) for one in under), "")
    name = str(node.get("Index Name", ""))
    is_first = above == "Limit" and "Filter" not in node  # the highest number, say
    return name if "Index Cond" in node or name in PARTIAL or is_first else ""


# In these stands only what is looked for: to go through one from begin to end is no waste.
PARTIAL = frozenset(
    {
        *("ix_response_waiting", "ix_response_changing", "ix_response_withdrawn"),
        *("ix_response_nowhere", "ix_initiatief_removed"),
    }
)


def pages_of(session: Session, work: Callable[[], object]) -> int:
    """How many pages of its tables and indices PostgreSQL looks at for the statements of the work;
    what they change is to be undone. Unlike seconds it does not depend on what else is going on.
    """
    connection = session.connection()
    with _heard(connection) as statements:
        work()
    cursor = connection.connection.cursor()
    found = 0
    for statement, values in statements:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values)
        top = _told(cursor)[0]["Plan"]
        found += top["Shared Hit Blocks"] + top["Shared Read Blocks"]
    cursor.close()
    return found
