"""The commands, as somebody at a terminal runs them."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from cli import main

PROJECT = Path(__file__).resolve().parent.parent


def cli(*arguments: str, data: Path, code: int = 0) -> str:
    """What the command says; it must end with `code`. In this process, where all is loaded."""
    with (
        patch.dict(os.environ, DATABASE_URL=""),  # puts back what a command sets, too
        redirect_stdout(io.StringIO()) as said,
        redirect_stderr(io.StringIO()) as complained,
    ):
        ended = run(*arguments, "--data", str(data))
    assert ended == code, complained.getvalue()
    return said.getvalue() + complained.getvalue()


def run(*arguments: str) -> int:
    try:
        return main(list(arguments))
    except SystemExit as ended:
        return int(ended.code or 0)


def cli_as_program(*arguments: str, data: Path, code: int = 0) -> str:
    """As `cli`, as a whole program of its own; it must never end with a traceback."""
    done = subprocess.run(
        [sys.executable, str(PROJECT / "cli.py"), *arguments, "--data", str(data)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "DATABASE_URL": "", "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr
