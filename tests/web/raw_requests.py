"""Requests as bytes: what no well-behaved client would send, straight to the application."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

Header = tuple[bytes, bytes]
HOST: Header = (b"host", b"voorbeeld.nl")
STRANGER = ("203.0.113.7", 40000)
SECONDS = 20


@dataclass(frozen=True)
class Raw:
    """A request. `path` is as it stands in the first line, before anybody decoded it."""

    method: str = "GET"
    path: str = "/"
    query: bytes = b""
    headers: tuple[Header, ...] = (HOST,)
    body: bytes = b""
    kind: str = "http"


@dataclass(frozen=True)
class Answered:
    """What came back. Of a websocket: 403, or 101 when it was accepted."""

    status: int
    headers: tuple[Header, ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first of that name, or nothing."""
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for key, value in self.headers if key == wanted), "")


def scope_of(asked: Raw) -> dict[str, Any]:
    """What a server makes of the request."""
    raw_path = asked.path.encode("utf-8", "surrogateescape")
    scope: dict[str, Any] = {
        "type": asked.kind,
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "scheme": "ws" if asked.kind == "websocket" else "http",
        "path": unquote_to_bytes(raw_path).decode("utf-8", "replace"),
        "raw_path": raw_path,
        "query_string": asked.query,
        "root_path": "",
        "headers": list(asked.headers),
        "client": STRANGER,
        "server": ("127.0.0.1", 8501),
        "extensions": {},
    }
    if asked.kind == "websocket":
        scope["subprotocols"] = []
    else:
        scope["method"] = asked.method
    return scope


async def ask(app: Any, asked: Raw) -> Answered:
    """What the application says. An error that it lets go is raised here too."""
    waiting = [asked.body[:7], asked.body[7:]] if asked.body else [b""]
    sent: list[dict[str, Any]] = []
    connected = False

    async def receive() -> dict[str, Any]:
        nonlocal connected
        if asked.kind == "websocket":
            first, connected = not connected, True
            return {"type": "websocket.connect" if first else "websocket.disconnect", "code": 1000}
        if waiting:
            part = waiting.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(waiting)}
        # Nobody hangs up before the answer is there: that would cut a streamed one off.
        await asyncio.Event().wait()
        raise AssertionError("never")

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope_of(asked), receive, send)
    if asked.kind == "websocket":
        accepted = any(message["type"] == "websocket.accept" for message in sent)
        return Answered(101 if accepted else 403)
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return Answered(start["status"], tuple(start["headers"]), body)


def ask_all(app: Any, requests: Iterable[Raw]) -> list[Answered]:
    """One after the other, in one loop; an error of the application counts as 500."""

    async def every() -> list[Answered]:
        return [await _safely(app, asked) for asked in requests]

    return asyncio.run(every())


async def _safely(app: Any, asked: Raw) -> Answered:
    try:
        return await asyncio.wait_for(ask(app, asked), SECONDS)
    except Exception as error:  # what a server would answer with 500
        return Answered(500, body=repr(error).encode())


def ask_one(app: Any, asked: Raw) -> Answered:
    return ask_all(app, [asked])[0]


def with_headers(asked: Raw, more: Sequence[Header]) -> Raw:
    return Raw(
        asked.method, asked.path, asked.query, (*asked.headers, *more), asked.body, asked.kind
    )
