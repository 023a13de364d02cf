"""Who asks stands in the session, and every query and command names the right it asks for.

A rule is checked at the door: what a query or command itself uses inside is not asked again.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from sqlmodel import Session

from storage.asker import ASKER as ASKER
from storage.asker import INSIDE
from storage.asker import asker_of as asker_of
from storage.asker import is_inside as is_inside
from storage.log_gathering import logged
from veranderverhaal.access import OF_AN_INITIATIEF, Asker, Right, may

Given = ParamSpec("Given")
Result = TypeVar("Result")


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


def check_right(right: Right, slug: str = "", *, session: Session) -> None:
    """Raises NotAllowed. For a rule that depends on more than the arguments."""
    asker = asker_of(session)
    # An address or a form may name no initiatief at all: there nobody has a right in one.
    is_nowhere = right in OF_AN_INITIATIEF and not slug and not asker.may_do_everything
    if is_nowhere or not may(asker, right, slug):
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
            if inspect.isgeneratorfunction(function):
                return cast(Result, _kept_open(function(*given, **named), session))
            with _opened(session), _told(rule, function.__name__, bound):
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


def _told(rule: Rule, name: str, bound: dict[str, Any]) -> AbstractContextManager[None]:
    if not rule.logged:
        return nullcontext()
    return logged(name, _key_of(bound), session=bound["session"])


def _key_of(bound: dict[str, Any]) -> object:
    """The key of the part that a command is about: its argument, or that of its value."""
    if "key" in bound:
        return bound["key"]
    return next((one.key for one in bound.values() if hasattr(one, "key")), None)


def _kept_open(found: Any, session: Session) -> Iterator[Any]:
    """What a query gives one by one: its rule holds while it looks for the next, not between."""
    while True:
        with _opened(session):
            try:
                one = next(found)
            except StopIteration:
                return
        yield one
