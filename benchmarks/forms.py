"""Forms that come in: whole responses over HTTP, beside sqlite3 that only inserts them.

A respondent opens a connection, gets the form, and posts the answers; the server answers when they
are on disk. Every respondent has an address of its own, as in a street: the server takes only so
many forms from one address.
"""

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count, cycle, islice
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from benchmarks.storage import open_bare
from benchmarks.surroundings import INITIATIEF, App, open_engine, our_app, prepared_data, started
from benchmarks.timing import Measurement, Unit
from sample_data.loader import load_measured
from storage.commands import add_meting, set_meting_state
from storage.commands.responses import response_row
from storage.engine import reading, writing
from storage.meting_queries import count_responses
from veranderverhaal.meting import Meting, MetingKind, MetingState, Response

GROUP = "forms"
AGAINST = "sqlite3: one insert per commit"
METING = "drukte"
# How many respondents at once, and how many responses in one run.
CROWDS = {1: 60, 16: 320, 64: 640}
WARM_UP = 10
PERCENTILES = (50, 95, 99)
ADDRESSES = 250
TOKEN = re.compile(rb'name="token" value="([^"]+)"')


@dataclass(frozen=True)
class Crowd:
    """What a crowd took: seconds in all, and of each respondent."""

    total: float
    each: Sequence[float]

    @property
    def per_second(self) -> float:
        return len(self.each) / self.total

    def percentile(self, place: int) -> float:
        return quantiles(self.each, n=100, method="inclusive")[place - 1]


def measure_forms(runs: int) -> list[Measurement]:
    """In turns with the bare loop, on a database that is made anew for each run."""
    rounds = [time_round() for _ in range(runs)]
    return [one for at_once in CROWDS for one in _measurements(at_once, rounds)]


def time_round() -> tuple[Crowd, dict[int, Crowd]]:
    """The bare loop, and each crowd. Raises AssertionError when a response was not kept."""
    with prepared_data() as data:
        with closing(open_bare(data)) as bare:
            yardstick = time_bare(bare)
        code, app = open_form(data), our_app(data)
        with started(app):
            time_crowd(app, code, at_once=1, number=WARM_UP)
            taken = {
                at_once: time_crowd(app, code, at_once, number)
                for at_once, number in CROWDS.items()
            }
        check_kept(data, WARM_UP + sum(CROWDS.values()))
    return yardstick, taken


def open_form(data: Path) -> str:
    """The code of an open meting of the sample."""
    engine = open_engine(data)
    vragenlijst = load_measured(INITIATIEF).vragenlijsten[0].key
    meting = Meting(METING, "", MetingKind.ONCE, "Drukte", vragenlijst, 1)
    with writing(engine) as session:
        code = add_meting(INITIATIEF, meting, session=session).code
        set_meting_state(INITIATIEF, METING, MetingState.OPEN, session=session)
    engine.dispose()
    return code


def check_kept(data: Path, number: int) -> None:
    """Raises AssertionError when another number of responses is on disk."""
    engine = open_engine(data)
    with reading(engine) as session:
        kept = count_responses(INITIATIEF, session=session)[METING].total
    engine.dispose()
    if kept != number:
        raise AssertionError(f"{number} responses were sent, and {kept} kept")


def responses_to_send() -> tuple[Response, ...]:
    """Answers as people might give: those of the sample."""
    return next(iter(load_measured(INITIATIEF).responses.values()))


def time_bare(bare: sqlite3.Connection) -> Crowd:
    """The same rows, one after another, each committed."""
    rows = [response_row(1, "bare", response) for response in responses_to_send()]
    numbers = count()
    columns = list(rows[0])
    statement = (
        f"INSERT INTO response ({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)})"
    )

    def insert(row: dict[str, object]) -> float:
        values = {**row, "token": f"bare-{next(numbers)}"}
        began = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(statement, [values[column] for column in columns])
        bare.execute("COMMIT")
        return time.perf_counter() - began

    insert(rows[0])
    began = time.perf_counter()
    each = [insert(row) for row in islice(cycle(rows), 300)]
    return Crowd(time.perf_counter() - began, each)


def time_crowd(app: App, code: str, at_once: int, number: int) -> Crowd:
    """`number` respondents, never more than `at_once` of them busy."""
    bodies = islice(cycle(responses_to_send()), number)
    work = [(app.url, code, response, place) for place, response in enumerate(bodies)]
    with ThreadPoolExecutor(at_once) as pool:
        began = time.perf_counter()
        each = list(pool.map(lambda one: respond(*one), work))
        return Crowd(time.perf_counter() - began, each)


def respond(url: str, code: str, response: Response, place: int) -> float:
    """One person from the link to the thanks. Raises AssertionError when the form is refused."""
    parts = urlsplit(url)
    assert parts.hostname is not None
    began = time.perf_counter()
    address = f"127.0.0.{2 + place % ADDRESSES}"
    connection = HTTPConnection(parts.hostname, parts.port, source_address=(address, 0))
    with closing(connection):
        connection.request("GET", f"/v/{code}")
        found = TOKEN.search(connection.getresponse().read())
        assert found is not None
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": url}
        connection.request("POST", f"/v/{code}", body_of(response, found[1].decode()), headers)
        answer = connection.getresponse()
        answer.read()
    if answer.status != 303:
        raise AssertionError(f"the form was answered with {answer.status}")
    return time.perf_counter() - began


def body_of(response: Response, token: str) -> str:
    answers = {f"q-{key}": answer for key, answer in response.answers.items()}
    return urlencode({"token": token, **answers}, doseq=True)


def _measurements(
    at_once: int, rounds: Sequence[tuple[Crowd, dict[int, Crowd]]]
) -> Iterator[Measurement]:
    yield Measurement(
        GROUP,
        f"{at_once} at once: responses",
        AGAINST,
        amounts=tuple(taken[at_once].per_second for _, taken in rounds),
        yardstick=tuple(bare.per_second for bare, _ in rounds),
        unit=Unit.PER_SECOND,
    )
    for place in PERCENTILES:
        yield Measurement(
            GROUP,
            f"{at_once} at once: p{place} of one",
            f"{AGAINST}, p{place}",
            amounts=tuple(taken[at_once].percentile(place) for _, taken in rounds),
            yardstick=tuple(bare.percentile(place) for bare, _ in rounds),
        )
