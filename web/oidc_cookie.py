"""What a browser keeps while somebody logs in elsewhere: signed, for ten minutes, and only ours."""

import hmac
import json
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from web.session_cookie import cookie_name, forget_cookie, set_cookie

KIND = "-extern"  # behind the name of our cookie
SECONDS_VALID = 600
LONGEST = 4000
SEED_BYTES = 32
Kept = Mapping[str, str]


def fresh_seed() -> str:
    return secrets.token_urlsafe(SEED_BYTES)


def derive(seed: str, what: str) -> str:
    """The state, nonce or verifier that belongs to a seed: none tells anything of another."""
    digest = hmac.digest(seed.encode(), what.encode(), "sha256")
    return urlsafe_b64encode(digest).decode().rstrip("=")


def challenge_of(verifier: str) -> str:
    """RFC 7636, S256."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def keep(response: Response, request: Request, kept: Kept, secret: bytes) -> None:
    """Give the browser these values, with the moment, under our signature."""
    body = json.dumps({**kept, "at": str(int(time.time()))}).encode()
    value = f"{urlsafe_b64encode(body).decode()}.{_sign(body, secret)}"
    set_cookie(response, request.scope, value, KIND, seconds=SECONDS_VALID)


def find(request: Request, secret: bytes) -> Kept:
    """The values that we gave this browser not too long ago; none when anything is odd."""
    value = request.cookies.get(cookie_name(request.scope, KIND), "")
    encoded, _, signature = value.partition(".")
    try:
        body = urlsafe_b64decode(encoded.encode("ascii"))
    except ValueError:
        return {}
    is_ours = hmac.compare_digest(signature.encode(), _sign(body, secret).encode())
    if len(value) > LONGEST or not is_ours:
        return {}
    kept: dict[str, str] = json.loads(body)
    # Also when the clock of another server, which gave it, is ahead of ours.
    return kept if abs(time.time() - int(kept["at"])) <= SECONDS_VALID else {}


def forget(response: Response, request: Request) -> None:
    forget_cookie(response, request.scope, KIND)


def _sign(body: bytes, secret: bytes) -> str:
    return hmac.digest(secret, b"extern\0" + body, "sha256").hex()
