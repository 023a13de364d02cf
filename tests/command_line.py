"""The commands run as whole programs, as somebody at a terminal runs them."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def cli(*arguments: str, data: Path, code: int = 0) -> str:
    """What the command says; it must end with `code` and never with a traceback."""
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
