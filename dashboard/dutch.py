"""Streamlit's own page in Dutch: `<html lang>`, title, fonts, and its built-in English texts.

Streamlit has no setting for these. The middleware sends a changed index page, once made at start-up
from the installed one; dutch.js changes the texts in the browser, by the table in dutch.json.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storage.settings import look_seconds

HERE = Path(__file__).resolve().parent
STREAMLIT_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
# Below Streamlit's path these are data, scripts and components, never its index page.
NOT_A_PAGE = ("_stcore", "static", "media", "component")
# A changed page has another length and age than the file that the browser may remember.
ABOUT_THE_OLD_PAGE = ("etag", "last-modified", "accept-ranges", "content-encoding")
CONDITIONS = (b"if-none-match", b"if-modified-since", b"range", b"if-range", b"accept-encoding")

NOSCRIPT = (
    "<noscript><p>Dit programma heeft JavaScript nodig. "
    "Zet JavaScript aan in je browser en laad de bladzijde opnieuw.</p></noscript>"
)


def load_texts() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = json.loads(
        (HERE / "dutch.json").read_text(encoding="utf-8")
    )
    return loaded


@cache
def dutch_script() -> str:
    """dutch.js with the table in it; what only the tests need stays out."""
    for_browser = {
        kind: [{key: entry[key] for key in entry if key not in FOR_TESTS} for entry in entries]
        for kind, entries in load_texts().items()
    }
    script = (HERE / "dutch.js").read_text(encoding="utf-8")
    return script.replace("{/* TABLE */}", json.dumps(for_browser, ensure_ascii=False))


FOR_TESTS = ("found_as", "from_python")


@cache
def script_path() -> str:
    """Carries a fingerprint, so that browsers may keep the script as long as it is the same."""
    return f"/dutch-{hashlib.sha256(dutch_script().encode()).hexdigest()[:12]}.js"


def script_route() -> Route:
    def script(_request: Request) -> Response:
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(dutch_script(), media_type="text/javascript", headers=headers)

    return Route(script_path(), script, methods=["GET"])


def dutch_index(html: str) -> str:
    """Streamlit's index page, made ours. A test checks each change against the installed one."""
    ours = (
        f'<link rel="shortcut icon" href="/assets/icon.svg" type="image/svg+xml">'
        f'<link rel="stylesheet" href="/assets/fonts.css">'
        f'<link rel="stylesheet" href="/assets/streamlit.css">'
        f'<link rel="stylesheet" href="/assets/house.css">'
        f'<link rel="stylesheet" href="/assets/uitkomsten.css">'
        f'<link rel="stylesheet" href="/assets/together.css">'
        f'<link rel="stylesheet" href="/assets/learning.css">'
        f'<link rel="stylesheet" href="/assets/sources.css">'
        f'<link rel="stylesheet" href="/assets/baten.css">'
        f'<link rel="stylesheet" href="/assets/effectenarena.css">'
        f'<link rel="stylesheet" href="/assets/ketens.css">'
        f'<script src="/assets/address.js"></script>'
        f'<script src="/assets/typing.js" defer></script>'
        f'<script src="/assets/session.js" data-seconds="{look_seconds():g}" defer></script>'
        f'<script src="/assets/together.js" defer></script>'
        f'<script src="/assets/adding.js" defer></script>'
        f'<script src="/assets/naming.js" defer></script>'
        f'<script src="/assets/menus.js" defer></script>'
        f'<script src="/assets/turning.js" defer></script>'
        f'<script src="/assets/screen.js" defer></script>'
        f'<script src="/assets/width.js" defer></script>'
        f'<script src="{script_path()}"></script>'
    )
    changes = (
        (r"<!--.*?-->\s*", ""),
        (r'<html lang="en">', '<html lang="nl">'),
        (r"<title>.*?</title>", f"<title>Veranderverhaal</title>{ours}"),
        (r'<link rel="shortcut icon" href="\./favicon\.png" />', ""),
        # A font we do not use, and the address of an interface that is off.
        (r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', ""),
        (r'<link rel="service-desc"[^>]*>', ""),
        # The one script inside the page; dutch.js does its work, and no such script is allowed.
        (r"<script>\s*window\.prerenderReady = false\s*</script>", ""),
        (r"<noscript>.*?</noscript>", NOSCRIPT),
    )
    for pattern, replacement in changes:
        html = re.sub(pattern, replacement.replace("\\", r"\\"), html, flags=re.DOTALL)
    return html


class DutchIndex:
    """ASGI middleware that sends our index page wherever Streamlit sends its own."""

    def __init__(self, app: ASGIApp, streamlit_path: str) -> None:
        self.app = app
        self.prefix = f"{streamlit_path}/"
        self.body = dutch_index(STREAMLIT_INDEX.read_text(encoding="utf-8")).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._may_be_index(scope):
            await self.app(scope, receive, send)
            return
        await self.app(_unconditional(scope), receive, self._replacing(scope["method"], send))

    def _may_be_index(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return False
        path: str = scope["path"]
        below = path.removeprefix(self.prefix)
        return below != path and not below.startswith(tuple(f"{part}/" for part in NOT_A_PAGE))

    def _replacing(self, method: str, send: Send) -> Send:
        replacing = False

        async def send_ours(message: Message) -> None:
            nonlocal replacing
            if message["type"] == "http.response.start" and _is_html(message):
                replacing = True
                headers = MutableHeaders(scope=message)
                for name in ABOUT_THE_OLD_PAGE:
                    del headers[name]
                headers["content-length"] = str(len(self.body))
            elif replacing and message["type"] == "http.response.body":
                if message.get("more_body", False):
                    return
                body = b"" if method == "HEAD" else self.body
                message = {"type": "http.response.body", "body": body}
            await send(message)

        return send_ours


def _is_html(start: Message) -> bool:
    content_type = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and content_type.startswith("text/html")


def _unconditional(scope: Scope) -> Scope:
    """The same request, so that Streamlit answers with a whole, unpacked page."""
    headers = [(name, value) for name, value in scope["headers"] if name not in CONDITIONS]
    extensions = {
        name: value
        for name, value in (scope.get("extensions") or {}).items()
        if name not in ("http.response.pathsend", "http.response.zerocopysend")
    }
    return {**scope, "headers": headers, "extensions": extensions}
