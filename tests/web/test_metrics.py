"""Numbers for Prometheus: for who may see them, and with nothing of anybody in them."""

from threading import Event

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

import app
from dashboard.data import close_response_writer, engine
from storage.engine import writing
from storage.moment import now
from storage.upkeep_tables import BackupRow
from tests.web.conftest import make_client
from tests.web.forms import open_form
from tests.web.signed_in import COOKIE, sign_in_as
from web.metrics import TOKEN_VARIABLE

TOKEN = "a-long-token-of-the-operator"
Numbers = dict[str, dict[tuple[str, ...], float]]


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)


def read(text: str) -> Numbers:
    """Each number by its name and the values of its labels."""
    found: Numbers = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = tuple(value for _, value in sorted(sample.labels.items()))
            found.setdefault(sample.name.removeprefix("veranderverhaal_"), {})[labels] = (
                sample.value
            )
    return found


def numbers(client: TestClient) -> Numbers:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("text/plain")
    close_response_writer()
    return read(answer.text)


def test_without_a_token_they_are_for_this_computer_itself(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 200
    elsewhere = make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    assert elsewhere.get("/metrics").status_code == 404
    proxied = client.get("/metrics", headers={"X-Forwarded-For": "192.168.1.20"})
    assert proxied.status_code == 404
    close_response_writer()


def test_who_logged_in_sees_no_more_of_them(client: TestClient) -> None:
    elsewhere = make_client(app.app, address="192.168.1.20", host="192.168.1.5")
    elsewhere.cookies.set(COOKIE, sign_in_as(None, administrator=True))
    assert elsewhere.get("/metrics").status_code == 404


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        ("", 404),
        ("Bearer ", 404),
        (TOKEN, 404),
        (f"bearer {TOKEN}", 404),
        (f"Bearer {TOKEN[:-1]}", 404),
        (f"Bearer {TOKEN}é", 404),
    ],
)
def test_with_a_token_they_are_for_who_has_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, shown: str, status: int
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, TOKEN)
    headers = {"Authorization": shown.encode("latin-1")} if shown else {}
    through_a_proxy = make_client(app.app, address="192.168.1.20", host="verhaal.example")
    for browser in (client, through_a_proxy):
        assert browser.get("/metrics", headers=headers).status_code == status
    close_response_writer()


def test_a_token_that_can_be_guessed_opens_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "kort")
    assert client.get("/metrics", headers={"Authorization": "Bearer kort"}).status_code == 404


def test_the_numbers_are_those_of_the_program(client: TestClient) -> None:
    meting = open_form()
    before = app.watched.requests.all().get(("/v/{code}", "2xx"))
    client.get(f"/v/{meting.code}")
    with writing(engine()) as session:
        session.add(BackupRow(at=now(), file="a.db.gz"))
        session.add(BackupRow(at=now(), problem="vol"))
    found = numbers(client)
    times = found["request_seconds_count"][("/v/{code}", "2xx")]
    assert times == (before.times if before else 0) + 1
    biggest = found["request_seconds_bucket"][("+Inf", "/v/{code}", "2xx")]
    assert biggest == times
    assert found["database_up"] == {(): 1}
    assert found["database_bytes"][()] > 10_000
    assert found["backup_worry"] == {(): 1}
    assert found["backup_last_good_timestamp_seconds"][()] > 1_700_000_000
    assert found["memory_bytes"][("server",)] > 10_000_000
    assert {("error",), ("slow",)} == set(found["incidents_total"])
    assert found["disk_free_bytes"][()] <= found["disk_total_bytes"][()]
    (of_database,) = found["database_info"]
    assert "SQLite" in of_database


def test_no_label_says_whose_it_is(client: TestClient) -> None:
    meting = open_form()
    client.get(f"/v/{meting.code}?taal=nl")
    client.get(f"/nergens/{meting.code}")
    text = client.get("/metrics").text
    close_response_writer()
    assert meting.code not in text
    assert "nergens" not in text


@pytest.mark.parametrize("trouble", ["broken", "silent"])
def test_a_database_that_is_away_is_told_and_the_rest_with_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    over = Event()

    def ask() -> None:
        if trouble == "silent":
            over.wait()
        raise ConnectionError("password=secret")

    monkeypatch.setattr("web.metrics.SECONDS_FOR_THE_DATABASE", 0.05)
    monkeypatch.setattr("dashboard.watching.read_as", lambda *_given, **_named: ask())
    try:
        found = numbers(client)
    finally:
        over.set()
    assert found["database_up"] == {(): 0}
    assert "database_bytes" not in found
    assert found["info"]
