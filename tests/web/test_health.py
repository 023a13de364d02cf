from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from web.health import health_route


def client_for(database_answers: Callable[[], bool]) -> TestClient:
    return TestClient(Starlette(routes=[health_route(database_answers)]))


def broken_database() -> bool:
    raise ConnectionError("password=secret")


def test_a_database_that_answers_is_healthy() -> None:
    response = client_for(lambda: True).get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    "database_answers",
    [pytest.param(lambda: False, id="says no"), pytest.param(broken_database, id="raises")],
)
def test_a_silent_database_is_503_without_details(database_answers: Callable[[], bool]) -> None:
    response = client_for(database_answers).get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "error"})


def test_head_is_answered_without_a_body() -> None:
    response = client_for(lambda: True).head("/healthz")
    assert (response.status_code, response.content) == (200, b"")


def test_nobody_remembers_an_old_answer() -> None:
    assert client_for(lambda: True).get("/healthz").headers["cache-control"] == "no-store"
