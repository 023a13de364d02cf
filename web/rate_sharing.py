"""Programs on one database tell each other how often an address sent, about once in a second.

Who asks never waits for it. When the database is silent each program counts for itself: whoever
keeps what was sent will say so.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from storage.engine import Engine, Who, writing
from storage.rate_limits import add_counts, forget_windows, salt_of
from storage.turns import is_shared
from web.rate_limit import WINDOW_SECONDS, RateLimit

# An address that reaches its limit sends this long more at the other programs, and no longer.
SECONDS_BETWEEN = 1.0

log = logging.getLogger(__name__)


@contextmanager
def sharing(engine: Engine, who: Who, limits: Sequence[RateLimit]) -> Iterator[None]:
    """Share these as long as this goes on. On SQLite there is one program, with nobody to tell."""
    if not is_shared(engine):
        yield
        return
    shared, stop = Shared(engine, who, limits), Event()
    shared.tell()
    Thread(target=_tell_again, args=(shared, stop), name="limits", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


class Shared:
    """What one program tells of its limits, and hears."""

    def __init__(
        self,
        engine: Engine,
        who: Who,
        limits: Sequence[RateLimit],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.engine, self.who, self.limits, self.clock = engine, who, limits, clock
        self.salted = -1  # the last window whose salts we know

    def tell(self) -> None:
        """Once. What cannot be told now is told later."""
        try:
            self._prepare()
            for limit in self.limits:
                self._tell(limit)
        except Exception as error:
            log.warning("limits could not be shared: %s", type(error).__name__)

    def _prepare(self) -> None:
        """The salts of this window and the next: nobody waits for one when that begins."""
        number = int(self.clock() // WINDOW_SECONDS)
        if number + 1 == self.salted:
            return
        with writing(self.engine, self.who) as session:
            forget_windows(number, session=session)
            salts = [
                {one: salt_of(limit.kind, one, session=session) for one in (number, number + 1)}
                for limit in self.limits
            ]
        for limit, known in zip(self.limits, salts, strict=True):
            limit.share(known, self.clock)
        self.salted = number + 1

    def _tell(self, limit: RateLimit) -> None:
        number, untold = limit.take_untold()
        if not untold:
            return
        try:
            with writing(self.engine, self.who) as session:
                totals = add_counts(limit.kind, number, untold, session=session)
        except Exception:
            limit.give_back(number, untold)
            raise
        limit.hear(number, untold, totals)


def _tell_again(shared: Shared, stop: Event) -> None:
    while not stop.wait(SECONDS_BETWEEN):
        shared.tell()
