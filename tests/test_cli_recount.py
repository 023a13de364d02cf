"""`cli.py recount`."""

import sqlite3
from pathlib import Path

import pytest

from tests.command_line import cli, cli_as_program
from tests.databases import put_database


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples_file: Path) -> Path:
    return put_database(samples_file, tmp_path_factory.mktemp("recount"))


def spoil(data: Path, statement: str) -> None:
    with sqlite3.connect(data / "veranderverhaal.db") as database:
        database.execute(statement)
    database.close()


def test_the_tallies_of_the_samples_are_right(data: Path) -> None:
    told = cli_as_program("recount", "--check", data=data)
    assert told.count("alle tellingen kloppen") == 3


def test_what_is_wrong_is_told_and_made_right(data: Path) -> None:
    spoil(data, "UPDATE tally SET number = 112 WHERE axis || part || question || code = ''")
    told = cli("recount", "--check", data=data, code=1)
    assert (
        "het-badhuis: meting bewonersonderzoek, tally – / – / – / –: bewaard 112, geteld 111"
        in (told)
    )
    assert "de-sleutel: alle tellingen kloppen" in told
    cli("recount", "--check", "de-sleutel", data=data)
    cli("recount", "--check", "het-badhuis", data=data, code=1)
    assert "het-badhuis: opnieuw geteld" in cli("recount", data=data)
    cli("recount", "--check", data=data)


def test_of_many_differences_the_first_are_told(data: Path) -> None:
    spoil(data, "DELETE FROM tally")
    told = cli("recount", "--check", "het-badhuis", data=data, code=1)
    assert "andere verschillen" in told
    assert len(told.splitlines()) < 30
    cli("recount", "het-badhuis", data=data)
    cli("recount", "--check", "het-badhuis", data=data)


def test_an_unknown_initiatief_is_named(data: Path) -> None:
    assert "Er is geen initiatief ‘weg’" in cli_as_program("recount", "weg", data=data, code=1)
