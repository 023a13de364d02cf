"""Queries and commands on a SQLite file, beside sqlite3 on the same tables of the same file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.surroundings import INITIATIEF, open_engine, prepared_data
from benchmarks.timing import Measurement, seconds_of
from storage.commands import add_element, keep_snapshot
from storage.engine import Engine, reading, writing
from storage.queries import load_listing
from storage.settings import DATABASE_NAME
from veranderverhaal.exchange import veranderverhaal_to_json
from veranderverhaal.model import Element, Layer

GROUP = "storage"
TIMES = 20
TODAY = date(2026, 3, 1)
# The bare rows go to another initiatief: ours must not grow by them.
OTHER = "de-sleutel"
NUMBER_OF = "(SELECT id FROM initiatief WHERE slug = ?)"
NEW = Element(key="", layer=Layer.AANPAK, title="Samen koken", explanation="Elke zondag.")

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
INSERT_ELEMENT = f"""INSERT INTO element (initiatief_id, key, layer, position, title, explanation,
    signs, revision, removed) VALUES ({NUMBER_OF}, ?, 'aanpak', ?, ?, ?, '', 1, 0)"""
INSERT_SNAPSHOT = f"""INSERT INTO snapshot (initiatief_id, key, position, name, kept_on, content)
    VALUES ({NUMBER_OF}, ?, ?, 'versie', '2026-03-01', ?)"""
SELECTS = (
    "SELECT * FROM initiatief WHERE slug = ?",
    f"SELECT * FROM element WHERE initiatief_id = {NUMBER_OF} ORDER BY position",
    f"SELECT * FROM verband WHERE initiatief_id = {NUMBER_OF}",
    f"SELECT * FROM feit WHERE initiatief_id = {NUMBER_OF} ORDER BY position",
)
PAIRS = {
    "load_listing": "sqlite3: the same 4 selects",
    "keep_snapshot": "sqlite3: one insert",
    "add_element": "sqlite3: one insert",
}

Work = Callable[[], object]


def measure_storage(runs: int) -> list[Measurement]:
    """A new database for each run, so that none is measured on a fuller one than the first."""
    rounds = [time_all() for _ in range(runs)]
    return [
        Measurement(
            GROUP,
            what,
            against,
            amounts=tuple(taken[what][0] for taken in rounds),
            yardstick=tuple(taken[what][1] for taken in rounds),
        )
        for what, against in PAIRS.items()
    ]


def time_all() -> dict[str, tuple[float, float]]:
    """For each name of PAIRS the seconds of one call, ours and bare."""
    with prepared_data() as data:
        engine = open_engine(data)
        with closing(open_bare(data)) as bare:
            ours, theirs = our_work(engine), bare_work(bare, engine)
            taken = {name: time_pair(ours[name], theirs[name]) for name in PAIRS}
        engine.dispose()
    return taken


def time_pair(ours: Work, bare: Work) -> tuple[float, float]:
    """Both were done once before: a connection is open, a statement is compiled."""
    bare()
    ours()
    return seconds_of(ours, times=TIMES), seconds_of(bare, times=TIMES)


def our_work(engine: Engine) -> dict[str, Work]:
    def load() -> None:
        with reading(engine) as session:
            load_listing(INITIATIEF, session=session)

    def add() -> None:
        with writing(engine) as session:
            add_element(INITIATIEF, NEW, session=session)

    def keep() -> None:
        with writing(engine) as session:
            keep_snapshot(INITIATIEF, "versie", today=TODAY, session=session)

    return {"load_listing": load, "add_element": add, "keep_snapshot": keep}


def bare_work(bare: sqlite3.Connection, engine: Engine) -> dict[str, Work]:
    numbers = count(1000)
    with reading(engine) as session:
        content = veranderverhaal_to_json(load_listing(INITIATIEF, session=session).veranderverhaal)

    def load() -> None:
        for select in SELECTS:
            bare.execute(select, (INITIATIEF,)).fetchall()

    def insert(statement: str, *values: str) -> None:
        number = next(numbers)
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(statement, (OTHER, f"bare-{number}", number, *values))
        bare.execute("COMMIT")

    return {
        "load_listing": load,
        "add_element": partial(insert, INSERT_ELEMENT, NEW.title, NEW.explanation),
        "keep_snapshot": partial(insert, INSERT_SNAPSHOT, content),
    }


def open_bare(data: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(data / DATABASE_NAME, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
