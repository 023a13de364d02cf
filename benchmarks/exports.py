"""The Excel workbook at many responses beside few: its seconds, and the memory it takes.

A fresh process makes it, as the server does: `python -m benchmarks.exports N` prints what it took
as JSON. The uitkomsten are those of a sample whose every cell is counted so many times; all that is
shown of them has passed release().
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.surroundings import INITIATIEF, run_fresh
from benchmarks.timing import Measurement, Unit, seconds_of
from presentation.uitkomst_files import make_workbook
from sample_data.loader import load_measured
from veranderverhaal.release import release
from veranderverhaal.tally import axis_groups, cell_maker
from veranderverhaal.uitkomst import ResponseFigures, Uitkomsten

GROUP = "excel"
FEW, MANY = 1_000, 100_000
KILO = 1024
HIGHEST = re.compile(r"^VmHWM:\s+(\d+) kB$", re.M)
# A process grows by pages: less than one cannot be told from nothing.
PAGE = 4096

Taken = dict[str, float]


def measure_excel(runs: int, sizes: Sequence[int] = (FEW, MANY)) -> list[Measurement]:
    """In turns, each in a process of its own; without memory where that cannot be asked."""
    few, many = sizes
    rounds = [(run_workbook(few), run_workbook(many)) for _ in range(runs)]
    found = [_measurement(many, few, "workbook", "seconds", rounds)]
    if all("growth" in taken for both in rounds for taken in both):
        found.append(_measurement(many, few, "growth of the process", "growth", rounds))
    return found


def run_workbook(number: int) -> Taken:
    """What a fresh process says that it took."""
    taken: Taken = json.loads(run_fresh("-m", "benchmarks.exports", str(number)))
    return taken


def take(number: int) -> Taken:
    """Make the workbook here, once: its seconds, and by how much this process had to grow."""
    whole, groups = scaled_uitkomsten(number)
    before = most_memory()
    seconds = seconds_of(lambda: make_workbook(whole, groups, initiatief=INITIATIEF))
    after = most_memory()
    if before is None or after is None:
        return {"seconds": seconds}
    return {"seconds": seconds, "growth": max(after - before, PAGE)}


def scaled_uitkomsten(number: int) -> tuple[Uitkomsten, tuple[Uitkomsten, ...]]:
    """For everyone and by every axis, of so many responses or a little more."""
    measured = load_measured(INITIATIEF)
    meting, (vragenlijst,) = measured.metingen[0], measured.vragenlijsten
    responses = measured.responses[meting.key]
    times = -(-number // len(responses))
    make_cells = cell_maker(vragenlijst)
    counted = Counter(cell for response in responses for cell in make_cells(response))
    tally = {cell: count * times for cell, count in counted.items()}
    received = len(responses) * times
    channels = {one.channel for one in responses}
    figures = ResponseFigures(
        approached=None,
        received=received,
        complete=received,
        counted=received,
        by_channel=dict.fromkeys(channels, received // len(channels)),
    )
    axes = [axis for axis, _label, _groups in axis_groups(vragenlijst)]
    by_axis = (release(meting, vragenlijst, tally, figures, axis=axis) for axis in axes)
    return release(meting, vragenlijst, tally, figures), tuple(by_axis)


def most_memory() -> float | None:
    """The most bytes that this process ever had at once; None where that cannot be asked.

    On Linux getrusage also knows what the process that started this one had: it is no use there.
    """
    if sys.platform == "linux":
        found = HIGHEST.search(Path("/proc/self/status").read_text(encoding="utf-8"))
        return int(found[1]) * KILO if found else None
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None


def _measurement(
    many: int, few: int, what: str, kind: str, rounds: Sequence[tuple[Taken, Taken]]
) -> Measurement:
    return Measurement(
        GROUP,
        f"{what}, {many:,} responses",
        f"the same at {few:,}",
        amounts=tuple(taken[kind] for _, taken in rounds),
        yardstick=tuple(taken[kind] for taken, _ in rounds),
        unit=Unit.SECONDS if kind == "seconds" else Unit.BYTES,
    )


if __name__ == "__main__":
    print(json.dumps(take(int(sys.argv[1]))))
