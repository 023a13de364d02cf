"""Requests that another site makes a browser send, and cookies and headers that lie."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

import app
from dashboard.data import engine
from storage.access_tables import LoginAttemptRow
from storage.commands import set_meting_state
from storage.commands.presentations import start_presentation
from storage.meting_queries import list_metingen
from storage.tables import metadata
from tests.databases import put_database
from tests.kept import read, write
from tests.web.every_route import PARAMETER, every_route
from tests.web.raw_requests import HOST, Header, Raw, ask_all, ask_one
from tests.web.signed_in import COOKIE, cookie_of, sign_in_as
from veranderverhaal.access import Role
from veranderverhaal.meting import MetingState

SLUG = "het-badhuis"
STREAMLITS = "/app/"
FORM: Header = (b"content-type", b"application/x-www-form-urlencoded")
# Whatever a form of ours has, in one.
FIELDS = urlencode(
    {
        **{
            "login": "kwaad@voorbeeld.nl",
            "name": "Kwaad",
            "password": "een lange zin van een ander",
        },
        **{"old": "x", "new": "een lange zin van een ander", "code": "AAAA-AAAA-AAAA-AAAA"},
        **{"to": "1.1", "dark": "1", "initiatief": SLUG, "slug": SLUG, "pin": "1234"},
        **{"pin_again": "1234", "pin1": "1234", "pin2": "1234", "action": "everywhere"},
        **{"everywhere": "1", "what": "everywhere", "session": "x", "q-kennen": "4"},
        **{"token": "x", "csrf": "x"},
    }
).encode()
FOREIGN: tuple[tuple[Header, ...], ...] = (
    (),
    ((b"origin", b"https://evil.example"), (b"sec-fetch-site", b"cross-site")),
    ((b"origin", b"null"),),
    ((b"sec-fetch-site", b"same-site"),),
    ((b"origin", b"https://voorbeeld.nl.evil.example"),),
    ((b"referer", b"https://evil.example/"),),
)


@pytest.fixture
def house(client: TestClient, samples_file: object) -> Iterator[dict[str, str]]:
    """An open form and a presentation: what stands in an address, by the beginning of its route."""
    from storage.settings import data_dir

    engine().dispose()
    put_database(samples_file, data_dir())  # type: ignore[arg-type]
    meting = read(list_metingen, SLUG)[0]
    write(set_meting_state, SLUG, meting.key, MetingState.OPEN)
    yield {"/v/": meting.code, "/presentatie/": write(start_presentation, SLUG, meting.key)}


def address(route: str, house: dict[str, str]) -> str:
    known = next((value for begin, value in house.items() if route.startswith(begin)), "x")
    return PARAMETER.sub(known, route)


def our_posts() -> list[str]:
    """Every address of ours that takes a form; a new one is among them by itself."""
    return [
        path
        for path, methods in every_route()
        if methods & {"POST", "PUT", "PATCH", "DELETE"} and not path.startswith(STREAMLITS)
    ]


def everything_kept() -> dict[str, list[object]]:
    """All rows, but for the counts of those who try."""
    tables = [one for one in metadata().sorted_tables if one.name != LoginAttemptRow.__tablename__]
    with engine().connect() as connection:
        return {
            one.name: sorted(
                str(row) for row in connection.execute(text(f"SELECT * FROM {one.name}"))
            )
            for one in tables
        }


@pytest.mark.parametrize("cookie", ["beheerder", "nobody"])
def test_no_other_site_makes_a_browser_change_anything(house: dict[str, str], cookie: str) -> None:
    token = sign_in_as(None, administrator=True)
    routes = our_posts()
    assert len(routes) >= 4
    before = everything_kept()
    shown = (cookie_of(token),) if cookie == "beheerder" else ()
    asked = [
        Raw("POST", address(route, house), b"", (HOST, FORM, *shown, *headers), FIELDS)
        for route in routes
        for headers in FOREIGN
    ]
    for request, answered in zip(asked, ask_all(app.app, asked), strict=True):
        assert answered.status < 500, (request.path, answered.body[:200])
        started = [
            value
            for name, value in answered.headers
            if name == b"set-cookie" and value.startswith(f"{COOKIE}=".encode())
        ]
        assert not [one for one in started if b"Max-Age=0" not in one and b'=""' not in one]
    assert everything_kept() == before
    assert ask_one(app.app, Raw(path="/app/", headers=(HOST, cookie_of(token)))).status == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_nothing_changes_by_looking(house: dict[str, str], method: str) -> None:
    token = sign_in_as(Role.COORDINATOR, SLUG)
    before = everything_kept()
    asked = [
        Raw(method, address(route, house), FIELDS, (HOST, cookie_of(token)))
        for route, _methods in every_route()
    ]
    assert all(answered.status < 500 for answered in ask_all(app.app, asked))
    assert everything_kept() == before


def cookies(*lines: str) -> tuple[Header, ...]:
    return (HOST, *((b"cookie", line.encode("latin-1")) for line in lines))


def test_a_cookie_that_is_smuggled_in_opens_nothing(client: TestClient) -> None:
    good = sign_in_as(None, administrator=True)
    tricks = (
        *(f"{COOKIE}x={good}", f"x{COOKIE}={good}", f"{COOKIE.upper()}={good}", f"={good}"),
        *(f"__Secure-{COOKIE}={good}", f"__Host-{COOKIE}={good}", f"{COOKIE}={good}x"),
        *(f"{COOKIE}={good[:-1]}", f"{COOKIE}={good.swapcase()}", f"{COOKIE}={good}%00"),
        *(f"{COOKIE}={good}; {COOKIE}=x", f"{COOKIE}=x; {COOKIE}={good}", f"{COOKIE}={'x' * 9000}"),
        *(f"{COOKIE}=\xe9\xff", f"{COOKIE}=' OR 1=1 --", COOKIE, ";;;;", "=" * 500),
    )
    asked = [Raw(path="/app/", headers=cookies(one)) for one in tricks]
    asked.append(Raw(path="/app/", headers=cookies(f"{COOKIE}={good}", f"{COOKIE}=x")))
    for request, answered in zip(asked, ask_all(app.app, asked), strict=True):
        assert answered.status == 303, request.headers
    many = "; ".join([*(f"c{n}=v" for n in range(300)), f"{COOKIE}={good}"])
    assert ask_one(app.app, Raw(path="/app/", headers=cookies(many))).status == 200


LIES: tuple[tuple[Header, ...], ...] = (
    ((b"x-veranderverhaal-here", b"1"),),
    ((b"x-forwarded-for", b"127.0.0.1"), (b"host", b"127.0.0.1:8501")),
    ((b"forwarded", b"for=127.0.0.1"),),
    ((b"x-real-ip", b"127.0.0.1"),),
    ((b"authorization", b"Bearer x"),),
    ((b"x-http-method-override", b"GET"), (b"x-original-url", b"/healthz")),
    ((b"x-rewrite-url", b"/v/x"),),
    ((b"host", b"127.0.0.1"), (b"host", b"localhost")),
    ((b"cookie", b"veranderverhaal=\x00"),),
)


def test_no_header_says_who_one_is(client: TestClient) -> None:
    paths = ["/app/", "/app/overzicht", "/voorbeeld/x/y", "/account"]
    asked = [Raw(path=path, headers=(HOST, *lie)) for path in paths for lie in LIES]
    for request, answered in zip(asked, ask_all(app.app, asked), strict=True):
        assert answered.status in (303, 400, 401, 403), (request, answered.status)
    sockets = [
        Raw(path="/app/_stcore/stream", headers=(HOST, *lie), kind="websocket") for lie in LIES
    ]
    assert {answered.status for answered in ask_all(app.app, sockets)} == {403}


def test_a_header_of_ours_never_holds_what_was_asked(client: TestClient) -> None:
    """No answer is split in two."""
    asked = [
        Raw(path=path, query=b"terug=/%0d%0aSet-Cookie:%20a=b&x=%0d%0a")
        for path in ("/app/", "/", "/inloggen", "/app/initiatieven", "/account")
    ]
    for answered in ask_all(app.app, asked):
        for _name, value in answered.headers:
            assert not re.search(rb"[\r\n]", value)


def test_a_session_that_a_stranger_chose_is_never_taken_over(client: TestClient) -> None:
    """Session fixation: the token after the login is new, whatever the browser brought along."""
    from storage.commands.accounts import create_first_account
    from tests.web.test_behind_a_proxy import LOGIN, PASSWORD
    from veranderverhaal.access import MACHINE

    create_first_account(engine(), LOGIN, "Noor", PASSWORD, who=MACHINE, address="")
    chosen = "A" * 43
    client.cookies.set(COOKIE, chosen, domain="testserver.local", path="/")
    page = client.get("/inloggen")
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    filled = {**hidden, "login": LOGIN, "password": PASSWORD}
    answer = client.post("/inloggen", data=filled)
    assert answer.status_code == 303
    given = re.search(rf"{COOKIE}=([^;]+)", answer.headers["set-cookie"])
    assert given is not None
    assert given[1] != chosen
    assert ask_one(app.app, Raw(path="/account", headers=(HOST, cookie_of(chosen)))).status == 303
    assert ask_one(app.app, Raw(path="/account", headers=(HOST, cookie_of(given[1])))).status == 200
    # And a form that was given to another browser is not taken from this one.
    other = TestClient(app.app, follow_redirects=False)
    other.cookies.set(COOKIE, sign_in_as(None), domain="testserver.local", path="/")
    assert other.post("/inloggen", data=filled).status_code == 400
