"""Logging in and out, and the first account."""

import asyncio
import time

import pytest
from sqlmodel import select
from starlette.requests import Request
from starlette.testclient import TestClient

import app
from dashboard.data import engine
from storage.access_tables import AccountRow, LoginSessionRow
from storage.commands.accounts import make_first_code
from storage.engine import reading
from tests.kept import write
from tests.web.conftest import make_client
from tests.web.html_check import problems_in
from tests.web.login_client import LOGIN, PASSWORD, Visitor, make_first_account
from web import form_input, login_frame
from web.login import LoginRoutes
from web.session_cookie import NAME

FIRST = {"name": "Noor de Vries", "login": LOGIN, "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def visitor(client: TestClient) -> Visitor:
    """Somebody at another computer, where there is an account."""
    make_first_account()
    return Visitor()


@pytest.mark.parametrize("path", ["/inloggen", "/uitloggen", "/eerste-account"])
def test_the_pages_are_sound_and_run_nothing(
    client: TestClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.listening, "only_here", None)
    if path != "/eerste-account":
        make_first_account()
    page = Visitor().open(path)
    assert page.status_code == 200
    assert problems_in(page.text) == []
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'none'; style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["referrer-policy"] == "same-origin"


def test_logging_in_leads_to_where_one_wanted_to_be(visitor: Visitor) -> None:
    response = visitor.open("/app/overzicht?initiatief=het-badhuis")
    page = visitor.open(response.headers["location"])
    assert 'name="terug" value="/app/overzicht?initiatief=het-badhuis"' in page.text
    response = visitor.log_in(terug="/app/overzicht?initiatief=het-badhuis")
    assert response.status_code == 303
    assert response.headers["location"] == "/app/overzicht?initiatief=het-badhuis"
    assert visitor.is_known()


@pytest.mark.parametrize("back", ["https://elders.example", "//elders.example", "/\\elders", "x"])
def test_and_never_to_another_site(visitor: Visitor, back: str) -> None:
    assert visitor.log_in(terug=back).headers["location"] == "/"
    page = Visitor().client.get("/inloggen", params={"terug": back})
    assert 'name="terug" value="/"' in page.text
    assert visitor.client.get("/inloggen", params={"terug": back}).headers["location"] == "/"


def test_the_cookie_is_for_no_script_and_for_this_site(visitor: Visitor) -> None:
    cookies = visitor.log_in().headers.get_list("set-cookie")
    session = next(one for one in cookies if one.startswith(f"{NAME}="))
    assert session.partition("; ")[2] == "HttpOnly; Path=/; SameSite=lax"
    forgotten = next(one for one in cookies if one.startswith(f"{NAME}-voor="))
    assert "Max-Age=0" in forgotten


def test_over_tls_the_cookie_is_secure_and_of_this_host_only(visitor: Visitor) -> None:
    # The test client stands for uvicorn, which has believed the proxy by then.
    client = visitor.client
    client.base_url = "https://verhaal.example"
    cookies = visitor.log_in().headers.get_list("set-cookie")
    session = next(one for one in cookies if one.startswith("__Host-veranderverhaal="))
    assert session.partition("; ")[2] == "HttpOnly; Path=/; SameSite=lax; Secure"
    assert visitor.is_known()


def test_every_login_begins_a_fresh_session_and_ends_the_one_before(visitor: Visitor) -> None:
    visitor.log_in()
    before = visitor.session
    visitor.client.cookies.delete(NAME)
    visitor.log_in()
    assert visitor.session != before
    planted = Visitor()
    planted.client.cookies.set(NAME, visitor.session)
    # A session that is open already leads on; who posts all the same gets a new one.
    page = planted.open("/account").text
    token = page.partition('name="csrf" value="')[2].partition('"')[0]
    data = {"csrf": token, "login": LOGIN, "password": PASSWORD}
    response = planted.client.post("/inloggen", data=data)
    assert response.status_code == 303
    assert response.cookies[NAME] != visitor.session
    assert not visitor.is_known()


def test_a_session_that_somebody_made_up_is_never_used(visitor: Visitor) -> None:
    visitor.client.cookies.set(NAME, "verzonnen")
    response = visitor.log_in()
    assert response.cookies[NAME] != "verzonnen"
    with reading(engine()) as session:
        rows = session.exec(select(LoginSessionRow)).all()
    assert len(rows) == 1
    assert rows[0].token not in (response.cookies[NAME], "verzonnen")  # a hash


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(visitor: Visitor) -> None:
    pages = []
    for login, password in ((LOGIN, "iets anders hier"), ("niemand", PASSWORD)):
        response = Visitor().log_in(login, password)
        assert response.status_code == 400
        assert NAME not in response.cookies
        assert password not in response.text
        assert f'value="{login}"' in response.text
        pages.append(response.text.replace(login, ""))
    ours = [page.partition('name="csrf"')[0] for page in pages]
    assert ours[0] == ours[1]
    assert "horen niet bij elkaar" in ours[0]


def test_who_tries_too_often_is_told_how_long_to_wait(visitor: Visitor) -> None:
    responses = [visitor.log_in(password="fout en nog eens fout") for _ in range(6)]
    assert [one.status_code for one in responses] == [400] * 5 + [429]
    assert int(responses[-1].headers["retry-after"]) > 0
    assert "Wacht" in responses[-1].text
    assert visitor.log_in().status_code == 429  # the right one has to wait as well


def test_what_was_typed_is_text_on_the_page(visitor: Visitor) -> None:
    hostile = '"><script>alert(1)</script>{{7*7}}'
    page = visitor.log_in(hostile, "x", terug='/"><script>').text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "49" not in page.partition("<main")[2]


def test_a_form_of_another_site_logs_nobody_in(visitor: Visitor) -> None:
    data = {"login": LOGIN, "password": PASSWORD}
    refused = [
        visitor.client.post("/inloggen", data=data),
        visitor.client.post("/inloggen", data={**data, "csrf": Visitor().token("/inloggen")}),
        visitor.send("/inloggen", {"origin": "https://elders.example"}, **data),
        visitor.send("/inloggen", {"sec-fetch-site": "cross-site"}, **data),
    ]
    assert [one.status_code for one in refused] == [400] * 4
    assert not visitor.session
    assert visitor.send(
        "/inloggen", {"origin": "http://192.168.1.5:8501"}, **data
    ).has_redirect_location


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"login=" + b"x" * 17_000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 400),
        (b"\xff\xfe%zz", "application/x-www-form-urlencoded", 400),
        (b"", "", 400),
    ],
)
def test_what_is_no_form_is_refused(
    visitor: Visitor, body: bytes, media_type: str, status: int
) -> None:
    headers = {"content-type": media_type}
    for path in ("/inloggen", "/uitloggen", "/eerste-account", "/uitnodiging/x", "/wachtwoord/x"):
        response = visitor.client.post(path, content=body, headers=headers)
        expected = {status, 404} if path.endswith("/x") else {status}
        assert response.status_code in expected, path


