"""Fonts, styles and icons from our own address: nothing is fetched from elsewhere."""

from pathlib import Path

from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_A_YEAR = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"


class Assets(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        # A font file never changes; a style sheet may with every version.
        response.headers["Cache-Control"] = FOR_A_YEAR if path.endswith(".woff2") else ASK_FIRST
        return response


def assets_route(folder: Path) -> Mount:
    return Mount("/assets", Assets(directory=folder), name="assets")
