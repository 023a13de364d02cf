"""Below Streamlit's path an address of a page has one part; deeper there is nothing."""

from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from web.templating import page


class OnePart:
    """ASGI middleware. Streamlit sends its page anywhere, but deeper its scripts are not found.

    `not_pages` are the first parts of what is no page: they may be as deep as they like.
    """

    def __init__(self, app: ASGIApp, streamlit_path: str, not_pages: Collection[str]) -> None:
        self.app = app
        self.prefix = f"{streamlit_path}/"
        self.not_pages = frozenset(not_pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.is_too_deep(scope["path"]):
            await page("not_found.html", status=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def is_too_deep(self, path: str) -> bool:
        first, _, deeper = path.removeprefix(self.prefix).partition("/")
        below = path.startswith(self.prefix)
        return below and first not in self.not_pages and deeper.strip("/") != ""
