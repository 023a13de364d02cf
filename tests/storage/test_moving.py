"""Carrying an installation from SQLite to PostgreSQL, whole or not at all."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from storage import moving
from storage.addresses import tell_address
from storage.copying import fingerprint
from storage.engine import make_engine, reading
from storage.migrate import migrate
from storage.moved import FROM, read_move
from storage.moving import CannotMove, let_back, move, refuse_running
from storage.moving_alone import MOVER, lift_fence
from storage.moving_target import read_address
from storage.queries import list_slugs
from storage.recounting import all_slugs, find_miscounts
from storage.unusable import HalfMoved, MovedElsewhere
from tests.storage.filled_tables import fill_every_table
from tests.storage.helpers import ask
from tests.storage.test_migrate import SCHEMAS, revisions

WHERE = "postgresql+psycopg://buurt/verhaal"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A data folder's file with an initiatief in it, its metingen and their answers."""
    return put_source(tmp_path)


def put_source(folder: Path) -> Path:
    return Path(shutil.copy(SCHEMAS / f"{revisions()[-1]}.db", folder / "veranderverhaal.db"))


@pytest.fixture
def target(open_engine: Callable[..., Engine]) -> Iterator[Engine]:
    """An empty PostgreSQL in which a program only looked: that saves making its tables."""
    engine = open_engine("postgresql")
    yield engine
    with engine.begin() as connection:
        lift_fence(connection)


@pytest.fixture
def told() -> list[tuple[str, str, int, int]]:
    return []


def carry(source: Path, target: Engine, told: list[object], *, again: bool = False) -> moving.Moved:
    return move(source, target, WHERE, again=again, tell=lambda *step: told.append(step))


def fingerprints(engine: Engine) -> dict[str, tuple[int, str]]:
    with engine.connect() as connection:
        return {one.name: fingerprint(connection, one) for one in moving._travelling()}


def assert_equal(source: Path, target: Engine) -> None:
    """All tables, the secret too, and the tallies are what the answers add up to."""
    old = make_engine(f"sqlite:///{source}")
    assert fingerprints(target) == fingerprints(old)
    old.dispose()
    with reading(target) as session:
        for slug in all_slugs(session=session):
            assert list(find_miscounts(slug, session=session)) == []


def change(source: Path, statement: str) -> None:
    with sqlite3.connect(source) as connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.postgres
def test_everything_comes_over_and_the_program_goes_on_there(source, open_engine, told):
    target = open_engine("postgresql", empty=True)
    moved = carry(source, target, told)
    assert_equal(source, target)
    assert moved.rows == sum(one[0] for one in fingerprints(target).values())
    assert {step[0] for step in told} == {"look", "copy", "compare", "count"}
    assert ("copy", "response") in {step[:2] for step in told}
    assert [step for step in told if step[0] == "copy"][-1][2:] == (moved.rows, moved.rows)
    migrate(target)
    assert ask(target, list_slugs) == {"het-badhuis"}


@pytest.mark.postgres
def test_a_row_of_every_table_comes_over(tmp_path, migrated_file, target, told):
    path = Path(shutil.copy(migrated_file, tmp_path / "full.db"))
    engine = make_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        fill_every_table(connection)
        connection.execute(text("DELETE FROM move"))
        connection.execute(text("DELETE FROM meting"))  # nonsense that cannot be counted
    engine.dispose()
    carry(path, target, told)
    assert_equal(path, target)


@pytest.mark.postgres
def test_nobody_goes_on_in_the_old_folder_by_accident(source, target, open_engine, told):
    carry(source, target, told)
    old = make_engine(f"sqlite:///{source}")
    with pytest.raises(MovedElsewhere, match=f"verhuisd naar {re.escape(WHERE)}"):
        migrate(old)
    old.dispose()
    with pytest.raises(CannotMove, match="al verhuisd naar"):
        move(source, open_engine("postgresql"), f"{WHERE}-3", again=False, tell=print)
    assert let_back(source)
    migrate(old)
    assert not let_back(source)
    old.dispose()


@pytest.mark.postgres
def test_moving_again_when_all_is_there_changes_nothing(source, target, told):
    carry(source, target, told)
    with target.begin() as connection:
        connection.execute(text("UPDATE initiatief SET motto = 'Verder gewerkt'"))
    assert carry(source, target, told).before
    with target.connect() as connection:
        kept = connection.scalar(text("SELECT DISTINCT motto FROM initiatief"))
        assert kept == "Verder gewerkt"
    with pytest.raises(CannotMove, match="al klaar"):
        carry(source, target, told, again=True)


@pytest.mark.postgres
def test_a_database_that_is_in_use_is_left_as_it_is(source, target, told):
    with target.begin() as connection:
        fill_every_table(connection)
        connection.execute(text("DELETE FROM move"))
    before = fingerprints(target)
    for again in (False, True):
        with pytest.raises(CannotMove, match="staan al gegevens"):
            carry(source, target, told, again=again)
    assert fingerprints(target) == before


