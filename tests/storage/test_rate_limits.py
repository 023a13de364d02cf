"""A limit that several programs share counts what all of them let in, and keeps nobody waiting."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import func, select

from storage.engine import make_engine, reading
from storage.upkeep_tables import RateCountRow, RateWindowRow
from tests.storage.test_concurrency import at_once
from veranderverhaal.access import MACHINE
from web.rate_limit import MOST_ADDRESSES, WINDOW_SECONDS, RateLimit
from web.rate_sharing import Shared, sharing

HERE, ELSEWHERE = "192.0.2.7", "192.0.2.8"


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Programs:
    """Some programs on one database, with one limit, that tell when they are told to."""

    def __init__(self, engine: Engine, number: int, most: int = 6) -> None:
        self.engine, self.clock = engine, Clock()
        self.limits = [RateLimit(most, kind="form") for _ in range(number)]
        self.shared = [Shared(engine, MACHINE, [one], self.clock) for one in self.limits]
        self.tell()

    def tell(self) -> None:
        for one in self.shared:
            one.tell()

    def send(self, program: int, times: int = 1, address: str = HERE) -> list[bool]:
        """Whether each was let in."""
        return [self.limits[program].allows(address) for _ in range(times)]

    def count(self, table: Any) -> int:
        with reading(self.engine) as session:
            return int(session.exec(select(func.count()).select_from(table)).one())


@pytest.fixture
def postgres(open_engine: Callable[..., Engine]) -> Engine:
    return open_engine("postgresql")


@pytest.fixture
def three(postgres: Engine) -> Programs:
    return Programs(postgres, 3)


pytestmark = pytest.mark.postgres


def test_what_an_address_sent_to_any_of_them_counts_at_all(three: Programs) -> None:
    for program in range(3):
        assert three.send(program, 2) == [True, True]
    three.tell()
    # Whoever told last heard of all; the others hear with what they tell next.
    assert [three.send(program) for program in range(3)] == [[True], [True], [False]]
    three.tell()
    for program in range(3):
        assert three.send(program) == [False]
        assert three.send(program, address=ELSEWHERE) == [True]


def test_what_is_counted_here_is_counted_once(three: Programs) -> None:
    for _ in range(6):
        assert three.send(0) == [True]
        three.tell()
    assert three.send(0) == [False]


def test_the_next_window_begins_with_nothing_and_the_salt_of_the_last_is_gone(
    three: Programs,
) -> None:
    three.send(0, 10)
    three.tell()
    assert (three.count(RateCountRow), three.count(RateWindowRow)) == (1, 2)
    with reading(three.engine) as session:
        before = {one.salt for one in session.exec(select(RateWindowRow))}
    three.clock.now += 2 * WINDOW_SECONDS
    three.tell()
    assert three.count(RateCountRow) == 0
    with reading(three.engine) as session:
        after = {one.salt for one in session.exec(select(RateWindowRow))}
    assert (len(after), before & after) == (2, set())
    assert three.send(0) == [True]


def test_nobody_waits_for_a_salt_when_a_window_begins(three: Programs) -> None:
    three.clock.now += WINDOW_SECONDS
    three.send(0, 3)
    three.send(1, 3)
    three.tell()
    three.send(2)
    three.tell()
    assert three.send(2) == [False]


def test_no_address_is_in_the_database_and_its_hash_is_another_in_the_next_window(
    three: Programs,
) -> None:
    told = []
    for _ in range(2):
        three.send(0)
        three.tell()
        with reading(three.engine) as session:
            told.append({one.who for one in session.exec(select(RateCountRow))})
            rows = session.connection().execute(text("SELECT * FROM rate_count")).all()
        assert HERE not in repr(rows)
        assert HERE.encode().hex() not in repr(rows)
        three.clock.now += WINDOW_SECONDS
    assert told[0] & told[1] == set()


def test_while_the_database_is_silent_each_counts_for_itself_and_tells_later(
    three: Programs, caplog: pytest.LogCaptureFixture
) -> None:
    three.send(0, 4)
    silent, three.shared[0].engine = (
        three.shared[0].engine,
        make_engine("postgresql+psycopg://nobody@127.0.0.1:9/nothing"),
    )
    with caplog.at_level(logging.WARNING):
        three.shared[0].tell()
    assert "limits could not be shared: OperationalError" in caplog.text
    assert three.send(0, 3) == [True, True, False]
    three.shared[0].engine = silent
    three.tell()
    three.send(1)
    three.tell()
    assert three.send(1) == [False]


def test_programs_that_tell_of_the_same_addresses_at_once_do_not_block_each_other(
    postgres: Engine,
) -> None:
    programs = Programs(postgres, 4, most=10**6)
    for number in range(4):
        for address in range(200):
            programs.send(number, address=f"192.0.2.{(address * 7 + number) % 200}")
    at_once(4, lambda number: programs.shared[number].tell())
    with reading(postgres) as session:
        counts = [one.count for one in session.exec(select(RateCountRow))]
    assert counts == [4] * 200


def test_a_window_that_is_full_goes_on_by_itself(
    postgres: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.rate_limit.MOST_ADDRESSES", 3)
    assert MOST_ADDRESSES > 3
    programs = Programs(postgres, 1)
    for number in range(5):
        programs.send(0, address=f"192.0.2.{number}")
    programs.tell()
    assert programs.count(RateCountRow) == 0


def test_limits_are_shared_as_long_as_the_program_runs(postgres: Engine) -> None:
    limit = RateLimit(3, kind="form")
    with sharing(postgres, MACHINE, [limit]):
        assert limit.allows(HERE)
        number, _ = limit.take_untold()
    assert number > 10**6  # of the clock on the wall


@pytest.fixture
def alone(open_engine: Callable[..., Engine]) -> Iterator[RateLimit]:
    limit = RateLimit(3, kind="form")
    with sharing(open_engine("sqlite"), MACHINE, [limit]):
        yield limit


def test_on_sqlite_nothing_is_told(alone: RateLimit) -> None:
    assert [alone.allows(HERE) for _ in range(4)] == [True, True, True, False]
    assert alone.take_untold()[1] == {}
