"""Who may see and steer a bijeenkomst: who may see the initiatief, or everyone when shared."""

import pytest
from starlette.testclient import TestClient

import app
from dashboard.data import close_response_writer
from storage.log_queries import list_log
from tests.kept import read
from tests.web.conftest import make_client
from tests.web.forms import SLUG, open_form
from tests.web.signed_in import COOKIE, sign_in_as
from tests.web.test_presentatie import PAGES, Beamer
from veranderverhaal.access import Role
from veranderverhaal.log_words import say_entry
from web.csrf import FIELD


def elsewhere(token: str = "") -> TestClient:
    """A browser on another computer, logged in or not."""
    client = make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    if token:
        client.cookies.set(COOKIE, token)
    return client


def test_who_has_the_link_only_is_led_to_the_login(client: TestClient) -> None:
    beamer = Beamer(client, open_form())
    stranger = elsewhere()
    for page in PAGES:
        response = stranger.get(beamer.address + page)
        is_page = page not in ("/stand", "/schermen")
        assert response.status_code == (303 if is_page else 401), page
        assert "Het Badhuis" not in response.text
    assert stranger.get(beamer.address).headers["location"].startswith("/inloggen?terug=")
    data = {"token": beamer.signed(), "to": "2.0"}
    assert stranger.post(beamer.address, data=data).status_code == 401
    assert beamer.at() == (0, False, False)
    close_response_writer()


def test_what_was_shared_needs_no_login(client: TestClient) -> None:
    beamer = Beamer(client, open_form(), shared=True)
    stranger = Beamer.__new__(Beamer)
    stranger.client, stranger.meting, stranger.token = elsewhere(), beamer.meting, beamer.token
    assert [stranger.open(page).status_code for page in PAGES] == [200] * len(PAGES)
    assert stranger.steer(to="2.0").status_code == 303
    (told,) = [one for one in read(list_log, SLUG) if one.action == "share_presentation"]
    assert say_entry(told).startswith("deelde een presentatie zonder inloggen, tot morgen: ‘")
    assert beamer.at() == (2, False, False)
    close_response_writer()


@pytest.mark.parametrize("role", [*Role, None])
def test_who_logged_in_sees_it_when_they_have_a_part_in_it(
    client: TestClient, role: Role | None
) -> None:
    beamer = Beamer(client, open_form())
    response = elsewhere(sign_in_as(role, SLUG)).get(beamer.address)
    assert response.status_code == (200 if role else 404)
    close_response_writer()


def test_another_site_steers_nothing_with_the_right_token(client: TestClient) -> None:
    beamer = Beamer(client, open_form())
    data = {"token": beamer.signed(), FIELD: "x", "to": "2.0"}
    for headers in ({"origin": "https://elders.example"}, {"sec-fetch-site": "cross-site"}):
        response = beamer.client.post(beamer.address, data=data, headers=headers)
        assert response.status_code in (400, 401)
    assert beamer.at() == (0, False, False)
    close_response_writer()
