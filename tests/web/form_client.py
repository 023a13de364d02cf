"""A respondent without a browser: opens a form, fills it in, sends it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import httpx
import pytest
from starlette.testclient import TestClient

import app
from dashboard.data import close_response_writer
from tests.web.forms import EVERYTHING, open_form
from veranderverhaal.meting import Meting
from veranderverhaal.vragenlijst import Vragenlijst

Given = Mapping[str, str | Sequence[str]]


@dataclass
class Respondent:
    client: TestClient
    meting: Meting

    @property
    def address(self) -> str:
        return f"/v/{self.meting.code}"

    def open(self, language: str = "nl") -> httpx.Response:
        return self.client.get(self.address, params={"taal": language})

    def token(self) -> str:
        return token_in(self.open())

    def send(self, given: Given, language: str = "nl", token: str | None = None) -> httpx.Response:
        data = {"token": token if token is not None else self.token(), **given}
        return self.client.post(self.address, params={"taal": language}, data=data)

    def post(self, body: bytes, media_type: str) -> httpx.Response:
        headers = {"content-type": media_type}
        return self.client.post(self.address, content=body, headers=headers)


def token_in(response: httpx.Response) -> str:
    found = re.search(r'name="token" value="([^"]*)"', response.text)
    assert found is not None
    return found[1]


def respond_to(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, vragenlijst: Vragenlijst = EVERYTHING
) -> Iterator[Respondent]:
    """An open form, and a limit that a test does not run into by itself."""
    monkeypatch.setattr(app.form_desk.limit, "most", 10**9)
    yield Respondent(client, open_form(vragenlijst, linked=True))
    close_response_writer()
