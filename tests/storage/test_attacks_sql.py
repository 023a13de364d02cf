"""SQL, nul bytes and halves of characters in every text that a query or command takes."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import NoResultFound, SQLAlchemyError
from sqlmodel import Session

import storage
import storage.commands
from storage.asking import RULES
from storage.engine import reading, writing
from storage.tables import metadata

PAYLOADS = (
    "' OR '1'='1",
    "'; DROP TABLE initiatief; --",
    '" UNION SELECT token, 1 FROM login_session --',
    "%' ESCAPE '!",
    "\\'; SELECT pg_sleep(9); --",
    "x\x00y",
    "\ud800",
    "1e309",
    "🌷" * 3_000,
)
LEAST = 20  # so many take nothing but texts; fewer would mean that the walk is broken


def every_module() -> None:
    for package in (storage, storage.commands):
        for module in pkgutil.iter_modules(package.__path__):
            if module.name != "migrations":
                importlib.import_module(f"{package.__name__}.{module.name}")


def takes_texts() -> list[tuple[Callable[..., Any], list[str], bool]]:
    """Every query and command whose arguments are all texts: name them, and does it write."""
    every_module()
    found = []
    for name, rule in sorted(RULES.items()):
        module, _, function = name.rpartition(".")
        called = getattr(importlib.import_module(module), function, None)
        if called is None:
            continue
        asked = inspect.signature(called).parameters.values()
        needed = [one for one in asked if one.default is one.empty and one.name != "session"]
        if needed and all(one.annotation in (str, "str") for one in needed):
            found.append((called, [one.name for one in needed], rule.writes))
    return found


def everything_in(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        tables = metadata().sorted_tables
        return [connection.execute(text(f"SELECT count(*) FROM {t.name}")).scalar() for t in tables]  # type: ignore[misc]


def try_it(called: Callable[..., Any], given: dict[str, str], session: Session) -> str:
    """What the database itself complained of; a refusal of ours is as it should be."""
    try:
        called(**given, session=session)
    except NoResultFound:
        return ""
    except SQLAlchemyError as error:
        return f"{called.__name__}: {error}"
    except (LookupError, ValueError, PermissionError, AttributeError):
        return ""
    except Exception as error:  # a refusal by a name of our own
        is_ours = type(error).__module__.split(".")[0] in ("storage", "veranderverhaal")
        return "" if is_ours else f"{called.__name__}: {error!r}"
    return ""


class Undone(Exception):
    pass


def attempt(engine: Engine, called: Any, given: dict[str, str], writes: bool) -> str:
    if not writes:
        with reading(engine) as session:
            return try_it(called, given, session)
    complaint = ""
    try:
        with writing(engine) as session:
            complaint = try_it(called, given, session)
            raise Undone
    except Undone:
        return complaint


@pytest.mark.parametrize("in_slug", [True, False], ids=["in every text", "in all but the slug"])
def test_no_text_reaches_the_database_as_anything_else(engine: Engine, in_slug: bool) -> None:
    functions = takes_texts()
    assert len(functions) >= LEAST
    before = everything_in(engine)
    complaints = []
    for called, names, writes in functions:
        for payload in PAYLOADS:
            given = dict.fromkeys(names, payload)
            if not in_slug:
                given["slug" if "slug" in given else names[0]] = "de-straat"
            complaints.append(attempt(engine, called, given, writes))
    told = [one for one in complaints if one]
    assert not told, "\n".join(sorted({one.split("\n")[0][:110] for one in told}))
    assert everything_in(engine) == before
