"""Requests are counted by the template of their route, and what goes wrong gets a reference."""

import re
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

import app
from dashboard.data import read_as
from dashboard.watching import keeping_incidents
from storage.upkeep import find_incident, list_incidents
from tests.web.every_route import every_route, filled
from veranderverhaal.access import MACHINE
from veranderverhaal.incident import Incident, IncidentKind

CODE = "q7x2m4ab"
TOLD = re.compile(r"kenmerk: <strong>([\w-]{9})</strong>")


def timed(place: str, status: str) -> int:
    found = app.watched.requests.all().get((place, status))
    return found.times if found else 0


def kept(kind: IncidentKind) -> Sequence[Incident]:
    return read_as(MACHINE, list_incidents, kind, limit=100)


def test_every_route_has_a_place_that_is_no_address(client: TestClient) -> None:
    for path, _methods in every_route():
        below = "/x" if path == "/assets" else ""  # the files of a folder stand below its own
        place = app.places.find(filled(path, CODE) + below)
        assert place in (path, f"{app.STREAMLIT_PATH}/*", f"{app.STREAMLIT_PATH}/static/*"), path


@pytest.mark.parametrize("path", [f"/{CODE}", f"/v/{CODE}/{CODE}", "/v//x", "/..", f"/i/{CODE}/x"])
def test_an_address_of_nothing_is_no_place_of_its_own(path: str) -> None:
    assert app.places.find(path) == "other"


def test_a_request_is_counted_by_its_route_and_its_status(client: TestClient) -> None:
    before = timed("/v/{code}", "4xx"), timed("other", "4xx")
    client.get(f"/v/{CODE}")
    client.get(f"/v/{CODE}/{CODE}")
    assert (timed("/v/{code}", "4xx"), timed("other", "4xx")) == (before[0] + 1, before[1] + 1)
    assert CODE not in repr(app.watched.requests.all())


def test_what_broke_is_told_with_a_reference_that_is_found_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(code: str) -> None:
        raise RuntimeError(f"about {code}")

    monkeypatch.setattr(app, "read_as", lambda _who, _query, code, **_named: fail(code))
    before = timed("/v/{code}", "5xx")
    with keeping_incidents():
        told = client.get(f"/v/{CODE}")
        again = client.get(f"/v/{CODE}")
    assert (told.status_code, again.status_code) == (500, 500)
    assert timed("/v/{code}", "5xx") == before + 2
    (reference,) = set(TOLD.findall(told.text + again.text))
    found = read_as(MACHINE, find_incident, reference)
    assert found is not None
    assert (found.place, found.times) == ("/v/{code}", 2)
    assert found.what.startswith("RuntimeError\n")
    assert CODE not in repr(found)
    assert CODE not in told.text


def test_a_database_that_is_away_is_said_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise OperationalError("SELECT 1", {}, Lost("server closed the connection"))

    class Lost(Exception):
        sqlstate = "57P01"

    monkeypatch.setattr(app, "read_as", fail)
    told = client.get(f"/v/{CODE}")
    assert told.status_code == 503
    assert "De database is nu niet te bereiken" in told.text
    assert TOLD.search(told.text)
    assert told.headers["cache-control"] == "no-store"


def test_what_took_long_is_kept_by_its_place(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.watch.SLOW_MILLISECONDS", -1)
    with keeping_incidents():
        client.get(f"/v/{CODE}")
    (found,) = kept(IncidentKind.SLOW)
    assert (found.place, found.times, found.what) == ("/v/{code}", 1, "")
    assert found.milliseconds is not None


def test_a_place_that_is_not_slow_is_not_told(client: TestClient) -> None:
    with keeping_incidents():
        client.get("/healthz")
    assert kept(IncidentKind.SLOW) == []
