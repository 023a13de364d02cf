"""Keeping what respondents send: one thread that commits what waits, in groups.

Forms that were begun are counted in the same commits.

A commit waits for the disk, and SQLite has one writer at a time. Sixty-four people who send at
once wait for one commit together instead of sixty-four after another.

When the line to a database server breaks, the same group is sent again: a token counts once, so a
commit that did land is found again. A restart of the server then costs nobody a refused form.
"""

import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from storage.arrivals import Arrival as Arrival
from storage.arrivals import Arrived as Arrived
from storage.arrivals import Begun as Begun
from storage.commands.begun import count_begun, lock_for, take_sent
from storage.commands.responses import Known, keep_responses
from storage.engine import writing
from storage.timings import GROUPS, Timings
from storage.troubles import Trouble, trouble_of

GROUP_SIZE = 64
# Of how many forms we keep in memory that they were begun; what comes above it is not counted.
MOST_BEGUN_WAITING = 1000
# What passes by itself at a server. Who waits for a file has waited for it already.
PASSING = (Trouble.AWAY, Trouble.LOCKED, Trouble.CROWDED)
# We try so long after it began; then everybody is told at once, until it is over.
SECONDS_TO_TRY = 10.0
# A trouble that nobody met for so long is another one: it may have been over in between.
SECONDS_TO_FORGET = 60.0
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 1.0
# A server that says nothing at all (it may wait for its standby) is told after so long. The answers
# may still be kept after that: whoever sends them again is thanked for the same form.
SECONDS_TO_WAIT = 25.0
# So long, when others waited in vain for the same commit before.
LEAST_SECONDS_TO_WAIT = 2.0


@dataclass(frozen=True)
class _Waiting:
    came: Arrival | Begun
    result: Future[Arrived] = field(default_factory=Future)


class ResponseWriter:
    """One thread that commits groups; one per process."""

    def __init__(self, engine: Engine) -> None:
        self.kept = 0  # since the start
        self.groups = Timings(GROUPS)  # how many came together in a commit
        self._engine = engine
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._known: Known = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._troubled_since: float | None = None
        self._troubled_last = 0.0
        self._busy_since: float | None = None
        self._thread = threading.Thread(target=self._work, name="responses", daemon=True)
        self._thread.start()

    def keep(self, arrival: Arrival) -> Arrived:
        """What became of an arrival, once it is on disk.

        Raises ValueError when an answer was not offered, the database's error when it failed, and
        TimeoutError when it says nothing.
        """
        waiting = _Waiting(arrival)
        with self._lock:
            if self._closing.is_set():
                raise RuntimeError("the writer is closed")
            self._queue.put(waiting)
        return waiting.result.result(self._patience())

    def begin(self, begun: Begun) -> None:
        """Count a form that was begun, in the next commit; nobody waits for it.

        It may be lost: when the process stops at once, when the database fails, when many wait.
        """
        with self._lock:
            if not self._closing.is_set() and self._queue.qsize() < MOST_BEGUN_WAITING:
                self._queue.put(_Waiting(begun))

    @property
    def waiting(self) -> int:
        """How many wait for the next commit."""
        return self._queue.qsize()

    def close(self) -> None:
        """Commit what waits, and stop; do not wait for a server that is away or says nothing."""
        with self._lock:
            if not self._closing.is_set():
                self._closing.set()
                self._queue.put(None)
        self._thread.join(SECONDS_TO_WAIT)

    def _patience(self) -> float:
        """How many seconds to wait for the disk: from when the commit at hand began."""
        began = self._busy_since
        spent = 0.0 if began is None else time.monotonic() - began
        return max(SECONDS_TO_WAIT - spent, LEAST_SECONDS_TO_WAIT)

    def _work(self) -> None:
        open_for_more = True
        while open_for_more:
            group, open_for_more = self._gather()
            if group:
                self._busy_since = time.monotonic()
                self._keep_group(group)
                self._busy_since = None

    def _gather(self) -> tuple[list[_Waiting], bool]:
        """All that waits, up to a group; False when nothing comes after it."""
        group: list[_Waiting] = []
        while len(group) < GROUP_SIZE:
            try:
                waiting = self._queue.get(block=not group)
            except queue.Empty:
                break
            if waiting is None:
                return group, False
            group.append(waiting)
        return group, True

    def _keep_group(self, group: Sequence[_Waiting]) -> None:
        try:
            results = self._commit_patiently(group)
        except Exception as error:
            # A full disk or a file that another program holds is not the fault of one of them.
            if len(group) == 1 or trouble_of(error):
                for waiting in group:
                    waiting.result.set_exception(error)
            else:
                self._keep_one_by_one(group)
        else:
            for waiting, result in zip(group, results, strict=True):
                waiting.result.set_result(result)

    def _keep_one_by_one(self, group: Sequence[_Waiting]) -> None:
        """So that one bad arrival does not sink the others; a silent database sinks them all.

        Answers go first: what was only begun may never cost one.
        """
        group = sorted(group, key=lambda one: isinstance(one.came, Begun))
        for place, waiting in enumerate(group):
            try:
                (result,) = self._commit_patiently([waiting])
            except OperationalError as error:
                for other in group[place:]:
                    other.result.set_exception(error)
                return
            except Exception as error:
                waiting.result.set_exception(error)
            else:
                waiting.result.set_result(result)

    def _commit_patiently(self, group: Sequence[_Waiting]) -> list[Arrived]:
        """As _commit, again and again while the server has a trouble that passes."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                results = self._commit(group)
            except Exception as error:
                if not self._may_try_again(error):
                    raise
            else:
                self._troubled_since = None
                return results
            self._closing.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def _may_try_again(self, error: Exception) -> bool:
        """Whether this passes by itself at a server, and did not begin too long ago."""
        is_server = self._engine.dialect.name != "sqlite"
        if not is_server or trouble_of(error) not in PASSING:
            self._troubled_since = None
            return False
        now = time.monotonic()
        if self._troubled_since is None or now - self._troubled_last > SECONDS_TO_FORGET:
            self._troubled_since = now
        self._troubled_last = now
        return now - self._troubled_since < SECONDS_TO_TRY and not self._closing.is_set()

    def _commit(self, group: Sequence[_Waiting]) -> list[Arrived]:
        arrivals = [one.came for one in group if isinstance(one.came, Arrival)]
        begun = [one.came for one in group if isinstance(one.came, Begun)]
        with writing(self._engine) as session:
            if begun:
                lock_for({one.came.code for one in group}, session=session)
            kept = keep_responses(arrivals, session=session, known=self._known) if arrivals else []
            take_sent(_sent(arrivals, kept), session=session)
            if begun:
                count_begun(begun, session=session)
        self.groups.note(float(len(group)))
        self.kept += kept.count(Arrived.KEPT)
        results = iter(kept)
        return [next(results) if isinstance(one.came, Arrival) else Arrived.KEPT for one in group]


def _sent(arrivals: Sequence[Arrival], results: Sequence[Arrived]) -> list[Arrival]:
    """Those that came in, now or before."""
    came_in = (Arrived.KEPT, Arrived.ALREADY)
    return [one for one, result in zip(arrivals, results, strict=True) if result in came_in]
