"""The real program behind a real nginx and Caddy, configured by the files of docs/beheer."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest

from storage.commands.accounts import create_first_account
from storage.engine import make_engine, reading
from storage.meting_queries import list_metingen
from storage.settings import database_url
from tests.databases import put_database
from tests.web.proxies import SITE, Door, caddy, free_port, nginx, read_all
from tests.web.test_launchers import PROJECT, text_at
from veranderverhaal.access import MACHINE
from veranderverhaal.accounts import Refused

LOGIN, PASSWORD = "noor@voorbeeld.nl", "een lange zin voor Noor 7"
PROXIES = {"nginx": nginx, "caddy": caddy}
FORGED = (
    "X-Forwarded-For: 127.0.0.1",
    "X-Real-IP: 127.0.0.1",
    "Forwarded: for=127.0.0.1;host=127.0.0.1",
    "X-Forwarded-Host: 127.0.0.1",
    "X-Veranderverhaal-Here: 1",
)


@dataclass(frozen=True)
class Served:
    port: int
    data: Path
    log: Path

    @property
    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def served(samples_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """As on a computer where nobody made an account yet: who sits there needs no login."""
    folder, port = put_database(samples_file, tmp_path_factory.mktemp("proxied")), free_port()
    log = folder / "output.log"
    command = [sys.executable, "cli.py", "serve", "--no-browser", "--port", str(port)]
    environment = {**os.environ, "DATABASE_URL": ""}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--data", str(folder)],
            cwd=PROJECT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            text_at(f"http://127.0.0.1:{port}/healthz")
            yield Served(port, folder, log)
        finally:
            process.terminate()
            process.wait(timeout=15)


@pytest.fixture(scope="module")
def open_door(
    served: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Door]]:
    with ExitStack() as stack:

        @cache
        def opened(name: str) -> Door:
            return stack.enter_context(PROXIES[name](tmp_path_factory.mktemp(name), served.port))

        yield opened


@pytest.fixture(params=PROXIES)
def door(request: pytest.FixtureRequest, open_door: Callable[[str], Door]) -> Door:
    """Each test goes through both before the next: the last one makes an account."""
    return open_door(request.param)


@pytest.fixture(scope="module")
def code(served: Served) -> str:
    """Of an open form."""
    engine = make_engine(database_url(served.data))
    with reading(engine) as session:
        found = list_metingen("het-badhuis", session=session)[0].code
    engine.dispose()
    return found


def status(answer: str) -> int:
    return int(answer.split(" ", 2)[1])


def header(answer: str, name: str) -> str:
    head = answer.partition("\r\n\r\n")[0]
    found = re.search(rf"(?im)^{name}: (.*?)\r?$", head)
    return found[1] if found else ""


def test_who_comes_through_a_proxy_is_not_taken_for_who_sits_here(
    door: Door, served: Served
) -> None:
    for forged in ((), FORGED, *((one,) for one in FORGED)):
        answer = door.get("/app/", *forged)
        assert status(answer) == 303, answer[:300]
        assert header(answer, "location").startswith("/inloggen")
    assert "403" in door.websocket(*FORGED)


def test_the_form_and_health_are_there_for_everybody(door: Door, code: str) -> None:
    assert status(door.get("/healthz")) == 200
    answer = door.get(f"/v/{code}")
    assert status(answer) in (200, 410)
    assert 'lang="nl"' in answer


def test_a_browser_is_told_to_come_with_tls_only(door: Door) -> None:
    for path in ("/healthz", "/inloggen", "/app/", "/nergens"):
        assert "max-age=31536000" in header(door.get(path), "strict-transport-security"), path


def test_the_door_speaks_no_old_tls(door: Door) -> None:
    with door.connect() as there:
        assert there.version() in ("TLSv1.2", "TLSv1.3")


def test_too_much_is_refused_before_it_reaches_the_program(door: Door) -> None:
    assert status(door.get("/healthz", f"X-Long: {'x' * 90_000}")) in (400, 431)
    if door.knows_length:
        assert " 413 " in door.first_line("POST /inloggen HTTP/1.1", "Content-Length: 99000000")


def test_who_never_ends_a_request_is_not_waited_for(door: Door) -> None:
    with door.connect() as there:
        there.sendall(f"GET /inloggen HTTP/1.1\r\nHost: {SITE}\r\nX-Slow: ".encode())
        there.settimeout(5)
        assert read_all(there)[:12] in ("", "HTTP/1.1 408")


def test_a_login_gives_a_cookie_for_tls_alone_and_opens_the_websocket(
    door: Door, served: Served
) -> None:
    make_account(served.data)
    token = log_in(door)
    cookie = f"Cookie: __Host-veranderverhaal={token}"
    assert status(door.get("/app/", cookie)) == 200
    assert "101" in door.websocket(cookie)
    assert "403" in door.websocket(f"Cookie: veranderverhaal={token}")


def test_no_secret_is_in_the_log_of_the_server(door: Door, served: Served, code: str) -> None:
    """Nor in that of the proxy: not a password, a session, a link, a form or what is in it."""
    make_account(served.data)
    token = log_in(door)
    secrets = [token, PASSWORD, "een-link-voor-een-keer", "een antwoord", "fout wachtwoord", code]
    cookie = f"Cookie: __Host-veranderverhaal={token}"
    for path in ("uitnodiging", "wachtwoord", "presentatie", "inloggen/extern/terug?code="):
        door.get(f"/{path}/een-link-voor-een-keer", cookie)
    for path, field in ((f"/v/{code}", "q-op"), ("/inloggen", "password"), ("/account", "old")):
        for value in secrets:
            sent = urlencode({field: value, "login": LOGIN})
            door.say(f"POST {path} HTTP/1.1", f"Origin: https://{SITE}", cookie, body=sent)
    logs = [served.log, door.log, door.log.parent / "output.log"]
    written = "".join(one.read_text("utf-8", "replace") for one in logs if one.exists())
    assert "/app/" in written or not door.knows_length  # nginx does write down the other addresses
    assert not [one for one in secrets if one in written]


def make_account(data: Path) -> None:
    engine = make_engine(database_url(data))
    with suppress(Refused):  # it was made at the other door
        create_first_account(engine, LOGIN, "Noor", PASSWORD, who=MACHINE, address="")
    engine.dispose()


def log_in(door: Door) -> str:
    page = door.get("/inloggen")
    before = header(page, "set-cookie")
    assert before.startswith("__Host-"), page[:500]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    body = urlencode({**hidden, "login": LOGIN, "password": PASSWORD})
    answer = door.say(
        "POST /inloggen HTTP/1.1",
        f"Cookie: {before.partition(';')[0]}",
        f"Origin: https://{SITE}",
        "Sec-Fetch-Site: same-origin",
        body=body,
    )
    assert status(answer) == 303, answer[:600]
    cookies = re.findall(r"(?im)^set-cookie: (__Host-veranderverhaal=[^\r\n]+)", answer)
    (cookie,) = [one for one in cookies if "Max-Age=0" not in one]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)
    return str(cookie.partition("=")[2].partition(";")[0])
