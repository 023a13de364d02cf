"""How a database is opened, read and written."""

import sqlite3
import traceback
from datetime import date

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from storage.access_tables import AccountRow
from storage.commands import add_element, create_initiatief
from storage.engine import answers, make_engine, reading, writing
from storage.migrate import DatabaseSilent, migrate, open_tables
from storage.queries import list_initiatieven
from storage.tables import ElementRow
from tests.storage.helpers import SLUG, ask, run, titles, version
from tests.stories import aanpak
from veranderverhaal.model import Initiatief, Layer


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2)],
    ids=["foreign keys on", "WAL", "synchronous FULL"],
)
def test_every_sqlite_connection_is_set_up(open_engine, name, value):
    engine = open_engine("sqlite")
    with engine.connect(), engine.connect():
        assert pragma(engine, name) == value


def test_a_part_of_no_initiatief_cannot_be_kept(engine):
    with pytest.raises(DatabaseError, match=r"(?i)foreign key"), writing(engine) as session:
        session.add(ElementRow(initiatief_id=99, key="x", layer="aanpak", position=1, title="x"))


@pytest.mark.parametrize("wrong", [{"key": "els"}, {"login": "geheim"}, {"name": None}])
def test_what_could_not_be_written_is_not_shown(engine, wrong):
    secret = {"login": "geheim", "password": "geheim", "name": "geheim"}
    made_on = date(2026, 11, 20)
    with writing(engine) as session:
        session.add(AccountRow(key="els", made_on=made_on, **secret))
    with pytest.raises(IntegrityError) as failed, writing(engine) as session:
        other = {"key": "piet", **secret, "login": "geheim2", **wrong}
        session.connection().execute(insert(AccountRow).values(made_on=made_on, **other))
    told = "".join(traceback.format_exception(failed.value, limit=0))
    assert "account" in told
    assert "geheim" not in told


def test_what_was_written_is_there_afterwards(engine):
    run(engine, create_initiatief, Initiatief("", "De Tuin"))
    assert [one.initiatief.name for one in ask(engine, list_initiatieven)] == ["De Tuin"]


def test_an_error_while_writing_undoes_everything(filled):
    before = version(filled)
    with pytest.raises(ZeroDivisionError), writing(filled) as session:
        add_element(SLUG, aanpak("", "Nieuw"), session=session)
        session.flush()
        raise ZeroDivisionError
    assert titles(filled, Layer.AANPAK) == ["Samen koken"]
    assert version(filled) == before


def test_reading_writes_nothing(filled):
    with reading(filled) as session:
        add_element(SLUG, aanpak("", "Nieuw"), session=session)
    assert titles(filled, Layer.AANPAK) == ["Samen koken"]


def test_reading_goes_on_while_someone_writes(filled):
    with writing(filled) as session:
        add_element(SLUG, aanpak("", "Nieuw"), session=session)
        assert titles(filled, Layer.AANPAK) == ["Samen koken"]
    assert titles(filled, Layer.AANPAK) == ["Samen koken", "Nieuw"]


def test_a_database_that_is_there_answers(engine):
    assert answers(engine)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////does/not/exist/x.db",
        "postgresql+psycopg://nobody@127.0.0.1:1/x?connect_timeout=2",
        "postgresql+psycopg://nobody@/x?host=/does/not/exist",
    ],
    ids=["no such folder", "no such port", "no such socket"],
)
def test_a_broken_address_does_not_answer(url):
    assert not answers(make_engine(url))


@pytest.mark.parametrize("login", ["kees:geheim@", "kees@"])
@pytest.mark.parametrize("query", ["", "&password=geheim", "&user=kees&passfile=geheim"])
def test_a_database_that_is_silent_is_told_without_who_logs_in_or_with_what(login, query):
    engine = make_engine(f"postgresql+psycopg://{login}/verhaal?host=/nergens{query}")
    with pytest.raises(DatabaseSilent, match=r"psycopg:///nergens/verhaal$") as told:
        open_tables(engine)
    assert "geheim" not in str(told.value)


def test_a_file_that_is_no_database_does_not_answer(tmp_path):
    path = tmp_path / "x.db"
    path.write_bytes(b"geen database" * 1000)
    assert not answers(make_engine(f"sqlite:///{path}"))


def test_a_database_in_memory_is_one_for_all_sessions():
    engine = make_engine("sqlite://")
    migrate(engine)
    run(engine, create_initiatief, Initiatief("", "De Tuin"))
    assert len(ask(engine, list_initiatieven)) == 1


def test_an_acknowledged_write_is_in_the_file_for_another_program(open_engine):
    engine = open_engine("sqlite")
    run(engine, create_initiatief, Initiatief("", "De Tuin"))
    with sqlite3.connect(engine.url.database) as other:
        assert other.execute("SELECT name FROM initiatief").fetchall() == [("De Tuin",)]
    other.close()
