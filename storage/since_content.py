"""After a backup was put back: what was withdrawn, removed or closed since, is so again."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, select
from sqlmodel import Session

from storage.since_backup import BLANKS, Since, of_same, rows_of
from storage.since_erased import withdraw_again
from storage.tables import metadata
from veranderverhaal.plain import to_compact


def remove_again(since: Since, connection: Connection) -> int:
    """Initiatieven that were taken away, and wait until they are erased."""
    table, done = metadata().tables["initiatief"], 0
    for (number, slug), one in since.initiatieven.items():
        if one["removed_at"] is None:
            continue
        mine = and_(table.c.id == number, table.c.slug == slug, table.c.removed_at.is_(None))
        planned = {"removed_at": one["removed_at"], "erase_on": one["erase_on"]}
        done += connection.execute(table.update().where(mine).values(planned)).rowcount
    return done


def withdraw_responses(since: Since, session: Session) -> int:
    """Responses that were taken back, with their tallies."""
    table, done = metadata().tables["response"], 0
    for one in of_same(since, session.connection(), since.tables["withdrawn"]):
        mine = and_(*_same_response(table, one), table.c.withdrawn.is_(False))
        if session.connection().execute(select(table.c.id).where(mine)).first():
            withdraw_again(one, session)
            done += 1
    return done


def blank_again(since: Since, connection: Connection) -> int:
    """Names that were taken out of what somebody wrote stay out of it."""
    table, done = metadata().tables["response"], 0
    for one in of_same(since, connection, since.tables["blanked"]):
        kept = connection.execute(select(table).where(*_same_response(table, one))).first()
        values = _blanked(kept, one) if kept is not None else {}
        if values:
            connection.execute(table.update().where(table.c.id == one["id"]).values(values))
            done += 1
    return done


def _blanked(kept: Row[Any], one: Mapping[str, Any]) -> dict[str, str]:
    now, before = json.loads(one["answers"]), json.loads(kept.answers)
    blank = {
        key: texts
        for key, texts in now.items()
        if key in before and before[key] != texts and any(_is_blanked(text) for text in texts)
    }
    if not blank:
        return {}
    values = {"answers": to_compact(before | blank)}
    if kept.counted_as:
        counted = json.loads(kept.counted_as)
        counted["answers"] |= {key: blank[key] for key in blank.keys() & counted["answers"].keys()}
        values["counted_as"] = to_compact(counted)
    return values


def _is_blanked(text: str) -> bool:
    return any(blank in text for blank in BLANKS)


def keep_links(since: Since, connection: Connection) -> None:
    """A paper on which somebody can take a citaat back goes on working."""
    links, citaten = metadata().tables["consent_link"], metadata().tables["citaat"]
    for one in of_same(since, connection, since.tables["consent_link"]):
        is_there = select(links.c.token).where(links.c.token == one["token"])
        about = select(citaten.c.key).where(
            citaten.c.initiatief_id == one["initiatief_id"], citaten.c.key == one["citaat"]
        )
        if connection.execute(about).first() and not connection.execute(is_there).first():
            connection.execute(links.insert().values(one))


def close_pages(since: Since, connection: Connection) -> int:
    """A public page shows no more than it may now: closed stays closed, and so does a question."""
    table, done = metadata().tables["shared_page"], 0
    before = {one["initiatief_id"]: one for one in rows_of(connection, "shared_page")}
    for one in of_same(since, connection, since.tables["shared_page"]):
        kept = before.get(one["initiatief_id"])
        values = _narrower_page(kept, one) if kept else {}
        if values:
            mine = table.c.initiatief_id == one["initiatief_id"]
            connection.execute(table.update().where(mine).values(values))
            done += 1
    return done


def _narrower_page(kept: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: False for name in ("open", "indexed") if kept[name] and not one[name]}
    if kept["questions"] == one["questions"]:
        return values
    now, before = (_questions(row["questions"]) for row in (one, kept))
    both = [question for question in before if question in now]
    return values | ({"questions": to_compact(both)} if both != before else {})


def _questions(kept: str) -> list[Any]:
    """None where it cannot be read."""
    try:
        return list(json.loads(kept))
    except ValueError:
        return []


def _same_response(table: Table, one: Mapping[str, Any]) -> tuple[Any, ...]:
    """A number may be given again: the rest must be the same too."""
    names = ("id", "initiatief_id", "meting", "week", "channel", "token")
    return tuple(table.c[name].is_not_distinct_from(one[name]) for name in names)
