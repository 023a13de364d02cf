"""`GET /metrics`: numbers for Prometheus. No address, code or name is in them.

For who has METRICS_TOKEN; where none is set, for this computer itself. To others it is not there.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from secrets import compare_digest

import psutil
from anyio import CapacityLimiter, move_on_after
from anyio.to_thread import run_sync
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from storage.numbers_now import OfTheDatabase, OfThisProcess
from storage.timings import Timing, Timings
from veranderverhaal.operator_settings import LEAST_TOKEN
from veranderverhaal.version import VERSION
from web.health import NEVER_STORE
from web.local_request import Listening, is_here
from web.templating import page

TOKEN_VARIABLE = "METRICS_TOKEN"  # noqa: S105
BEARER = "Bearer "
PREFIX = "veranderverhaal_"
# A database that is away keeps nobody waiting who wants to know that.
SECONDS_FOR_THE_DATABASE = 2.0


@dataclass(frozen=True)
class MetricsDesk:
    """Where the numbers come from. `ask_database` may raise, or say nothing for long."""

    look: Callable[[], OfThisProcess]
    ask_database: Callable[[], OfTheDatabase]
    listening: Listening


def metrics_route(desk: MetricsDesk) -> Route:
    threads = CapacityLimiter(2)

    async def metrics(request: Request) -> Response:
        if not await run_sync(may_see, request, desk.listening):
            return page("not_found.html", status=404, headers=NEVER_STORE)
        found = None
        with move_on_after(SECONDS_FOR_THE_DATABASE):
            found = await run_sync(_ask, desk.ask_database, limiter=threads, abandon_on_cancel=True)
        text = await run_sync(write, desk.look(), found)
        return Response(text, media_type=CONTENT_TYPE_LATEST, headers=NEVER_STORE)

    return Route("/metrics", metrics, methods=["GET"])


def may_see(request: Request, listening: Listening) -> bool:
    """Whether the numbers are for who asks. Reads files: not in the loop."""
    token = os.environ.get(TOKEN_VARIABLE, "")
    if not token:
        return is_here(request.scope, listening)
    shown = request.headers.get("authorization", "")
    is_given = shown.startswith(BEARER) and len(token) >= LEAST_TOKEN
    return is_given and compare_digest(shown.removeprefix(BEARER).encode(), token.encode())


def write(process: OfThisProcess, found: OfTheDatabase | None) -> bytes:
    """The numbers in the format of Prometheus."""

    class Here(Collector):
        def collect(self) -> Iterator[Metric]:
            yield from _of_process(process)
            yield from _of_database(found)

    registry = CollectorRegistry(auto_describe=False)
    registry.register(Here())
    return generate_latest(registry)


def _ask(question: Callable[[], OfTheDatabase]) -> OfTheDatabase | None:
    try:
        return question()
    except Exception:
        return None


def _of_process(now: OfThisProcess) -> Iterator[Metric]:
    yield _histogram(
        "request_seconds",
        "Until an answer begins, by the template of its route",
        now.requests,
        ["place", "status"],
    )
    yield _histogram("page_seconds", "Drawing a page of the dashboard", now.pages, ["page"])
    yield _histogram("commit_size", "Answers and begun forms in one commit", now.groups, [])
    yield _counter("responses_kept", "Responses that were kept", now.kept)
    yield _gauge("responses_waiting", "Responses that wait for the next commit", now.waiting)
    errors = CounterMetricFamily(PREFIX + "incidents", "Errors and slow answers", labels=["kind"])
    errors.add_metric(["error"], now.errors)
    errors.add_metric(["slow"], now.slow)
    yield errors
    yield _gauge("sessions_open", "Pages of the dashboard that are open", now.open)
    yield _memory()
    yield _gauge("disk_free_bytes", "Room on the disk of the data folder", now.room.free)
    yield _gauge("disk_total_bytes", "Size of the disk of the data folder", now.room.total)


def _of_database(found: OfTheDatabase | None) -> Iterator[Metric]:
    yield _gauge("database_up", "Whether the database answers", int(found is not None))
    yield _info("info", "What runs here", {"version": VERSION})
    if found is None:
        return
    database, good = found.database, found.last_good_backup
    told = {"name": database.name, "version": database.version, "schema": database.schema}
    yield _info("database_info", "What keeps the data", told)
    yield _gauge("database_bytes", "Size of the database", database.size)
    yield _gauge("backup_worry", "Whether backups are missing, old or failed", found.backups_worry)
    yield _gauge(
        "backup_last_good_timestamp_seconds",
        "When the last good backup was made; 0 when there is none",
        good.replace(tzinfo=UTC).timestamp() if good else 0,
    )


def _memory() -> Metric:
    family = GaugeMetricFamily(PREFIX + "memory_bytes", "Memory in use", labels=["part"])
    server = psutil.Process()
    family.add_metric(["server"], server.memory_info().rss)
    family.add_metric(["workers"], sum(_resident(one) for one in server.children(recursive=True)))
    return family


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(PREFIX + name, told, value=value)


def _info(name: str, told: str, known: Mapping[str, str]) -> Metric:
    family = GaugeMetricFamily(PREFIX + name, told, labels=list(known))
    family.add_metric(list(known.values()), 1)
    return family


def _counter(name: str, told: str, value: float) -> Metric:
    return CounterMetricFamily(PREFIX + name, told, value=value)


def _histogram(name: str, told: str, timings: Timings, labels: Sequence[str]) -> Metric:
    family = HistogramMetricFamily(PREFIX + name, told, labels=labels)
    for values, timing in sorted(timings.all().items()):
        family.add_metric(values, _added_up(timings.bounds, timing), timing.total)
    return family


def _added_up(bounds: Sequence[float], timing: Timing) -> list[tuple[str, float]]:
    """Prometheus counts in each bucket what is in the smaller ones too."""
    names = [*(str(bound) for bound in bounds), "+Inf"]
    added = 0
    found: list[tuple[str, float]] = []
    for name, number in zip(names, timing.buckets, strict=True):
        added += number
        found.append((name, float(added)))
    return found
