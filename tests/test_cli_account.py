"""`cli.py account`, on a data folder of its own."""

import getpass
import re
from pathlib import Path

import pytest

from storage.commands.members import use_reset
from storage.commands.sessions import sign_in
from storage.engine import make_engine
from storage.settings import database_url
from tests.command_line import cli
from tests.databases import put_database
from veranderverhaal.accounts import Refused

PASSWORD = "vier houten stoelen"


@pytest.fixture
def data(migrated_file: Path, tmp_path: Path) -> Path:
    return put_database(migrated_file, tmp_path / "data")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the terminal, one after the other."""
    waiting: list[str] = []
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: waiting.pop(0))
    return waiting


def log_in(data: Path, login: str, password: str = PASSWORD) -> str:
    engine = make_engine(database_url(data))
    try:
        return sign_in(engine, login, password, address="x", browser="").name
    finally:
        engine.dispose()


def test_an_account_with_a_password_typed_at_the_terminal(data: Path, typed: list[str]) -> None:
    assert "nog geen accounts" in cli("account", data=data)
    typed += [PASSWORD, PASSWORD]
    told = cli("account", "add", "Els", "--name", "Els de Boer", data=data)
    assert "Van nu af logt iedereen in" in told
    assert PASSWORD not in told
    assert log_in(data, "els") == "Els de Boer"
    assert re.search(r"^els +Els de Boer +\(beheerder\)$", cli("account", data=data), re.M)


def test_a_link_with_which_somebody_chooses_a_password(data: Path, typed: list[str]) -> None:
    address = "https://verhaal.voorbeeld.nl/"
    cli("account", "add", "els", "--address", address, data=data)
    told = cli("account", "add", "noor", "--address", address, data=data)
    assert "noor" in cli("account", "list", data=data)
    assert "nog geen wachtwoord" in cli("account", "list", data=data)
    found = re.search(r"^https://verhaal\.voorbeeld\.nl/wachtwoord/([\w-]{43})$", told, re.M)
    assert found is not None
    engine = make_engine(database_url(data))
    use_reset(engine, found[1], PASSWORD, address="x")
    engine.dispose()
    assert log_in(data, "noor") == "noor"
    typed += ["acht houten stoelen"] * 2
    assert "bewaard" in cli("account", "reset", "noor", data=data)
    assert log_in(data, "noor", "acht houten stoelen")


def test_a_closed_account_is_closed_until_it_is_opened(data: Path, typed: list[str]) -> None:
    typed += [PASSWORD] * 4
    cli("account", "add", "els", data=data)
    assert "enige beheerder" in cli("account", "close", "els", data=data, code=1)
    cli("account", "add", "noor", data=data)
    cli("account", "close", "noor", data=data)
    assert re.search(r"noor .*\(gesloten\)", cli("account", data=data))
    with pytest.raises(Refused):
        log_in(data, "noor")
    cli("account", "open", "noor", data=data)
    assert log_in(data, "noor")


def test_who_has_an_account_gets_a_role_with_it(
    samples_file: Path, tmp_path: Path, typed: list[str]
) -> None:
    data = put_database(samples_file, tmp_path / "samples")
    typed += [PASSWORD] * 2
    cli("account", "add", "els", data=data)
    role = ("--role", "coördinator", "--initiatief", "het-badhuis")
    assert "had al een account" in cli("account", "add", "els", *role, data=data)


@pytest.mark.parametrize(
    ("given", "answers", "told"),
    [
        (("add",), [], "om welk account het gaat"),
        (("reset", "weg"), [], "geen account ‘weg’"),
        (("add", "els", "--role", "viewer"), [], "--role en --initiatief samen"),
        (("add", "e!"), [], "alleen letters"),
        (("add", "els"), ["kort"], "minstens 12 tekens"),
        (("add", "els"), [PASSWORD, "iets anders"], "niet gelijk"),
        (
            ("add", "els", "--role", "kijker", "--initiatief", "weg", "--address", "x"),
            [],
            "geen initiatief ‘weg’",
        ),
    ],
)
def test_what_does_not_go_is_told_and_leaves_no_account(
    data: Path, typed: list[str], given: tuple[str, ...], answers: list[str], told: str
) -> None:
    typed += answers
    assert told in cli("account", *given, data=data, code=1)
    assert "nog geen accounts" in cli("account", data=data)
