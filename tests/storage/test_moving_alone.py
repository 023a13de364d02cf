"""Who works in the old file or in the new database during a move is thanked for nothing."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from storage import moving_alone, responses
from storage.copying import all_tables
from storage.engine import make_engine
from storage.migrate import migrate
from storage.moving import CannotMove, move
from storage.moving_alone import FENCE
from storage.responses import Arrival, Arrived, ResponseWriter
from tests.storage.test_moving import WHERE, assert_equal, carry, change, half, source, target, told
from veranderverhaal.meting import Response

__all__ = ["half", "source", "target", "told"]
pytestmark = pytest.mark.postgres


@pytest.fixture
def program(target: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[ResponseWriter]:
    """A program that began when the database was empty, and has no line to it now."""
    monkeypatch.setattr(responses, "SECONDS_TO_TRY", 0.1)
    engine = make_engine(target.url.render_as_string(hide_password=False))
    migrate(engine)
    engine.dispose()
    made = ResponseWriter(engine)
    yield made
    made.close()
    engine.dispose()


@pytest.fixture
def arrival(source) -> Arrival:
    """What somebody sends for a meting that came over already."""
    change(source, "UPDATE meting SET state = 'open'")
    return Arrival("badhws22", "een", Response({}, week="2026-W47"))


def fences(target: Engine) -> int:
    with target.connect() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM pg_trigger WHERE tgname = '{FENCE}'"))


def test_nobody_is_thanked_in_the_new_database_before_all_is_there(
    source, target, program, arrival
):
    refused = []

    def tell(phase: str, what: str, *_numbers: int) -> None:
        if phase == "compare" and what == "tally":
            with pytest.raises(OperationalError, match="not complete"):
                program.keep(arrival)
            refused.append(what)

    move(source, target, WHERE, again=False, tell=tell)
    assert refused
    assert_equal(source, target)
    assert fences(target) == 0
    assert program.keep(arrival) is Arrived.KEPT


def test_a_move_that_broke_off_leaves_the_fence_until_it_is_done(half, told):
    source, target = half
    for table in all_tables():
        with pytest.raises(OperationalError, match="not complete"), target.begin() as connection:
            connection.execute(table.delete())
    carry(source, target, told)
    assert fences(target) == 0


def test_a_program_that_is_connected_to_the_new_database_is_to_be_stopped_first(
    source, target, told, monkeypatch
):
    monkeypatch.setattr(moving_alone, "SECONDS_TO_LEAVE", 0.2)
    url = target.url.update_query_dict({"application_name": "buurtsite"})
    program = make_engine(url.render_as_string(hide_password=False))
    with program.connect() as connection:
        connection.execute(text("SELECT 1"))
    for again in (False, True):
        with pytest.raises(CannotMove, match=r"nog een programma .*\(buurtsite\)"):
            carry(source, target, told, again=again)
    with program.begin() as connection:
        connection.execute(text("DELETE FROM presence"))  # and it works on as it did
    program.dispose()
    carry(source, target, told)


def test_no_program_opens_the_old_file_during_a_move(source, target):
    """It would find no mark yet, wait for its turn to write, and thank people after the move."""
    refused = []

    def tell(phase: str, *_more: object) -> None:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(source, timeout=0).execute("SELECT 1 FROM move")
        refused.append(phase)

    move(source, target, WHERE, again=False, tell=tell)
    assert set(refused) == {"look", "copy", "compare", "count"}
