"""Twenty people who want a poster at once: the processes, the memory and the wait.

A fresh process asks its workers, as the server does: `python -m benchmarks.crowd N` prints what it
took as JSON. Memory is the most that each process ever had, added up: at least as much as all had
at one moment.
"""

import json
import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from benchmarks.drawing import changing_showcases
from benchmarks.exports import HIGHEST, KILO
from benchmarks.surroundings import prepared_data, run_fresh
from benchmarks.timing import Measurement, Unit, seconds_of
from dashboard.workers import run_apart, warm_workers
from presentation.poster import PosterFile, make_poster
from veranderverhaal.showcase import Showcase

GROUP = "crowd"
ONE, MANY = 1, 20

Taken = dict[str, float]
UNITS = {"until the last has it": Unit.SECONDS, "processes": Unit.TIMES, "memory": Unit.BYTES}


def measure_crowd(runs: int, sizes: Sequence[int] = (ONE, MANY)) -> list[Measurement]:
    """In turns, each in a process of its own; without memory where that cannot be asked."""
    one, many = sizes
    with prepared_data() as data:
        rounds = [(run_crowd(one, data), run_crowd(many, data)) for _ in range(runs)]
    return [
        Measurement(
            GROUP,
            f"{many} posters at once: {what}",
            f"the same at {one}",
            amounts=tuple(taken[what] for _, taken in rounds),
            yardstick=tuple(taken[what] for taken, _ in rounds),
            unit=unit,
        )
        for what, unit in UNITS.items()
        if all(what in taken for both in rounds for taken in both)
    ]


def run_crowd(number: int, data: Path) -> Taken:
    """What a fresh process says that it took."""
    taken: Taken = json.loads(run_fresh("-m", "benchmarks.crowd", str(number), str(data)))
    return taken


def take(number: int, data: Path) -> Taken:
    """Ask for so many different posters at once. Raises AssertionError when one is not whole."""
    shown = list(islice(changing_showcases(data), number))
    warm_workers()
    made: list[PosterFile] = []
    seconds = seconds_of(lambda: made.extend(ask_all(shown)))
    if not all(one.content.startswith(b"%PDF") for one in made) or len(made) != number:
        raise AssertionError(f"{number} posters were asked, and {len(made)} made")
    workers = [one.pid for one in multiprocessing.active_children() if one.pid]
    taken = {"until the last has it": seconds, "processes": len(workers) + 1}
    if sys.platform == "linux":
        taken["memory"] = sum(map(highest, [os.getpid(), *workers]))
    return taken


def ask_all(shown: Sequence[Showcase]) -> list[PosterFile]:
    with ThreadPoolExecutor(len(shown)) as people:
        asked = [people.submit(run_apart, make_poster, one, "pdf") for one in shown]
        return [one.result() for one in asked]


def highest(process: int) -> float:
    """The most bytes that this process ever had at once."""
    found = HIGHEST.search(Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    return int(found[1]) * KILO if found else 0


if __name__ == "__main__":
    print(json.dumps(take(int(sys.argv[1]), Path(sys.argv[2]))))
