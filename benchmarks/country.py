"""The whole country in one database, at growing sizes: what each query costs, and what it takes.

342 municipalities, 50 initiatieven in each, 2 metingen a year, 300 responses to each: 10,260,000 a
year. `cli.py bench --only country` goes up to a hundred thousand; VERANDERVERHAAL_COUNTRY=17100
says up to how many initiatieven. Everything is measured at the smallest size too: the yardstick.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlmodel import Session

from benchmarks.country_asked import Asked, reads_of, writes_of
from benchmarks.country_made import Country, grow_country
from benchmarks.country_parts import measure_parts
from benchmarks.country_seed import begin_country
from benchmarks.country_weight import weigh
from benchmarks.plans import looks_of
from benchmarks.timing import Measurement, Unit, seconds_of
from storage.engine import Engine, make_engine, reading, writing
from storage.migrate import migrate
from storage.settings import DATABASE_NAME
from tests.storage.postgres import DURABLE, CannotStart, run_server

GROUP = "country"
SIZES = (17, 171, 1_710, 17_100)
MOST = 171
MOST_VARIABLE = "VERANDERVERHAAL_COUNTRY"
TIMES = 11

# A quarter of the memory of a small server, as the documentation of PostgreSQL advises.
LARGE = {
    "shared_buffers": "1GB",
    "max_wal_size": "4GB",
    "maintenance_work_mem": "512MB",
    "work_mem": "64MB",
}
Opened = Callable[[], AbstractContextManager[Session]]


def measure_country(runs: int) -> list[Measurement]:
    """On SQLite, and on PostgreSQL where it can be had."""
    most = int(os.environ.get(MOST_VARIABLE) or MOST)
    sizes = [size for size in SIZES if size <= most]
    found = []
    for name, engine in engines():
        taken = dict(_grow(name, engine, sizes, runs))
        found += [one for what in _first(taken) for one in _beside_smallest(name, what, taken)]
        if name == "PostgreSQL":
            found += measure_parts(engine, GROUP, runs)
    return found


def measure_at(engine: Engine, country: Country, runs: int) -> dict[str, tuple[float, ...]]:
    """By what was asked the seconds of each run, and the bytes of a response."""
    taken: dict[str, tuple[float, ...]] = {}
    for what, asked in reads_of(country).items():
        taken[what] = time_each(partial(reading, engine), asked, runs)
    for what, asked in writes_of(country).items():
        taken[what] = time_each(partial(writing, engine), asked, runs)
    for what, amount in weigh(engine, country).items():
        taken[f"{what}{BYTES}"] = (amount,)
    return taken


BYTES = ": bytes of one response"


def time_each(opened: Opened, asked: Asked, runs: int) -> tuple[float, ...]:
    """The median of some times in each run; every time it is about another initiatief."""

    def once() -> None:
        with opened() as session:
            asked(session)

    once()
    return tuple(median(seconds_of(once) for _ in range(TIMES)) for _ in range(runs))


def tell_looks(engine: Engine, country: Country) -> Iterator[str]:
    """For each thing that is asked, which indices it used; "every row" where it used none."""
    for what, asked in {**reads_of(country), **writes_of(country)}.items():
        with writing(engine) as session:
            looks = looks_of(session, partial(asked, session))
        used = sorted({f"{one.table}: {one.index or 'EVERY ROW'}" for one in looks})
        yield f"{what}: {', '.join(used)}"


def _grow(
    name: str, engine: Engine, sizes: list[int], runs: int
) -> Iterator[tuple[int, dict[str, tuple[float, ...]]]]:
    migrate(engine)
    country = begin_country(engine)
    for size in sizes:
        country = grow_country(engine, country, size)
        print(f"{name}: {country.responses:,} responses", file=sys.stderr, flush=True)
        yield country.responses, measure_at(engine, country, runs)
    for line in tell_looks(engine, country):
        print(f"{name}: {line}", file=sys.stderr, flush=True)


def _first(taken: Mapping[int, dict[str, tuple[float, ...]]]) -> list[str]:
    return list(taken[min(taken)])


def _beside_smallest(
    name: str, what: str, taken: Mapping[int, dict[str, tuple[float, ...]]]
) -> Iterator[Measurement]:
    smallest = min(taken)
    unit = Unit.BYTES if what.endswith(BYTES) else Unit.SECONDS
    for size in sorted(taken):
        if size != smallest or len(taken) == 1:
            yield Measurement(
                GROUP,
                f"{name}, {size:,}: {what}",
                f"the same at {smallest:,}",
                amounts=taken[size][what],
                yardstick=taken[smallest][what],
                unit=unit,
            )


@contextmanager
def _sqlite() -> Iterator[Engine]:
    with TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / DATABASE_NAME}")
        yield engine
        engine.dispose()


def engines() -> Iterator[tuple[str, Engine]]:
    """A new database of either kind; the one is gone before the other is made."""
    with _sqlite() as engine:
        yield "SQLite", engine
    try:
        with run_server(**DURABLE, **LARGE) as folder:
            engine = make_engine(f"postgresql+psycopg://postgres@/postgres?host={folder}")
            yield "PostgreSQL", engine
            engine.dispose()
    except CannotStart:
        return
