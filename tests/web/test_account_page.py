"""One's own account, and where one is logged in."""

import pytest
from starlette.testclient import TestClient

from dashboard.data import engine
from storage.commands.accounts import add_account
from tests.storage.helpers import run
from tests.web.html_check import problems_in
from tests.web.login_client import PASSWORD, Visitor, make_first_account

NEW = "fiets boom maan"


@pytest.fixture
def visitor(client: TestClient) -> Visitor:
    """Somebody who is logged in."""
    make_first_account()
    visitor = Visitor()
    visitor.log_in()
    return visitor


def act(visitor: Visitor, what: str, **data: str) -> tuple[int, str]:
    response = visitor.send("/account", what=what, **data)
    return response.status_code, response.headers.get("location", response.text)


def test_the_page_is_sound(visitor: Visitor) -> None:
    page = visitor.open("/account")
    assert problems_in(page.text) == []
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'none'" in page.headers["content-security-policy"]
    assert visitor.session not in page.text


def test_at_this_computer_without_accounts_it_offers_one(client: TestClient) -> None:
    page = Visitor(client).open("/account")
    assert problems_in(page.text) == []
    assert 'href="/eerste-account"' in page.text


def test_a_name_can_be_changed(visitor: Visitor) -> None:
    assert act(visitor, "name", name="Noor Bakker") == (303, "/account?klaar=name")
    page = visitor.open("/account?klaar=name").text
    assert 'value="Noor Bakker"' in page
    assert "Je naam is bewaard." in page
    status, text = act(visitor, "name", name="")
    assert (status, 'id="name-error"' in text) == (400, True)


def test_a_password_takes_the_old_one_and_ends_the_other_sessions(visitor: Visitor) -> None:
    other = Visitor()
    other.log_in()
    twice = {"password": NEW, "again": NEW}
    status, text = act(visitor, "password", old="fout", **twice)
    assert (status, 'id="old-error"' in text) == (400, True)
    assert NEW not in text
    status, text = act(visitor, "password", old=PASSWORD, password=NEW, again="anders")
    assert (status, 'id="again-error"' in text) == (400, True)
    assert other.is_known()
    assert act(visitor, "password", old=PASSWORD, **twice)[1] == "/account?klaar=password"
    assert visitor.is_known()
    assert not other.is_known()


def test_one_other_session_can_be_ended(visitor: Visitor) -> None:
    other = Visitor()
    other.client.headers["user-agent"] = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
    other.log_in()
    page = visitor.open("/account").text
    key = page.partition('name="session" value="')[2].partition('"')[0]
    assert "Firefox op Windows" in page
    assert act(visitor, "session", session=key)[1] == "/account?klaar=session"
    assert not other.is_known()
    assert visitor.is_known()
    assert act(visitor, "session", session=key)[0] == 303  # gone already


def test_logging_out_everywhere_ends_all_of_them(visitor: Visitor) -> None:
    other = Visitor()
    other.log_in()
    assert act(visitor, "everywhere")[1] == "/inloggen?na=uit"
    assert not visitor.session
    assert not other.is_known()


@pytest.mark.parametrize("what", ["name", "password", "session", "everywhere", "", "x"])
def test_another_site_changes_nothing(visitor: Visitor, what: str) -> None:
    data = {"what": what, "name": "X", "old": PASSWORD, "password": NEW, "again": NEW}
    token = visitor.token("/account")
    refused = [
        visitor.client.post("/account", data=data),
        visitor.client.post("/account", data={**data, "csrf": Visitor().token("/inloggen")}),
        visitor.client.post(
            "/account", data={**data, "csrf": token}, headers={"origin": "https://elders.example"}
        ),
    ]
    assert [one.status_code for one in refused] == [400] * 3
    assert visitor.is_known()
    assert 'value="Noor de Vries"' in visitor.open("/account").text


def test_what_is_kept_of_oneself_can_be_downloaded_in_words(visitor: Visitor) -> None:
    """The file is kept_of_account, of who asks."""
    assert 'href="/account/gegevens"' in visitor.open("/account").text
    file = visitor.open("/account/gegevens")
    assert file.headers["cache-control"] == "no-store"
    assert file.headers["content-type"] == "application/json"
    assert file.headers["content-disposition"] == 'attachment; filename="mijn-gegevens.json"'
    kept = file.json()
    assert (kept["naam"], kept["inlognaam"]) == ("Noor de Vries", "noor")
    assert "logde in" in [one["wat"] for one in kept["logboek"]]
    assert len(kept["ingelogd"]) == 1
    assert PASSWORD not in file.text
    assert visitor.session not in file.text


def test_what_is_kept_is_that_of_oneself_whoever_is_named(visitor: Visitor) -> None:
    other = run(engine(), add_account, "els", "Els")
    file = visitor.open(f"/account/gegevens?account={other.key}")
    assert file.json()["inlognaam"] == "noor"


def test_without_an_account_there_is_nothing_of_oneself(client: TestClient) -> None:
    assert Visitor(client).open("/account/gegevens").headers["location"] == "/account"
    make_first_account()
    assert Visitor().open("/account/gegevens").headers["location"].startswith("/inloggen")


def test_who_is_not_logged_in_is_led_to_the_login(client: TestClient) -> None:
    make_first_account()
    stranger = Visitor()
    assert stranger.open("/account").headers["location"] == "/inloggen?terug=/account"
    assert stranger.client.post("/account", data={"what": "everywhere"}).status_code == 401
