"""What keeping the tallies costs the form: the server as it is, beside one that only keeps answers.

Both are started alike, in turns on new data; in the second the two calls that keep the tallies do
nothing. How many responses come through depends on what else the computer does; the processor
seconds of the server for one response hardly do.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from sqlalchemy import text

from benchmarks.forms import METING, open_form, time_crowd
from benchmarks.surroundings import (
    INITIATIEF,
    App,
    open_engine,
    our_app,
    prepared_data,
    started,
)
from benchmarks.timing import Measurement, Unit
from storage.engine import reading
from storage.meting_queries import count_responses

GROUP = "tallies"
AGAINST = "the same without tallies"
AT_ONCE = 64
NUMBER = 960
# Responses before what is measured, and how long the server must then have nothing to do.
WARM_UP = 128
QUIET = 0.5
PATIENCE = 15
SERVE = "import sys, cli; sys.exit(cli.main(sys.argv[1:]))"
NO_TALLIES = (
    "from storage.commands import responses; "
    "responses.keep_up = responses.let_join = lambda *_, **__: 0; "
)
KEPT = text("SELECT count(*) FROM response WHERE meting = :meting")
# With tallies or without: what slowly changes meanwhile falls on both alike.
TURNS = (True, False, False, True)


@dataclass(frozen=True)
class Load:
    """What a crowd took: responses per second, and the server's processor seconds for each."""

    per_second: float
    processor: float | None


def measure_tallies(runs: int, number: int = NUMBER) -> list[Measurement]:
    """On Linux also the processor seconds."""
    rounds = [time_turns(number) for _ in range(runs)]
    found = [_measurement("responses", rounds, "per_second", Unit.PER_SECOND)]
    if all(load.processor is not None for taken in rounds for load in taken.values()):
        found.append(_measurement("processor of one", rounds, "processor", Unit.SECONDS))
    return found


def time_turns(number: int) -> dict[bool, Load]:
    """The means of the turns, by whether tallies were kept."""
    turns = [(tallied, time_load(number, tallied=tallied)) for tallied in TURNS]
    return {
        tallied: _mean([load for kind, load in turns if kind is tallied])
        for tallied in (True, False)
    }


def time_load(number: int, *, tallied: bool) -> Load:
    """One server, one crowd. Raises AssertionError when it was not the server that was meant."""
    with prepared_data() as data:
        code, app = open_form(data), app_of(data, tallied=tallied)
        with started(app) as pid:
            time_crowd(app, code, AT_ONCE, WARM_UP)
            wait_until_quiet(pid)
            before = processor_seconds(pid)
            crowd = time_crowd(app, code, AT_ONCE, number)
            after = processor_seconds(pid)
        check_counts(data, WARM_UP + number, tallied=tallied)
    used = None if before is None or after is None else (after - before) / number
    return Load(crowd.per_second, used)


def app_of(data: Path, *, tallied: bool) -> App:
    """The server as `cli.py serve` starts it, with its tallies or without."""
    app = our_app(data)
    python, _cli, *arguments = app.command
    code = SERVE if tallied else NO_TALLIES + SERVE
    return replace(app, command=(python, "-c", code, *arguments))


def check_counts(data: Path, number: int, *, tallied: bool) -> None:
    """Raises AssertionError when responses are missing, or the tallies tell of another number."""
    engine = open_engine(data)
    with reading(engine) as session:
        kept = session.connection().execute(KEPT, {"meting": METING}).scalar_one()
        told = count_responses(INITIATIEF, session=session).get(METING)
    engine.dispose()
    if kept != number:
        raise AssertionError(f"{number} responses were sent, and {kept} kept")
    in_tallies = told.total if told else 0
    if in_tallies != (number if tallied else 0):
        raise AssertionError(f"of {number} responses {in_tallies} are in the tallies")


def wait_until_quiet(pid: int) -> None:
    """Until what a server gets ready behind its first page is done."""
    deadline = time.monotonic() + PATIENCE
    before = processor_seconds(pid)
    while before is not None and time.monotonic() < deadline:
        time.sleep(QUIET)
        now = processor_seconds(pid)
        if now is None or now - before < QUIET / 20:
            return
        before = now


def processor_seconds(pid: int) -> float | None:
    """What a process and its threads took of the processor; None where this is not to be had."""
    if sys.platform != "linux":
        return None
    # The name of the program, in brackets, may hold spaces: user and system time come after it.
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def _mean(loads: Sequence[Load]) -> Load:
    used = [load.processor for load in loads if load.processor is not None]
    return Load(fmean(load.per_second for load in loads), fmean(used) if used else None)


def _measurement(
    what: str, rounds: Sequence[Mapping[bool, Load]], field: str, unit: Unit
) -> Measurement:
    return Measurement(
        GROUP,
        f"{AT_ONCE} at once: {what}",
        AGAINST,
        amounts=tuple(getattr(taken[True], field) for taken in rounds),
        yardstick=tuple(getattr(taken[False], field) for taken in rounds),
        unit=unit,
    )
