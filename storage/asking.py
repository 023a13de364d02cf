"""Who asks stands in the session, and every query and command names the right it asks for.

A rule is checked at the door: what a query or command itself uses inside is not asked again.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlmodel import Session

from veranderverhaal.access import NOBODY, OF_AN_INITIATIEF, Asker, Kind, Right, may

Given = ParamSpec("Given")
Result = TypeVar("Result")

ASKER = "asker"
INSIDE = "inside a rule"


class NotAllowed(PermissionError):
    """Who asks has not this right."""

    def __init__(self, asker: Asker, right: Right, slug: str = "") -> None:
        super().__init__(f"{asker.kind.value} may not {right.value} {slug}".strip())
        self.asker, self.right, self.slug = asker, right, slug


@dataclass(frozen=True)
class Rule:
    """What a query or command asks for; `writes` marks a command, `logged` one that is logged."""

    right: Right
    writes: bool = False
    logged: bool = False


RULES: dict[str, Rule] = {}  # by "module.function"


def asker_of(session: Session) -> Asker:
    """Who asks in this session; nobody when that was never said."""
    found: Asker = session.info.get(ASKER, NOBODY)
    return found


def is_inside(session: Session) -> bool:
    """Whether a rule was checked for what goes on now."""
    return bool(session.info.get(INSIDE)) or asker_of(session).kind is Kind.MACHINE


def check_right(right: Right, slug: str = "", *, session: Session) -> None:
    """Raises NotAllowed. For a rule that depends on more than the arguments."""
    asker = asker_of(session)
    if not may(asker, right, slug):
        raise NotAllowed(asker, right, slug)


def query(right: Right) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """The rule of a function that reads. Its initiatief is its argument `slug`."""
    return _ruled(Rule(right))


def command(
    right: Right, *, logged: bool = True
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """The rule of a function that writes. Its initiatief is `slug`, or the slug of its value."""
    return _ruled(Rule(right, writes=True, logged=logged))


def _ruled(rule: Rule) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        RULES[f"{function.__module__}.{function.__qualname__}"] = rule
        signature = inspect.signature(function)

        @wraps(function)
        def ruled(*given: Given.args, **named: Given.kwargs) -> Result:
            bound = signature.bind(*given, **named).arguments
            session: Session = bound["session"]
            if session.info.get(INSIDE):
                return function(*given, **named)
            slug = _slug_of(bound) if rule.right in OF_AN_INITIATIEF else ""
            check_right(rule.right, slug, session=session)
            with _opened(session):
                return function(*given, **named)

        return ruled

    return decorate


def _slug_of(bound: dict[str, Any]) -> str:
    if "slug" in bound:
        return str(bound["slug"])
    first = next(iter(bound.values()))
    return str(first.slug)


@contextmanager
def _opened(session: Session) -> Iterator[None]:
    session.info[INSIDE] = True
    try:
        yield
    finally:
        session.info[INSIDE] = False
