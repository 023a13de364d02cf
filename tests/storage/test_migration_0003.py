"""A database that had answers before there were tallies has them after the migration."""

import json

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from storage.commands.responses import insert_responses, response_row
from storage.engine import writing
from storage.migrate import MIGRATIONS, migrate
from storage.recounting import find_miscounts
from storage.response_queries import count_responses
from storage.tally_queries import load_tally, response_figures
from tests.long_run import mostly_long
from tests.measured_bundle import FULL, SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, bundle
from tests.storage.test_migrate import revision
from veranderverhaal.meting import MetingState
from veranderverhaal.tally import Cell

METING = "voorjaar"


def back_to(engine, name):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(writing=True).connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, name)
        connection.commit()


def fill_old(engine, state, number):
    """A meting as it was kept before there were tallies; one of its responses is withdrawn."""
    migrate(engine)
    fill_with_meting(engine, state=state)
    rows = [response_row(1, METING, FULL if one % 2 else SECOND) for one in range(number)]
    gone = response_row(1, METING, FULL, withdrawn=True)
    with writing(engine) as session:
        (initiatief_id,) = session.connection().execute(text("SELECT id FROM initiatief")).one()
        insert_responses(
            [one | {"initiatief_id": initiatief_id} for one in [gone, *rows]], session=session
        )
        session.connection().execute(text("UPDATE meting SET vragenlijst_version = 1"))
    back_to(engine, "0002")


def counted(engine):
    return ask(engine, load_tally, SLUG, METING).get(Cell(), 0)


@pytest.mark.parametrize(
    ("state", "number", "expected"),
    mostly_long(
        [
            (MetingState.CLOSED, 23, 23),
            (MetingState.DRAFT, 23, 23),
            (MetingState.CLOSED, 3, 3),
            (MetingState.OPEN, 23, 15),
            (MetingState.OPEN, 4, 0),
            (MetingState.OPEN, 0, 0),
        ],
        normal=[(MetingState.CLOSED, 23, 23), (MetingState.OPEN, 23, 15)],
    ),
)
def test_the_answers_of_an_older_database_are_counted(empty_engine, state, number, expected):
    fill_old(empty_engine, state, number)
    migrate(empty_engine)
    assert revision(empty_engine) != "0002"
    assert counted(empty_engine) == expected
    assert ask(empty_engine, count_responses, SLUG)[METING].total == number
    assert ask(empty_engine, response_figures, SLUG, METING).received == number
    assert ask(empty_engine, lambda session: list(find_miscounts(SLUG, session=session))) == []
    assert len(bundle(empty_engine).responses) == number


def test_a_removed_meting_is_counted_too_so_that_it_can_be_put_back(empty_engine):
    fill_old(empty_engine, MetingState.CLOSED, 12)
    with empty_engine.begin() as connection:
        connection.execute(text("UPDATE meting SET removed = TRUE"))
    migrate(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(text("UPDATE meting SET removed = FALSE"))
    assert counted(empty_engine) == 12


def test_answers_that_cannot_be_counted_leave_the_old_database_as_it_was(empty_engine):
    fill_old(empty_engine, MetingState.CLOSED, 12)
    with empty_engine.begin() as connection:
        connection.execute(text("UPDATE response SET answers = 'stuk'"))
    with pytest.raises(json.JSONDecodeError):
        migrate(empty_engine)
    assert revision(empty_engine) == "0002"
