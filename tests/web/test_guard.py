"""The door: who comes in, who is led where, and what happens to a page that stays open."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.web.conftest import PORT, make_client
from web.guard import HERE_HEADER, Guard, Seen, own_path
from web.local_request import Listening
from web.session_cookie import NAME
from web.who_asks import shown_by

KNOWN, LOCKED = "bekend", "vergrendeld"
withdrawn: set[str] = set()


def look(token: str, here: bool) -> Seen:
    if token == "stuk":
        raise OSError("the database is away")
    return Seen(here or (token == KNOWN and token not in withdrawn), token == LOCKED)


def tell(request: Request) -> Response:
    shown = shown_by(request)
    return PlainTextResponse(f"{shown.token}|{shown.here}|{request.headers.getlist(HERE_HEADER)}")


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


def build(only_here: int | None = None, seconds: float = 30.0) -> Starlette:
    guard = Middleware(
        Guard, look=look, listening=Listening(only_here), streamlit_path="/app", seconds=seconds
    )
    routes = [WebSocketRoute("/app/_stcore/stream", stream), Route("/{path:path}", tell)]
    return Starlette(routes=routes, middleware=[guard])


def browser(token: str = "", only_here: int | None = None) -> TestClient:
    client = make_client(build(only_here))
    if token:
        client.cookies.set(NAME, token)
    return client


FOR_ALL = ("/v/abc", "/v/abc/bedankt", "/assets/x.css", "/healthz", "/app/static/js/x.js")
PASSED_BY = ("/i/abc", "/inloggen", "/inloggen/extern", "/eerste-account", "/uitnodiging/x")
GUARDED = ("/", "/app/", "/app", "/app/overzicht", "/account", "/voorbeeld/x/y", "/nergens", "/vx")


@pytest.mark.parametrize("path", [*FOR_ALL, *PASSED_BY])
def test_some_things_are_for_everyone(path: str) -> None:
    assert browser().get(path).status_code == 200


@pytest.mark.parametrize("path", GUARDED)
def test_all_else_leads_to_the_login_and_back(path: str) -> None:
    response = browser().get(f"{path}?a=1&b=c d")
    assert response.status_code == 303
    assert response.headers["location"].startswith("/inloggen?terug=/")
    assert "a%3D1%26b%3Dc" in response.headers["location"]
    assert response.headers["cache-control"] == "no-store"
    assert browser(KNOWN).get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/sessie", "/app/_stcore/health", "/app/media/x.png", "/dutch-123.js"]
)
def test_what_a_page_asks_by_itself_is_refused(path: str) -> None:
    assert browser().get(path).status_code == 401
    assert browser(LOCKED).get(path).status_code == 403
    assert browser(KNOWN).get(path).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "X"])
def test_other_methods_than_looking_are_refused(method: str) -> None:
    assert browser().request(method, "/account").status_code == 401
    assert browser().request(method, "/app/_stcore/upload_file/x/y").status_code == 401


@pytest.mark.parametrize(
    "path",
    [
        "/v/../account",
        "/v/%2e%2e/account",
        "/assets/..%2faccount",
        "/v//account",
        "/v/%5caccount",
        "/v/%00",
        "/app/static/../_stcore/health",
        "//v/abc",
        "/V/abc",
        "/ v/abc",
    ],
)
def test_a_path_that_can_be_read_in_two_ways_is_for_who_is_known_only(path: str) -> None:
    assert browser().get(path).status_code in (303, 401)


@pytest.mark.parametrize("path", [*FOR_ALL, "/invoerstand", "/invoerstand/klaar"])
def test_a_locked_tablet_goes_to_the_forms(path: str) -> None:
    assert browser(LOCKED).get(path).status_code == 200


@pytest.mark.parametrize("path", [*PASSED_BY, *GUARDED, "/presentatie/x", "/wachtwoord/x"])
def test_and_nowhere_else(path: str) -> None:
    response = browser(LOCKED).get(path)
    assert (response.status_code, response.headers["location"]) == (303, "/invoerstand")
    assert browser(LOCKED).post(path).status_code == 403


def test_the_tablet_mode_is_not_for_passers_by() -> None:
    assert browser().get("/invoerstand/begin").status_code == 303
    assert browser(KNOWN).get("/invoerstand/begin").status_code == 200


def test_who_is_at_this_computer_is_known_and_stamped_so() -> None:
    assert browser(only_here=PORT).get("/account").text == "|True|['1']"
    assert browser(only_here=PORT).get("/v/x").text == "|False|[]"  # nobody asks there


@pytest.mark.parametrize("name", [HERE_HEADER, "X-Veranderverhaal-Here", "X-VERANDERVERHAAL-HERE"])
def test_nobody_stamps_themselves(name: str) -> None:
    assert browser().get("/account", headers={name: "1"}).status_code == 303
    told = browser(KNOWN).get("/account", headers=[(name, "1"), (name, "1")]).text
    assert told == f"{KNOWN}|False|[]"
    assert browser(only_here=PORT).get("/account", headers={name: "0"}).text == "|True|['1']"


def test_without_a_database_nobody_comes_in_but_forms_and_health_are_answered() -> None:
    assert browser("stuk").get("/account").status_code == 500
    assert [browser("stuk").get(path).status_code for path in FOR_ALL] == [200] * len(FOR_ALL)


def test_a_session_in_the_address_is_no_session() -> None:
    assert browser().get(f"/account?{NAME}={KNOWN}").status_code == 303


@contextmanager
def open_page(token: str, seconds: float = 30.0) -> Iterator[object]:
    client = make_client(build(seconds=seconds))
    headers = {"cookie": f"{NAME}={token}"}
    with client.websocket_connect("/app/_stcore/stream", headers=headers) as websocket:
        yield websocket


@pytest.mark.parametrize("token", ["", "x", LOCKED])
def test_who_is_not_known_gets_no_websocket(token: str) -> None:
    with pytest.raises(WebSocketDisconnect), open_page(token):
        pass


def test_an_open_page_is_closed_soon_after_its_session_ended() -> None:
    withdrawn.clear()
    with open_page(KNOWN, seconds=0.05) as page:
        time.sleep(0.15)
        page.send_text("a")  # type: ignore[attr-defined]
        assert page.receive_text() == "a"  # type: ignore[attr-defined]
        withdrawn.add(KNOWN)
        with pytest.raises(WebSocketDisconnect) as closed:
            page.receive_text()  # type: ignore[attr-defined]
    withdrawn.clear()
    assert closed.value.code == 1008


def test_nothing_is_sent_to_a_page_after_it_was_closed() -> None:
    sent: list[str] = []

    async def chatty(_scope: object, _receive: object, send: object) -> None:
        for _ in range(20):
            await asyncio.sleep(0.01)
            await send({"type": "websocket.send", "text": "x"})  # type: ignore[operator]

    async def note(message: dict[str, str]) -> None:
        sent.append(message["type"])

    guard = Guard(
        chatty,  # type: ignore[arg-type]
        look=lambda _token, _here: Seen(len(sent) < 3),
        listening=Listening(),
        streamlit_path="/app",
        seconds=0.02,
    )
    scope = {"type": "websocket", "path": "/app/_stcore/stream", "headers": []}
    asyncio.run(guard(scope, None, note))  # type: ignore[arg-type]
    assert sent.count("websocket.close") == 1
    assert sent[-1] == "websocket.close"


@pytest.mark.parametrize(
    "path",
    ["/", "/app/", "/app/overzicht?initiatief=het-badhuis", "/account?x=//elders", "/a/b#c"],
)
def test_a_path_of_ours_is_led_back_to(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "app",
        "//elders.nl",
        "/\\elders.nl",
        "\\\\elders.nl",
        "/a\\b",
        "https://elders.nl",
        "https:elders.nl",
        "javascript:alert(1)",
        "///elders.nl",
        "/\t/elders.nl",
        "/ /elders.nl",
        "/\n/elders.nl",
        "/x\r\nSet-Cookie: a=b",
        "/\0",
        "http://[",
        "/" + "a" * 1000,
        " /app",
    ],
)
def test_another_site_is_never_led_to(path: str) -> None:
    assert own_path(path) == "/"
