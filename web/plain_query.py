"""What stands behind the "?" is read as text in many places: bytes that are none become "%FF"."""

from urllib.parse import quote_from_bytes

from starlette.types import ASGIApp, Receive, Scope, Send

# Everything of ASCII that can be seen stays what it was.
AS_IT_IS = bytes(range(0x21, 0x7F)).decode()


class PlainQuery:
    """ASGI middleware. A browser never sends such bytes; who does gets an answer, not an error."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        plain = quote_from_bytes(query, safe=AS_IT_IS).encode()
        await self.app({**scope, "query_string": plain} if plain != query else scope, receive, send)
