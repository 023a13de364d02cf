"""How many bytes a response takes: in its table, its indices, the tallies, and in the log."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from benchmarks.country_asked import writes_of
from benchmarks.country_made import Country
from storage.engine import Engine, writing

KEPT_ALONE = 30
SIZE_OF = {
    "table": "pg_table_size('response')",
    "indices": "pg_indexes_size('response')",
    "tallies": "pg_total_relation_size('tally') + pg_total_relation_size('response_count')",
    "all the rest": "pg_database_size(current_database())",
}


def weigh(engine: Engine, country: Country) -> dict[str, float]:
    """The bytes for each response, by what they are for; "log of a commit" is of one kept alone."""
    measure = _in_postgresql if engine.dialect.name == "postgresql" else _in_sqlite
    found = measure(engine)
    rest = found["all the rest"] - sum(size for what, size in found.items() if "rest" not in what)
    found["all the rest"] = rest
    weights = {what: size / country.responses for what, size in found.items()}
    return weights | {"log of a commit": _logged(engine, country)}


def _in_sqlite(engine: Engine) -> dict[str, float]:
    with engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        page = connection.execute(text("PRAGMA page_size")).scalar_one()
        found: dict[str, float] = dict(
            connection.execute(text("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE")).all()
        )
        indices = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'response'")
        ).scalars()
        return {
            "table": found["response"],
            "indices": sum(found[name] for name in indices),
            "tallies": found["tally"] + found["response_count"],
            "all the rest": pages * page,
        }


def _in_postgresql(engine: Engine) -> dict[str, float]:
    sizes = ", ".join(SIZE_OF.values())
    with engine.connect() as connection:
        row = connection.execute(text(f"SELECT {sizes}")).one()
    return dict(zip(SIZE_OF, map(float, row), strict=True))


def _logged(engine: Engine, country: Country) -> float:
    """What one response writes to the log of the database when it is kept in a commit alone."""
    keep = writes_of(country)["a response is kept"]
    place = _place_in_log(engine)
    before = place()
    for _ in range(KEPT_ALONE):
        with writing(engine) as session:
            keep(session)
    return (place() - before) / KEPT_ALONE


def _place_in_log(engine: Engine) -> Callable[[], float]:
    if engine.dialect.name == "postgresql":

        def written() -> float:
            with engine.connect() as connection:
                told = text("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
                return float(connection.execute(told).scalar_one())

        return written

    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    log = Path(f"{engine.url.database}-wal")
    return lambda: float(log.stat().st_size if log.exists() else 0)
