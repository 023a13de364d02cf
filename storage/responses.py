"""Keeping what respondents send: one thread that commits what waits, in groups.

Forms that were begun are counted in the same commits.

A commit waits for the disk, and SQLite has one writer at a time. Sixty-four people who send at
once wait for one commit together instead of sixty-four after another.
"""

import queue
import threading
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

GROUP_SIZE = 64
# Of how many forms we keep in memory that they were begun; what comes above it is not counted.
MOST_BEGUN_WAITING = 1000


@dataclass(frozen=True)
class _Waiting:
    came: Arrival | Begun
    result: Future[Arrived] = field(default_factory=Future)


class ResponseWriter:
    """One thread that commits groups; one per process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._known: Known = {}
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="responses", daemon=True)
        self._thread.start()

    def keep(self, arrival: Arrival) -> Arrived:
        """What became of an arrival, once it is on disk.

        Raises ValueError when an answer was not offered, and the database's error when it failed.
        """
        waiting = _Waiting(arrival)
        with self._lock:
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._queue.put(waiting)
        return waiting.result.result()

    def begin(self, begun: Begun) -> None:
        """Count a form that was begun, in the next commit; nobody waits for it.

        It may be lost: when the process stops at once, when the database fails, when many wait.
        """
        with self._lock:
            if not self._closed and self._queue.qsize() < MOST_BEGUN_WAITING:
                self._queue.put(_Waiting(begun))

    def close(self) -> None:
        """Commit what waits, and stop."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        open_for_more = True
        while open_for_more:
            group, open_for_more = self._gather()
            if group:
                self._keep_group(group)

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
            results = self._commit(group)
        except Exception as error:
            if len(group) == 1:
                group[0].result.set_exception(error)
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
                (result,) = self._commit([waiting])
            except OperationalError as error:
                for other in group[place:]:
                    other.result.set_exception(error)
                return
            except Exception as error:
                waiting.result.set_exception(error)
            else:
                waiting.result.set_result(result)

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
        results = iter(kept)
        return [next(results) if isinstance(one.came, Arrival) else Arrived.KEPT for one in group]


def _sent(arrivals: Sequence[Arrival], results: Sequence[Arrived]) -> list[Arrival]:
    """Those that came in, now or before."""
    came_in = (Arrived.KEPT, Arrived.ALREADY)
    return [one for one, result in zip(arrivals, results, strict=True) if result in came_in]
