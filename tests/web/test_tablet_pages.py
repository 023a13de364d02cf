"""The invoerstand on the web: lock, fill in, and unlock, without any script."""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from starlette.testclient import TestClient

import app
from dashboard.data import engine
from storage.access_tables import LoginSessionRow
from storage.engine import writing
from storage.recognising import hash_session_token
from tests.web.conftest import make_client
from tests.web.form_client import Respondent, respond_to
from tests.web.forms import SLUG, count
from tests.web.html_check import problems_in
from web.session_cookie import NAME
from web.tablet_mark import MARK

PIN = "4719"
BEGIN, START, DONE = "/invoerstand/begin", "/invoerstand", "/invoerstand/klaar"


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    """An open form on a computer without accounts, and a browser on that computer."""
    yield from respond_to(client, monkeypatch)


def csrf_in(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


def lock(client: TestClient, pin: str = PIN, again: str = PIN) -> httpx.Response:
    page = client.get(BEGIN, params={"initiatief": SLUG})
    given = {"csrf": csrf_in(page), "initiatief": SLUG, "pin": pin, "again": again}
    return client.post(BEGIN, data=given)


def unlock(client: TestClient, pin: str) -> httpx.Response:
    return client.post(DONE, data={"csrf": csrf_in(client.get(DONE)), "pin": pin})


def let_time_pass(client: TestClient) -> None:
    with writing(engine()) as session:
        kept = session.get_one(LoginSessionRow, hash_session_token(client.cookies[NAME]))
        kept.made_at -= timedelta(hours=12)
        session.add(kept)


def test_a_locked_tablet_shows_the_forms_and_leads_everything_else_back(
    respondent: Respondent,
) -> None:
    client = respondent.client
    assert lock(client).headers["location"] == START
    page = client.get(START)
    assert f'href="{respondent.address}"' in page.text
    assert f'href="{respondent.address}?taal=ar"' in page.text
    for path in ("/", "/app/", "/app/overzicht", "/account", "/presentatie/x", "/i/x", BEGIN):
        led = client.get(path)
        assert (led.status_code, led.headers.get("location")) == (303, START), path
    assert client.post("/uitloggen").status_code == 403


def test_the_form_on_a_tablet_keeps_nothing_and_leads_to_the_next_person(
    respondent: Respondent,
) -> None:
    client = respondent.client
    assert "data-tablet" not in respondent.open().text
    lock(client)
    page = respondent.open("tr")
    assert 'data-tablet="form"' in page.text
    assert "Hâlâ orada mısınız?" in page.text
    thanks = client.get(respondent.send({"q-s1": "4"}).headers["location"])
    assert 'data-tablet="thanks"' in thanks.text
    assert 'content="20; url=/invoerstand"' in thanks.text
    assert f'<a class="button" href="{respondent.address}">Volgende persoon</a>' in thanks.text
    assert count(respondent.meting) == 1


def test_a_form_that_comes_back_is_still_that_of_a_tablet(respondent: Respondent) -> None:
    lock(respondent.client)
    refused = respondent.send({"q-nu": "99"})
    assert refused.status_code == 400
    assert 'data-tablet="form"' in refused.text


def test_the_right_pin_makes_it_an_ordinary_browser_again(respondent: Respondent) -> None:
    client = respondent.client
    lock(client)
    assert unlock(client, "47 19").headers["location"] == "/"
    assert client.get("/").status_code == 307
    assert "data-tablet" not in respondent.open().text
    assert not {NAME, NAME + MARK} & set(client.cookies)


def test_a_wrong_pin_says_how_often_and_then_one_has_to_wait(respondent: Respondent) -> None:
    client = respondent.client
    lock(client)
    answers = [unlock(client, "0000") for _ in range(5)]
    assert [one.status_code for one in answers] == [400, 400, 400, 400, 429]
    assert "Je kunt het nog 4 keer proberen" in answers[0].text
    assert "Je kunt het nog één keer proberen" in answers[3].text
    assert "Wacht 5 minuten" in answers[4].text
    assert unlock(client, PIN).status_code == 429


def test_a_pin_needs_a_form_of_ours(respondent: Respondent) -> None:
    client = respondent.client
    assert (
        client.post(BEGIN, data={"initiatief": SLUG, "pin": PIN, "again": PIN}).status_code == 400
    )
    lock(client)
    assert client.post(DONE, data={"pin": PIN}).status_code == 400
    assert client.get("/").headers["location"] == START


def test_a_pin_that_is_not_good_is_said_at_its_field_and_not_repeated(
    respondent: Respondent,
) -> None:
    answer = lock(respondent.client, "4719", "4718")
    assert answer.status_code == 400
    assert 'aria-describedby="h-again e-again" aria-invalid="true"' in answer.text
    assert "4719" not in answer.text


def test_a_tablet_of_which_the_time_has_passed_says_so_and_shows_no_form(
    respondent: Respondent,
) -> None:
    client = respondent.client
    lock(client)
    token = respondent.token()
    let_time_pass(client)
    assert respondent.open().headers["location"] == START
    page = client.get(START)
    assert "De invoerstand is voorbij" in page.text
    assert "Voer de pincode in" in page.text
    assert respondent.send({"q-s1": "4"}, token=token).status_code == 303  # nothing is lost
    assert client.get("/app/").headers["location"] == START
    assert unlock(client, PIN).headers["location"] == "/"


def test_the_whole_computer_is_locked_until_the_pin_or_a_new_start(
    respondent: Respondent,
) -> None:
    client, other = respondent.client, make_client(app.app)
    lock(client)
    for path in ("/", "/app/", "/account", "/inloggen", "/eerste-account", BEGIN, DONE):
        led = other.get(path)
        led = other.get(led.headers["location"]) if led.headers["location"] == "/" else led
        assert (led.status_code, led.headers["location"]) == (303, START), path
    page = other.get(START)
    assert (page.status_code, problems_in(page.text)) == (403, [])
    assert "in het venster waar de vragenlijst open staat" in page.text
    assert "Start het programma dan opnieuw" in page.text
    assert other.get("/sessie").status_code == 403
    assert respondent.open().status_code == 200
    unlock(client, PIN)
    assert other.get("/").status_code == 307
    lock(client)
    assert other.get("/").status_code == 303
    app.end_lost_locks()
    assert [one.get("/").status_code for one in (other, client)] == [307, 307]


def test_a_tablet_whose_session_is_gone_says_so(respondent: Respondent) -> None:
    client = respondent.client
    lock(client)
    client.cookies.delete(NAME)
    assert "Deze computer staat in de invoerstand" in client.get(START).text
    app.end_lost_locks()
    assert respondent.open().headers["location"] == START
    assert "De invoerstand is voorbij" in client.get(START).text
    # Who is known takes the mark away.
    assert client.get(DONE).headers["location"] == "/"
    assert respondent.open().status_code == 200


def test_nobody_locks_a_tablet_on_an_initiatief_that_is_not_there(respondent: Respondent) -> None:
    assert respondent.client.get(BEGIN, params={"initiatief": "zo-maar"}).status_code == 404


def test_who_is_not_known_is_led_to_the_login(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.listening, "only_here", None)
    for path in (BEGIN, DONE):
        assert client.get(path).headers["location"].startswith("/inloggen")
    assert "niet in de invoerstand" in client.get(START).text
    assert app.tablet_desk.find("") is None
