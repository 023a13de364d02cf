"""Changing what is counted, by whole bundles of people: see veranderverhaal.release_steps."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.meting_tables import IS_CHANGING
from storage.tallies import (
    COLUMNS,
    IS_NEW,
    OF_METING,
    ROWS_AT_ONCE,
    add_cells,
    counted_response,
    free_bundle,
    place_of,
    to_response,
    waiting_and_counted,
    write_cells,
)
from storage.targets import Asked, Target
from storage.told import keep_told
from veranderverhaal.release_steps import may_change
from veranderverhaal.tally import Cell


@dataclass(frozen=True)
class _Change:
    """One way in which people change: which they are, and what becomes of them."""

    chosen: str
    becomes: str
    was_in: bool
    is_in: bool


# Who was corrected comes back with other answers, so not with those who come back as they were.
_CHANGES = (
    _Change("counted IS TRUE AND withdrawn IS TRUE", "counted = FALSE", True, False),
    _Change(
        "counted IS FALSE AND withdrawn IS FALSE AND counted_as IS NULL",
        "counted = TRUE",
        False,
        True,
    ),
    _Change(
        "counted IS FALSE AND withdrawn IS FALSE AND counted_as IS NOT NULL",
        "counted = TRUE, counted_as = NULL",
        False,
        True,
    ),
    _Change(
        "counted IS TRUE AND withdrawn IS FALSE AND counted_as IS NOT NULL",
        "counted_as = NULL",
        True,
        True,
    ),
)
_IN_BUNDLE = f"{OF_METING} AND bundle = :bundle"
_SIZE = text(f"SELECT count(*) FROM response WHERE {_IN_BUNDLE}")  # noqa: S608 -- nothing of a user

_WAITING = text(f"""
    SELECT (SELECT count(*) FROM response WHERE {OF_METING} AND {IS_CHANGING}) AS changes,
    (SELECT count(*) FROM response WHERE {OF_METING} AND {IS_NEW}) AS new
""")  # noqa: S608


def settle(target: Target, asked: Asked, bundles: Iterable[int], *, session: Session) -> None:
    """Let those of these bundles change that wait for it, where they are enough together."""
    for bundle in sorted(bundles):
        if not bundle:
            continue
        together = _size(target, bundle, session)
        for one in _CHANGES:
            changing = _count(target, bundle, one, session)
            if may_change(changing, together):
                _change(target, asked, bundle, one, session)
                together -= changing


def count_waiting(initiatief_id: int, meting: str, *, session: Session) -> tuple[int, int]:
    """How many changes wait to be counted, and how many new responses."""
    place = {"initiatief_id": initiatief_id, "meting": meting}
    found = session.connection().execute(_WAITING, place).one()
    return found.changes, found.new


def _change(target: Target, asked: Asked, bundle: int, one: _Change, session: Session) -> None:
    """They change together, and are a bundle of their own from now on."""
    _, counted = waiting_and_counted(target, session=session)
    keep_told(target, counted, session=session)
    cells: Counter[Cell] = Counter()
    for row in _stream(target, bundle, one, session):
        if one.was_in:
            add_cells(cells, asked, counted_response(row), -1)
        if one.is_in:
            add_cells(cells, asked, to_response(row), 1)
    changed = text(f"""
        UPDATE response SET {one.becomes}, bundle = :new WHERE {_IN_BUNDLE} AND {one.chosen}
    """)  # noqa: S608
    new = {"new": free_bundle(target, session=session)}
    session.connection().execute(changed, _place(target, bundle) | new)
    write_cells(target, cells, session=session)


def _size(target: Target, bundle: int, session: Session) -> int:
    return int(session.connection().execute(_SIZE, _place(target, bundle)).scalar() or 0)


def _count(target: Target, bundle: int, one: _Change, session: Session) -> int:
    chosen = text(f"""
        SELECT count(*) FROM response WHERE {_IN_BUNDLE} AND {IS_CHANGING} AND {one.chosen}
    """)  # noqa: S608
    return int(session.connection().execute(chosen, _place(target, bundle)).scalar() or 0)


def _stream(target: Target, bundle: int, one: _Change, session: Session) -> Iterator[Any]:
    """Those who change, a few at a time."""
    chosen = text(f"""
        SELECT {COLUMNS} FROM response
        WHERE {_IN_BUNDLE} AND {IS_CHANGING} AND {one.chosen} AND id > :last
        ORDER BY id LIMIT :limit
    """)  # noqa: S608
    last = 0
    while True:
        page = _place(target, bundle) | {"last": last, "limit": ROWS_AT_ONCE}
        rows = session.connection().execute(chosen, page).all()
        yield from rows
        if len(rows) < ROWS_AT_ONCE:
            return
        last = rows[-1].id


def _place(target: Target, bundle: int) -> dict[str, Any]:
    return place_of(target) | {"bundle": bundle}
