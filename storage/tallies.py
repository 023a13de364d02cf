"""Keeping the tallies equal to the responses, in the transaction that changes those.

A response is received at once, and counted when it may join the tallies, with enough others
(veranderverhaal.release_steps). What was counted with numbers to see changes as storage.bundles
says. Whoever calls these functions holds the lock on the initiatief.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.meting_tables import IS_WAITING
from storage.tally_numbers import add_numbers
from storage.tally_tables import ResponseCountRow, TallyRow
from storage.targets import Asked, Target
from storage.told import keep_told
from veranderverhaal.meting import Channel, Response
from veranderverhaal.release_rules import MIN_COUNTS, is_small
from veranderverhaal.release_steps import counted_now, counted_together
from veranderverhaal.tally import Cell

ROWS_AT_ONCE = 2000
# As text: every form that comes in runs these, and building them takes longer than running them.
OF_METING = "initiatief_id = :initiatief_id AND meting = :meting"
COLUMNS = "id, answers, week, channel, language, helped, counted_as"
IS_NEW = f"{IS_WAITING} AND bundle = 0"
_WAITING_AND_COUNTED = text(f"""
    SELECT (SELECT count(*) FROM response WHERE {OF_METING} AND {IS_NEW}) AS waiting,
    (SELECT number FROM tally WHERE {OF_METING}
    AND axis = '' AND part = '' AND question = '' AND code = '') AS counted
""")  # noqa: S608 -- nothing of a user is in these texts
_OLDEST_WAITING = text(f"""
    SELECT {COLUMNS} FROM response WHERE {OF_METING} AND {IS_NEW} ORDER BY id LIMIT :limit
""")  # noqa: S608
_MARK_COUNTED = text(f"""
    UPDATE response SET counted = TRUE, bundle = :bundle
    WHERE {OF_METING} AND {IS_NEW} AND id <= :last
""")  # noqa: S608
_BIND = text(f"""
    UPDATE response SET bundle = :bundle WHERE {OF_METING} AND counted IS TRUE AND bundle = 0
""")  # noqa: S608
_IS_BOUND = text(f"SELECT 1 FROM response WHERE {OF_METING} AND bundle <> 0 LIMIT 1")  # noqa: S608
_LOWEST = text(f"SELECT min(bundle) FROM response WHERE {OF_METING}")  # noqa: S608
_AFTER = text(f"""
    SELECT {COLUMNS}, counted, withdrawn FROM response
    WHERE {OF_METING} AND (counted IS TRUE OR withdrawn IS FALSE) AND id > :last
    ORDER BY id LIMIT :limit
