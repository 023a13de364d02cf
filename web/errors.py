"""What someone sees at an address that does not exist, or when something breaks."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.templating import page

ErrorHandler = Callable[[Request, Any], Response]


def not_found(_request: Request, error: HTTPException) -> Response:
    return page("not_found.html", status=error.status_code)


def broken(_request: Request, _error: Exception) -> Response:
    return page("broken.html", status=500)


ERROR_HANDLERS: Mapping[Any, ErrorHandler] = {404: not_found, 500: broken}
