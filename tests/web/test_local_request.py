"""Whether a request comes from this computer itself; whatever is doubtful does not."""

import os
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from web import local_request
from web.local_request import Listening, is_here, socket_users

PORT = 8501


def request(
    headers: dict[str, str] | None = None,
    *,
    peer: str = "127.0.0.1",
    http: str = "1.1",
    more: tuple[tuple[str, str], ...] = (),
) -> dict[str, Any]:
    """A request of a browser on this computer, but for what is given."""
    given = {"host": f"127.0.0.1:{PORT}", **(headers or {})}
    pairs = [*given.items(), *more]
    return {
        "type": "http",
        "http_version": http,
        "client": (peer, 1),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in pairs if value],
    }


def comes_from_here(scope: dict[str, Any], port: int | None = PORT) -> bool:
    return is_here(scope, Listening(port))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "127.8.8.8"])
def test_a_browser_on_this_computer_is_here(host: str, peer: str) -> None:
    assert comes_from_here(request({"host": f"{host}:{PORT}"}, peer=peer))


def test_at_the_plain_port_a_browser_names_no_port() -> None:
    assert comes_from_here(request({"host": "localhost"}), 80)
    assert not comes_from_here(request({"host": "localhost"}))


def test_nothing_is_here_unless_serve_says_that_only_this_computer_reaches_it() -> None:
    assert not comes_from_here(request(), None)


@pytest.mark.parametrize(
    "peer", ["192.168.1.20", "10.0.0.1", "2001:db8::1", "0.0.0.0", "", "testclient", "127.0.0.1.nl"]
)
def test_another_computer_is_not_here(peer: str) -> None:
    assert not comes_from_here(request(peer=peer))


def test_without_a_peer_it_is_not_here() -> None:
    assert not comes_from_here({**request(), "client": None})


@pytest.mark.parametrize(
    "host",
    [
        "",
        "verhaal.nl",
        f"verhaal.nl:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1.verhaal.nl:{PORT}",
        f"localhost.:{PORT}",
        f"user@localhost:{PORT}",
        f"localhost:{PORT}, verhaal.nl",
        f" localhost:{PORT}",
        f"2130706433:{PORT}",
    ],
)
def test_another_host_is_not_here(host: str) -> None:
    assert not comes_from_here(request({"host": host}))


def test_two_hosts_are_not_here() -> None:
    assert not comes_from_here(request(more=(("host", f"localhost:{PORT}"),)))


@pytest.mark.parametrize(
    "name",
    [
        "forwarded",
        "x-forwarded-for",
        "x-forwarded-proto",
        "x-forwarded-host",
        "X-Forwarded-Anything",
        "x_forwarded_for",
        "x-real-ip",
        "via",
        "x-client-ip",
        "true-client-ip",
        "cf-connecting-ip",
        "cf-ray",
        "x-original-url",
        "x-original-forwarded-for",
        "fastly-client-ip",
        "x-cluster-client-ip",
        "cdn-loop",
    ],
)
def test_what_came_through_a_proxy_is_not_here(name: str) -> None:
    assert not comes_from_here(request({name: "127.0.0.1"}))


@pytest.mark.parametrize("version", ["1.0", "0.9"])
def test_the_http_that_nginx_speaks_to_us_is_not_here(version: str) -> None:
    assert not comes_from_here(request(http=version))
    assert comes_from_here(request(http="2"))


def test_without_a_version_it_is_not_here() -> None:
    scope = request()
    del scope["http_version"]
    assert not comes_from_here(scope)


@pytest.mark.parametrize("name", ["origin", "referer"])
@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"http://localhost:{PORT}", True),
        ("http://127.0.0.1:9999/x", True),
        (f"http://[::1]:{PORT}/", True),
        ("https://elders.example", False),
        ("http://localhost.elders.example", False),
        ("http://localhost@elders.example/", False),
        ("null", False),
        ("http://[", False),
        ("file:///C:/x", False),
    ],
)
def test_a_page_of_another_site_leads_to_nothing_here(name: str, page: str, expected: bool) -> None:
    assert comes_from_here(request({name: page})) is expected


def test_two_origins_must_both_be_here() -> None:
    scope = request({"origin": "http://localhost:1"}, more=(("origin", "https://elders.example"),))
    assert not comes_from_here(scope)


@pytest.mark.parametrize(
    ("site", "origin", "expected"),
    [
        ("same-origin", "null", True),  # a form on a page of ours that names no referrer
        ("same-origin", "", True),
        ("none", "", True),
        ("cross-site", "", False),
        ("same-site", "null", False),
        ("cross-site", "null", False),
    ],
)
def test_what_the_browser_says_of_the_site_counts(site: str, origin: str, expected: bool) -> None:
    assert comes_from_here(request({"sec-fetch-site": site, "origin": origin})) is expected


def table_with(*lines: str, folder: Path) -> Path:
    """A table of sockets as Linux shows it."""
    table = folder / "tcp"
    table.write_text("\n".join(["  sl  local_address rem_address   st", *lines]) + "\n", "ascii")
    return table


def line_of(end: str, user: int, state: str = "01") -> str:
    return f"   1: {end} 0100007F:2135 {state} 00000000:00000000 00:00000000 00000000 {user} 0 1"


@pytest.mark.parametrize(
    ("peer", "end"),
    [
        ("127.0.0.1", "0100007F:0001"),
        ("127.0.0.1", "0000000000000000FFFF00000100007F:0001"),
        ("::1", "00000000000000000000000001000000:0001"),
    ],
)
@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "getuid"), reason="only Linux tells")
def test_a_program_of_another_user_is_not_here(
    peer: str, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    own = 1000
    monkeypatch.setattr("os.getuid", lambda: own)
    for user, state, expected in [
        (2000, "01", False),
        (own, "01", True),
        (0, "01", False),  # what listens for others and passes on often runs as root
        (2000, "06", True),  # a connection that is over says nothing
    ]:
        table = table_with(line_of(end, user, state), folder=tmp_path)
        monkeypatch.setattr(local_request, "SOCKET_TABLES", (table, tmp_path / "none"))
        assert comes_from_here(request(peer=peer)) is expected


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells")
def test_a_real_connection_is_found_in_the_table() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as browser,
    ):
        host, port = browser.getsockname()
        assert set(socket_users(ip_address(host), port)) == {os.getuid()}


def test_a_table_that_cannot_be_read_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "tcp"
    table.write_bytes(b"\xff\xfe\n\xff")
    monkeypatch.setattr(local_request, "SOCKET_TABLES", (table,))
    assert comes_from_here(request())
