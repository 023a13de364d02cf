"""`cli.py move`, as somebody at a terminal runs it."""

import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from cli_commands.move import make_teller
from storage.engine import make_engine
from storage.migrate import migrate
from storage.settings import DATABASE_NAME
from tests.command_line import cli, cli_as_program, run
from tests.storage.conftest import administer, postgres_url
from tests.storage.test_migrate import SCHEMAS, revisions

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "beheer" / "moving.md"
SECRET = "Zeer-geheim-1"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with an initiatief."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(SCHEMAS / f"{revisions()[-1]}.db", folder / DATABASE_NAME)
    return folder


def go(data: Path, *arguments: str, code: int = 0) -> str:
    told = cli("move", *arguments, data=data, code=code)
    assert SECRET not in told
    return told


def address(engine) -> str:
    """With a password, which this server does not ask for."""
    return str(engine.url.set(password=SECRET).render_as_string(hide_password=False))


@pytest.mark.postgres
def test_everything_moves_with_one_command_and_the_old_folder_says_where_it_went(data, open_engine):
    target = open_engine("postgresql")
    told = go(data, "--to", address(target))
    assert "Kopiëren [####################] 100%" in told
    assert re.search(r"Klaar: [\d.]+ rijen in \d+ tabellen, waarvan 111 antwoordformulieren", told)
    assert f"verhuisd naar postgresql+psycopg://{target.url.query['host']}/" in cli(
        "list", data=data, code=1
    )
    refused = cli_as_program("serve", "--no-browser", data=data, code=1)
    assert "DATABASE_URL" in refused
    assert "move --back" in refused
    migrate(target)
    assert "al verhuisd" in go(data, "--to", address(target))
    assert "kan weer verder" in go(data, "--back")
    assert "het-badhuis" in cli("list", data=data)
    assert "niets weg" in go(data, "--back")


@pytest.mark.postgres
def test_a_full_database_is_told(data, open_engine):
    target = open_engine("postgresql")
    with target.begin() as connection:
        connection.execute(text("INSERT INTO backup VALUES (1, now(), '', 0, 0, 0, true, true,'')"))
    assert "staan al gegevens" in go(data, "--to", address(target), code=1)


def test_addresses_that_are_not_good_are_told(data):
    unreachable = f"postgresql+psycopg://kees:{SECRET}@/x?host=/nergens"
    for given, words in {
        "": "Waarheen?",
        SECRET: "niet te lezen",
        f"sqlite:///{data / DATABASE_NAME}": "alleen naar PostgreSQL",
        unreachable: "Kloppen het adres, de naam en het wachtwoord",
    }.items():
        assert words in go(data, *(["--to", given] if given else []), code=1)
    assert "het-badhuis" in cli("list", data=data)


def commands_in_the_document() -> list[list[str]]:
    """What docs/beheer/moving.md says to give."""
    blocks = re.findall(r"^ *```console\n(.*?)^ *```", MANUAL.read_text("utf-8"), re.M | re.S)
    lines = [shlex.split(line) for block in blocks for line in block.splitlines()]
    assert all(line[:3] == [".venv/bin/python", "cli.py", "move"] for line in lines)
    return [[one for one in line[3:] if one not in ("--data", "data")] for line in lines]


@pytest.mark.postgres
def test_the_commands_of_the_manual_go_there_and_back(data, open_engine, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", address(open_engine("postgresql")))
    monkeypatch.setenv("VERANDERVERHAAL_DATA", "")  # put back afterwards
    for command, words in zip(
        commands_in_the_document(), ("Klaar:", "kan weer verder"), strict=True
    ):
        assert run("move", "--data", str(data), *command) == 0
        assert words in capsys.readouterr().out


def test_an_empty_folder_is_told(tmp_path):
    assert "nog geen gegevens" in go(tmp_path, "--to", "postgresql+psycopg://x/y", code=1)
    assert "nog geen gegevens" in go(tmp_path, "--back", code=1)


@contextmanager
def asking_for_a_password(server: str) -> Iterator[str]:
    """A name that the server asks a password of."""
    rules = Path(server) / "data" / "pg_hba.conf"
    before = rules.read_text("utf-8")
    administer(server, f"CREATE ROLE verhuizer LOGIN SUPERUSER PASSWORD '{SECRET}'")
    rules.write_text(f"local all verhuizer scram-sha-256\n{before}", "utf-8")
    administer(server, "SELECT pg_reload_conf()")
    try:
        yield "verhuizer"
    finally:
        rules.write_text(before, "utf-8")
        administer(server, "DROP ROLE verhuizer")
        administer(server, "SELECT pg_reload_conf()")


@pytest.mark.postgres
def test_a_wrong_password_is_told_and_the_right_one_may_come_from_the_environment(
    data, open_engine, postgres_server, monkeypatch
):
    name = open_engine("postgresql").url.database
    with asking_for_a_password(postgres_server) as who:
        url = postgres_url(postgres_server, name).replace("postgres@", f"{who}:PW@")
        told = go(data, "--to", url.replace("PW", f"{SECRET}-fout"), code=1)
        assert "De naam of het wachtwoord klopt niet." in told
        assert "Kloppen het adres, de naam en het wachtwoord" in told
        monkeypatch.setenv("PGPASSWORD", SECRET)
        assert "Klaar:" in go(data, "--to", url.replace(":PW", ""))


def test_a_program_that_runs_is_to_be_stopped_first(data):
    engine = make_engine(f"sqlite:///{data / DATABASE_NAME}")
    with engine.connect() as connection:
        connection.execute(text("SELECT 1 FROM initiatief"))
    told = go(data, "--to", "postgresql+psycopg://x/y", code=1)
    engine.dispose()
    assert "Stop het programma eerst" in told


def test_the_bar_is_one_line_of_a_terminal_and_a_line_per_tenth_elsewhere(capsys):
    for is_terminal in (True, False):
        tell = make_teller(is_terminal=is_terminal)
        for number in range(0, 12_345_679, 98_765):
            tell("copy", "response", number, 12_345_678)
        tell("copy", "verband", 12_345_678, 12_345_678)
    lines = capsys.readouterr().out.removesuffix("\n").split("\n")
    on_terminal, elsewhere = lines[0].split("\r"), lines[1:]
    assert len(on_terminal) > 90
    assert {len(line) for line in on_terminal} == {0, 78}
    assert len(elsewhere) == 11
    assert elsewhere[0] == "Kopiëren [....................] 0% 0 van 12.345.678 response"
    assert elsewhere[-1] == "Kopiëren [####################] 100% 12.345.678 van 12.345.678"
