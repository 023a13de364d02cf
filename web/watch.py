"""Every request is counted and timed, by the template of its route: never by its address."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storage.timings import Timings
from veranderverhaal.incident import SLOW_MILLISECONDS
from web.route_rules import MORE

log = logging.getLogger(__name__)
ELSEWHERE = "other"
# What comes last is told first: the body of a request is the sender's time, not ours.
CLASSES = ("0xx", "1xx", "2xx", "3xx", "4xx", "5xx")
WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass
class Watched:
    """What this process knows of its requests, and of the pages that are open."""

    requests: Timings = field(default_factory=Timings)
    open: int = 0


class Places:
    """The template of the route that a path belongs to, as "/v/{code}"."""

    def __init__(self, routes: Iterable[BaseRoute], streamlit_path: str) -> None:
        self._routes: dict[str, list[tuple[Any, str]]] = {}
        for route in routes:
            regex, template = getattr(route, "path_regex", None), getattr(route, "path", "")
            if regex is not None:
                self._routes.setdefault(_first(template), []).append((regex.match, template))
        self._static = f"{streamlit_path}/static/"
        self._below = f"{streamlit_path}/"

    def find(self, path: str) -> str:
        """That of a route of ours, or of what is Streamlit's; never the path itself."""
        for match, template in self._routes.get(_first(path), ()):
            if match(path):
                return str(template)
        if f"{path}/".startswith(self._below):
            return f"{self._static if path.startswith(self._static) else self._below}{MORE}"
        return ELSEWHERE


def _first(path: str) -> str:
    """The first part of a path: none of ours has a gap there."""
    return path[1:].partition("/")[0]


class Watch:
    """ASGI middleware. The time is from when we have the request until our answer begins."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        places: Places,
        watched: Watched,
        note_slow: Callable[[str, int], object],
    ) -> None:
        self.app = app
        self.places = places
        self.watched = watched
        self.note_slow = note_slow

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._count(scope, receive, send)
            return
        began = perf_counter()
        status = 500  # what the server makes of an error that comes past here

        async def send_and_look(message: Message) -> None:
            nonlocal began, status
            if message["type"] == "http.response.start":
                began -= perf_counter()  # less than nothing: so long it took
                status = message["status"]
            await send(message)

        async def receive_and_begin() -> Message:
            nonlocal began
            message = await receive()
            if began > 0:
                began = perf_counter()
            return message

        takes = receive if scope["method"] in WITHOUT_BODY else receive_and_begin
        try:
            await self.app(scope, takes, send_and_look)
        finally:
            seconds = -began if began < 0 else perf_counter() - began
            place = self.places.find(scope["path"])
            self.watched.requests.note(seconds, place, CLASSES[status // 100])
            if log.isEnabledFor(logging.DEBUG):
                milliseconds = round(seconds * 1000, 1)
                told = {"place": place, "status": status, "milliseconds": milliseconds}
                log.debug("request", extra=told)
            if seconds * 1000 > SLOW_MILLISECONDS:
                self.note_slow(place, round(seconds * 1000))

    async def _count(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A page of the dashboard that is open has a websocket."""
        step = 1 if scope["type"] == "websocket" else 0
        self.watched.open += step
        try:
            await self.app(scope, receive, send)
        finally:
            self.watched.open -= step
