"""How pages reach the database: one engine, one short session per question or command."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from storage.engine import Engine, make_engine, reading, writing
from storage.settings import data_dir, database_url

Answer = TypeVar("Answer")


@cache
def engine() -> Engine:
    """The engine of this process."""
    return make_engine(database_url(data_dir()))


def read(query: Callable[..., Answer], *arguments: Any, **named: Any) -> Answer:
    """The answer of one query."""
    with reading(engine()) as session:
        return query(*arguments, session=session, **named)


def write(command: Callable[..., Answer], *arguments: Any, **named: Any) -> Answer:
    """The result of one command, which is kept when this returns."""
    with writing(engine()) as session:
        return command(*arguments, session=session, **named)
