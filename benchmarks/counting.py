"""What the page of uitkomsten is made from, however many responded, beside counting them anew.

A meting of the sample is filled with its own answers, again and again. Ours reads the tallies; the
yardsticks are what one would write instead: pandas that reads the answers and groups them, and SQL
that groups a table with a row per answer by an index that holds all it needs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas  # type: ignore[import-untyped]
from sqlalchemy import text

from benchmarks.surroundings import INITIATIEF, open_engine, prepared_data
from benchmarks.timing import Measurement, seconds_of
from cli_commands.database import prepare
from sample_data.loader import load_measured
from storage.commands import add_meting
from storage.commands.responses import insert_responses, response_row
from storage.engine import Engine, make_engine, reading, writing
from storage.finding import find_row
from storage.meting_queries import list_metingen
from storage.recounting import recount_meting
from storage.tally_queries import load_counted
from storage.targets import find_target
from tests.storage.postgres import CannotStart, run_server
from veranderverhaal.meting import Meting, MetingKind, Response
from veranderverhaal.release import release

GROUP = "counting"
FEW = 10
SIZES = (10_000, 100_000, 1_000_000)
TIMES = 20
BARE_TIMES = 1

Work = Callable[[], object]


def measure_counting(runs: int, sizes: Sequence[int] = SIZES) -> list[Measurement]:
    """On SQLite, and on PostgreSQL where it can be had, at every size beside ten responses."""
    return [
        measurement
        for name, engine in engines()
        for size in sizes
        for measurement in measure_size(name, engine, size, runs)
    ]


def measure_size(name: str, engine: Engine, size: int, runs: int) -> Iterator[Measurement]:
    few, many = f"n{FEW}", f"n{size}"

    def ours() -> object:
        return page_data(engine, many)

    fill(engine, few, FEW)
    fill(engine, many, size)
    yardsticks: Mapping[str, tuple[Work, int]] = {
        f"the same at {FEW}": (lambda: page_data(engine, few), TIMES),
        "SQL: GROUP BY, covering index": (lambda: group_in_sql(engine), BARE_TIMES),
        "pandas: read and group": (lambda: group_in_pandas(engine, many), BARE_TIMES),
    }
    ours()
    for against, (work, times) in yardsticks.items():
        rounds = [
            (seconds_of(work, times=times), seconds_of(ours, times=TIMES)) for _ in range(runs)
        ]
        yield Measurement(
            GROUP,
            f"{name}: {size:,} responses",
            against,
            amounts=tuple(taken for _, taken in rounds),
            yardstick=tuple(taken for taken, _ in rounds),
        )


def page_data(engine: Engine, meting_key: str) -> object:
    """What the page shows of a meting, from the database to the values of the domain."""
    with reading(engine) as session:
        counted = load_counted(INITIATIEF, meting_key, session=session)
    return release(*counted)


def group_in_pandas(engine: Engine, meting_key: str) -> object:
    """The answers of a meting as a table of answers, and how often each was given."""
    statement = text("SELECT answers FROM response WHERE meting = :meting")
    with engine.connect() as connection:
        texts = pandas.read_sql(statement, connection, params={"meting": meting_key})["answers"]
    answers = pandas.DataFrame(texts.map(pandas.io.json.ujson_loads).tolist())
    given = answers.melt(var_name="question", value_name="codes").dropna().explode("codes")
    return given.groupby(["question", "codes"]).size()


def group_in_sql(engine: Engine) -> object:
    """The same from a table that was made for it."""
    statement = text("SELECT question, code, count(*) FROM bare_answer GROUP BY question, code")
    with engine.connect() as connection:
        return connection.execute(statement).all()


def fill(engine: Engine, key: str, number: int) -> None:
    """A meting with so many responses, its tallies kept, and its answers a row each beside it."""
    (vragenlijst,) = load_measured(INITIATIEF).vragenlijsten
    with writing(engine) as session:
        meting = Meting(key, "", MetingKind.ONCE, key, vragenlijst.key, 1)
        if key in {one.key for one in list_metingen(INITIATIEF, session=session)}:
            return
        add_meting(INITIATIEF, meting, session=session)
        initiatief_id = find_row(INITIATIEF, session=session).id
        assert initiatief_id is not None
        for rows in _batches(initiatief_id, key, number):
            insert_responses(rows, session=session)
        recount_meting(find_target(initiatief_id, key, session=session), session=session)
    _fill_bare(engine, number)


def _batches(initiatief_id: int, key: str, number: int) -> Iterator[list[dict[str, Any]]]:
    (responses,) = load_measured(INITIATIEF).responses.values()
    rows = [response_row(initiatief_id, key, response, counted=True) for response in responses]
    whole, rest = divmod(number, len(rows))
    for _ in range(whole):
        yield rows
    yield rows[:rest]


def _fill_bare(engine: Engine, number: int) -> None:
    """A row per answer, and an index with all that counting needs."""
    answers = [
        {"question": question, "code": code}
        for response in _sample()
        for question, codes in response.answers.items()
        for code in codes
    ]
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS bare_answer"))
        connection.execute(text("DROP TABLE IF EXISTS bare_sample"))
        for table in ("bare_answer", "bare_sample"):
            connection.execute(text(f"CREATE TABLE {table} (question TEXT, code TEXT)"))
        connection.execute(text("INSERT INTO bare_sample VALUES (:question, :code)"), answers)
        series = (
            "WITH RECURSIVE series(place) AS "
            "(SELECT 1 UNION ALL SELECT place + 1 FROM series WHERE place < :times) "
        )
        connection.execute(
            text(f"INSERT INTO bare_answer {series} SELECT question, code FROM series, bare_sample")
            if engine.dialect.name == "sqlite"
            else text(
                "INSERT INTO bare_answer SELECT question, code "
                "FROM generate_series(1, :times), bare_sample"
            ),
            {"times": max(1, number // len(_sample()))},
        )
        connection.execute(text("CREATE INDEX bare_covering ON bare_answer (question, code)"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
        if engine.dialect.name == "postgresql":
            connection.execute(text("VACUUM bare_answer"))


def _sample() -> tuple[Response, ...]:
    (responses,) = load_measured(INITIATIEF).responses.values()
    return responses


def engines() -> Iterator[tuple[str, Engine]]:
    """An engine on a new database of either kind, with the samples in it."""
    with prepared_data() as data:
        engine = open_engine(data)
        yield "SQLite", engine
        engine.dispose()
    try:
        with run_server() as folder:
            engine = make_engine(f"postgresql+psycopg://postgres@/postgres?host={folder}")
            prepare(engine, samples=True)
            yield "PostgreSQL", engine
            engine.dispose()
    except CannotStart:
        return