""")  # noqa: S608


@dataclass(frozen=True)
class Changed:
    """A response that came (`by` is 1) or went (-1); with its answers counted, or not yet."""

    response: Response
    is_counted: bool
    by: int = 1


def keep_up(target: Target, asked: Asked, changes: Iterable[Changed], *, session: Session) -> None:
    """Let the tallies follow what changed in the responses."""
    received: Counter[tuple[Any, ...]] = Counter()
    cells: Counter[Cell] = Counter()
    for one in changes:
        received[_sort_of(asked, one.response)] += one.by
        if one.is_counted:
            add_cells(cells, asked, one.response, one.by)
    _write(ResponseCountRow, target, received, session)
    write_cells(target, cells, session=session)


def let_join(target: Target, asked: Asked, *, closing: bool = False, session: Session) -> None:
    """Count the oldest of the waiting responses that may join now; `closing` when it closes now."""
    waiting, counted = waiting_and_counted(target, session=session)
    was_shown = counted >= MIN_COUNTS
    if waiting and not was_shown and not target.is_open:
        was_shown = _was_shown(target, session)
    left = counted_now(waiting, counted, is_open=target.is_open, was_shown=was_shown)
    if not left:
        return
    if not closing:
        keep_told(target, counted, session=session)
    is_shown = was_shown or counted + left >= MIN_COUNTS
    cells: Counter[Cell] = Counter()
    bundle = 0
    while left:
        rows = _oldest_waiting(target, min(left, ROWS_AT_ONCE), session)
        for row in rows:
            add_cells(cells, asked, to_response(row), 1)
        bundle = bundle or (rows[-1].id if is_shown else 0)
        _mark_counted(target, rows[-1].id, bundle, session)
        left -= len(rows)
    if is_shown and not was_shown and counted:
        _bind(target, bundle, session)
    write_cells(target, cells, session=session)


def join_as_file(target: Target, new: int, *, session: Session) -> tuple[int, int]:
    """How many of so many responses, still to be kept, are counted at once; and their bundle."""
    _, counted = waiting_and_counted(target, session=session)
    joining = counted_together(new, counted, is_open=target.is_open)
    if not joining:
        return 0, 0
    keep_told(target, counted, session=session)
    was_shown = counted >= MIN_COUNTS or _was_shown(target, session)
    if not was_shown and counted + joining < MIN_COUNTS:
        return joining, 0
    bundle = free_bundle(target, session=session)
    if counted and not was_shown:
        _bind(target, bundle, session)
        bundle -= 0 if is_small(counted) else 1
    return joining, bundle


def count_again(target: Target, asked: Asked, *, session: Session) -> tuple[Counter[Any], ...]:
    """The rows that the two tables of tallies must have, counted from the responses."""
    received: Counter[tuple[Any, ...]] = Counter()
    cells: Counter[Cell] = Counter()
    for row in _stream(target, session):
        if not row.withdrawn:
            received[_sort_of(asked, to_response(row))] += 1
        if row.counted:
            add_cells(cells, asked, counted_response(row), 1)
    return Counter(_as_rows(cells)), received


def waiting_and_counted(target: Target, *, session: Session) -> tuple[int, int]:
    """How many new responses wait, and how many are counted."""
    found = session.connection().execute(_WAITING_AND_COUNTED, place_of(target)).one()
    return found.waiting, found.counted or 0


def free_bundle(target: Target, *, session: Session) -> int:
    """A number that no bundle has: below those here, since let_join takes that of a response."""
    lowest = session.connection().execute(_LOWEST, place_of(target)).scalar()
    return min(lowest or 0, 0) - 1


def place_of(target: Target) -> dict[str, Any]:
    """The two values that find the rows of a meting."""
    return {"initiatief_id": target.initiatief_id, "meting": target.key}


def add_cells(cells: Counter[Cell], asked: Asked, response: Response, by: int) -> None:
    """Count a response once more (1), or once less (-1)."""
    if by == 1:
        cells.update(asked.cells_of(response))
    else:
        cells.subtract(asked.cells_of(response))


def write_cells(target: Target, cells: Counter[Cell], *, session: Session) -> None:
    """Add these to the tally."""
    _write(TallyRow, target, _as_rows(cells), session)


def to_response(row: Any) -> Response:
    """What is counted of a response: neither who it was nor on what paper."""
    return _response(row, row.answers, row.language, row.helped)


def counted_response(row: Any) -> Response:
    """As to_response, as it is in the tallies: from before a correction that waits."""
    if row.counted_as is None:
        return to_response(row)
    kept = json.loads(row.counted_as)
    return _response(row, json.dumps(kept["answers"]), kept["language"], kept["helped"])


def _response(row: Any, answers: str, language: str, helped: bool) -> Response:
    given = {key: tuple(codes) for key, codes in json.loads(answers).items()}
    return Response(given, row.week, Channel(row.channel), language, bool(helped))


def _sort_of(asked: Asked, response: Response) -> tuple[Any, ...]:
    """The key of a response in the table of how many were received."""
    is_complete = asked.keys <= response.answers.keys()
    channel = response.channel.value
    return response.week, channel, response.language, response.helped, is_complete


def _as_rows(cells: Counter[Cell]) -> dict[tuple[Any, ...], int]:
    return {
        (cell.axis, cell.group, cell.question, cell.code): number for cell, number in cells.items()
    }


def _write(table: Any, target: Target, numbers: Any, session: Session) -> None:
    add_numbers(table, target.initiatief_id, target.key, numbers, session=session)


def _was_shown(target: Target, session: Session) -> bool:
    return session.connection().execute(_IS_BOUND, place_of(target)).first() is not None


def _bind(target: Target, bundle: int, session: Session) -> None:
    """Those that were counted before there were numbers to see are shown together now."""
    session.connection().execute(_BIND, place_of(target) | {"bundle": bundle})


def _oldest_waiting(target: Target, limit: int, session: Session) -> list[Any]:
    found = session.connection().execute(_OLDEST_WAITING, place_of(target) | {"limit": limit})
    return list(found)


def _mark_counted(target: Target, last: int, bundle: int, session: Session) -> None:
    """All that wait, up to and with the response of this number."""
    values = place_of(target) | {"last": last, "bundle": bundle}
    session.connection().execute(_MARK_COUNTED, values)


def _stream(target: Target, session: Session) -> Iterator[Any]:
    """Every response that is counted or not withdrawn, a few at a time."""
    last = 0
    while True:
        page = place_of(target) | {"last": last, "limit": ROWS_AT_ONCE}
        rows = session.connection().execute(_AFTER, page).all()
        yield from rows
        if len(rows) < ROWS_AT_ONCE:
            return
        last = rows[-1].id