def test_a_form_that_never_ends_is_not_waited_for(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_input, "SECONDS_TO_SEND", 0.05)

    async def never() -> dict[str, object]:
        await asyncio.sleep(30)
        return {}

    async def post() -> int:
        scope = {"type": "http", "method": "POST", "path": "/inloggen", "headers": []}
        routes = LoginRoutes(login_frame.LoginDesk(engine, app.sign_with))
        return (await routes.receive_login(Request(scope, never))).status_code

    began = time.monotonic()
    assert asyncio.run(post()) == 408
    assert time.monotonic() - began < 5


def test_logging_out_ends_the_session_on_the_server_too(visitor: Visitor) -> None:
    visitor.log_in()
    kept = visitor.session
    response = visitor.send("/uitloggen")
    assert response.headers["location"] == "/inloggen?na=uit"
    assert not visitor.session
    assert "Je bent uitgelogd." in visitor.open("/inloggen?na=uit").text
    visitor.client.cookies.set(NAME, kept)
    assert not visitor.is_known()


def test_another_site_logs_nobody_out(visitor: Visitor) -> None:
    visitor.log_in()
    visitor.client.post("/uitloggen", data={"csrf": "x"})
    visitor.client.get("/uitloggen")
    assert visitor.is_known()


def test_at_the_computer_itself_the_first_account_needs_no_code(client: TestClient) -> None:
    here = Visitor(client)
    page = here.open("/eerste-account")
    assert 'name="code"' not in page.text
    response = here.send("/eerste-account", **FIRST)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert here.is_known()
    with reading(engine()) as session:
        assert session.exec(select(AccountRow)).one().administrator
    assert here.open("/eerste-account").headers["location"] == "/inloggen"
    assert not Visitor(make_client(app.app)).is_known()  # from now on everybody logs in


@pytest.mark.parametrize("path", ["/app/overzicht", "/inloggen", "/eerste-account"])
def test_at_the_computer_itself_a_link_of_another_site_asks_for_no_code(
    client: TestClient, path: str
) -> None:
    told = {"sec-fetch-site": "cross-site"}
    page = client.get(path, headers=told, follow_redirects=True)
    assert page.status_code == 403
    assert "Typ het adres zelf in de adresbalk" in page.text
    assert 'name="code"' not in page.text


def test_a_code_is_printed_when_it_may_be_asked_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app.tell_first_code()
    assert not capsys.readouterr().out
    monkeypatch.setattr(app, "provider", object())
    app.tell_first_code()
    assert "/eerste-account" in capsys.readouterr().out


def test_elsewhere_the_first_account_needs_the_code(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.listening, "only_here", None)
    code = write(make_first_code)
    visitor = Visitor()
    assert visitor.open("/inloggen").headers["location"] == "/eerste-account"
    for wrong in ("", "BCDF-GHJK-MNPQ-RSTV", "x" * 300):
        response = visitor.send("/eerste-account", **FIRST, code=wrong)
        assert response.status_code == 400
        assert "Deze code klopt niet" in response.text
        assert 'value="Noor de Vries"' in response.text
        assert PASSWORD not in response.text
    response = visitor.send("/eerste-account", **FIRST, code=code.lower().replace("-", " "))
    assert response.status_code == 303
    assert visitor.is_known()
    again = {**FIRST, "login": "piet", "csrf": visitor.token("/uitloggen")}
    late = visitor.client.post("/eerste-account", data={**again, "code": code})
    assert late.status_code == 400
    assert "Het eerste account is er al" in late.text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"login": "x y z"}, "login"),
        ({"name": ""}, "name"),
        ({"password": "kort", "again": "kort"}, "password"),
        ({"again": "iets anders"}, "again"),
        ({"password": "a" * 5000, "again": "a" * 5000}, "password"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    client: TestClient, change: dict[str, str], field: str
) -> None:
    page = Visitor(client).send("/eerste-account", **{**FIRST, **change})
    assert page.status_code == 400
    assert f'id="{field}-error"' in page.text
    assert f'<a href="#{field}">' in page.text
    assert problems_in(page.text) == []
    assert PASSWORD not in page.text
