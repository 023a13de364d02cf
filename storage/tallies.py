"""Keeping the tallies equal to the responses, in the transaction that changes those.

A response is received at once, and counted when it may join the tallies: while a meting is open it
waits until there are enough others to join with it (veranderverhaal.release.counted_now). Whoever
calls these functions holds the lock on the initiatief.
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
from veranderverhaal.meting import Channel, Response
from veranderverhaal.release import counted_now
from veranderverhaal.tally import Cell

ROWS_AT_ONCE = 2000
# As text: every form that comes in runs these, and building them takes longer than running them.
_OF_METING = "initiatief_id = :initiatief_id AND meting = :meting"
_COLUMNS = "id, answers, week, channel, language, helped, counted"
_WAITING_AND_COUNTED = text(f"""
    SELECT (SELECT count(*) FROM response WHERE {_OF_METING} AND {IS_WAITING}) AS waiting,
    (SELECT number FROM tally WHERE {_OF_METING}
    AND axis = '' AND part = '' AND question = '' AND code = '') AS counted
""")  # noqa: S608 -- nothing of a user is in these texts
_OLDEST_WAITING = text(f"""
    SELECT {_COLUMNS} FROM response WHERE {_OF_METING} AND {IS_WAITING} ORDER BY id LIMIT :limit
""")  # noqa: S608
_MARK_COUNTED = text(f"""
    UPDATE response SET counted = TRUE WHERE {_OF_METING} AND {IS_WAITING} AND id <= :last
""")  # noqa: S608
_AFTER = text(f"""
    SELECT {_COLUMNS} FROM response WHERE {_OF_METING} AND withdrawn IS FALSE AND id > :last
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
            _add_cells(cells, asked, one.response, one.by)
    _write(ResponseCountRow, target, received, session)
    _write(TallyRow, target, _as_rows(cells), session)


def let_join(target: Target, asked: Asked, *, new: int = 0, session: Session) -> int:
    """Count the oldest of the waiting responses that may join now.

    Of `new` ones that are still to be kept: how many are to be counted at once.
    """
    waiting, counted = _waiting_and_counted(target, session)
    joining = counted_now(waiting + new, counted, is_open=target.is_open)
    cells: Counter[Cell] = Counter()
    left = min(joining, waiting)
    while left:
        rows = _oldest_waiting(target, min(left, ROWS_AT_ONCE), session)
        for _, response in rows:
            _add_cells(cells, asked, response, 1)
        _mark_counted(target, rows[-1][0], session)
        left -= len(rows)
    _write(TallyRow, target, _as_rows(cells), session)
    return max(0, joining - waiting)


def count_again(target: Target, asked: Asked, *, session: Session) -> tuple[Counter[Any], ...]:
    """The rows that the two tables of tallies must have, counted from the responses."""
    received: Counter[tuple[Any, ...]] = Counter()
    cells: Counter[Cell] = Counter()
    for is_counted, response in _stream(target, session):
        received[_sort_of(asked, response)] += 1
        if is_counted:
            _add_cells(cells, asked, response, 1)
    return Counter(_as_rows(cells)), received


def _add_cells(cells: Counter[Cell], asked: Asked, response: Response, by: int) -> None:
    if by == 1:
        cells.update(asked.cells_of(response))
    else:
        cells.subtract(asked.cells_of(response))


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


def _waiting_and_counted(target: Target, session: Session) -> tuple[int, int]:
    found = session.connection().execute(_WAITING_AND_COUNTED, _place(target)).one()
    return found.waiting, found.counted or 0


def _oldest_waiting(target: Target, limit: int, session: Session) -> list[tuple[int, Response]]:
    rows = session.connection().execute(_OLDEST_WAITING, _place(target) | {"limit": limit})
    return [(row.id, _to_response(row)) for row in rows]


def _mark_counted(target: Target, last: int, session: Session) -> None:
    """All that wait, up to and with the response of this number."""
    session.connection().execute(_MARK_COUNTED, _place(target) | {"last": last})


def _place(target: Target) -> dict[str, Any]:
    return {"initiatief_id": target.initiatief_id, "meting": target.key}


def _stream(target: Target, session: Session) -> Iterator[tuple[bool, Response]]:
    """Every response that is not withdrawn, a few at a time."""
    last = 0
    while True:
        page = _place(target) | {"last": last, "limit": ROWS_AT_ONCE}
        rows = session.connection().execute(_AFTER, page).all()
        for row in rows:
            yield bool(row.counted), _to_response(row)
        if len(rows) < ROWS_AT_ONCE:
            return
        last = rows[-1].id


def _to_response(row: Any) -> Response:
    """What is counted of a response: neither who it was nor on what paper."""
    answers = {key: tuple(codes) for key, codes in json.loads(row.answers).items()}
    return Response(answers, row.week, Channel(row.channel), row.language, bool(row.helped))
