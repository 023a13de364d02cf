"""After a backup was put back: what was erased for good is erased, or taken back, again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from storage.commands.responses import withdraw_response
from storage.copying import all_tables
from storage.finding import NotFound
from storage.gone import Gone, keep_mark, mark_of, mark_of_response, remember
from storage.moment import now
from storage.recounting import recount
from storage.since_backup import (
    COUNTERS,
    Rows,
    Since,
    highest_counter,
    list_initiatieven,
    rows_of,
    same_key,
)
from storage.tables import metadata
from storage.tidying_parts import erase_whole


def raise_counters(connection: Connection, highest: int) -> None:
    """Above all that was ever seen here, so that nothing that was kept by a number comes back.

    No further than needed: after many restores they must still fit.
    """
    first = max(highest, highest_counter(connection)) + 1
    for table in all_tables() if highest else ():
        raised = dict.fromkeys(COUNTERS & set(table.c.keys()), first)
        if "answers_version" in table.c:  # a public page goes by the difference
            raised["answers_version"] = 0
        if raised:
            connection.execute(table.update().values(raised))


def keep_marks(since: Since, session: Session) -> None:
    """What was erased before stays known, and no number of an initiatief is given twice."""
    for one in since.tables["gone"] if since.is_same_installation else ():
        keep_mark(one, session)
    back = {one["id"] for one in list_initiatieven(session.connection())}
    for number, slug in since.initiatieven:
        if number not in back:
            what = (number, slug)
            remember(Gone.USED, *what, on=now().date(), number=number, session=session)


def erase_again(since: Since, session: Session) -> int:
    """Initiatieven that were erased, whatever they were called by then."""
    found = [
        one["id"]
        for one in list_initiatieven(session.connection())
        if mark_of(Gone.INITIATIEF, one["id"], one["slug"]) in since.marks
        and (one["id"], one["slug"]) not in since.initiatieven
    ]
    for number in found:
        erase_whole(number, session=session)
    return len(found)


def take_back_citaten(since: Since, connection: Connection) -> int:
    """Those of which leave was taken back, and that were erased since: tidying erases them."""
    days = _days(since, Gone.CITAAT)
    if not days:
        return 0
    table, done = metadata().tables["citaat"], 0
    there = {(one["initiatief_id"], one["key"]) for one in since.tables["citaat"]}
    for one in rows_of(connection, "citaat", table.c.withdrawn_on.is_(None)):
        place = (one["initiatief_id"], one["key"])
        day = days.get(mark_of(Gone.CITAAT, *place))
        if day is not None and place not in there:
            mine = table.update().where(*same_key(table, one))
            connection.execute(mine.values(withdrawn_on=day))
            done += 1
    return done


def take_back_responses(since: Since, session: Session) -> int:
    """Those that were taken back and erased since, with their tallies."""
    table, done = metadata().tables["response"], 0
    days = _days(since, Gone.RESPONSE)
    for gone in _of_kind(since, Gone.RESPONSE):
        mine = (table.c.id == gone["number"], table.c.withdrawn.is_(False))
        for one in rows_of(session.connection(), "response", *mine):
            day = days.get(mark_of_response(one))
            if day is not None:
                withdraw_again(one | {"withdrawn_on": day}, session)
                done += 1
    return done


def withdraw_again(one: Mapping[str, Any], session: Session) -> None:
    """Withdraw this response, on the day that it was."""
    table, day = metadata().tables["response"], {"withdrawn_on": one["withdrawn_on"]}
    slugs = {row["id"]: row["slug"] for row in list_initiatieven(session.connection())}
    slug, mine = slugs[one["initiatief_id"]], table.update().where(table.c.id == one["id"])
    try:
        withdraw_response(slug, one["meting"], one["id"], session=session)
        session.flush()
        session.connection().execute(mine.values(day))
    except NotFound:  # its meting or initiatief is taken away: nothing there is shown
        session.connection().execute(mine.values(day | {"withdrawn": True}))
        recount(slug, session=session)


def _of_kind(since: Since, kind: Gone) -> Rows:
    return [one for one in since.tables["gone"] if one["kind"] == kind.value]


def _days(since: Since, kind: Gone) -> dict[str, Any]:
    return {one["mark"]: one["day"] for one in _of_kind(since, kind)}
