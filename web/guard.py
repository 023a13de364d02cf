"""At the door of everything: who may not come in is led to the login, or gets nothing.

What somebody may do inside is checked in storage; this says only who comes in at all.
"""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storage.recognising import HERE_HEADER as HERE_HEADER
from web.local_request import Listening, is_here
from web.route_rules import Door, door_of, is_page
from web.session_cookie import find_cookie, keep_one_cookie
from web.templating import page
from web.who_asks import Shown, note_shown

LOGIN = "/inloggen"
TABLET = "/invoerstand"
BACK = "terug"  # where the login leads when it is done
LONGEST_BACK = 1000
NEVER_STORE = {"Cache-Control": "no-store"}
SECONDS_BETWEEN_LOOKS = 30.0
MOST_LOOKING = 40  # threads of our own: who waits for the database keeps no static file waiting
POLICY_VIOLATION = 1008


@dataclass(frozen=True)
class Seen:
    """Whether somebody is known, and whether their browser is locked on the forms."""

    known: bool
    locked: bool = False


class Guard:
    """ASGI middleware. `look` asks the database about a token, and about being on this computer."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        look: Callable[[str, bool], Seen],
        listening: Listening,
        streamlit_path: str,
        seconds: float = SECONDS_BETWEEN_LOOKS,
    ) -> None:
        self.app = app
        self.look = look
        self.listening = listening
        self.streamlit_path = streamlit_path
        self.seconds = seconds
        self.threads = CapacityLimiter(MOST_LOOKING)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = without_claims(scope)
        door = door_of(scope["path"], self.streamlit_path)
        shown = Shown(find_cookie(scope))
        if door is not Door.EVERYONE:
            shown = await run_sync(self._see, scope, shown, limiter=self.threads)
        note_shown(scope, shown)
        if shown.here:
            MutableHeaders(scope=scope)[HERE_HEADER] = "1"
        seen = await self._who_comes(door, shown)
        if not comes_in(door, seen):
            await self._refuse(scope, receive, send, seen)
        elif scope["type"] == "websocket":
            await self._watch(shown, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _see(self, scope: Scope, shown: Shown) -> Shown:
        return Shown(shown.token, is_here(scope, self.listening))

    async def _who_comes(self, door: Door, shown: Shown) -> Seen:
        """Only asked where it matters: respondents and health do not wait for this."""
        is_for_all = door in (Door.PASSERS_BY, Door.LINK) and not shown.token
        if door is Door.EVERYONE or is_for_all:
            return Seen(known=False)
        return await run_sync(self.look, shown.token, shown.here, limiter=self.threads)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, seen: Seen) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await self._lead_away(scope, seen)(scope, receive, send)

    def _lead_away(self, scope: Scope, seen: Seen) -> Response:
        is_asked = scope["method"] in ("GET", "HEAD") and is_page(
            scope["path"], self.streamlit_path
        )
        if not is_asked:
            return page("no_entry.html", status=403 if seen.locked else 401, headers=NEVER_STORE)
        if seen.locked:
            return RedirectResponse(TABLET, 303, headers=NEVER_STORE)
        return to_login(scope)

    async def _watch(self, shown: Shown, scope: Scope, receive: Receive, send: Send) -> None:
        """A page that stays open: looked at again and again, and closed when its session ended."""
        ended = asyncio.Event()

        async def send_until_then(message: Message) -> None:
            if not ended.is_set():
                await send(message)

        async def look_now_and_then() -> None:
            while True:
                await asyncio.sleep(self.seconds)
                with suppress(Exception):  # a database that is away for a moment closes no page
                    seen = await run_sync(self.look, *as_pair(shown), limiter=self.threads)
                    if not seen.known:
                        break
            ended.set()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})

        watching = asyncio.create_task(look_now_and_then())
        try:
            await self.app(scope, receive, send_until_then)
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await watching


def comes_in(door: Door, seen: Seen) -> bool:
    """Whether somebody may come in at a door."""
    if door is Door.EVERYONE:
        return True
    if door is Door.TABLET:
        return seen.known or seen.locked
    if door is Door.KNOWN:
        return seen.known
    return not seen.locked


def to_login(scope: Scope) -> Response:
    """Lead to the login, which leads back here."""
    query = scope["query_string"].decode("ascii", "replace")
    back = f"{scope['path']}?{query}" if query else scope["path"]
    known = "" if back == "/" else f"?{BACK}={quote(back[:LONGEST_BACK], safe='/')}"
    return RedirectResponse(f"{LOGIN}{known}", 303, headers=NEVER_STORE)


def own_path(text: str) -> str:
    """A path of ours to lead to, "/" for anything that may be read as another site's."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "/"
    is_path = re.fullmatch(r"/(?![/\\])[^\\\x00-\x20\x7f]*", text) is not None
    is_ours = is_path and len(text) <= LONGEST_BACK and not (parts.scheme or parts.netloc)
    return text if is_ours else "/"


def without_claims(scope: Scope) -> Scope:
    """A copy of the request that claims nothing about itself which only we may say."""
    cleaned = dict(scope)
    headers = [one for one in scope["headers"] if one[0].lower() != HERE_HEADER.encode()]
    cleaned["headers"] = headers
    keep_one_cookie(cleaned)
    return cleaned


def as_pair(shown: Shown) -> tuple[str, bool]:
    return shown.token, shown.here
