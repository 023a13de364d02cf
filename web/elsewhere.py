"""A file for a page that lives in another program: 404, so that a proxy asks the next one.

Streamlit says 400, on which no proxy looks further.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Elsewhere:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, streamlit_path: str) -> None:
        self.app = app
        self.uploads = f"{streamlit_path}/_stcore/upload_file/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_as_missing(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 400:
                message = {**message, "status": 404}
            await send(message)

        is_upload = scope["type"] == "http" and scope["path"].startswith(self.uploads)
        await self.app(scope, receive, send_as_missing if is_upload else send)
