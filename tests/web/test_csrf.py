"""Only a form on a page of ours is taken, from the browser that got that page."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.web.conftest import PORT
from web import csrf, form_token
from web.csrf import FIELD
from web.csrf import form_token as sign
from web.form_input import read_fields
from web.same_origin import SameOrigin
from web.session_cookie import NAME, SECURE_NAME


def secret() -> bytes:
    return b"geheim"


def show(request: Request) -> Response:
    return csrf.remember(request, PlainTextResponse(sign(request, secret)))


async def receive(request: Request) -> Response:
    fields = await read_fields(request, 5000)
    return PlainTextResponse("ja" if csrf.is_our_form(request, fields, secret) else "nee")


ROUTES = [Route("/", show), Route("/", receive, methods=["POST"])]
APP = Starlette(routes=ROUTES, middleware=[Middleware(SameOrigin)])


def browser(scheme: str = "http") -> TestClient:
    return TestClient(APP, base_url=f"{scheme}://127.0.0.1:{PORT}")


def post(client: TestClient, token: str, **headers: str) -> str:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/", data={FIELD: token}, headers=named).text


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_form_of_ours_is_taken_again_and_again(scheme: str) -> None:
    client = browser(scheme)
    token = client.get("/").text
    assert [post(client, token), post(client, token)] == ["ja", "ja"]
    assert post(client, client.get("/").text) == "ja"


def test_the_cookie_is_set_once_and_no_script_reads_it() -> None:
    client = browser("https")
    cookie = client.get("/").headers["set-cookie"]
    assert re.match(r"__Host-veranderverhaal-voor=[\w-]{32}; HttpOnly; Path=/; ", cookie)
    assert "SameSite=lax" in cookie
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert "set-cookie" not in client.get("/").headers


def test_without_a_token_or_a_cookie_nothing_is_taken() -> None:
    client = browser()
    token = client.get("/").text
    for wrong in ("", "x", token[:-1], token[:-1] + "=", "é", token * 2):
        assert post(client, wrong) == "nee"
    assert post(browser(), token) == "nee"


def test_the_token_of_another_browser_is_not_taken() -> None:
    mine, other = browser(), browser()
    mine.get("/")
    assert post(mine, other.get("/").text) == "nee"


def test_a_token_is_bound_to_the_session() -> None:
    client = browser()
    before = client.get("/").text
    client.cookies.set(NAME, "sessie")
    within = client.get("/").text
    assert post(client, within) == "ja"
    assert post(client, before) == "nee"
    client.cookies.set(NAME, "andere")
    assert post(client, within) == "nee"


def test_a_token_is_no_good_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser()
    token = client.get("/").text
    monkeypatch.setattr(form_token, "SECONDS_VALID", -1)
    assert post(client, token) == "nee"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"origin": f"http://127.0.0.1:{PORT}"}, "ja"),
        ({"origin": "https://elders.example"}, "nee"),
        ({"origin": f"http://localhost:{PORT}"}, "nee"),
        ({"origin": "null"}, "ja"),  # a page of ours that names no referrer; the token decides
        ({"origin": "null", "sec_fetch_site": "cross-site"}, "nee"),
        ({"sec_fetch_site": "same-origin"}, "ja"),
        ({"sec_fetch_site": "same-site"}, "nee"),
        ({"sec_fetch_site": "cross-site"}, "nee"),
        ({"sec_fetch_site": "none"}, "nee"),
    ],
)
def test_another_site_sends_nothing_even_with_the_right_token(
    headers: dict[str, str], expected: str
) -> None:
    client = browser()
    assert post(client, client.get("/").text, **headers) == expected


def test_a_cookie_that_a_neighbour_smuggled_in_counts_for_nothing() -> None:
    client = browser("https")
    token = client.get("/").text
    value = client.cookies[f"{SECURE_NAME}-voor"]
    client.cookies.clear()
    # Without the prefix any neighbour can set it; and of two with one name, one is smuggled.
    assert post(client, token, cookie=f"{NAME}-voor={value}") == "nee"
    doubled = f"{SECURE_NAME}-voor={value}; {SECURE_NAME}-voor=x"
    assert post(client, token, cookie=doubled) == "nee"
    assert post(client, token, cookie=f"{SECURE_NAME}-voor={value}") == "ja"
