"""A browser somewhere on the internet that logs in at a provider, and who has an account then."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlmodel import select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

import app
from dashboard.data import engine
from storage.access_tables import AccountRow
from storage.commands import create_initiatief
from storage.commands.accounts import add_account
from storage.commands.invitations import invite
from storage.engine import reading, writing
from tests.web.conftest import make_client
from tests.web.signing_provider import CLIENT, SECRET, SigningProvider, running_provider
from veranderverhaal.access import Role
from veranderverhaal.model import Initiatief
from web.guard import Guard
from web.local_request import Listening
from web.login_frame import LoginDesk
from web.oidc_provider import Provider, Settings
from web.routes import house_routes
from web.same_origin import SameOrigin
from web.session_cookie import NAME

OUT, BACK, SLUG = "/inloggen/extern", "/inloggen/extern/terug", "de-straat"
FAILED = "Inloggen met De Gemeente lukte niet"


@dataclass
class Visit:
    """A browser somewhere on the internet, and the provider it may log in at."""

    client: TestClient
    provider: SigningProvider

    def go(self, back: str = "/") -> str:
        """Begin here, log in there: the address to come back to."""
        led = self.client.get(OUT, params={"terug": back})
        assert led.status_code == 303, led.text
        return self.provider.approve(led.headers["location"])

    def log_in(self, back: str = "/") -> httpx.Response:
        return self.client.get(self.go(back))

    @property
    def is_in(self) -> bool:
        return NAME in self.client.cookies and self.client.get("/sessie").status_code == 204


@contextmanager
def visiting() -> Iterator[Visit]:
    """Needs the fixture `client`, for its database."""
    with running_provider() as provider:
        settings = Settings(provider.issuer, CLIENT, SECRET, "De Gemeente")
        routes = house_routes(
            streamlit_path="/app",
            assets=Path("dashboard/static"),
            database_answers=lambda: True,
            login_desk=LoginDesk(engine, app.sign_with, settings.name),
            provider=Provider(settings),
        )
        guard = Middleware(Guard, look=app.look, listening=Listening(), streamlit_path="/app")
        outside = Starlette(routes=routes, middleware=[guard, Middleware(SameOrigin)])
        yield Visit(make_client(outside, "203.0.113.7"), provider)


def invited(role: Role = Role.VOLUNTEER) -> str:
    """The address of an invitation, where somebody has an account already."""
    with writing(engine()) as session:
        create_initiatief(Initiatief(SLUG, "De Straat"), session=session)
        add_account("baas", "Baas", administrator=True, session=session)
        return f"/uitnodiging/{invite(SLUG, role, session=session).token}"


def accounts() -> list[AccountRow]:
    with reading(engine()) as session:
        return list(session.exec(select(AccountRow).where(AccountRow.login != "baas")))


def assert_failed(visit: Visit, came: httpx.Response) -> None:
    assert came.status_code == 503
    assert FAILED in came.text
    assert (visit.is_in, accounts()) == (False, [])
