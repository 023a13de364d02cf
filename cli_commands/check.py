"""`cli.py test`: the four checks, the same for a developer and for CI; and the long run."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HELP = "controleer alles: ruff, mypy en de tests (wat je erachter zet, gaat naar pytest)"
PROJECT = Path(__file__).resolve().parent.parent

Command = Sequence[str]

QUICK: tuple[Command, ...] = (["ruff", "check", "."], ["ruff", "format", "--check", "."])
TYPES: Command = ["mypy"]
# Side by side, and each about as long: a browser mostly waits for a server, storage for the disk.
APART = (("tests/browser", "tests/docs"), ("tests/domain", "tests/storage", "tests/pages"))
PARTS: tuple[Command, ...] = (
    *(["pytest", *folders] for folders in APART),
    ["pytest", *(f"--ignore={folder}" for folders in APART for folder in folders)],
)
LONG = "--long"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        LONG,
        action="store_true",
        help="alleen de tests die dan meer doen, zonder ruff en mypy: duurt minder dan een uur",
    )
    parser.epilog = "Bijvoorbeeld: cli.py test tests/web -k health"


def run(arguments: argparse.Namespace) -> int:
    """Every check runs, also after one failed: one look shows everything that is wrong."""
    tests = [["pytest", *arguments.rest]] if arguments.rest else PARTS
    if arguments.long:
        failed = run_checks([[*command, LONG] for command in tests])
    else:
        failed = [name for command in QUICK for name in run_checks([command])]
        failed += run_checks([*tests, TYPES])
    print(f"\nNiet goed: {', '.join(failed)}" if failed else "\nAlles is goed.", flush=True)
    return 1 if failed else 0


def run_checks(commands: Sequence[Command]) -> list[str]:
    """The names of those that were not content, of commands that run all at once.

    The first prints as it goes, each other when those before it are done.
    """
    _announce(commands[0])
    with tempfile.TemporaryDirectory() as folder:
        others = [
            _begin(command, Path(folder) / str(at)) for at, command in enumerate(commands[1:])
        ]
        codes = [subprocess.run(_python(commands[0]), cwd=PROJECT).returncode]  # noqa: S603
        for command, (process, output) in zip(commands[1:], others, strict=True):
            codes.append(process.wait())
            _announce(command)
            print(output.read_text(encoding="utf-8", errors="replace"), flush=True)
    pairs = zip(commands, codes, strict=True)
    return list(dict.fromkeys(_name(command) for command, code in pairs if code != 0))


def _announce(command: Command) -> None:
    print(f"\n== {' '.join(command)}", flush=True)


def _name(command: Command) -> str:
    """As one says it: `ruff format`, `pytest`."""
    return " ".join(command[:2]) if command[0] == "ruff" else command[0]


def _begin(command: Command, output: Path) -> tuple["subprocess.Popen[bytes]", Path]:
    with output.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603
            _python(command), cwd=PROJECT, stdout=written, stderr=subprocess.STDOUT
        )
    return process, output


def _python(command: Command) -> list[str]:
    return [sys.executable, "-m", *command]
