"""Respondents at the real program, over HTTP: what each sent, and what each was thanked for.

    with crowd_at(port, meting.code, fill_in_all_of(EVERY_KIND), people=64) as crowd:
        ...  # do something to the program
        ledger = crowd.finish()  # everybody goes on until thanked

A respondent opens the form, tells that it was begun, and posts the answers. Who gets no thanks does
as a browser does: sends the same again, from the page that came back when one did.
"""

import asyncio
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from threading import Event, Thread
from urllib.parse import urlencode

from tests.faults.answering import FillIn
from tests.faults.posted import fields_on
from veranderverhaal.question import Answer

PEOPLE = 64
# Longer than anything that is done to a program; whoever waits so long is stuck, and that is told.
SECONDS_TO_ANSWER = 120.0
SECONDS_TO_FINISH = 240.0
TOKEN = re.compile(r'name="token" value="([^"]*)"')
THANKS = re.compile(r"\r\nlocation: /v/\w+/bedankt\?", re.I)
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.I)


class Unanswered(Exception):
    """The line broke, or nobody listened."""


@dataclass
class Form:
    """One form that somebody filled in."""

    mark: str
    token: str
    answers: Mapping[str, Answer]
    told_begun: bool = False
    posts: int = 0
    thanked: bool = False


@dataclass
class Ledger:
    """What a crowd wrote down."""

    forms: list[Form] = field(default_factory=list)
    # Answers to a post: their status, or "broken" when there was none.
    outcomes: Counter[int | str] = field(default_factory=Counter)
    # What should never come back.
    strange: list[str] = field(default_factory=list)
    seconds_to_open: list[float] = field(default_factory=list)
    seconds_to_send: list[float] = field(default_factory=list)

    @property
    def thanked(self) -> list[Form]:
        return [one for one in self.forms if one.thanked]


@dataclass(frozen=True)
class Answered:
    status: int
    head: str
    body: str


