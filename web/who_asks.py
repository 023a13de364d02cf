"""Who asks, on a route of ours: what web.guard found in the request."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import Scope

from storage.engine import Who
from storage.recognising import recognised
from veranderverhaal.access import NOBODY

SHOWN = "veranderverhaal.shown"


@dataclass(frozen=True)
class Shown:
    """What a browser showed: the token of its session, and whether it is on this computer."""

    token: str = ""
    here: bool = False


def shown_by(request: Request) -> Shown:
    found: Shown = request.scope.get(SHOWN, Shown())
    return found


def who_asks(request: Request) -> Who:
    """Who asks, looked up anew in every session of the database; nobody where no guard stood."""
    shown = request.scope.get(SHOWN)
    return recognised(shown.token, here=shown.here) if shown else NOBODY


def note_shown(scope: Scope, shown: Shown) -> None:
    scope[SHOWN] = shown
