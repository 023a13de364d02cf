"""Short ways to run a command or a query, and to look at a story."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from storage import queries
from storage.engine import reading, writing
from veranderverhaal.exchange import Bundle
from veranderverhaal.model import Element, Layer, Veranderverhaal

SLUG = "de-straat"


class Undone(Exception):
    """Ends a transaction without keeping anything."""


def each_undone(engine: Engine, names: Iterable[str]) -> Iterator[tuple[str, Session]]:
    """For each name a session of which nothing is kept: the next begins as this one did."""
    for name in names:
        with suppress(Undone), writing(engine) as session:
            yield name, session
            raise Undone


def run(engine: Engine, command: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """One command in a transaction of its own."""
    with writing(engine) as session:
        return command(*arguments, session=session, **named)


def ask(engine: Engine, query: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """One query in a session of its own."""
    with reading(engine) as session:
        return query(*arguments, session=session, **named)


def story(engine: Engine, slug: str = SLUG) -> Veranderverhaal:
    found: Veranderverhaal = ask(engine, queries.load_listing, slug).veranderverhaal
    return found


def bundle(engine: Engine, slug: str = SLUG) -> Bundle:
    found: Bundle = ask(engine, queries.load_bundle, slug)
    return found


def version(engine: Engine, slug: str = SLUG) -> int:
    found: int = ask(engine, queries.data_version, slug)
    return found


def element(engine: Engine, key: str) -> Element:
    return story(engine).element(key)


def titles(engine: Engine, layer: Layer) -> list[str]:
    return [one.title for one in story(engine).layer(layer)]


def ends(engine: Engine) -> list[tuple[str, str]]:
    """The verbanden that are awake, as pairs of keys."""
    return [(one.source, one.target) for one in story(engine).verbanden]
