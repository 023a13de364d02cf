"""A small OpenID provider that really signs, over real HTTP; a test says how it misbehaves."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET, KID = "veranderverhaal", "een geheim: met tekens/erin", "k1"
Claims = dict[str, Any]


@cache
def make_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid})


@dataclass
class SigningProvider:
    """`change` gets the claims before they are signed, `sign` makes the token of them."""

    issuer: str = ""
    subject: str = "s-1"
    name: str = "Ria de Vries"
    login: str = "ria"
    key: RSAKey = field(default_factory=lambda: make_key(KID))
    change: Callable[[Claims], Claims] = lambda claims: claims
    sign: Callable[["SigningProvider", Claims], str] | None = None
    metadata: Claims = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def approve(self, address: str) -> str:
        """What somebody's browser is sent back to after logging in at this address."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert given["response_type"] == "code"
        assert (given["client_id"], given["code_challenge_method"]) == (CLIENT, "S256")
        code = f"code-{len(self.codes)}"
        self.codes[code] = given
        parts = urlsplit(given["redirect_uri"])
        return f"{parts.path}?code={code}&state={quote(given['state'])}&iss={quote(self.issuer)}"

    def answer_token(self, form: dict[str, str], authorization: str) -> tuple[int, Claims]:
        given = self.codes.pop(form.get("code", ""), None)
        verifier = form.get("code_verifier", "").encode()
        challenge = base64.urlsafe_b64encode(sha256(verifier).digest()).decode().rstrip("=")
        pair = f"{quote(CLIENT, safe='')}:{quote(SECRET, safe='')}".encode()
        is_good = (
            given is not None
            and challenge == given["code_challenge"]
            and form.get("redirect_uri") == given["redirect_uri"]
            and authorization == f"Basic {base64.b64encode(pair).decode()}"
        )
        if given is None or not is_good:
            return 400, {"error": "invalid_grant"}
        return 200, {"id_token": self.make_token(given["nonce"]), "access_token": "x"}

    def make_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": nonce,
            "name": self.name,
            "preferred_username": self.login,
            "email": "ria@voorbeeld.nl",
        }
        changed = self.change(claims)
        if self.sign is not None:
            return self.sign(self, changed)
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, changed, self.key)

    def answer(self, path: str) -> tuple[int, Claims]:
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/inloggen",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                **self.metadata,
            }
        if path == "/keys":
            return 200, dict(KeySet([self.key]).as_dict(private=False))
        return 404, {}


@contextmanager
def running_provider() -> Iterator[SigningProvider]:
    provider = SigningProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked.append(self.path)
            self.say(*provider.answer(self.path))

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.say(*provider.answer_token(form, self.headers.get("authorization", "")))

        def say(self, status: int, value: Claims) -> None:
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
