import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from web.same_origin import SameOrigin


def seen_origin(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.headers.get("origin", "none"))


async def say_hello(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("hallo")


@pytest.fixture
def small_client() -> TestClient:
    routes = [Route("/", seen_origin), WebSocketRoute("/stream", say_hello)]
    guard = Middleware(SameOrigin, allowed=["https://verhaal.example"])
    return TestClient(Starlette(routes=routes, middleware=[guard]), base_url="http://ons.nl:8501")


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no origin"),
        pytest.param({"origin": "http://ons.nl:8501"}, id="our own"),
        pytest.param({"origin": "https://verhaal.example"}, id="allowed"),
    ],
)
def test_our_own_pages_get_a_websocket(small_client: TestClient, headers: dict[str, str]) -> None:
    # The test client names another host for a websocket than for a request.
    headers = {"host": "ons.nl:8501", **headers}
    with small_client.websocket_connect("/stream", headers=headers) as websocket:
        assert websocket.receive_text() == "hallo"


@pytest.mark.parametrize(
    "origin",
    ["https://elders.example", "http://localhost:8501", "http://ons.nl", "null", "http://["],
)
def test_another_site_gets_no_websocket(small_client: TestClient, origin: str) -> None:
    headers = {"host": "ons.nl:8501", "origin": origin}
    with (
        pytest.raises(WebSocketDisconnect),
        small_client.websocket_connect("/stream", headers=headers),
    ):
        pass


def test_the_origin_of_another_site_is_not_passed_on(small_client: TestClient) -> None:
    assert small_client.get("/", headers={"origin": "https://elders.example"}).text == "none"
    ours = "http://ons.nl:8501"
    assert small_client.get("/", headers={"origin": ours}).text == ours
