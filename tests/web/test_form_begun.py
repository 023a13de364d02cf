"""How many began: each form once, nothing of who, and never at the cost of an answer."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

import app
from dashboard.data import close_response_writer, engine
from storage.commands import set_meting_state
from storage.tally_queries import response_figures
from tests.kept import read, write
from tests.web.form_client import Respondent, respond_to
from tests.web.forms import SLUG
from veranderverhaal.meting import MetingState


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    monkeypatch.setattr(app.form_desk.begun_limit, "most", 10**9)
    yield from respond_to(client, monkeypatch)


def begin(respondent: Respondent, token: str) -> int:
    """What the page does at the first answer."""
    headers = {"content-type": "text/plain;charset=UTF-8", "origin": "null"}
    address = f"{respondent.address}/begonnen"
    return respondent.client.post(address, content=token, headers=headers).status_code


def counted(respondent: Respondent) -> tuple[int | None, int]:
    """How many began and how many sent, with all that waits on disk."""
    close_response_writer()
    found = read(response_figures, SLUG, respondent.meting.key)
    return found.begun, found.received


def test_a_form_that_was_begun_counts_once_however_often_it_is_told(respondent: Respondent) -> None:
    token = respondent.token()
    assert [begin(respondent, token) for _ in range(3)] == [204, 204, 204]
    assert counted(respondent) == (1, 0)
    assert begin(respondent, token) == 204
    assert begin(respondent, respondent.token()) == 204
    assert counted(respondent) == (2, 0)


def test_who_sends_is_no_longer_one_who_only_began(respondent: Respondent) -> None:
    token = respondent.token()
    begin(respondent, token)
    for _ in range(2):
        assert respondent.send({"q-s1": "4"}, token=token).status_code == 303
    begin(respondent, token)  # what comes late
    assert counted(respondent) == (1, 1)


def test_a_form_that_did_not_tell_it_was_begun_counts_when_it_is_sent(
    respondent: Respondent,
) -> None:
    begin(respondent, respondent.token())
    assert respondent.send({"q-s1": "4", "begun": ""}).status_code == 303
    assert counted(respondent) == (2, 1)


def test_answers_that_went_on_in_another_page_were_begun_once(respondent: Respondent) -> None:
    first = respondent.token()
    begin(respondent, first)
    assert respondent.send({"q-s1": "4", "begun": first}).status_code == 303
    assert counted(respondent) == (1, 1)


@pytest.mark.parametrize("begun", ["x", "é" * 5000, "\x00", "' OR 1=1 --"])
def test_nobody_is_sent_who_was_not(respondent: Respondent, begun: str) -> None:
    begin(respondent, respondent.token())
    assert respondent.send({"q-s1": "4", "begun": begun}).status_code == 303
    assert counted(respondent) == (2, 1)


@pytest.mark.parametrize(
    ("token", "status"),
    [("", 400), ("x" * 44, 400), ("é", 400), ("\x00", 400), ("x" * 101, 413), ("x" * 10**6, 413)],
    ids=["nothing", "made up", "a letter", "a zero", "long", "very long"],
)
def test_only_our_own_forms_count(respondent: Respondent, token: str, status: int) -> None:
    assert begin(respondent, token) == status
    assert counted(respondent) == (0, 0)


def test_there_is_nothing_to_begin_without_a_form(respondent: Respondent) -> None:
    address = "/v/abcd2345/begonnen"
    assert respondent.client.post(address, content=respondent.token()).status_code == 404
    assert respondent.client.get(f"{respondent.address}/begonnen").status_code == 405


def test_a_meting_that_is_closed_is_not_begun_and_keeps_only_the_number(
    respondent: Respondent,
) -> None:
    token = respondent.token()
    begin(respondent, token)
    assert counted(respondent) == (1, 0)
    write(set_meting_state, SLUG, respondent.meting.key, MetingState.CLOSED)
    assert begin(respondent, token) == 410
    assert counted(respondent) == (1, 0)
    with engine().connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM begun_form")).scalar_one() == 0


def test_too_many_who_begin_from_one_address_take_no_room_from_who_sends(
    respondent: Respondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.form_desk.begun_limit, "most", 1)
    app.form_desk.begun_limit._window.here.clear()
    assert begin(respondent, respondent.token()) == 204
    assert begin(respondent, respondent.token()) == 429
    sent = respondent.send({"q-s1": "4"})
    assert sent.status_code == 303
    assert counted(respondent) == (2, 1)


def test_nothing_of_who_began_reaches_the_database(respondent: Respondent) -> None:
    token = respondent.token()
    begin(respondent, token)
    close_response_writer()
    with engine().connect() as connection:
        (row,) = connection.execute(text("SELECT * FROM begun_form")).mappings()
    assert set(row) == {"mark", "initiatief_id", "meting"}
    assert token not in row["mark"]


def test_the_form_says_that_we_count_who_begins(respondent: Respondent) -> None:
    page = respondent.open()
    assert "We tellen ook hoe vaak iemand begint." in page.text
    assert "connect-src 'self'" in page.headers["content-security-policy"]
