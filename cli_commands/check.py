"""`cli.py test`: the four checks, the same for a developer and for CI."""

import argparse
import subprocess
import sys
from pathlib import Path

HELP = "controleer alles: ruff, mypy en de tests (wat je erachter zet, gaat naar pytest)"
PROJECT = Path(__file__).resolve().parent.parent

CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
    ("pytest", ["pytest"]),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Bijvoorbeeld: cli.py test tests/web -k health"


def run(arguments: argparse.Namespace) -> int:
    """Every check runs, also after one failed: one look shows everything that is wrong."""
    failed = [name for name, command in CHECKS if run_check(name, command, arguments.rest) != 0]
    print(f"\nNiet goed: {', '.join(failed)}" if failed else "\nAlles is goed.", flush=True)
    return 1 if failed else 0


def run_check(name: str, command: list[str], rest: list[str]) -> int:
    print(f"\n== {name}", flush=True)
    extra = rest if name == "pytest" else []
    return subprocess.run([sys.executable, "-m", *command, *extra], cwd=PROJECT).returncode  # noqa: S603
