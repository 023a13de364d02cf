"""Thousands of requests that make no sense: every answer is one that was meant."""

import random
import string
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

import app
from tests.web.every_route import every_route, filled
from tests.web.raw_requests import Header, Raw, ask_all
from tests.web.signed_in import cookie_of, sign_in_as

SEED = 20261121
# Of each visitor. In the normal run enough to meet every route many times.
SOME, MANY = 1_000, 10_000
METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "X")
NAMES = (
    *("host", "cookie", "origin", "referer", "accept", "accept-language", "accept-encoding"),
    *("content-type", "content-length", "range", "if-none-match", "if-modified-since", "te"),
    *("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded", "authorization"),
    *("sec-fetch-site", "x-veranderverhaal-here", "x-http-method-override", "upgrade", "expect"),
)
PIECES = (
    *("/", "//", ".", "..", "%00", "%2e", "%", "%zz", "x", "het-badhuis", "0", "-1", "app", "v"),
    *("i", "presentatie", "inloggen", "account", "_stcore", "media", "static", "uitnodiging"),
    *("' OR 1=1--", "<script>", "${7*7}", "{{7*7}}", "\\", ";", "🌷", "é", "\udcff", "a" * 300),
)
VALUES = (
    *(b"", b"x", b"*/*", b"bytes=0-", b"bytes=9-1,-5", b'W/"x"', b"null", b"https://evil.example"),
    *(b"http://127.0.0.1:8501", b"127.0.0.1", b"for=127.0.0.1;proto=https", b"\xff\xfe", b"0"),
    *(
        b"application/x-www-form-urlencoded",
        b"application/json",
        b"multipart/form-data; boundary=x",
    ),
    *(
        b"a=b; veranderverhaal=x",
        b"veranderverhaal=",
        b"gzip, br;q=\xc3\xa9",
        b"99999999999999",
        b"-1",
    ),
    *(b"1" * 9_000, b"nl-NL,ar;q=0.8", b"en;q=nan", b'"', b"%0d%0a", b"websocket"),
)


class Maker:
    """Requests that lie near the real ones."""

    def __init__(self, known: Header) -> None:
        self.random = random.Random(SEED)
        self.routes = [filled(path, "VARIES") for path, _methods in every_route()]
        self.known = known

    def make(self) -> Raw:
        choose = self.random
        body = b""
        if choose.random() < 0.3:
            body = self.body()
        kind = "websocket" if choose.random() < 0.03 else "http"
        query = self.body()[:200] if choose.random() < 0.3 else b""
        return Raw(choose.choice(METHODS), self.path(), query, self.headers(), body, kind)

    def path(self) -> str:
        path = self.random.choice(self.routes)
        while "VARIES" in path:
            path = path.replace("VARIES", self.piece(), 1)
        for _ in range(self.random.choice((0, 0, 1, 3))):
            place = self.random.randrange(len(path) + 1)
            path = path[:place] + self.piece() + path[place:]
        return path if path.startswith("/") else f"/{path}"

    def piece(self) -> str:
        if self.random.random() < 0.5:
            return self.random.choice(PIECES)
        return "".join(self.random.choices(string.ascii_lowercase + string.digits, k=8))

    def headers(self) -> tuple[Header, ...]:
        found: list[Header] = [] if self.random.random() < 0.03 else [(b"host", b"voorbeeld.nl")]
        if self.random.random() < 0.6:
            found.append(self.known)
        for _ in range(self.random.choice((0, 1, 1, 2, 5))):
            name = self.random.choice(NAMES).encode()
            found.append((name, self.random.choice(VALUES)))
        return tuple(found)

    def body(self) -> bytes:
        if self.random.random() < 0.3:
            return self.random.randbytes(self.random.randrange(400))
        fields = (
            "token",
            "csrf",
            "login",
            "password",
            "terug",
            "to",
            "dark",
            "q-s1",
            "taal",
            "code",
        )
        pairs = (f"{self.random.choice(fields)}={self.piece()}" for _ in range(4))
        return "&".join(pairs).encode("utf-8", "surrogateescape")


@pytest.mark.long_form
@pytest.mark.parametrize("administrator", [False, True], ids=["who sees nothing", "beheerder"])
def test_random_requests_break_nothing(
    client: TestClient, administrator: bool, size: Callable[[int, int], int]
) -> None:
    maker = Maker(cookie_of(sign_in_as(None, administrator=administrator)))
    asked = [maker.make() for _ in range(size(SOME, MANY))]
    answered = ask_all(app.app, asked)
    broken = [
        (one, said.body[:300])
        for one, said in zip(asked, answered, strict=True)
        if said.status >= 500
    ]
    assert not broken, broken[:5]
    assert {said.status for said in answered} > {200, 404, 405}
