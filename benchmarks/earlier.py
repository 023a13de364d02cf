"""This program beside its last release: forms that come in, and a page that is opened.

A release is the last commit before a migration was added, as the history of the project has it;
without that history there is nothing to compare with. The earlier program runs from a folder of its
own with the parts that are installed now, on data that it made itself.
"""

import json
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.surroundings import INITIATIEF, PROJECT, App, our_app, started
from benchmarks.timing import Measurement, Unit
from benchmarks.visitors import visitor

GROUP = "earlier"
# Not every commit before an older migration was a whole program.
RELEASES = 1
AT_ONCE = 64
PAGE, TIMES = "overzicht", 15
MIGRATIONS = "storage/migrations/versions"
SEND = (
    "import json; from benchmarks.forms import time_round; "
    "print(json.dumps({n: c.per_second for n, c in time_round()[1].items()}))"
)


def measure_earlier(runs: int) -> list[Measurement]:
    """In turns with each release; nothing without the history of the project."""
    return [one for name, commit in releases() for one in measure_release(name, commit, runs)]


def measure_release(name: str, commit: str, runs: int) -> Iterator[Measurement]:
    with unpacked(commit) as folder:
        rounds = [(take(PROJECT), take(folder)) for _ in range(runs)]
    units = {f"{AT_ONCE} at once: responses": Unit.PER_SECOND, f"page {PAGE}": Unit.SECONDS}
    for place, (what, unit) in enumerate(units.items()):
        yield Measurement(
            GROUP,
            what,
            f"release with schema {name}",
            amounts=tuple(ours[place] for ours, _ in rounds),
            yardstick=tuple(theirs[place] for _, theirs in rounds),
            unit=unit,
        )


def releases() -> list[tuple[str, str]]:
    """The schema and the commit of the newest releases, the newest first."""
    try:
        added = _git("log", "--diff-filter=A", "--format=%H", "--", f"{MIGRATIONS}/*.py").split()
        commits = [commit for one in added for commit in _git("rev-parse", f"{one}~1").split()]
        return [(_schema_of(commit), commit) for commit in commits[:RELEASES]]
    except (OSError, subprocess.CalledProcessError):
        print("Zonder de geschiedenis van het project valt er niets te vergelijken.")
        return []


def take(folder: Path) -> tuple[float, float]:
    """Responses per second, and the seconds of a page, of the program in a folder."""
    sent = subprocess.run([sys.executable, "-c", SEND], cwd=folder, capture_output=True, check=True)
    return json.loads(sent.stdout)[str(AT_ONCE)], time_page(folder)


def time_page(folder: Path) -> float:
    """The page opened again and again by one visitor. Raises AssertionError when it is another."""
    with TemporaryDirectory() as data:
        app: App = replace(our_app(Path(data)), folder=folder)
        with started(app), visitor(app.url) as who:
            seen = [who.visit(PAGE, initiatief=INITIATIEF) for _ in range(TIMES)]
    assert all(one.title == "Overzicht" for one in seen), {one.title for one in seen}
    return median(one.seconds for one in seen[TIMES // 3 :])


@contextmanager
def unpacked(commit: str) -> Iterator[Path]:
    """The files of a commit."""
    with TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["git", "archive", commit], cwd=PROJECT, capture_output=True, check=True
        )
        with tarfile.open(fileobj=BytesIO(packed.stdout)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)


def _schema_of(commit: str) -> str:
    names = _git("ls-tree", "--name-only", commit, f"{MIGRATIONS}/").split()
    return max(Path(name).name[:4] for name in names if Path(name).name[:4].isdigit())


def _git(*arguments: str) -> str:
    found = subprocess.run(
        ["git", *arguments], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    return found.stdout
