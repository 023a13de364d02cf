"""A browser without a browser: opens the pages about logging in, and sends their forms."""

import re
from dataclasses import dataclass, field

import httpx
from starlette.testclient import TestClient

import app
from dashboard.data import engine
from storage.commands.accounts import create_first_account
from tests.web.conftest import make_client
from veranderverhaal.access import MACHINE

LOGIN, PASSWORD = "noor", "een paar woorden"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def make_first_account() -> str:
    """The key of a beheerder."""
    made = create_first_account(
        engine(), LOGIN, "Noor de Vries", PASSWORD, who=MACHINE, address="127.0.0.1"
    )
    return made.key


@dataclass
class Visitor:
    """Somebody at another computer, unless a client says otherwise."""

    client: TestClient = field(
        default_factory=lambda: make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    )

    def open(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def token(self, path: str) -> str:
        found = TOKEN.search(self.open(path).text)
        assert found is not None, path
        return found[1]

    def send(self, path: str, headers: dict[str, str] | None = None, **data: str) -> httpx.Response:
        """Open the page and send its form."""
        fields = {"csrf": self.token(path), **data}
        return self.client.post(path, data=fields, headers=headers)

    def log_in(self, login: str = LOGIN, password: str = PASSWORD, **data: str) -> httpx.Response:
        return self.send("/inloggen", login=login, password=password, **data)

    @property
    def session(self) -> str:
        return str(self.client.cookies.get("veranderverhaal", ""))

    def is_known(self) -> bool:
        return self.client.get("/sessie").status_code == 204
