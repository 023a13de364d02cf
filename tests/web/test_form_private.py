"""Nobody can tell who answered."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

import app
from dashboard.data import engine
from storage.responses import Arrival, Arrived
from tests.web.form_client import Respondent, respond_to
from tests.web.forms import count
from web.form_privacy import keep_addresses_out_of_the_log


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


@pytest.mark.parametrize("kind", ["form", "refused", "sent", "thanks", "unknown"])
def test_every_answer_is_private(respondent: Respondent, kind: str) -> None:
    sent = respondent.send({"q-s1": "4"})
    answer = {
        "form": respondent.open,
        "refused": lambda: respondent.send({}),
        "sent": lambda: sent,
        "thanks": lambda: respondent.client.get(sent.headers["location"]),
        "unknown": lambda: respondent.client.get("/v/abcd2345"),
    }[kind]()
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "http" not in answer.text


def test_nothing_of_the_person_or_the_moment_reaches_the_database(respondent: Respondent) -> None:
    token = respondent.token()
    headers = {"user-agent": "Nokia 3310", "x-forwarded-for": "192.0.2.77"}
    respondent.client.post(respondent.address, data={"token": token, "q-s1": "4"}, headers=headers)
    with engine().connect() as connection:
        (row,) = connection.execute(text("SELECT * FROM response")).mappings()
    kept = repr(dict(row))
    assert row["week"].count("-W") == 1
    assert not any(secret in kept for secret in ("Nokia", "192.0.2.77", "testclient", token))


def test_the_list_of_requests_leaves_people_out(caplog: pytest.LogCaptureFixture) -> None:
    keep_addresses_out_of_the_log()
    access = logging.getLogger("uvicorn.access")
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        keys = ("presentatie", "uitnodiging", "wachtwoord", "inloggen/extern", "k")
        opening = [f"/{key}/abcd2345" for key in keys]
        opening.append("/inloggen?terug=/uitnodiging/abcd2345")
        for path in ("/v/abcd2345?taal=ar", "/i/abcd2345/poster.pdf", *opening, "/healthz"):
            access.info('%s - "%s %s HTTP/%s" %d', "192.0.2.7:1", "GET", path, "1.1", 200)
    assert [record.args[2] for record in caplog.records if record.args] == ["/healthz"]


def test_what_the_database_refuses_is_logged_without_the_answers(
    respondent: Respondent, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full_disk(arrival: Arrival) -> Arrived:
        raise OSError(f"no room for {arrival}")

    monkeypatch.setattr(app, "response_writer", lambda: type("Full", (), {"keep": full_disk}))
    refused = respondent.send({"q-op": "mijn geheim"})
    assert refused.status_code == 503
    assert "mijn geheim</textarea>" in refused.text
    (told,) = (record for record in caplog.records if record.levelno >= logging.ERROR)
    assert (told.__dict__["error"], told.__dict__["place"]) == ("OSError", "/v/{code}")
    assert f"({told.__dict__['reference']})" in refused.text
    assert "mijn geheim" not in repr([record.__dict__ for record in caplog.records])


def test_too_many_from_one_address_is_a_clear_page_that_keeps_the_answers(
    respondent: Respondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.form_desk.limit, "most", 0)
    refused = respondent.send({"q-gr": "7"})
    assert (refused.status_code, count(respondent.meting)) == (429, 0)
    assert "Wacht tien minuten" in refused.text
    assert 'name="q-gr" value="7" checked' in refused.text
