"""The routes of the whole application, with an address of each."""

import re
from collections.abc import Iterator
from typing import Any

import app
from tests.web.raw_requests import Raw, ask_one

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


def every_route() -> list[tuple[str, frozenset[str]]]:
    """Path and methods, ours and Streamlit's; of a websocket there are no methods."""
    ask_one(app.app, Raw(path="/healthz"))  # it is put together at the first request
    starlette: Any = app.app._starlette_app
    found = [(route.path, methods_of(route)) for route in _flat(starlette.routes)]
    assert len(found) > 20, found
    return found


def methods_of(route: Any) -> frozenset[str]:
    return frozenset(getattr(route, "methods", None) or ())


def filled(path: str, value: str = "x") -> str:
    """An address of the route, with this in the place of everything that may vary."""
    return PARAMETER.sub(value, path)


def _flat(routes: Any, before: str = "") -> Iterator[Any]:
    for route in routes:
        below = getattr(route, "routes", None)
        if below:
            yield from _flat(below, before + route.path)
        else:
            yield route
