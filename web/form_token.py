"""One-time tokens: a form that is sent twice counts once, and only our own forms are taken.

A token is random bytes, the moment it was made, and a signature of both with what it is for.
Nothing is remembered of those that were given out; storage keeps those that came back.
"""

import binascii
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

SECONDS_VALID = 24 * 60 * 60
RANDOM_BYTES = 11
TIME_BYTES = 6
SIGNATURE_BYTES = 16
BODY_BYTES = RANDOM_BYTES + TIME_BYTES


def make_token(secret: bytes, purpose: bytes, now: float) -> str:
    """A fresh token for `purpose`: 44 characters that need no escaping."""
    body = secrets.token_bytes(RANDOM_BYTES) + int(now).to_bytes(TIME_BYTES)
    return urlsafe_b64encode(body + _sign(secret, purpose, body)).decode()


def is_valid(token: str, secret: bytes, purpose: bytes, now: float) -> bool:
    """Whether we made this token for this purpose, not too long ago.

    A moment that is still to come is good as well, within the same time: another server is some
    seconds ahead, or our clock was and has been put right. Nobody but us can have written it.
    """
    try:
        content = urlsafe_b64decode(token.encode("ascii"))
    except (UnicodeEncodeError, binascii.Error):
        return False
    body, signature = content[:BODY_BYTES], content[BODY_BYTES:]
    # One token has one spelling: another would count as another form.
    is_ours = hmac.compare_digest(signature, _sign(secret, purpose, body))
    is_spelled_so = urlsafe_b64encode(content).decode() == token
    age = int(now) - int.from_bytes(body[RANDOM_BYTES:])
    return is_ours and is_spelled_so and abs(age) <= SECONDS_VALID


def _sign(secret: bytes, purpose: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, b"form\0" + body + purpose, "sha256")[:SIGNATURE_BYTES]
