"""A form that never ends is not waited for, wherever it is sent."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

import app
from tests.web.conftest import PORT
from tests.web.form_client import Respondent, respond_to
from web import form, form_input


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def post_without_end(path: str) -> int:
    """The status of the answer to a body of which each byte comes later than the one before."""

    async def slowly() -> dict[str, Any]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def note(message: dict[str, Any]) -> None:
        sent.append(message.get("status", 0))

    sent: list[int] = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "scheme": "http",
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", PORT),
        "headers": [
            (b"host", f"127.0.0.1:{PORT}".encode()),
            (b"content-type", form_input.URLENCODED.encode()),
        ],
    }
    asyncio.run(app.app(scope, slowly, note))  # type: ignore[arg-type]
    return sent[0]


@pytest.mark.parametrize(
    "path",
    [
        *("/inloggen", "/eerste-account", "/account", "/uitnodiging/x", "/presentatie/x"),
        *("/invoerstand/begin", "/v/{code}", "/v/{code}/begonnen"),
    ],
)
def test_a_body_that_never_ends_is_not_waited_for(
    respondent: Respondent, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_input, "SECONDS_TO_SEND", 0.05)
    monkeypatch.setattr(form, "SECONDS_ON_A_SLOW_LINE", 0.05)
    began = time.monotonic()
    assert post_without_end(path.format(code=respondent.meting.code)) == 408
    assert time.monotonic() - began < 5


def test_a_respondent_on_a_slow_line_gets_longer() -> None:
    assert form_input.SECONDS_ON_A_SLOW_LINE >= 60 > form_input.SECONDS_TO_SEND
