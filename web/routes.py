"""Every route of ours. Streamlit itself lives under its own path and is not in this list."""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from web.assets import assets_route
from web.form import FormDesk, form_routes
from web.health import health_route
from web.preview import Found, preview_route


def house_routes(
    *,
    streamlit_path: str,
    assets: Path,
    database_answers: Callable[[], bool],
    form_desk: FormDesk | None = None,
    find_preview: Callable[[str, str], Found] | None = None,
) -> list[BaseRoute]:
    """`form_desk` takes the answers of respondents; without one there are no forms."""
    return [
        *(form_routes(form_desk) if form_desk else []),
        *([preview_route(find_preview)] if find_preview else []),
        to_dashboard(streamlit_path),
        health_route(database_answers),
        assets_route(assets),
    ]


def to_dashboard(streamlit_path: str) -> Route:
    async def redirect(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{streamlit_path}/{query}", status_code=307)

    return Route("/", redirect, methods=["GET"])
