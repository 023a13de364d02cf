"""What the present database tells, and a backup from before cannot know.

Who took something back must not find it again because somebody put back a backup; who may come in
stays as it is now. Only what the present says counts: that something is missing from it proves
nothing, for that may be why the backup is put back.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select

from storage.copying import all_tables
from storage.privacy_queries import TIDY
from storage.tables import metadata
from storage.tidying import ERASED
from veranderverhaal.personal import Personal, blank_word
from veranderverhaal.retention import Kept

# By these an open page knows whether something changed, and caches what they kept.
COUNTERS = frozenset({"data_version", "board_version", "revision", "story_revision"})
BLANKS = tuple(blank_word(kind) for kind in Personal)
GONE_KINDS = frozenset({Kept.WITHDRAWN.value, Kept.CITATEN.value, Kept.ENDED.value})
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Since:
    """What the present tells. Initiatieven are told apart by their number and short name."""

    is_same_installation: bool
    highest: int
    initiatieven: Mapping[tuple[int, str], Mapping[str, Any]]
    tables: Mapping[str, Rows]
    erased: frozenset[str]
    removed_accounts: frozenset[str]
    removed_members: frozenset[tuple[int, str]]
    gone: int


def look_at_present(present: Connection, backup: Connection, made_at: datetime) -> Since:
    """What the present tells of what happened after the backup was made."""
    log = rows_of(present, "log_entry", column_of("log_entry", "at") > made_at)

    def told(action: str) -> Rows:
        return [one for one in log if one["action"] == action]

    blanked = rows_of(present, "response", _has_blanks()) if told("blank_words") else []
    return Since(
        is_same_installation=bool(_secrets(present) & _secrets(backup)),
        highest=max(_highest(present), default=0),
        initiatieven={(one["id"], one["slug"]): one for one in list_initiatieven(present)},
        tables={
            "account": rows_of(present, "account"),
            "membership": rows_of(present, "membership"),
            "consent_link": rows_of(present, "consent_link"),
            "shared_page": rows_of(present, "shared_page"),
            "log_entry": log,
            "citaat": rows_of(present, "citaat", column_of("citaat", "withdrawn_on").is_not(None)),
            "withdrawn": rows_of(present, "response", column_of("response", "withdrawn").is_(True)),
            "blanked": blanked,
        },
        erased=frozenset(one["subject"] for one in told(ERASED)),
        removed_accounts=frozenset(one["subject"] for one in told("remove_account")),
        removed_members=frozenset(
            (one["initiatief_id"], one["subject"]) for one in told("remove_member")
        ),
        gone=sum(_gone_in(one["changes"]) for one in told(TIDY)),
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


def of_same(since: Since, connection: Connection, rows: Rows) -> Iterator[dict[str, Any]]:
    """Those of initiatieven that were there before and were put back."""
    back = {(one["id"], one["slug"]) for one in list_initiatieven(connection)}
    same = {number for number, slug in back & since.initiatieven.keys()}
    return (one for one in rows if one["initiatief_id"] in same)


def same_key(table: Table, one: Mapping[str, Any]) -> tuple[Any, ...]:
    """The condition for the row with the same primary key."""
    return tuple(column == one[column.name] for column in table.primary_key)


def column_of(table: str, name: str) -> Any:
    """A column of a table."""
    return metadata().tables[table].c[name]


def _has_blanks() -> Any:
    return or_(*(column_of("response", "answers").contains(blank) for blank in BLANKS))


def _secrets(connection: Connection) -> set[str]:
    return {one["value"] for one in rows_of(connection, "secret")}


def _highest(connection: Connection) -> Iterator[int]:
    for table in all_tables():
        for name in COUNTERS & set(table.c.keys()):
            yield connection.scalar(select(func.max(table.c[name]))) or 0


def _gone_in(changes: str) -> int:
    return sum(int(number) for kind, _, number in json.loads(changes) if kind in GONE_KINDS)
