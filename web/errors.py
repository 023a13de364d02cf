"""What someone sees at an address that does not exist, or when something breaks."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from storage.asking import NotAllowed
from storage.troubles import trouble_words
from web.templating import page

ErrorHandler = Callable[[Request, Any], Response]
# An error and the path where it came up, to the reference that who met it sees.
Note = Callable[[Exception, str], str]


def not_found(_request: Request, error: HTTPException) -> Response:
    return page("not_found.html", status=error.status_code)


def broken_page(note: Note) -> ErrorHandler:
    """What is the matter when that is known, an apology otherwise; and a reference."""

    def broken(request: Request, error: Exception) -> Response:
        reference = note(error, request.url.path)
        words = trouble_words(error)
        status = 503 if words else 500
        headers = {"Cache-Control": "no-store"}
        values = {"words": words, "reference": reference}
        return page("broken.html", status=status, headers=headers, **values)

    return broken


def no_entry(_request: Request, error: NotAllowed) -> Response:
    """Who is known is not told what there is beyond their rights."""
    return page("not_found.html", status=404) if error.asker.is_known else ask_login()


def ask_login() -> Response:
    return page("no_entry.html", status=401, headers={"Cache-Control": "no-store"})


def error_handlers(note: Note) -> Mapping[Any, ErrorHandler]:
    return {404: not_found, 500: broken_page(note), NotAllowed: no_entry}
