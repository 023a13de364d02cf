"""Every route of ours. Streamlit itself lives under its own path and is not in this list."""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from web.assets import assets_route
from web.health import health_route


def house_routes(
    *, streamlit_path: str, assets: Path, database_answers: Callable[[], bool]
) -> list[BaseRoute]:
    return [
        to_dashboard(streamlit_path),
        health_route(database_answers),
        assets_route(assets),
    ]


def to_dashboard(streamlit_path: str) -> Route:
    async def redirect(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{streamlit_path}/{query}", status_code=307)

    return Route("/", redirect, methods=["GET"])
