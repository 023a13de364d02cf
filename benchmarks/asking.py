"""What it costs that every query and command asks who asks, and that the log tells of a change."""

import urllib.request
from collections.abc import Callable
from functools import partial

from benchmarks.surroundings import INITIATIEF, open_engine, our_app, prepared_data, started
from benchmarks.timing import Measurement, Timer, compare, seconds_of
from storage.asker import INSIDE
from storage.commands import save_story_text
from storage.commands.accounts import add_account
from storage.commands.sessions import begin_session
from storage.engine import Engine, Who, reading, writing
from storage.queries import data_version, load_listing
from storage.recognising import recognised

GROUP = "who asks"
TIMES = 50
COOKIE = "veranderverhaal"


def measure_asking(runs: int) -> list[Measurement]:
    """The same work by the machine itself, by somebody with an account, and without any rule."""
    with prepared_data() as data:
        app, engine = our_app(data), open_engine(data)
        token = open_account(engine)
        els = recognised(token, here=False)
        measured = [
            *_beside(engine, "a query by an account", els, load_version, runs),
            *_beside(engine, "the whole story by an account", els, load_story, runs),
            *compare(
                GROUP,
                "the same without rule and log",
                partial(seconds_of, partial(change, engine, bare=True), times=TIMES),
                {"a change": partial(seconds_of, partial(change, engine), times=TIMES)},
                runs,
            ),
        ]
        with started(app):
            known = partial(ask, f"{app.url}/sessie", token)
            subjects: dict[str, Timer] = {
                "a request of who is logged in": partial(seconds_of, known, times=TIMES)
            }
            health = partial(seconds_of, partial(ask, f"{app.url}/healthz"), times=TIMES)
            measured += compare(GROUP, "/healthz, for everyone", health, subjects, runs)
        engine.dispose()
    return measured


def open_account(engine: Engine) -> str:
    """The token of a beheerder who logged in."""
    with writing(engine) as session:
        account = add_account("els", "Els", administrator=True, session=session)
        return begin_session(account.key, browser="Chrome op Linux", session=session).token


def _beside(
    engine: Engine, what: str, who: Who, work: Callable[[Engine, Who | None], None], runs: int
) -> list[Measurement]:
    by_machine = partial(seconds_of, partial(work, engine, None), times=TIMES)
    by_account = partial(seconds_of, partial(work, engine, who), times=TIMES)
    return compare(GROUP, "the same by the machine", by_machine, {what: by_account}, runs)


def load_version(engine: Engine, who: Who | None) -> None:
    with reading(engine, who) if who else reading(engine) as session:
        data_version(INITIATIEF, session=session)


def load_story(engine: Engine, who: Who | None) -> None:
    with reading(engine, who) if who else reading(engine) as session:
        load_listing(INITIATIEF, session=session)


def change(engine: Engine, *, bare: bool = False) -> None:
    """The aanleiding becomes another one; `bare` goes past the rule and the log."""
    with writing(engine) as session:
        session.info[INSIDE] = bare
        seen = load_listing(INITIATIEF, session=session).veranderverhaal.aanleiding
        text = f"{seen.removesuffix('!')}{'' if seen.endswith('!') else '!'}"
        save_story_text(INITIATIEF, "aanleiding", text, seen=seen, session=session)


def ask(address: str, token: str = "") -> None:
    headers = {"Cookie": f"{COOKIE}={token}"} if token else {}
    with urllib.request.urlopen(
        urllib.request.Request(address, headers=headers), timeout=60
    ) as got:
        got.read()
