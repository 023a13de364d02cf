"""Three real programs on one PostgreSQL, behind nginx, begun all at once; and a page looked at."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from benchmarks.visitors import Seen, Visitor, visitor
from storage.commands.accounts import create_first_account
from storage.engine import make_engine, writing
from tests.faults.served import SECONDS_TO_START, Forker, Program
from tests.metingen import fill_with_meting
from tests.other_programs import do_without
from tests.storage.conftest import administer, postgres_url
from tests.storage.postgres import CannotStart, run_server
from tests.web.proxies import Door, nginx_several
from veranderverhaal.access import NOBODY
from veranderverhaal.meting import Meting

SECONDS = 60  # to wait for what comes within one or two, on a computer that has much else to do
LOGIN, PASSWORD = "noor", "vier houten stoelen"
CODE = re.compile(r"^ {4}([A-Z]{4}(?:-[A-Z]{4}){3})$", re.MULTILINE)
NUMBER_OF_PROGRAMS = 3


@dataclass
class Several:
    """Three programs, the database they share, and the door in front of them."""

    programs: list[Program]
    fork: Forker
    engine: Engine
    url: str
    folder: Path
    door: Door
    plain: int  # the door without TLS
    codes: list[str]
    meting: Meting

    @contextmanager
    def at(self, number: int, address: str = "192.0.2.7", **cookies: str) -> Iterator[httpx.Client]:
        """Somebody at one of them, past the door."""
        base, headers = self.address(number), {"X-Forwarded-For": address}
        with httpx.Client(base_url=base, headers=headers, cookies=cookies, timeout=SECONDS) as one:
            yield one

    def address(self, number: int) -> str:
        return f"http://127.0.0.1:{self.programs[number].port}"

    def write(self, command: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """As one more program would."""
        with writing(self.engine) as session:
            return command(*given, session=session, **named)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The URL of an empty database."""
    try:
        with run_server() as server:
            administer(server, "CREATE DATABASE several")
            yield postgres_url(server, "several")
    except CannotStart as error:
        do_without(f"PostgreSQL does not start: {error}")


@pytest.fixture(scope="module")
def several(
    fork: Forker, database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Several]:
    """Begun all at once on an empty database; the first account has the code of the first."""
    folder = tmp_path_factory.mktemp("several")
    programs = [Program(fork, folder, url=database) for _ in range(NUMBER_OF_PROGRAMS)]
    engine = make_engine(database)
    try:
        for place, program in enumerate(programs):
            program.log = folder / f"{place}.log"
            begin(program, fork, folder, database)
        for program in programs:
            wait_until(program.is_well, SECONDS_TO_START)
        codes = [CODE.search(one.log.read_text())[1] for one in programs]  # type: ignore[index]
        create_first_account(engine, LOGIN, "Noor", PASSWORD, code=codes[0], who=NOBODY, address="")
        meting = fill_with_meting(engine)
        with ExitStack() as stack:
            ports = [one.port for one in programs]
            door, plain = stack.enter_context(nginx_several(folder, ports))
            yield Several(programs, fork, engine, database, folder, door, plain, codes, meting)
    finally:
        engine.dispose()
        for program in programs:
            if program.process:
                program.kill()


def begin(program: Program, fork: Forker, folder: Path, url: str) -> None:
    """As Program.start, with the samples, and without waiting."""
    given = ("--port", str(program.port), "--data", str(folder), "--no-browser", "--login")
    program.process = fork.ask(
        environment={"DATABASE_URL": url},
        arguments=given,
        log=str(program.log),
        helpers=False,
    )


def wait_until(happened: Callable[[], Any], seconds: float = SECONDS) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)


class Looking(Visitor):
    """A visitor that remembers what came: texts, files, and the number of its session."""

    def __init__(self, socket: ClientConnection) -> None:
        super().__init__(socket)
        self.told: list[ForwardMsg] = []

    def _listen(self, seen: Seen) -> Iterator[ForwardMsg]:
        for told in super()._listen(seen):
            self.told.append(told)
            yield told

    @property
    def html(self) -> str:
        return " ".join(one.delta.new_element.html.body for one in self.told)

    @property
    def session(self) -> str:
        (number, *_) = [
            one.new_session.initialize.session_id
            for one in self.told
            if one.HasField("new_session")
        ]
        return number

    @property
    def file(self) -> str:
        """The address of a file that the page gives."""
        found = re.search(rb"/media/[0-9a-f]+\.[a-z]{3}", b"".join(map(packed, self.told)))
        assert found is not None
        return f"/app{found[0].decode()}"


def packed(message: ForwardMsg) -> bytes:
    return message.SerializeToString()


@contextmanager
def page_at(url: str, token: str) -> Iterator[Looking]:
    with visitor(url, f"veranderverhaal={token}") as found:
        yield Looking(found.socket)
