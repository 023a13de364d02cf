"""Security headers on every answer, Streamlit's included."""

from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing on these pages comes from elsewhere, and no script is written inside a page.
OUR_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)
# What Streamlit itself needs: styles made by its scripts, WebAssembly, and blobs for downloads,
# workers and the script of a component (only a script that runs already can make a blob).
# Not 'unsafe-eval', not scripts inside a page, and never another host.
STREAMLIT_PAGES = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; frame-src 'self' blob:; "
    "object-src 'none'; form-action 'self'; frame-ancestors 'self'; base-uri 'self'"
)
# The form for respondents is one file: its style and its script stand in it, known by their hash.
# All it may ask for is to be counted as begun.
FORM_PAGES = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)
# A bijeenkomst: nothing is kept, followed, framed or found by others; its address is its key.
PRESENTATION_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
# Logging in: nothing runs on these pages. They tell the referrer to ourselves, or a form on them
# would come with "Origin: null"; those whose address is a key tell it to nobody (web/login_links).
LOGIN_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; "
        "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


class SecurityHeaders:
    """ASGI middleware; a route that sets one of these headers itself keeps its own value."""

    def __init__(self, app: ASGIApp, streamlit_path: str) -> None:
        self.app = app
        self.streamlit_path = streamlit_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = STREAMLIT_PAGES if is_below(scope["path"], self.streamlit_path) else OUR_PAGES

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def is_below(path: str, parent: str) -> bool:
    return path == parent or path.startswith(f"{parent}/")


def form_policy(style: str, script: str) -> str:
    """The policy of a page with exactly this style and this script in it."""
    return FORM_PAGES.format(style=hash_source(style), script=hash_source(script))


def hash_source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
