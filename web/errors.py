"""What someone sees at an address that does not exist, or when something breaks."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from storage.asking import NotAllowed
from web.templating import page

ErrorHandler = Callable[[Request, Any], Response]


def not_found(_request: Request, error: HTTPException) -> Response:
    return page("not_found.html", status=error.status_code)


def broken(_request: Request, _error: Exception) -> Response:
    return page("broken.html", status=500)


def no_entry(_request: Request, error: NotAllowed) -> Response:
    """Who is known is not told what there is beyond their rights."""
    return page("not_found.html", status=404) if error.asker.is_known else ask_login()


def ask_login() -> Response:
    return page("no_entry.html", status=401, headers={"Cache-Control": "no-store"})


ERROR_HANDLERS: Mapping[Any, ErrorHandler] = {404: not_found, 500: broken, NotAllowed: no_entry}
