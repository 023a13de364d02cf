"""The cookie of who logged in: its name, and the one value of it that counts."""

from collections.abc import Iterable, Iterator

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import Scope

from storage.recognising import COOKIE as NAME
from storage.recognising import SECURE_COOKIE as SECURE_NAME

__all__ = [
    "BEFORE_LOGIN",
    "NAME",
    "SECURE_NAME",
    "cookie_name",
    "find_cookie",
    "forget_cookie",
    "is_secure",
    "keep_one_cookie",
    "set_cookie",
]

LONGEST = 200
BEFORE_LOGIN = "-voor"  # behind the name: the cookie of a form that is sent before there is a login


def is_secure(scope: Scope) -> bool:
    """Whether the browser asks over TLS, as far as we or a proxy that we trust know."""
    return scope.get("scheme") in ("https", "wss")


def cookie_name(scope: Scope, kind: str = "") -> str:
    """The name under which a cookie of ours counts in this request."""
    return (SECURE_NAME if is_secure(scope) else NAME) + kind


def find_cookie(scope: Scope, kind: str = "") -> str:
    """The value of our cookie; "" without one, and when there are two: then one was smuggled in."""
    name = cookie_name(scope, kind)
    values = {value for given, value in _cookies(scope) if given == name}
    found = values.pop() if len(values) == 1 else ""
    is_plain = found.isascii() and len(found) <= LONGEST
    return found if is_plain else ""


def set_cookie(
    response: Response, scope: Scope, value: str, kind: str = "", *, seconds: int | None = None
) -> None:
    """Give the browser the cookie, for so many seconds or until it is closed.

    The server decides how long it is worth.
    """
    response.set_cookie(
        cookie_name(scope, kind),
        value,
        max_age=seconds,
        path="/",
        secure=is_secure(scope),
        httponly=True,
        samesite="lax",
    )


def forget_cookie(response: Response, scope: Scope, kind: str = "") -> None:
    response.delete_cookie(
        cookie_name(scope, kind),
        path="/",
        secure=is_secure(scope),
        httponly=True,
        samesite="lax",
    )


def keep_one_cookie(scope: Scope) -> None:
    """Leave only the session that counts in the headers: whoever reads them next sees no other."""
    kept = find_cookie(scope)
    ours = {NAME, SECURE_NAME}
    others = [f"{name}={value}" for name, value in _cookies(scope) if name not in ours]
    headers = MutableHeaders(scope=scope)
    del headers["cookie"]
    together = [*others, *([f"{cookie_name(scope)}={kept}"] if kept else [])]
    if together:
        headers["cookie"] = "; ".join(together)


def _cookies(scope: Scope) -> Iterator[tuple[str, str]]:
    lines: Iterable[str] = Headers(scope=scope).getlist("cookie")
    for line in lines:
        for part in line.split(";"):
            name, _, value = part.strip(" \t").partition("=")
            if name:
                yield name.strip(" \t"), value.strip(' \t"')
