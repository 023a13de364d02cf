"""`cli.py test`: the four checks, the same for a developer and for CI."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HELP = "controleer alles: ruff, mypy en de tests (wat je erachter zet, gaat naar pytest)"
PROJECT = Path(__file__).resolve().parent.parent

CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
)
# Side by side, and each about as long: a browser mostly waits for a server, storage for the disk.
APART = (("tests/browser",), ("tests/domain", "tests/storage", "tests/pages"))
PARTS = (
    *(["pytest", *folders] for folders in APART),
    ["pytest", *(f"--ignore={folder}" for folders in APART for folder in folders)],
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Bijvoorbeeld: cli.py test tests/web -k health"


def run(arguments: argparse.Namespace) -> int:
    """Every check runs, also after one failed: one look shows everything that is wrong."""
    failed = [name for name, command in CHECKS if run_check(name, [command]) != 0]
    tests = [["pytest", *arguments.rest]] if arguments.rest else PARTS
    if run_check("pytest", tests) != 0:
        failed.append("pytest")
    print(f"\nNiet goed: {', '.join(failed)}" if failed else "\nAlles is goed.", flush=True)
    return 1 if failed else 0


def run_check(name: str, commands: Sequence[Sequence[str]]) -> int:
    """The commands of a check, all at once; 0 when all of them were content.

    The first prints as it goes, each other when those before it are done.
    """
    print(f"\n== {name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        others = [
            _begin(command, Path(folder) / str(at)) for at, command in enumerate(commands[1:])
        ]
        codes = [subprocess.run(_python(commands[0]), cwd=PROJECT).returncode]  # noqa: S603
        for process, output in others:
            codes.append(process.wait())
            print(output.read_text(encoding="utf-8", errors="replace"), flush=True)
    return max(codes, key=abs)


def _begin(command: Sequence[str], output: Path) -> tuple["subprocess.Popen[bytes]", Path]:
    with output.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603
            _python(command), cwd=PROJECT, stdout=written, stderr=subprocess.STDOUT
        )
    return process, output


def _python(command: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", *command]
