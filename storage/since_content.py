"""After a backup was put back: what was erased, withdrawn or closed since, is so again."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, select
from sqlmodel import Session

from storage.commands.responses import withdraw_response
from storage.copying import all_tables
from storage.finding import NotFound
from storage.recounting import recount
from storage.since_backup import BLANKS, COUNTERS, Since, list_initiatieven, of_same, same_key
from storage.tables import metadata
from storage.tidying_parts import erase_whole
from veranderverhaal.plain import to_compact


def raise_counters(connection: Connection, highest: int) -> None:
    """Above all that was ever seen here, so that nothing that was kept by a number comes back."""
    for table in all_tables() if highest else ():
        raised = {name: table.c[name] + highest for name in COUNTERS & set(table.c.keys())}
        if raised:
            connection.execute(table.update().values(raised))


def erase_again(since: Since, session: Session) -> int:
    """Known by name only. What is still there now was not erased, whatever its name."""
    found = [
        one
        for one in list_initiatieven(session.connection())
        if one["name"] in since.erased and (one["id"], one["slug"]) not in since.initiatieven
    ]
    for one in found:
        erase_whole(one["id"], session=session)
    return len(found)


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


def withdraw_citaten(since: Since, connection: Connection) -> int:
    """Citaten of which consent was taken back show nowhere, as before."""
    table, done = metadata().tables["citaat"], 0
    for one in of_same(since, connection, since.tables["citaat"]):
        mine = and_(*same_key(table, one), table.c.withdrawn_on.is_(None))
        values = {name: one[name] for name in ("withdrawn_on", "removed", "removed_on")}
        done += connection.execute(table.update().where(mine).values(values)).rowcount
    return done


def withdraw_responses(since: Since, session: Session) -> int:
    """Responses that were taken back, with their tallies."""
    table, done = metadata().tables["response"], 0
    slugs = dict(since.initiatieven.keys())
    for one in of_same(since, session.connection(), since.tables["withdrawn"]):
        mine = and_(*_same_response(table, one), table.c.withdrawn.is_(False))
        if session.connection().execute(select(table.c.id).where(mine)).first():
            _withdraw(slugs[one["initiatief_id"]], one, session)
            done += 1
    return done


def _withdraw(slug: str, one: Mapping[str, Any], session: Session) -> None:
    table, day = metadata().tables["response"], {"withdrawn_on": one["withdrawn_on"]}
    mine = table.update().where(table.c.id == one["id"])
    try:
        withdraw_response(slug, one["meting"], one["id"], session=session)
        session.flush()
        session.connection().execute(mine.values(day))
    except NotFound:  # its meting or initiatief is taken away: nothing there is shown
        session.connection().execute(mine.values(day | {"withdrawn": True}))
        recount(slug, session=session)


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


def close_pages(since: Since, connection: Connection) -> None:
    """A public page that was closed stays closed."""
    table = metadata().tables["shared_page"]
    for one in of_same(since, connection, since.tables["shared_page"]):
        if not one["open"]:
            mine = table.c.initiatief_id == one["initiatief_id"]
            connection.execute(table.update().where(mine).values(open=False))


def _same_response(table: Table, one: Mapping[str, Any]) -> tuple[Any, ...]:
    """A number may be given again: the rest must be the same too."""
    names = ("id", "initiatief_id", "meting", "week", "channel", "token")
    return tuple(table.c[name].is_not_distinct_from(one[name]) for name in names)
