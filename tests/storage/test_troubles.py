"""Errors of a database, told to a person without anything of the error itself."""

import errno
import re
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError, TimeoutError

from storage.engine import make_engine, reading
from storage.troubles import WHAT, WHAT_TO_DO, Trouble, trouble_of, trouble_words

SECRET = "geheim"


def of_sqlite(code: int) -> OperationalError:
    error = sqlite3.OperationalError(SECRET)
    error.sqlite_errorcode = code
    return OperationalError(SECRET, {}, error)


def of_postgresql(state: str | None, *, is_lost: bool = False) -> OperationalError:
    kind = type("Told", (psycopg.OperationalError,), {"sqlstate": state})
    return OperationalError(SECRET, {}, kind(SECRET), connection_invalidated=is_lost)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (of_sqlite(sqlite3.SQLITE_FULL), Trouble.FULL),
        (of_sqlite(sqlite3.SQLITE_IOERR_SHMSIZE), Trouble.FULL),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), Trouble.FAILING),
        (of_sqlite(sqlite3.SQLITE_READONLY), Trouble.READ_ONLY),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), Trouble.READ_ONLY),
        (of_sqlite(sqlite3.SQLITE_BUSY), Trouble.LOCKED),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN), Trouble.AWAY),
        (of_sqlite(sqlite3.SQLITE_CORRUPT_INDEX), Trouble.DAMAGED),
        (of_sqlite(sqlite3.SQLITE_NOTADB), Trouble.DAMAGED),
        (of_sqlite(sqlite3.SQLITE_ERROR), None),
        (of_postgresql("53100"), Trouble.FULL),
        (of_postgresql("53300"), Trouble.CROWDED),
        (of_postgresql("25006"), Trouble.READ_ONLY),
        (of_postgresql("40P01"), Trouble.LOCKED),
        (of_postgresql("57P01"), Trouble.AWAY),
        (of_postgresql("08006"), Trouble.AWAY),
        (of_postgresql("XX001"), Trouble.DAMAGED),
        (of_postgresql(None), Trouble.AWAY),
        (of_postgresql("42601", is_lost=True), Trouble.AWAY),
        (of_postgresql("42601"), None),
        (IntegrityError(SECRET, {}, sqlite3.IntegrityError(SECRET)), None),
        (TimeoutError(SECRET), Trouble.CROWDED),
        (OSError(errno.ENOSPC, SECRET), Trouble.FULL),
        (OSError(errno.EROFS, SECRET), Trouble.READ_ONLY),
        (FileNotFoundError(errno.ENOENT, SECRET), None),
        (ValueError(SECRET), None),
    ],
)
def test_what_is_the_matter_is_read_from_the_code(
    error: Exception, trouble: Trouble | None
) -> None:
    assert trouble_of(error) is trouble
    words = trouble_words(error)
    assert bool(words) is (trouble is not None)
    assert SECRET not in words


def test_every_trouble_has_short_sentences_for_a_person() -> None:
    for trouble in Trouble:
        words = f"{WHAT[trouble]} {WHAT_TO_DO[trouble]}"
        sentences = re.split(r"(?<=[.?]) ", words)
        assert all(len(one.split()) <= 20 for one in sentences), words
        assert not re.search(r"\b(SQL|SQLite|PostgreSQL|error)\b", words)


def test_an_error_that_came_from_the_database_is_known_by_what_it_came_from() -> None:
    try:
        try:
            raise of_sqlite(sqlite3.SQLITE_FULL)
        except OperationalError as error:
            raise RuntimeError from error
    except RuntimeError as raised:
        assert trouble_of(raised) is Trouble.FULL


def test_an_error_that_names_itself_in_a_circle_ends() -> None:
    one, other = ValueError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert trouble_words(one) == ""


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("sqlite:////does/not/exist/x.db", Trouble.AWAY),
        ("postgresql+psycopg://nobody@127.0.0.1:1/x?connect_timeout=2", Trouble.AWAY),
    ],
)
def test_a_database_that_is_not_there_is_away(url: str, trouble: Trouble) -> None:
    with pytest.raises(OperationalError) as failed, reading(make_engine(url)) as session:
        session.connection()
    assert trouble_of(failed.value) is trouble


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"geen database" * 1000)
    engine = make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with pytest.raises(Exception, match="not a database") as failed, engine.connect():
        pass
    assert trouble_of(failed.value) is Trouble.DAMAGED
