"""The frame of cli.py, and the part of `serve` that comes before the server."""

import argparse
import os
import socket
from pathlib import Path

import pytest

import cli
from cli_commands import Problem
from cli_commands.database import make_writable
from cli_commands.serve import FIRST_PORT, announce, link_to, listen


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_takes_a_data_folder_and_has_a_help_text(name: str) -> None:
    parsed, _rest = cli.make_parser().parse_known_args(
        [name, "--data", "x", *required_arguments(name)]
    )
    assert parsed.data == Path("x")
    assert cli.COMMANDS[name].HELP


def required_arguments(name: str) -> list[str]:
    """Something for each positional argument, so that the parser has nothing to complain about."""
    parser = argparse.ArgumentParser()
    cli.COMMANDS[name].add_arguments(parser)
    required = [action for action in parser._actions if action.required]
    return [part for a in required for part in (*a.option_strings[:1], "1")]


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["serve", "--poort", "1"])
    assert "onbekend: --poort" in capsys.readouterr().err


def test_the_data_folder_is_known_everywhere(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    class Look:
        HELP = "kijk"

        def add_arguments(self, parser: argparse.ArgumentParser) -> None:
            pass

        def run(self, _arguments: argparse.Namespace) -> int:
            seen.append(os.environ["VERANDERVERHAAL_DATA"])
            return 0

    monkeypatch.setattr(cli, "COMMANDS", {"look": Look()})
    assert cli.main(["look", "--data", str(tmp_path / "elders")]) == 0
    assert seen == [str(tmp_path / "elders")]


def test_a_problem_is_one_message_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)]) == 1
    assert f"Poort {port} is al in gebruik" in capsys.readouterr().err


def test_without_a_port_the_next_free_one_is_taken() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        ports = [listener.getsockname()[1] for listener in (first, second)]
    assert FIRST_PORT <= ports[0] < ports[1]


@pytest.mark.parametrize("port", [70_000, -1])
def test_an_impossible_port_is_explained(port: int) -> None:
    with pytest.raises(Problem, match=r"lukt niet"):
        listen("127.0.0.1", port)


def test_an_address_of_another_computer_is_explained() -> None:
    with pytest.raises(Problem, match=r"Luisteren op 192\.0\.2\.1"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501/"),
        ("0.0.0.0", "http://127.0.0.1:8501/"),
        ("buurthuis.local", "http://buurthuis.local:8501/"),
        ("::1", "http://[::1]:8501/"),
    ],
)
def test_the_link_is_one_that_a_browser_can_open(host: str, link: str) -> None:
    assert link_to(host, 8501) == link


def test_the_browser_stays_shut_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _link: pytest.fail("opened"))
    announce("http://127.0.0.1:8501/", open_browser=False)
    assert "Veranderverhaal staat klaar: http://127.0.0.1:8501/" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    in_the_way = tmp_path / "bestand"
    in_the_way.touch()
    with pytest.raises(Problem, match=r"kan niet geschreven worden(.|\n)*--data"):
        make_writable(in_the_way / "data")


def test_a_new_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    make_writable(tmp_path / "nieuw" / "data")
    assert list((tmp_path / "nieuw" / "data").iterdir()) == []


def test_two_programs_cannot_share_a_port() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(Problem):
        listen("127.0.0.1", first.getsockname()[1])
    assert isinstance(first, socket.socket)
