"""Errors and slow answers of this process: told to the log at once, and kept a moment later.

Nobody waits for the keeping and nothing breaks by it. The same error in the same place within ten
minutes is one incident with one reference, so that a failure which meets everybody fills no table.
"""

import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Condition, Event, Lock, Thread

from storage.moment import now
from veranderverhaal.incident import (
    SLOW_MILLISECONDS,
    Incident,
    IncidentKind,
    make_reference,
    tell_error,
)
from veranderverhaal.log_lines import IN_THE_LOG, REFERENCE, fields_of_error
from veranderverhaal.version import VERSION

Keep = Callable[[Sequence[Incident]], object]

SAME_SECONDS = 600.0
MOST_RECENT = 200  # other errors than these are forgotten, and get a new reference
MOST_WAITING = 50  # incidents that are not kept yet; the log has those above it
PAUSE_SECONDS = 1.0  # between two transactions
PAUSE_AFTER_FAILURE = 30.0
SECONDS_TO_END = 2.0

log = logging.getLogger(__name__)
Signature = tuple[IncidentKind, str, str]


class IncidentDesk:
    """One per process. Until it is opened, and after it was closed, it tells the log only."""

    def __init__(self) -> None:
        self.counts: Counter[IncidentKind] = Counter()
        self._lock = Lock()
        self._some = Condition(self._lock)
        self._recent: dict[Signature, tuple[str, float]] = {}
        self._waiting: dict[str, Incident] = {}
        self._stop = Event()
        self._thread: Thread | None = None

    def note_error(self, error: BaseException, place: str) -> str:
        """The reference of an error, for who met it. The same error always has the same one."""
        told = tell_error(error)
        reference = self.note_quietly(error, place)
        with suppress(AttributeError, TypeError):
            setattr(error, IN_THE_LOG, True)
        shown = {"place": place, "reference": reference, **fields_of_error(told)}
        log.error("error", extra=shown)
        return reference

    def note_quietly(self, error: BaseException, place: str) -> str:
        """As note_error, of what the log is told already."""
        known: str = getattr(error, REFERENCE, "")
        reference = known or self._note(IncidentKind.ERROR, place, str(tell_error(error)))
        with suppress(AttributeError, TypeError):
            setattr(error, REFERENCE, reference)
        return reference

    def note_slow(self, place: str, milliseconds: int) -> str:
        """The reference of an answer that took long."""
        reference = self._note(IncidentKind.SLOW, place, "", milliseconds)
        told = {"place": place, "milliseconds": milliseconds, "reference": reference}
        log.warning("slow", extra=told)
        return reference

    def open(self, keep: Keep) -> None:
        """Keep what waits and what comes, by a thread of its own."""
        self._stop.clear()
        self._thread = Thread(target=self._work, args=(keep,), name="incidents", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Keep what waits, if that goes quickly, and stop."""
        self._stop.set()
        with self._some:
            self._some.notify()
        if self._thread is not None:
            self._thread.join(SECONDS_TO_END)
            self._thread = None

    def _note(
        self, kind: IncidentKind, place: str, what: str, milliseconds: int | None = None
    ) -> str:
        moment = now()
        with self._some:
            self.counts[kind] += 1
            reference = self._reference_of((kind, place, what))
            known = self._waiting.get(reference)
            if known is not None:
                slowest = max(known.milliseconds or 0, milliseconds or 0) or None
                times = known.times + 1
                self._waiting[reference] = replace(
                    known, last_at=moment, times=times, milliseconds=slowest
                )
            elif len(self._waiting) < MOST_WAITING:
                self._waiting[reference] = Incident(
                    reference, kind, place, what, moment, moment, 1, milliseconds, VERSION
                )
            self._some.notify()
        return reference

    def _reference_of(self, signature: Signature) -> str:
        """That of the same thing a moment ago, or a new one."""
        at = time.monotonic()
        found = self._recent.get(signature)
        if found is None or at - found[1] > SAME_SECONDS:
            found = (make_reference(secrets.randbits(64)), at)
            self._recent.pop(signature, None)
            self._recent[signature] = found
            if len(self._recent) > MOST_RECENT:
                del self._recent[next(iter(self._recent))]
        return found[0]

    def _work(self, keep: Keep) -> None:
        while not self._stop.is_set():
            with self._some:
                while not (self._waiting or self._stop.is_set()):
                    self._some.wait()
            self._stop.wait(PAUSE_SECONDS if self._keep(keep) else PAUSE_AFTER_FAILURE)
        self._keep(keep)

    def _keep(self, keep: Keep) -> bool:
        """Whether nothing waits any more. What failed is tried again, with what came meanwhile."""
        with self._lock:
            going, self._waiting = self._waiting, {}
        if not going:
            return True
        try:
            keep(list(going.values()))
        except Exception as error:
            log.warning("incidents wait", extra=fields_of_error(tell_error(error)))
            with self._lock:
                self._waiting = _joined(going, self._waiting)
            return False
        return True


def _joined(older: dict[str, Incident], newer: dict[str, Incident]) -> dict[str, Incident]:
    joined = dict(newer)
    for reference, one in older.items():
        if reference not in newer:
            joined[reference] = one
            continue
        other = newer[reference]
        slowest = max(one.milliseconds or 0, other.milliseconds or 0) or None
        joined[reference] = replace(
            one, last_at=other.last_at, times=one.times + other.times, milliseconds=slowest
        )
    return joined


def is_slow(milliseconds: float) -> bool:
    """Whether somebody waited longer than they should."""
    return milliseconds > SLOW_MILLISECONDS
