"""A form that comes in, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.meting import Response


@dataclass(frozen=True)
class Arrival:
    """A response for the meting with this code, under the one-time token of its form.

    `begun` is the token of the page on which the form was begun, when that was an earlier one.
    """

    code: str
    token: str
    response: Response
    begun: str = ""


@dataclass(frozen=True)
class Begun:
    """A first answer was given in the form of this token, for the meting with this code."""

    code: str
    token: str


class Arrived(StrEnum):
    """What became of an arrival."""

    KEPT = "kept"
    ALREADY = "already"  # a form with this token was kept before
    OTHER = "other"  # one with this token was kept before, with other answers: these were not
    CLOSED = "closed"  # the meting is not open
    UNKNOWN = "unknown"  # no meting has this code
