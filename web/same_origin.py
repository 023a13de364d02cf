"""Pages of other sites get nowhere: no websocket, and no answer they may read.

Streamlit has such a check, but before it says no it asks a service on the internet what its own
address is. This middleware comes first, so that question is never asked.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.csrf import FOREIGN


class SameOrigin:
    """ASGI middleware. `allowed` names other origins that are ours too, behind a proxy perhaps."""

    def __init__(self, app: ASGIApp, allowed: Collection[str] = ()) -> None:
        self.app = app
        self.allowed = frozenset(host_of(origin) for origin in allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self.is_ours(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            # Without the header it is a plain request: the browser shows no other site the answer.
            headers = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            # "null" says nothing: pages of ours that name no referrer send it too.
            foreign = any(origin != "null" for origin in Headers(scope=scope).getlist("origin"))
            await self.app({**scope, "headers": headers, FOREIGN: foreign}, receive, send)

    def is_ours(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:
            return True
        return host_of(origin) in {headers.get("host"), *self.allowed}


def host_of(origin: str) -> str:
    """ "https://a.nl:8501" and "a.nl:8501" are both "a.nl:8501"; "null" is nobody."""
    try:
        return urlsplit(origin).netloc or origin
    except ValueError:
        return "null"
