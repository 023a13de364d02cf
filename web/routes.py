"""Every route of ours. Streamlit itself lives under its own path and is not in this list."""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from storage.engine import Who
from web.account import account_routes
from web.assets import assets_route
from web.cards import CardDesk, card_routes
from web.consent import ConsentDesk, consent_routes
from web.form import FormDesk, form_routes
from web.health import health_route
from web.login import login_routes
from web.login_frame import LoginDesk
from web.login_links import link_routes
from web.metrics import MetricsDesk, metrics_route
from web.oidc import oidc_routes
from web.oidc_provider import Provider
from web.presentatie import PresentationDesk, presentation_routes
from web.preview import Found, preview_route
from web.shared import SharedDesk, shared_routes
from web.table import TableDesk, table_routes
from web.tablet import TabletDesk, tablet_routes


def house_routes(
    *,
    streamlit_path: str,
    start_page: str = "",
    assets: Path,
    database_answers: Callable[[], bool],
    form_desk: FormDesk | None = None,
    find_preview: Callable[[str, str, Who], Found] | None = None,
    presentation_desk: PresentationDesk | None = None,
    card_desk: CardDesk | None = None,
    table_desk: TableDesk | None = None,
    shared_desk: SharedDesk | None = None,
    tablet_desk: TabletDesk | None = None,
    consent_desk: ConsentDesk | None = None,
    login_desk: LoginDesk | None = None,
    provider: Provider | None = None,
    metrics_desk: MetricsDesk | None = None,
) -> list[BaseRoute]:
    """`form_desk` takes the answers of respondents, `presentation_desk` shows uitkomsten on a
    beamer, `card_desk` takes cards from phones, `shared_desk` the public pages, `login_desk` knows
    who logs in; without them there are none.

    `start_page` is the page that Streamlit shows at its bare path, and knows by no other name.
    """
    begin = f"{streamlit_path}/"
    return [
        *(form_routes(form_desk) if form_desk else []),
        *([preview_route(find_preview)] if find_preview else []),
        *(presentation_routes(presentation_desk) if presentation_desk else []),
        *(table_routes(table_desk) if table_desk else []),
        *(card_routes(card_desk) if card_desk else []),
        *(shared_routes(shared_desk) if shared_desk else []),
        *(tablet_routes(tablet_desk) if tablet_desk else []),
        *(consent_routes(consent_desk) if consent_desk else []),
        *(login_routes(login_desk) if login_desk else []),
        *(link_routes(login_desk) if login_desk else []),
        *(account_routes(login_desk) if login_desk else []),
        *(oidc_routes(login_desk, provider) if login_desk and provider else []),
        lead_to(begin, "/"),
        *([lead_to(begin, f"{begin}{start_page}")] if start_page else []),
        health_route(database_answers),
        *([metrics_route(metrics_desk)] if metrics_desk else []),
        assets_route(assets),
    ]


def lead_to(target: str, address: str) -> Route:
    """Whoever asks for the address gets to the target, with what stands behind the "?"."""

    async def redirect(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{target}{query}", status_code=307)

    return Route(address, redirect, methods=["GET"])
