"""The cookie of who logged in."""

from typing import Any

import pytest
from starlette.responses import Response

from web.session_cookie import NAME, SECURE_NAME, find_cookie, keep_one_cookie, set_cookie


def request(*cookies: str, scheme: str = "http") -> dict[str, Any]:
    headers = [(b"cookie", one.encode("latin-1")) for one in cookies]
    return {"type": "http", "scheme": scheme, "headers": headers}


@pytest.mark.parametrize(
    ("cookies", "found"),
    [
        ((), ""),
        (("veranderverhaal=a",), "a"),
        (("x=1; veranderverhaal=a; y=2",), "a"),
        (("x=1", "veranderverhaal=a"), "a"),
        (("veranderverhaal=a; veranderverhaal=a",), "a"),
        (("veranderverhaal=a; veranderverhaal=b",), ""),
        (("veranderverhaal=a", "veranderverhaal=b"), ""),
        (("veranderverhaal-voor=a",), ""),
        (("Veranderverhaal=a",), ""),
        (("xveranderverhaal=a",), ""),
        (('veranderverhaal="a"',), "a"),
        (("veranderverhaal=é",), ""),
        (("veranderverhaal=" + "a" * 201,), ""),
        (("veranderverhaal",), ""),
        (("__Host-veranderverhaal=a",), ""),
    ],
)
def test_one_value_counts(cookies: tuple[str, ...], found: str) -> None:
    assert find_cookie(request(*cookies)) == found


@pytest.mark.parametrize("scheme", ["https", "wss"])
def test_over_tls_only_the_name_that_no_neighbour_can_set_counts(scheme: str) -> None:
    both = request(f"{NAME}=planted; {SECURE_NAME}=own", scheme=scheme)
    assert find_cookie(both) == "own"
    keep_one_cookie(both)
    assert both["headers"] == [(b"cookie", f"{SECURE_NAME}=own".encode())]
    assert find_cookie(request(f"{NAME}=planted", scheme=scheme)) == ""


def test_who_reads_the_headers_next_sees_the_one_session_and_all_other_cookies() -> None:
    scope = request("a=1; veranderverhaal=x; b=2", "veranderverhaal=x; __Host-veranderverhaal=y")
    keep_one_cookie(scope)
    assert scope["headers"] == [(b"cookie", b"a=1; b=2; veranderverhaal=x")]
    doubtful = request("veranderverhaal=x; veranderverhaal=y; b=2")
    keep_one_cookie(doubtful)
    assert doubtful["headers"] == [(b"cookie", b"b=2")]


def test_the_cookie_is_for_this_site_and_no_script() -> None:
    response = Response()
    set_cookie(response, request(), "x")
    assert response.headers["set-cookie"] == "veranderverhaal=x; HttpOnly; Path=/; SameSite=lax"
    secure = Response()
    set_cookie(secure, request(scheme="https"), "x")
    given = "__Host-veranderverhaal=x; HttpOnly; Path=/; SameSite=lax; Secure"
    assert secure.headers["set-cookie"] == given
