"""Three hundred respondents while twenty coordinators click through uitkomsten.

Respondents and coordinators are processes of their own, `python -m benchmarks.together …`, so that
they do not wait for each other; on a computer with two processors they do take turns with the
server. Who clicks thinks for two seconds in between.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from statistics import quantiles
from threading import Event

import psutil

from benchmarks.forms import check_kept, open_form, respond, responses_to_send
from benchmarks.surroundings import INITIATIEF, PROJECT, App, our_app, prepared_data, started
from benchmarks.timing import Measurement, Unit
from benchmarks.visitors import Visitor, visitor

GROUP = "together"
RESPONDENTS, COORDINATORS = 300, 20
SECONDS = 30.0  # over which the respondents come
THINKING_SECONDS = 2.0
WARM_UP_SECONDS = 6.0
PAGES = ("uitkomsten", "vergelijken", "overzicht", "meten", "presenteren")
TITLES = ("Uitkomsten", "Vergelijken", "Overzicht", "Meten", "Presenteren")
ALONE = "one coordinator alone"
QUIET = "the same with nobody else"


@dataclass(frozen=True)
class Round:
    """Seconds of each form from link to thanks, and of each run of a page; bytes of memory."""

    quiet: Sequence[float]
    alone: Sequence[float]
    spread: Sequence[float]
    pages: Sequence[float]
    at_once: Sequence[float]
    busy: Sequence[float]
    memory_before: float
    memory_each: float


def measure_together(runs: int) -> list[Measurement]:
    """In turns in one server; the long computation in another, that has one from the start."""
    rounds = [time_round() for _ in range(runs)]

    def told(what: str, against: str, ours: str, yardstick: str, place: int) -> Measurement:
        return Measurement(
            GROUP,
            f"{what}: p{place}",
            against,
            amounts=tuple(percentile(getattr(one, ours), place) for one in rounds),
            yardstick=tuple(percentile(getattr(one, yardstick), place) for one in rounds),
        )

    crowd = f"{RESPONDENTS} forms, {COORDINATORS} coordinators"
    return [
        *(told(f"{crowd}: a form", QUIET, "spread", "quiet", place) for place in (50, 95)),
        told(f"{crowd}, all at once: a form", QUIET, "at_once", "quiet", 95),
        *(told(f"{crowd}: a page", ALONE, "pages", "alone", place) for place in (50, 95)),
        told("a script that computes all the while: a form", QUIET, "busy", "quiet", 95),
        Measurement(
            GROUP,
            "memory of a session",
            "the server before anybody came",
            amounts=tuple(one.memory_each for one in rounds),
            yardstick=tuple(one.memory_before for one in rounds),
            unit=Unit.BYTES,
        ),
    ]


def time_round() -> Round:
    """Raises RuntimeError or AssertionError when a page breaks or an answer is lost."""
    with prepared_data() as data:
        code, app = open_form(data), our_app(data)
        with started(app) as number:
            server = psutil.Process(number)
            respondents = partial(send_forms, app, code)
            respondents(20, 1.0)
            before = server.memory_info().rss
            quiet = respondents(RESPONDENTS, SECONDS)
            with clicking(app, 1) as clicked:
                time.sleep(SECONDS)
            alone = clicked()
            with clicking(app, COORDINATORS) as clicked:
                time.sleep(WARM_UP_SECONDS)
                spread = respondents(RESPONDENTS, SECONDS)
                at_once = respondents(RESPONDENTS, 0.0)
                after = server.memory_info().rss
            pages = clicked()
        check_kept(data, 20 + 3 * RESPONDENTS)
        with started(with_a_computation(app)):
            busy = respondents(RESPONDENTS, SECONDS)
        check_kept(data, 20 + 4 * RESPONDENTS)
    each = (after - before) / COORDINATORS
    return Round(quiet, alone, spread, pages, at_once, busy, before, each)


def with_a_computation(app: App) -> App:
    """The same server with a thread that only computes, as the script of a page might."""
    command = app.command[app.command.index("serve") :]
    return replace(app, command=(sys.executable, "-m", "benchmarks.computing", *command))


def percentile(seconds: Sequence[float], place: int) -> float:
    return quantiles(seconds, n=100, method="inclusive")[place - 1]


def send_forms(app: App, code: str, number: int, over: float) -> list[float]:
    """Forms that come spread over so many seconds, from a process of their own."""
    arguments = ("respond", app.url, code, str(number), str(over))
    done = subprocess.run(_ourselves(arguments), cwd=PROJECT, capture_output=True, check=True)
    taken: list[float] = json.loads(done.stdout)
    return taken


@contextmanager
def clicking(app: App, number: int) -> Iterator[Callable[[], list[float]]]:
    """Coordinators who click until the end; then tells the seconds of each page but the first."""
    arguments = _ourselves(("click", app.url, str(number)))
    with subprocess.Popen(
        arguments, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        told: list[str] = []

        def taken() -> list[float]:
            found: list[float] = json.loads(told[0])
            return found

        yield taken
        told.append(process.communicate(b"stop\n")[0].decode())
    if process.returncode:
        raise RuntimeError("a coordinator met an error")


def _ourselves(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "benchmarks.together", *arguments]


def respond_all(url: str, code: str, number: int, over: float) -> list[float]:
    """The seconds of each; they come at even distances."""
    began = time.perf_counter()

    def come(place: int) -> float:
        time.sleep(max(0.0, began + over * place / number - time.perf_counter()))
        return respond(url, code, bodies[place], place)

    bodies = list(islice(cycle(responses_to_send()), number))
    with ThreadPoolExecutor(number if over == 0 else 64) as pool:
        return list(pool.map(come, range(number)))


def click_all(url: str, number: int) -> list[float]:
    """Until something is said on standard input."""
    stop = Event()
    with ThreadPoolExecutor(number) as pool:
        clicked = [pool.submit(click_through, url, place, stop) for place in range(number)]
        sys.stdin.readline()
        stop.set()
        return [seconds for one in clicked for seconds in one.result()]


def click_through(url: str, place: int, stop: Event) -> list[float]:
    """One coordinator: a page, a choice, the next page. The first pages warm up."""
    dice, taken = random.Random(place), []
    with visitor(url) as who:
        while not stop.wait(dice.uniform(0.5, 1.5) * THINKING_SECONDS):
            taken.append(click_once(who, dice))
    return taken[len(PAGES) // 2 :]


def click_once(who: Visitor, dice: random.Random) -> float:
    """Another page or the same again. Raises AssertionError when it is not the page."""
    place = dice.randrange(len(PAGES))
    is_again = who.page == PAGES[place]
    seen = who.again() if is_again else who.visit(PAGES[place], initiatief=INITIATIEF)
    assert seen.title == TITLES[place], (PAGES[place], seen.title)
    return seen.seconds


def main(arguments: Sequence[str]) -> None:
    what, url, *more = arguments
    if what == "respond":
        taken = respond_all(url, more[0], int(more[1]), float(more[2]))
    else:
        taken = click_all(url, int(more[0]))
    print(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[1:])
