"""The mark of a browser that is in the invoerstand: a cookie that says only that.

It outlives the session, so that a tablet whose time has passed is not taken for somebody's own
phone. Whoever sets it by hand gets a form that forgets sooner, and nothing more.
"""

from starlette.requests import Request
from starlette.responses import Response

from web.session_cookie import find_cookie, forget_cookie, set_cookie

TABLET_START = "/invoerstand"
MARK = "-invoerstand"  # behind the name of our cookie
SECONDS_KEPT = 400 * 24 * 60 * 60  # the longest that browsers keep any


def is_handed_round(request: Request) -> bool:
    """Whether this browser was put in the invoerstand, and never taken out of it."""
    return find_cookie(request.scope, MARK) != ""


def set_lasting(response: Response, request: Request, value: str, kind: str = "") -> None:
    """A cookie that is still there when the browser was closed and opened again."""
    set_cookie(response, request.scope, value, kind, seconds=SECONDS_KEPT)


def set_mark(response: Response, request: Request) -> None:
    set_lasting(response, request, "1", MARK)


def clear_mark(response: Response, request: Request) -> None:
    forget_cookie(response, request.scope, MARK)
