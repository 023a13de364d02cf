"""A move in a process of its own, killed at any moment."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.addresses import tell_address
from storage.migrate import migrate
from storage.moved import FROM, read_move
from storage.moving import move
from tests.storage.test_moving import assert_equal, put_source


def start_move(source: Path, target: Engine) -> subprocess.Popen[str]:
    url = target.url.render_as_string(hide_password=False)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.moving_child", str(source), url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )


def killed_after(process: subprocess.Popen[str], steps: int) -> Iterator[str]:
    """What it tells until it is killed, some moment after so many steps."""
    assert process.stdout is not None
    for number, line in enumerate(process.stdout):
        yield line.split()[0]
        if number == steps:
            os.kill(process.pid, signal.SIGKILL)


@pytest.mark.postgres
@pytest.mark.long_form
def test_a_move_that_is_killed_at_any_moment_ends_equal(tmp_path, open_engine, size):
    """Also when it is killed while it looks, compares or counts, or when all was done."""
    source, target = put_source(tmp_path), open_engine("postgresql", empty=True)
    chance = random.Random(20261121)
    phases = set()
    for _ in range(size(3, 40)):
        process = start_move(source, target)
        phases |= set(killed_after(process, chance.choice((10, 55, 60, 70, 80, 90, 120))))
        _, complained = process.communicate()
        assert process.returncode in (-signal.SIGKILL, 0), complained
        with target.connect() as connection:
            if connection.scalar(text("SELECT to_regclass('move')")):
                mark = read_move(connection, FROM)
                if mark and mark.complete:
                    assert_equal(source, target)
        target.dispose()  # or we are a program that is connected to it
    where = tell_address(target.url)
    move(source, target, where, again=False, tell=lambda *_step: None)
    assert "copy" in phases
    assert_equal(source, target)
    migrate(target)
