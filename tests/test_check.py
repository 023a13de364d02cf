"""The checks of `cli.py test`: none is lost when they run side by side."""

import pytest

from cli_commands.check import PARTS, PROJECT, run_check

PRINT = ["timeit", "-n", "1", "-r", "1", "-s"]


def test_all_that_runs_side_by_side_is_told_and_a_failure_of_any_counts(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run_check("goed", [[*PRINT, "print('een')"], [*PRINT, "print('twee')"]]) == 0
    told = capfd.readouterr().out
    assert told.index("== goed") < told.index("een") < told.index("twee")
    for commands in ([["geen-module"], PRINT], [PRINT, ["geen-module"]]):
        assert run_check("fout", commands) != 0


def test_the_parts_are_all_tests_and_each_once() -> None:
    *apart, (_, *without) = PARTS
    folders = [folder for _, *found in apart for folder in found]
    assert [f"--ignore={folder}" for folder in folders] == without
    assert len(set(folders)) == len(folders)
    assert all((PROJECT / folder).is_dir() for folder in folders)
