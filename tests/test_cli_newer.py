"""Data of a newer version of the program: every command refuses them, and leaves them alone."""

import sqlite3
from pathlib import Path

import pytest

from cli import COMMANDS
from storage.settings import DATABASE_NAME
from tests.command_line import cli, cli_as_program
from tests.databases import put_database

# With just enough to run. `test` and `bench` open no data of anybody; `restore` brings others.
ARGUMENTS = {
    "serve": ["--no-browser"],
    "list": [],
    "poster": ["het-badhuis", "--out", "x.pdf"],
    "report": ["het-badhuis", "--out", "x.pdf"],
    "verslag": ["het-badhuis", "--bijeenkomst", "x", "--out", "x.pdf"],
    "export": ["het-badhuis", "--out", "x.zip"],
    "import": [str(Path(__file__).parent / "storage" / "schemas" / "0009.zip")],
    "results": ["het-badhuis", "--meting", "x", "--out", "x.csv"],
    "arena": ["het-badhuis", "--out", "x.xlsx"],
    "recount": [],
    "move": ["--to", "postgresql+psycopg://x/y"],
    "account": ["list"],
    "tidy": [],
    "backup": [],
}
OPENS_NONE = {"test", "bench", "restore"}


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory, samples_file: Path) -> Path:
    folder = put_database(samples_file, tmp_path_factory.mktemp("newer"))
    with sqlite3.connect(folder / DATABASE_NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("ALTER TABLE initiatief DROP COLUMN motto")
    connection.close()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_command_is_looked_at():
    assert ARGUMENTS.keys() | OPENS_NONE == COMMANDS.keys()


@pytest.mark.parametrize("command", sorted(ARGUMENTS))
def test_a_command_refuses_newer_data_and_changes_no_byte(newer, command, monkeypatch):
    monkeypatch.chdir(newer.parent)
    before = files(newer)
    told = cli(command, *ARGUMENTS[command], data=newer, code=1)
    assert "nieuwere versie" in told
    assert files(newer) == before


def test_the_program_does_not_start_on_newer_data(newer):
    before = files(newer)
    told = cli_as_program("serve", "--no-browser", data=newer, code=1)
    assert "Werk het programma op deze computer bij" in told
    assert files(newer) == before
