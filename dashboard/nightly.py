"""What is done every night, by a thread of the server that never breaks it: a backup, tidying.

The backup comes first: what is tidied away by mistake is in it. When one fails, the other is
done all the same.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from dashboard.backing_up import Job, is_busy, start_job
from dashboard.data import engine, read_as, write_as
from dashboard.watching import incident_desk
from sample_data.loader import SAMPLE_SLUGS
from storage.backup_apart import order_backup
from storage.backup_files import forget_abandoned
from storage.backup_queries import BACKUP, first_change, list_tried
from storage.backup_retention import throw_away_when_sure
from storage.backup_settings import WrongSetting, backup_settings
from storage.moment import now
from storage.older_files import forget_older
from storage.privacy_queries import TIDY
from storage.settings import data_dir
from storage.tidying import Tidied, claim, list_numbers, tidy_initiatief, tidy_installation
from storage.tidying_clock import believes_clock
from storage.turns import turn_of
from veranderverhaal.access import MACHINE
from veranderverhaal.backups import Why

NIGHT = range(2, 5)  # hours of the clock on the wall
LOOK_EVERY_SECONDS = 3600
FIRST_LOOK_SECONDS = 60  # after the start: others are waiting for the server then
AGAIN_AFTER_FAILING = timedelta(hours=4)
log = logging.getLogger(__name__)


@contextmanager
def nights() -> Iterator[None]:
    """Do what is due once in every night as long as this goes on."""
    stop = Event()
    Thread(target=_look_now_and_then, args=(stop,), name="nightly", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def tidy_when_due(wall: datetime) -> Tidied | None:
    """Tidy once in a night, or by day when it was not done for a day; None when it is not due.

    After some days without, that waits a day: the clock may have jumped. Of several programs on
    one database only one does it.
    """
    with turn_of(engine(), TIDY) as ours:
        if not ours or not write_as(MACHINE, believes_clock, TIDY, at=now()):
            return None
        if not write_as(MACHINE, claim, TIDY, at=now(), quiet=_quiet(wall)):
            return None
        forget_older(engine().url)
        today = wall.date()
        tidied = write_as(MACHINE, tidy_installation, today=today)
        for number in read_as(MACHINE, list_numbers):
            tidied += write_as(MACHINE, tidy_initiatief, number, today=today)
        return tidied


def back_up_when_due(wall: datetime) -> Job | None:
    """Make a backup as often as that, and sooner after one that failed; None when it is not due.

    None either when somebody else sees to it, when there is nothing but the samples, or when
    somebody makes one right now: then it stays due. It is done when this returns.
    """
    settings = backup_settings(data_dir())
    if settings.elsewhere or read_as(MACHINE, first_change, samples=SAMPLE_SLUGS) is None:
        return None
    last = read_as(MACHINE, list_tried, limit=1)
    quiet = AGAIN_AFTER_FAILING if last and not last[0].has_file else _quiet(wall)
    with turn_of(engine(), BACKUP) as ours:
        if not ours or is_busy():
            return None
        local = wall.replace(tzinfo=None)
        order = read_as(MACHINE, order_backup, settings, local=local, why=Why.NIGHTLY)
        job = start_job(order, lambda: write_as(MACHINE, claim, BACKUP, at=now(), quiet=quiet))
        if job is None:
            return None
        job.ended.wait()
    if job.problem:
        log.warning("backup failed")  # why is kept with it
    return job


def tidy_backups(wall: datetime) -> None:
    """Throw away what need not stay, also where none is made or none succeeds, and what lies open
    of one that was killed.
    """
    settings = backup_settings(data_dir())
    forget_abandoned(settings)
    throw_away_when_sure(engine(), settings, wall.replace(tzinfo=None))


TASKS: Mapping[str, Callable[[datetime], object]] = {
    "reservekopie maken": back_up_when_due,
    "reservekopieën opruimen": tidy_backups,
    "opruimen": tidy_when_due,
}


def do_what_is_due(wall: datetime) -> None:
    """Each task by itself."""
    for name, task in TASKS.items():
        try:
            task(wall)
        except Exception as error:
            incident_desk().note_error(error, f"nightly {name}")


def _quiet(wall: datetime) -> timedelta:
    return timedelta(hours=12 if wall.hour in NIGHT else 24)


def forget_killed() -> None:
    """Before anything else: whoever was stopped may have left a copy of everything."""
    try:
        forget_abandoned(backup_settings(data_dir()))
    except (OSError, WrongSetting) as error:
        log.warning("what a killed backup left was not removed: %s", type(error).__name__)


def _look_now_and_then(stop: Event) -> None:
    forget_killed()
    pause = FIRST_LOOK_SECONDS
    while not stop.wait(pause):
        pause = LOOK_EVERY_SECONDS
        do_what_is_due(datetime.now().astimezone())
