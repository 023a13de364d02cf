"""Only a form on a page of ours is taken, from the browser that we gave that page to.

A page with a form calls `form_token` and answers with `remember`; who receives the form asks
`is_our_form`. The token is bound to the session of the cookie, or before there is one to a cookie
made for it, so that nobody else's token will do.
"""

import hashlib
import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from web.form_input import Fields, only
from web.form_token import is_valid, make_token
from web.session_cookie import BEFORE_LOGIN, find_cookie, set_cookie

FIELD = "csrf"  # the name of the hidden field
FOREIGN = "veranderverhaal.foreign"  # web.same_origin notes here that another site asks
PURPOSE = b"csrf "
FRESH = "csrf_cookie"
COOKIE_BYTES = 24
Secret = Callable[[], bytes]
Answer = TypeVar("Answer", bound=Response)


def form_token(request: Request, secret: Secret) -> str:
    """What the hidden field of a form on this page holds. Asks the database: not in the loop."""
    bound = _bound_to(request)
    if not bound:
        bound = request.scope[FRESH] = secrets.token_urlsafe(COOKIE_BYTES)
    return make_token(secret(), _purpose(bound), time.time())


def remember(request: Request, response: Answer) -> Answer:
    """The answer with the cookie that its form is bound to, where there was none yet."""
    if fresh := request.scope.get(FRESH):
        set_cookie(response, request.scope, fresh, BEFORE_LOGIN)
    return response


def is_our_form(request: Request, fields: Fields, secret: Secret) -> bool:
    """Whether a page of ours sent this from this browser. Asks the database: not in the loop."""
    bound = _bound_to(request)
    if not (bound and is_same_origin(request)):
        return False
    return is_valid(only(fields, FIELD), secret(), _purpose(bound), time.time())


def is_same_origin(request: Request) -> bool:
    """Whether nothing says that another site asks.

    A page of ours that names no referrer sends "Origin: null", and without TLS there is no
    Sec-Fetch-Site: then nothing is said, and the token decides.
    """
    if request.scope.get(FOREIGN):
        return False
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _bound_to(request: Request) -> str:
    return find_cookie(request.scope) or find_cookie(request.scope, BEFORE_LOGIN)


def _purpose(bound: str) -> bytes:
    return PURPOSE + hashlib.sha256(bound.encode()).digest()