@pytest.mark.postgres
def test_a_database_of_another_program_is_left_as_it_is(source, open_engine, told):
    target = open_engine("postgresql", empty=True)
    with target.begin() as connection:
        connection.execute(text("CREATE TABLE winkel (id int)"))
    with pytest.raises(CannotMove, match="ander programma"):
        carry(source, target, told)
    with target.connect() as connection:
        tables = connection.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        )
        assert list(tables) == ["winkel"]


class Stopped(Exception):
    """Somebody pulled the plug."""


def stop_at(phase: str, number: int) -> Callable[..., None]:
    """A teller that breaks off after so many steps of a phase."""
    seen = []

    def tell(*step: object) -> None:
        seen.append(step) if step[0] == phase else None
        if len(seen) > number:
            raise Stopped

    return tell


@pytest.fixture
def half(source, target, monkeypatch) -> tuple[Path, Engine]:
    """A move that was broken off halfway."""
    monkeypatch.setattr(moving, "ROWS_AT_ONCE", 10)
    with pytest.raises(Stopped):
        move(source, target, WHERE, again=False, tell=stop_at("copy", 27))
    return source, target


@pytest.mark.postgres
def test_the_program_does_not_work_in_a_database_that_is_half_moved(half):
    with pytest.raises(HalfMoved, match="nog niet klaar"):
        migrate(half[1])


@pytest.mark.postgres
def test_a_move_that_broke_off_goes_on_where_it_was(half, told):
    carry(*half, told)
    first = next(step for step in told if step[0] == "copy")
    assert first[2] > 100
    assert_equal(*half)


@pytest.mark.postgres
def test_a_source_that_changed_in_between_must_begin_again(half, told):
    source, target = half
    change(source, "UPDATE initiatief SET motto = 'Nieuw'")
    with pytest.raises(CannotMove, match=r"veranderd sinds[^$]*--again"):
        carry(source, target, told)
    carry(source, target, told, again=True)
    assert_equal(source, target)


@pytest.mark.postgres
def test_another_installation_does_not_go_on_with_it(half, told):
    source, target = half
    change(source, "UPDATE secret SET value = 'van een ander'")
    for again in (False, True):
        with pytest.raises(CannotMove, match="andere installatie"):
            carry(source, target, told, again=again)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        ("UPDATE response SET answers = '{}' WHERE id = 3", r"niet hetzelfde.*: response"),
        ("DELETE FROM move", "staan al gegevens"),
    ],
    ids=["changed", "mark"],
)
def test_what_is_not_equal_is_never_complete(half, told, meanwhile, reason):
    source, target = half
    with target.begin() as connection:
        connection.execute(text(f"SET LOCAL application_name = '{MOVER}'"))
        connection.execute(text(meanwhile))
    with pytest.raises(CannotMove, match=reason):
        carry(source, target, told)
    with target.connect() as connection:
        mark = read_move(connection, FROM)
    assert mark is None or not mark.complete


@pytest.mark.postgres
def test_tallies_that_are_wrong_in_the_source_are_told(source, target, told):
    change(source, "UPDATE tally SET number = number + 1 WHERE initiatief_id = 1")
    with pytest.raises(CannotMove, match="tellingen van"):
        carry(source, target, told)
    with pytest.raises(HalfMoved):
        migrate(target)


def test_a_file_that_a_program_has_open_is_not_moved(source):
    refuse_running(source)
    program = make_engine(f"sqlite:///{source}")
    with Session(program) as session:
        session.connection().exec_driver_sql("SELECT 1 FROM initiatief").all()
    with pytest.raises(CannotMove, match="Stop het programma eerst"):
        refuse_running(source)
    program.dispose()
    refuse_running(source)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("geheim", "niet te lezen"),
        ("postgresql+psycopg://a:geheim@host:poort/x", "niet te lezen"),
        ("sqlite:////tmp/geheim.db", "alleen naar PostgreSQL"),
        ("mysql://a:geheim@host/x", "alleen naar PostgreSQL"),
        ("postgresql://a:geheim@host/x", r"postgresql\+psycopg://"),
        ("postgresql+psycopg://a:geheim@host", "welke database"),
    ],
)
def test_an_address_that_is_not_good_is_told_without_repeating_it(given, reason):
    with pytest.raises(CannotMove, match=reason) as refused:
        read_address(given)
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        "postgresql+psycopg://kees:geheim@buurt:5433/verhaal",
        "postgresql+psycopg://buurt:5433/verhaal?user=kees&password=geheim",
        "postgresql+psycopg://kees:geheim@/verhaal?host=buurt:5433&sslmode=require",
    ],
)
def test_only_the_computer_and_the_database_are_told(given):
    assert tell_address(read_address(given)) == "postgresql+psycopg://buurt:5433/verhaal"
