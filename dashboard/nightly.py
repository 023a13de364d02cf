"""Tidying every night, by a thread of the server that never breaks it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from dashboard.data import read_as, write_as
from storage.moment import now
from storage.privacy_queries import TIDY
from storage.tidying import Tidied, claim, list_numbers, tidy_initiatief, tidy_installation
from veranderverhaal.access import MACHINE

NIGHT = range(2, 5)  # hours of the clock on the wall
LOOK_EVERY_SECONDS = 3600
FIRST_LOOK_SECONDS = 60  # after the start: others are waiting for the server then
log = logging.getLogger(__name__)


@contextmanager
def nights() -> Iterator[None]:
    """Tidy once in every night as long as this goes on."""
    stop = Event()
    Thread(target=_look_now_and_then, args=(stop,), name="nightly", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def tidy_when_due(wall: datetime) -> Tidied | None:
    """Tidy once in a night, or by day when it was not done for a day; None when it is not due.

    Of several programs on one database only one does it.
    """
    quiet = timedelta(hours=12 if wall.hour in NIGHT else 24)
    if not write_as(MACHINE, claim, TIDY, at=now(), quiet=quiet):
        return None
    today = wall.date()
    tidied = write_as(MACHINE, tidy_installation, today=today)
    for number in read_as(MACHINE, list_numbers):
        tidied += write_as(MACHINE, tidy_initiatief, number, today=today)
    return tidied


def _look_now_and_then(stop: Event) -> None:
    pause = FIRST_LOOK_SECONDS
    while not stop.wait(pause):
        pause = LOOK_EVERY_SECONDS
        try:
            tidy_when_due(datetime.now().astimezone())
        except Exception as error:
            # Only its name: the text of an error of the database tells what was in the row.
            log.warning("opruimen lukte niet: %s", type(error).__name__)
