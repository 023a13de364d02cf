"""The checks of `cli.py test`: none is lost when they run side by side."""

import argparse

import pytest

import cli
from cli_commands import check
from cli_commands.check import PARTS, PROJECT, Command, run_checks

PRINT = ["timeit", "-n", "1", "-r", "1", "-s"]


def test_all_that_runs_side_by_side_is_told_and_a_failure_of_any_counts(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run_checks([[*PRINT, "print('een')"], [*PRINT, "print('twee')"]]) == []
    told = capfd.readouterr().out
    titles = [line for line in told.splitlines() if line.startswith("== timeit")]
    assert len(titles) == 2
    assert told.index("\neen") < told.index(titles[1]) < told.index("\ntwee")
    good = [*PRINT, "pass"]
    for commands in ([["geen-module"], good], [good, ["geen-module"]]):
        assert run_checks(commands) == ["geen-module"]


def test_the_parts_are_all_tests_and_each_once() -> None:
    *apart, (_, *without) = PARTS
    folders = [folder for _, *found in apart for folder in found]
    assert [f"--ignore={folder}" for folder in folders] == without
    assert len(set(folders)) == len(folders)
    assert all((PROJECT / folder).is_dir() for folder in folders)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[list[Command]]:
    """What would run, in groups that run side by side."""
    groups: list[list[Command]] = []

    def note(commands: list[Command]) -> list[str]:
        groups.append(list(commands))
        return []

    monkeypatch.setattr(check, "run_checks", note)
    return groups


def test_the_normal_run_has_every_check(begun: list[list[Command]]) -> None:
    assert cli.main(["test"]) == 0
    commands = [command for group in begun for command in group]
    assert [command[0] for command in commands] == ["ruff", "ruff", *["pytest"] * 3, "mypy"]
    assert not any("--long" in command for command in commands)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([], [[*part, "--long"] for part in PARTS], id="everything"),
        pytest.param(
            ["tests/web", "-k", "form"],
            [["pytest", "tests/web", "-k", "form", "--long"]],
            id="what you name",
        ),
    ],
)
def test_the_long_run_is_pytest_only(
    given: list[str], expected: list[Command], begun: list[list[Command]]
) -> None:
    assert cli.main(["test", "--long", *given]) == 0
    assert begun == [expected]


def test_the_help_tells_of_the_long_run() -> None:
    parser = argparse.ArgumentParser()
    check.add_arguments(parser)
    assert "zonder ruff en mypy" in " ".join(parser.format_help().split())