class Crowd:
    """Make it with crowd_at."""

    def __init__(
        self, port: int, code: str, fill_in: FillIn, *, people: int, pause: float, seed: int
    ) -> None:
        self.port, self.code, self.fill_in = port, code, fill_in
        self.people, self.pause, self.seed = people, pause, seed
        self.ledger = Ledger()
        self._stop = Event()
        self._gives_up = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._be_there()), name="crowd")

    def start(self) -> None:
        self._thread.start()

    def finish(self) -> Ledger:
        """Nobody begins another form; everybody goes on until thanked. Raises AssertionError."""
        self._stop.set()
        self._thread.join(SECONDS_TO_FINISH)
        assert not self._thread.is_alive(), "somebody was never thanked"
        return self.ledger

    def leave(self) -> None:
        """Go, thanked or not."""
        self._stop.set()
        self._gives_up.set()
        self._thread.join()

    def wait_for(self, thanked: int, then: float = 0.0) -> None:
        """Until so many forms were thanked for in all, and `then` some seconds.

        Raises AssertionError.
        """
        until = time.monotonic() + SECONDS_TO_FINISH
        while len(self.ledger.seconds_to_send) < thanked:
            assert self._thread.is_alive() and time.monotonic() < until, "too few were thanked"
            time.sleep(0.02)
        time.sleep(then)

    async def _be_there(self) -> None:
        everybody = [asyncio.ensure_future(self._respond(one)) for one in range(self.people)]
        while not self._gives_up.is_set() and not all(one.done() for one in everybody):
            await asyncio.sleep(0.02)
        for one in everybody:
            one.cancel()
        for outcome in await asyncio.gather(*everybody, return_exceptions=True):
            if isinstance(outcome, Exception):
                self.ledger.strange.append(repr(outcome))

    async def _respond(self, person: int) -> None:
        chance = random.Random(f"{self.seed} {person}")
        turn = 0
        await asyncio.sleep(chance.uniform(0, self.pause))
        while not self._stop.is_set():
            await self._fill_in_one(chance, f"{person}-{turn}")
            turn += 1
            await asyncio.sleep(chance.uniform(0, 2 * self.pause))

    async def _fill_in_one(self, chance: random.Random, mark: str) -> None:
        token = await self._open(chance)
        if token is None:
            return
        filled = self.fill_in(chance, mark)
        form = Form(mark, token, filled.answers)
        self.ledger.forms.append(form)
        if chance.random() < 0.7:
            await self._begin(form)
            await asyncio.sleep(chance.uniform(0, self.pause))
        if chance.random() < 0.05:
            return  # never sends it
        fields = [("token", token), ("begun", token if form.told_begun else ""), ("website", "")]
        await self._send(form, urlencode([*fields, *filled.fields]), chance)

    async def _open(self, chance: random.Random) -> str | None:
        """The token of a fresh form; None when the program was stopped before there was one."""
        while not self._stop.is_set():
            began = time.perf_counter()
            try:
                page = await self._ask("GET", f"/v/{self.code}")
            except Unanswered:
                await asyncio.sleep(chance.uniform(0.05, 0.3))
                continue
            found = TOKEN.search(page.body)
            if page.status == 200 and found:
                self.ledger.seconds_to_open.append(time.perf_counter() - began)
                return unescape(found[1])
            self._note_strange("GET", page)
            await asyncio.sleep(chance.uniform(0.1, 0.5))
        return None

    async def _begin(self, form: Form) -> None:
        """As the page does at the first answer: it does not look at what comes back."""
        form.told_begun = True
        try:
            await self._ask("POST", f"/v/{self.code}/begonnen", form.token)
        except Unanswered:
            return

    async def _send(self, form: Form, posted: str, chance: random.Random) -> None:
        pause = 0.1
        while not form.thanked:
            form.posts += 1
            began = time.perf_counter()
            try:
                answered = await self._ask("POST", f"/v/{self.code}?taal=nl", posted)
            except Unanswered:
                self.ledger.outcomes["broken"] += 1
            else:
                self.ledger.outcomes[answered.status] += 1
                form.thanked = answered.status == 303 and bool(THANKS.search(answered.head))
                if form.thanked:
                    self.ledger.seconds_to_send.append(time.perf_counter() - began)
                    return
                posted = self._next_try(form, answered) or posted
            await asyncio.sleep(chance.uniform(0, pause))
            pause = min(2 * pause, 1.0)

    def _next_try(self, form: Form, answered: Answered) -> str:
        """What is on the page that came back, to be sent again; "" when that is no form."""
        fields = fields_on(answered.body)
        if answered.status != 503 or ("token", form.token) not in fields:
            self._note_strange("POST", answered)
            return ""
        return urlencode(fields)

    def _note_strange(self, method: str, page: Answered) -> None:
        self.ledger.strange.append(f"{method} {page.status}: {page.body[-600:]}")

    async def _ask(self, method: str, path: str, body: str = "") -> Answered:
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER):
                return await ask(self.port, method, path, body)
        except TimeoutError:
            self.ledger.strange.append(f"{method}: no answer within {SECONDS_TO_ANSWER} s")
            raise Unanswered from None


@contextmanager
def crowd_at(
    port: int,
    code: str,
    fill_in: FillIn,
    *,
    people: int = PEOPLE,
    pause: float = 0.25,
    seed: int = 0,
) -> Iterator[Crowd]:
    """Respondents at the program on this port, from now until the end of the block."""
    crowd = Crowd(port, code, fill_in, people=people, pause=pause, seed=seed)
    crowd.start()
    try:
        yield crowd
    finally:
        crowd.leave()


async def ask(
    port: int, method: str, path: str, body: str = "", headers: Sequence[str] = ()
) -> Answered:
    """One request with a line of its own. Raises Unanswered."""
    address = ".".join(str(random.randint(1, 250)) for _ in range(3))  # each is somebody else
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"X-Forwarded-For: 10.{address}",
        "Connection: close",
        *headers,
    ]
    if method == "POST":
        lines.append("Content-Type: application/x-www-form-urlencoded")
        lines.append(f"Content-Length: {len(body.encode())}")
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError as error:
        raise Unanswered from error
    try:
        writer.write("\r\n".join([*lines, "", body]).encode())
        return _read(await reader.read())
    except OSError as error:
        raise Unanswered from error
    finally:
        writer.close()


def _read(said: bytes) -> Answered:
    """What came back, when it came whole. Raises Unanswered."""
    head, end, body = said.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    if not end or (length and len(body) < int(length[1])):
        raise Unanswered
    return Answered(int(head.split()[1]), head.decode("latin-1"), body.decode("utf-8", "replace"))
