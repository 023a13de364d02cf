"""How pages reach the database: one engine, one short session per question or command."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from dashboard.asking import who_asks
from storage.engine import Engine, Who, make_engine, reading, writing
from storage.meting_queries import load_vragenlijst
from storage.queries import load_listing
from storage.responses import ResponseWriter
from storage.settings import data_dir, database_url
from veranderverhaal.access import NOBODY
from veranderverhaal.model import Initiatief
from veranderverhaal.vragenlijst import Vragenlijst

Answer = TypeVar("Answer")


@cache
def engine() -> Engine:
    """The engine of this process."""
    return make_engine(database_url(data_dir()))


def read(query: Callable[..., Answer], *arguments: Any, **named: Any) -> Answer:
    """The answer of one query, for who sits at this page. Raises NotAllowed."""
    return read_as(who_asks(), query, *arguments, **named)


def read_as(who: Who, query: Callable[..., Answer], *arguments: Any, **named: Any) -> Answer:
    """The answer of one query, for who asks elsewhere than on a page. Raises NotAllowed."""
    with reading(engine(), who) as session:
        return query(*arguments, session=session, **named)


def write(command: Callable[..., Answer], *arguments: Any, **named: Any) -> Answer:
    """The result of one command of who sits at this page, which is kept when this returns.

    Raises NotAllowed.
    """
    return write_as(who_asks(), command, *arguments, **named)


def write_as(who: Who, command: Callable[..., Answer], *arguments: Any, **named: Any) -> Answer:
    """As write, for who asks elsewhere than on a page. Raises NotAllowed."""
    with writing(engine(), who) as session:
        result = command(*arguments, session=session, **named)
    _last_write.number += 1
    return result


@dataclass
class _Last:
    number: int = 0


_last_write = _Last()


def note_change() -> None:
    """Something was written in another process, for this one."""
    _last_write.number += 1


def changes() -> int:
    """Another number after every write of this process; answers of respondents do not count."""
    return _last_write.number


def response_writer() -> ResponseWriter:
    """The one thread of this process that keeps what respondents send."""
    return _response_writer(engine())


@cache
def _response_writer(on: Engine) -> ResponseWriter:
    return ResponseWriter(on)


def close_response_writer() -> None:
    """Keep what waits, and stop."""
    response_writer().close()
    _response_writer.cache_clear()


def find_preview(slug: str, key: str, who: Who = NOBODY) -> tuple[Initiatief, Vragenlijst]:
    """What the preview of a vragenlijst shows. Raises NotFound or NotAllowed."""
    listing = read_as(who, load_listing, slug)
    return listing.initiatief, read_as(who, load_vragenlijst, slug, key)
