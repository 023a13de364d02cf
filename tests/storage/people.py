"""People with an account, in the database of a test."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from storage import hashing
from storage.account_rows import add_row
from storage.commands.sessions import begin_session, sign_in
from storage.engine import Who, reading, writing
from storage.finding import find_row
from storage.membership import add_membership
from storage.recognising import recognised
from veranderverhaal.access import Role
from veranderverhaal.accounts import Refused, SignedIn

PASSWORD = "vier houten stoelen"
OTHER_PASSWORD = "vijf houten stoelen"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)  # for tests, and only these
HASH = QUICK.hash(PASSWORD)
ADDRESS = "192.0.2.7"


@dataclass(frozen=True)
class Somebody:
    """An account that is logged in."""

    key: str
    login: str
    token: str

    @property
    def who(self) -> Who:
        return recognised(self.token, here=False)


def add_somebody(
    engine: Engine, login: str, *, administrator: bool = False, **roles: Role
) -> Somebody:
    """An account with a role in initiatieven, of which "-" is written as "_"."""
    with writing(engine) as session:
        row = add_row(
            login, login.title(), password=HASH, administrator=administrator, session=session
        )
        for slug, role in roles.items():
            number = find_row(slug.replace("_", "-"), session=session).id
            add_membership(row.key, number or 0, role, session=session)
        token = begin_session(row.key, browser="Chrome op Windows", session=session).token
        return Somebody(row.key, login, token)


def is_known(engine: Engine, token: str) -> bool:
    """Whether a session goes on."""
    with reading(engine) as session:
        return recognised(token, here=False)(session).is_known


def count_rows(engine: Engine, table: type) -> int:
    """How many rows a table has."""
    with reading(engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


class CountingHasher(PasswordHasher):
    """Argon2 as it is, that remembers how often it was asked."""

    verified = 0

    def verify(self, kept: str | bytes, password: str | bytes) -> bool:
        self.verified += 1
        return bool(super().verify(kept, password))


def use_quick_hashes(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    """Cheap parameters, as a test needs no strong ones."""
    quick = CountingHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(hashing, "HASHER", quick)
    hashing._nobodys_hash.cache_clear()
    return quick


def enter(engine: Engine, login: str, password: str = PASSWORD, **named: Any) -> SignedIn:
    """Log in, from an address in a test."""
    return sign_in(engine, login, password, **{"address": ADDRESS, "browser": "x", **named})


def refusal(engine: Engine, login: str, password: str = "fout wachtwoord", **named: Any) -> Refused:
    """What is said to who tries with a wrong password, or too often."""
    with pytest.raises(Refused) as refused:
        enter(engine, login, password, **named)
    return refused.value


def while_undecided(
    engine: Engine, who: Who, first: Callable[[Session], Any], second: Callable[[], Any]
) -> Any:
    """What becomes of the second, begun while the transaction of the first goes on: its error, too.

    The second must wait: it is given time enough to do something if it does not.
    """
    with ThreadPoolExecutor(1) as pool:
        with writing(engine, who) as session:
            first(session)
            begun = pool.submit(second)
            with suppress(TimeoutError):
                begun.result(timeout=0.3)
        return begun.exception() or begun.result()
