"""What is asked of a large database finds its rows by an index, and never looks at every row.

The tables are small here: PostgreSQL is told to prefer an index, so what still looks at every row
has none that fits.
"""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import Engine, text

from benchmarks.country_asked import reads_of, writes_of
from benchmarks.country_made import Country, grow_country, slug_of
from benchmarks.country_seed import begin_country, end_country
from benchmarks.plans import Looked, looks_of
from storage.engine import writing
from storage.recounting import find_miscounts
from tests.storage.helpers import each_undone

# What grows with the country, and is filled here: of an empty table PostgreSQL may read all.
GROWING = {
    *("response", "tally", "response_count", "meting", "begun_form", "log_entry", "theme_mark"),
    *("initiatief", "element", "verband", "feit", "vragenlijst", "vragenlijst_version"),
    *("linking", "account", "membership"),
}
ALL_NAMES = ("start page: all names", "initiatief")  # every row is what is asked for
ALL_AFSPRAKEN = {("afspraken that wait, everywhere", "initiatief")}  # joined with those that wait
# PostgreSQL may go back from the newest line until it has a page: many lines are of no initiatief.
LAST_LINES = ("log of the installation, a page", "log_entry")
# Of a handful of initiatieven a commit of sixty-four is about each; one response is about one.
ABOUT_MANY = "64 responses in one commit"
INDICES = (
    ("ix_response_nowhere", "a response is erased", "response"),
    ("ix_begun_form_meting", "an initiatief at night", "begun_form"),
)
ASKED = {**reads_of(Country(1)), **writes_of(Country(1))}


def filled_country(engine: Engine, initiatieven: int, each: int) -> Country:
    country = grow_country(engine, begin_country(engine, each), initiatieven)
    end_country(engine)  # the database is used again
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return country


def row_by_row(engine: Engine, country: Country, what: str) -> list[Looked]:
    asked = {**reads_of(country), **writes_of(country)}[what]
    found: list[Looked] = []
    for _, session in each_undone(engine, [what]):
        if engine.dialect.name == "postgresql":
            session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")
        found = looks_of(session, partial(asked, session))
    return [one for one in found if not one.index]


@pytest.mark.long_form
def test_nothing_that_is_asked_of_a_country_looks_at_every_row(
    engine: Engine, size: Callable[[tuple[int, int], tuple[int, int]], tuple[int, int]]
) -> None:
    country = filled_country(engine, *size((14, 20), (171, 300)))
    wasteful = {
        (what, one.table)
        for what in ASKED
        for one in row_by_row(engine, country, what)
        if one.table in GROWING and what != ABOUT_MANY
    }
    assert wasteful <= {ALL_NAMES, LAST_LINES, *ALL_AFSPRAKEN}
    with writing(engine) as session:
        for number in (0, 6, country.initiatieven - 1):
            assert list(find_miscounts(slug_of(number), session=session)) == []


def test_without_its_index_a_question_is_seen_to_look_at_every_row(sqlite: Engine) -> None:
    country = filled_country(sqlite, 7, 10)
    for index, what, table in INDICES:
        assert table not in {one.table for one in row_by_row(sqlite, country, what)}
        with sqlite.begin() as connection:
            connection.exec_driver_sql(f"DROP INDEX {index}")
        sqlite.dispose()  # a connection remembers how it explained a statement
        assert table in {one.table for one in row_by_row(sqlite, country, what)}
