"""Addresses that try to get at other files, on every route, with a login and without."""

from collections.abc import Iterator
from itertools import cycle, product

import pytest
from starlette.testclient import TestClient

import app
from tests.web.every_route import PARAMETER, every_route, filled
from tests.web.raw_requests import HOST, Raw, ask_all
from tests.web.signed_in import cookie_of, sign_in_as

# A tenth byte of these files is enough to know them by.
OF_OUR_FILES = (
    b"SQLite format 3",
    b"root:x:0:0",
    b"keep_addresses_out_of_the_log",
    b"[server]\naddress",
    b"--hash=sha256:",
    b"repositoryformatversion",
)
TARGETS = (
    "etc/passwd",
    "app.py",
    "requirements.txt",
    ".streamlit/config.toml",
    ".git/config",
    "data/veranderverhaal.db",
)
UP = (
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "%252e%252e%252f",
    "..%5c",
    "..\\",
    "....//",
    "..%c0%af",
    "..;/",
    ".%00./",
)
ODD = (
    "%00",
    "x%00.css",
    "%ff%fe",
    "%",
    "%zz",
    "//evil.example/x",
    "C:%5cWindows%5cwin.ini",
    "file:%2f%2f%2fetc%2fpasswd",
    "%2fetc%2fpasswd",
    "x" * 5_000,
    "%0d%0aSet-Cookie:%20a=b",
    "\udcff",
    "🌷" * 200,
)


@pytest.fixture
def sessions(client: TestClient) -> list[tuple[tuple[bytes, bytes], ...]]:
    """The headers of nobody, and of a beheerder: who may see all, and still no file."""
    return [(HOST,), (HOST, cookie_of(sign_in_as(None, administrator=True)))]


def places() -> Iterator[str]:
    """Every route, cut off at what may vary: there the attack begins."""
    for path, _methods in every_route():
        cut = PARAMETER.search(path)
        yield path[: cut.start()] if cut else f"{path.rstrip('/')}/"


def climbing() -> Iterator[str]:
    """Each way up at each place; the files take turns."""
    ways = product(sorted(set(places())), UP)
    for (place, up), target in zip(ways, cycle(TARGETS), strict=False):
        yield f"{place}{up * 6}{target}"


def test_no_way_up_gives_a_file(sessions: list[tuple[tuple[bytes, bytes], ...]]) -> None:
    for headers in sessions:
        asked = [Raw(path=path, headers=headers) for path in climbing()]
        for request, answered in zip(asked, ask_all(app.app, asked), strict=True):
            assert answered.status < 500, (request.path, answered.body[:200])
            leaked = [mark for mark in OF_OUR_FILES if mark in answered.body]
            assert not leaked, (request.path, leaked)


def test_odd_addresses_get_a_decent_answer_on_every_route(
    sessions: list[tuple[tuple[bytes, bytes], ...]],
) -> None:
    for headers in sessions:
        asked = [
            Raw(method=method, path=path, headers=headers)
            for route, methods in every_route()
            for method in sorted(methods or {"GET"})
            for path in {f"{filled(route, odd)}" for odd in ODD}
        ]
        for request, answered in zip(asked, ask_all(app.app, asked), strict=True):
            assert answered.status < 500, (request, answered.body[:200])
            assert not any(
                b"\n" in part or b"\r" in part for pair in answered.headers for part in pair
            )


@pytest.mark.parametrize("odd", ["//evil.example", "/%5cevil.example", "/\\evil.example"])
def test_no_redirect_leads_to_another_host(
    sessions: list[tuple[tuple[bytes, bytes], ...]], odd: str
) -> None:
    for headers in sessions:
        asked = [Raw(path=path, headers=headers) for path in (odd, f"{odd}/app/", f"/app{odd}")]
        asked += [
            Raw(path=path, query=f"terug={odd}&next={odd}".encode(), headers=headers)
            for path in ("/", "/app", "/app/initiatieven", "/inloggen", "/app/auth/login")
        ]
        for answered in ask_all(app.app, asked):
            location = answered.header("location")
            assert not location.startswith(("//", "/\\", "/%5c"))
            assert "evil.example" not in location.split("?")[0]
