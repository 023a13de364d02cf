"""What somebody typed or is called, and every key, stays out of the log, whatever breaks."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from starlette.testclient import TestClient
from streamlit.error_util import handle_user_script_exception

import app
from dashboard.apology import apologise
from dashboard.data import close_response_writer
from dashboard.logs import FORMAT_VARIABLE, LEVEL_VARIABLE, set_up_logs
from dashboard.watching import incident_desk
from tests.web.conftest import make_client
from tests.web.every_route import every_route, filled
from tests.web.forms import open_form
from tests.web.signed_in import COOKIE, sign_in_as
from veranderverhaal.incident import IncidentKind

NAME, MAIL, ANSWER = "Fatima Yilmaz", "fatima@voorbeeld.nl", "mijn buurman drinkt te veel"
CODE, PHONE = "q7x2m4abgeheim", "Nokia-3310-van-Fatima"
FIELDS = {
    *("token", "q-op", "q-s1", "text", "name", "login", "password", "code", "again", "pin"),
    *("cell", "meting", "vragenlijst", "sure", "mark", "csrf", "question", "step"),
}
KNOWN = {
    *("time", "level", "event", "logger", "place", "status", "milliseconds", "reference"),
    *("error", "why", "cause", "lines", "version", "process"),
}


@pytest.fixture(autouse=True)
def as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FORMAT_VARIABLE, "json")
    monkeypatch.setenv(LEVEL_VARIABLE, "debug")
    set_up_logs()


@pytest.fixture
def token(client: TestClient) -> Iterator[str]:
    """Somebody with every right, whose session is a key too."""
    open_form()
    yield sign_in_as(None, administrator=True, name=NAME)
    close_response_writer()


def ask_everything(code: str, token: str) -> None:
    """Every route with every method, by somebody who tells all there is to tell about them."""
    browser = make_client(app.app, address="192.0.2.77", host="verhaal.voorbeeld.nl")
    browser.cookies.set(COOKIE, token)
    headers = {"user-agent": PHONE, "referer": f"https://voorbeeld.nl/{CODE}", "x-name": NAME}
    headers["origin"] = f"http://verhaal.voorbeeld.nl:{8501}"
    query = {"taal": NAME, "terug": f"/{CODE}", "state": CODE, "code": MAIL}
    for path, methods in every_route():
        for method in sorted(methods - {"HEAD", "OPTIONS"}):
            data = dict.fromkeys(FIELDS, f"{ANSWER} {NAME} {MAIL}") if method != "GET" else None
            browser.request(method, filled(path, code), params=query, data=data, headers=headers)


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def assert_silent(told: str, *secrets: str) -> list[dict[str, Any]]:
    """The lines of the log, in which nothing of anybody stands."""
    for secret in (*secrets, NAME, "Fatima", MAIL, ANSWER, CODE, PHONE, "192.0.2.77"):
        assert secret not in told, secret
    lines = lines_of(told)
    assert all(set(line) <= KNOWN for line in lines)
    return lines


def test_what_is_asked_is_not_in_the_log(
    token: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.watch.SLOW_MILLISECONDS", -1)
    ask_everything(CODE, token)
    captured = capfd.readouterr()
    lines = assert_silent(captured.err + captured.out, token)
    asked = [line for line in lines if line["event"] == "request"]
    assert {"/v/{code}", "/k/{code}", "/inloggen"} <= {line["place"] for line in asked}
    assert {200, 303, 404} <= {line["status"] for line in asked}


def test_what_a_database_refuses_is_not_in_the_log(
    token: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        said = Exception(f"Key (name)=({NAME}) already exists, {ANSWER}")
        raise IntegrityError(f"INSERT INTO response VALUES ('{ANSWER}')", {"mail": MAIL}, said)

    monkeypatch.setattr(Engine, "connect", refuse)
    ask_everything(CODE, token)
    captured = capfd.readouterr()
    lines = assert_silent(captured.err + captured.out, token)
    broken = [line for line in lines if line.get("error") == "sqlalchemy.exc.IntegrityError"]
    assert len({line["place"] for line in broken}) > 10
    assert all(line["reference"] and line["lines"] for line in broken)


def test_a_page_that_breaks_tells_where_and_not_what(
    client: TestClient, capfd: pytest.CaptureFixture[str]
) -> None:
    before = incident_desk().counts[IncidentKind.ERROR]
    try:
        raise KeyError(f"{NAME}: {ANSWER}")
    except KeyError as error:
        handle_user_script_exception(error, apologise)
    captured = capfd.readouterr()
    lines = assert_silent(captured.err + captured.out)
    (told,) = (line for line in lines if line["level"] == "error")
    assert (told["error"], told["place"]) == ("KeyError", "page ")
    assert told["lines"][0].startswith("tests/web/test_log_secrets.py:")
    assert incident_desk().counts[IncidentKind.ERROR] == before + 1


@pytest.mark.parametrize(
    "name", ["uvicorn.error", "uvicorn.access", "streamlit.runtime", "sqlalchemy.engine", "asyncio"]
)
def test_libraries_write_through_the_same_door(
    capfd: pytest.CaptureFixture[str], name: str
) -> None:
    logger = logging.getLogger(name)
    logger.propagate = True
    try:
        raise RuntimeError(ANSWER)
    except RuntimeError:
        logger.exception(f"of {NAME}")
        logger.error("of %s", MAIL, stack_info=True)
    first, second = assert_silent(capfd.readouterr().err)
    assert (first["error"], second["event"]) == ("RuntimeError", "of %s")


def test_what_takes_the_log_back_loses_it_again(capfd: pytest.CaptureFixture[str]) -> None:
    from streamlit.logger import get_logger

    own = logging.getLogger("een.andere.server")
    own.propagate = False
    own.addHandler(logging.StreamHandler())
    set_up_logs()
    own.error(NAME)
    get_logger("een.nieuwe.van.streamlit").error(NAME)
    assert len(assert_silent(capfd.readouterr().err)) == 2
