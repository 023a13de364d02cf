"""Every route has a rule, and the rule holds: for nobody, for every role, for what ended."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

import app
from dashboard.data import close_response_writer, engine
from storage.access_tables import AccountRow, LoginSessionRow
from storage.engine import writing
from tests.web.conftest import make_client
from tests.web.every_route import every_route, filled
from tests.web.forms import SLUG, open_form
from tests.web.signed_in import COOKIE, sign_in_as
from veranderverhaal.access import Role
from web.route_rules import RULES, Door, door_of, find_rule

OPEN = (Door.EVERYONE, Door.PASSERS_BY)
STREAMLIT = app.STREAMLIT_PATH


def elsewhere(token: str = "") -> TestClient:
    """A browser on another computer, logged in or not."""
    client = make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    if token:
        client.cookies.set(COOKIE, token)
    return client


def is_led_away(client: TestClient, path: str, method: str) -> bool:
    """Whether the guard sends who asks to the login, or says that they have to."""
    response = client.request(method, path)
    to_login = response.headers.get("location", "").startswith("/inloggen?terug=")
    return response.status_code == 401 or (response.status_code == 303 and to_login)


def asked_routes() -> list[tuple[str, str]]:
    """An address of every route there is, ours and Streamlit's, with every method it takes."""
    routes = {
        (filled(path), method)
        for path, methods in every_route()
        for method in methods - {"HEAD", "OPTIONS"}
    }
    return sorted(routes)


def all_paths() -> list[str]:
    """An address of every route; the files of a folder stand below its own."""
    paths = [filled(path) for path, _ in every_route()]
    return [f"{path}/x" if path == "/assets" else path for path in paths]


def test_every_route_has_a_rule_of_its_own(client: TestClient) -> None:
    assert [path for path in all_paths() if not find_rule(path, STREAMLIT)] == []


def test_every_rule_is_about_something(client: TestClient) -> None:
    used = {find_rule(path, STREAMLIT) for path in all_paths()}
    not_there_yet = {"/inloggen/*"}  # of a provider
    assert set(RULES) - used - not_there_yet <= {"{app}", "{app}/static/*"}


@pytest.mark.parametrize("token", ["", "made-up"])
def test_nobody_comes_in_where_a_login_is_asked_for(client: TestClient, token: str) -> None:
    open_form()
    browser = elsewhere(token)
    for path, method in asked_routes():
        if path == "/":
            continue  # leads to the login without a way back
        is_open = door_of(path, STREAMLIT) in (*OPEN, Door.LINK)
        assert is_led_away(browser, path, method) is not is_open, (method, path)
    close_response_writer()


@pytest.mark.parametrize("role", [*Role, None])
def test_who_logged_in_comes_in(client: TestClient, role: Role | None) -> None:
    open_form()
    browser = elsewhere(sign_in_as(role, SLUG))
    for path, method in asked_routes():
        assert not is_led_away(browser, path, method), (method, path)
    close_response_writer()


def test_what_is_about_one_initiatief_takes_a_role_in_it(client: TestClient) -> None:
    meting = open_form()
    preview = f"/voorbeeld/{SLUG}/{meting.vragenlijst}"
    for role in (*Role, None):
        response = elsewhere(sign_in_as(role, SLUG)).get(preview)
        assert response.status_code == (200 if role else 404), role
    assert elsewhere().get(preview).status_code == 303
    close_response_writer()


def test_a_session_that_ended_is_nobody(client: TestClient) -> None:
    token = sign_in_as(Role.COORDINATOR, slug_of_a_form())
    browser = elsewhere(token)
    assert browser.get("/sessie").status_code == 204
    with writing(engine()) as session:
        row = session.exec(select(LoginSessionRow)).one()
        row.until = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=1)
    assert browser.get("/sessie").status_code == 401
    assert browser.get("/app/").status_code == 303


def test_a_closed_account_is_nobody(client: TestClient) -> None:
    browser = elsewhere(sign_in_as(Role.COORDINATOR, slug_of_a_form()))
    with writing(engine()) as session:
        session.exec(select(AccountRow)).one().closed = True
    assert browser.get("/sessie").status_code == 401


def test_this_computer_is_known_until_there_is_an_account(client: TestClient) -> None:
    assert client.get("/sessie").status_code == 204
    assert elsewhere().get("/sessie").status_code == 401
    sign_in_as(Role.COORDINATOR, slug_of_a_form())
    assert client.get("/sessie").status_code == 401
    assert client.get("/app/").headers["location"] == "/inloggen?terug=/app/"


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-for": "127.0.0.1"},
        {"forwarded": "for=127.0.0.1"},
        {"via": "1.1 caddy"},
        {"x-veranderverhaal-here": "1", "host": "verhaal.nl"},
        {"referer": "https://elders.example/"},
    ],
)
def test_what_came_through_a_proxy_is_never_this_computer(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert client.get("/sessie", headers=headers).status_code == 401


def slug_of_a_form() -> str:
    open_form()
    close_response_writer()
    return SLUG


@pytest.mark.parametrize("path", ["/invoerstand/begin", "/invoerstand/begin?initiatief="])
def test_where_no_initiatief_is_named_nobody_has_a_role(client: TestClient, path: str) -> None:
    browser = elsewhere(sign_in_as(None))
    assert browser.get(path).status_code == 404
