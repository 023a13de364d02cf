"""What the present database tells, and a backup from before cannot know.

Who took something back must not find it again because somebody put back a backup; who may come in
stays as it is now. Only what the present says counts: that something is missing from it proves
nothing, for that may be why the backup is put back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select

from storage.copying import all_tables
from storage.tables import metadata
from veranderverhaal.personal import Personal, blank_word

# By these an open page knows whether something changed, and caches what they kept.
COUNTERS = frozenset({"data_version", "board_version", "revision", "story_revision"})
BLANKS = tuple(blank_word(kind) for kind in Personal)
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Since:
    """What the present tells. Initiatieven are told apart by their number and short name: a number
    is never given again. `marks` tell what was erased.
    """

    is_same_installation: bool
    highest: int
    initiatieven: Mapping[tuple[int, str], Mapping[str, Any]]
    tables: Mapping[str, Rows]

    @property
    def marks(self) -> frozenset[str]:
        """Of all that was erased here."""
        return frozenset(one["mark"] for one in self.tables["gone"])


def look_at_present(present: Connection, backup: Connection, made_at: datetime) -> Since:
    """What the present tells of what happened after the backup was made."""
    log = rows_of(present, "log_entry", column_of("log_entry", "at") > made_at)
    is_blanked = any(one["action"] == "blank_words" for one in log)
    return Since(
        is_same_installation=bool(_secrets(present) & _secrets(backup)),
        highest=highest_counter(present),
        initiatieven={(one["id"], one["slug"]): one for one in list_initiatieven(present)},
        tables={
            "account": rows_of(present, "account"),
            "membership": rows_of(present, "membership"),
            "consent_link": rows_of(present, "consent_link"),
            "shared_page": rows_of(present, "shared_page"),
            "gone": rows_of(present, "gone"),
            "log_entry": log,
            "citaat": rows_of(present, "citaat"),
            "withdrawn": rows_of(present, "response", column_of("response", "withdrawn").is_(True)),
            "blanked": rows_of(present, "response", _has_blanks()) if is_blanked else [],
        },
    )


def rows_of(connection: Connection, name: str, *conditions: Any) -> Rows:
    """Rows of a table, by the names of its columns."""
    found = connection.execute(select(metadata().tables[name]).where(*conditions)).mappings()
    return [dict(one) for one in found]


def list_initiatieven(connection: Connection) -> Rows:
    """Those that are there, without their logos."""
    names = ("id", "slug", "name", "removed_at", "erase_on")
    chosen = [column_of("initiatief", name) for name in names]
    return [dict(one) for one in connection.execute(select(*chosen)).mappings()]


def same_numbers(since: Since, connection: Connection) -> set[int]:
    """The initiatieven that were there before and were put back."""
    back = {(one["id"], one["slug"]) for one in list_initiatieven(connection)}
    return {number for number, _ in back & since.initiatieven.keys()}


def of_same(since: Since, connection: Connection, rows: Rows) -> Iterator[dict[str, Any]]:
    """Those of initiatieven that were there before and were put back."""
    same = same_numbers(since, connection)
    return (one for one in rows if one["initiatief_id"] in same)


def same_key(table: Table, one: Mapping[str, Any]) -> tuple[Any, ...]:
    """The condition for the row with the same primary key."""
    return tuple(column == one[column.name] for column in table.primary_key)


def column_of(table: str, name: str) -> Any:
    """A column of a table."""
    return metadata().tables[table].c[name]


def highest_counter(connection: Connection) -> int:
    """The highest that any counter came."""
    return max(
        (
            connection.scalar(select(func.max(table.c[name]))) or 0
            for table in all_tables()
            for name in COUNTERS & set(table.c.keys())
        ),
        default=0,
    )


def _has_blanks() -> Any:
    return or_(*(column_of("response", "answers").contains(blank) for blank in BLANKS))


def _secrets(connection: Connection) -> set[str]:
    return {one["value"] for one in rows_of(connection, "secret")}
