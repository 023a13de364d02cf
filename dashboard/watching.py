"""What this process keeps an eye on: errors, what took long, and how long pages take to draw."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from shutil import disk_usage
from time import perf_counter

from dashboard.data import engine, read_as, response_writer
from dashboard.logs import is_told
from sample_data.loader import SAMPLE_SLUGS
from storage.backup_queries import find_last_good, find_standing
from storage.backup_settings import WrongSetting, backup_settings
from storage.engine import Who, writing
from storage.incidents import IncidentDesk, is_slow
from storage.moment import now
from storage.numbers_now import OfTheDatabase, OfThisProcess
from storage.settings import data_dir
from storage.timings import Timings
from storage.upkeep import keep_incidents, load_database
from veranderverhaal.access import MACHINE
from veranderverhaal.backups import WORRYING, Standing, Tried
from veranderverhaal.incident import Incident, IncidentKind
from veranderverhaal.upkeep import Room

PAGE = "page "  # before its name, where a route would have its path
pages = Timings()


@cache
def incident_desk() -> IncidentDesk:
    """The one of this process."""
    return IncidentDesk()


@contextmanager
def keeping_incidents() -> Iterator[None]:
    """Keep in the database what goes wrong or takes long, as long as this goes on."""
    desk, root, others = incident_desk(), logging.getLogger(), OfOthers(logging.ERROR)
    desk.open(_keep)
    root.handlers.insert(0, others)  # first, so that the line in the log has the reference too
    try:
        yield
    finally:
        root.removeHandler(others)
        desk.close()


class OfOthers(logging.Handler):
    """Errors that no handler of ours met, such as one in a websocket: a library told the log."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and is_told(record):
            incident_desk().note_quietly(error, record.name)


def _keep(incidents: Sequence[Incident]) -> None:
    with writing(engine(), MACHINE) as session:
        keep_incidents(incidents, session=session)


@contextmanager
def timed(page: str) -> Iterator[None]:
    """Take the time of a page; one that broke or went on to another counts too."""
    began = perf_counter()
    try:
        yield
    finally:
        seconds = perf_counter() - began
        pages.note(seconds, page)
        if is_slow(seconds * 1000):
            incident_desk().note_slow(f"{PAGE}{page}", round(seconds * 1000))


def room() -> Room:
    """On the disk of the data folder."""
    found = disk_usage(data_dir())
    return Room(found.total, found.free)


def room_for_backups() -> Room | None:
    """On the disk that was chosen for them; None where there is none, or it is away."""
    try:
        settings = backup_settings(data_dir())
        found = disk_usage(settings.folder)
    except (WrongSetting, OSError):
        return None
    return Room(found.total, found.free) if settings.chosen else None


def look_at_process(requests: Timings, open_now: int) -> OfThisProcess:
    """What this process knows by itself."""
    writer, counts = response_writer(), incident_desk().counts
    return OfThisProcess(
        requests=requests,
        pages=pages,
        groups=writer.groups,
        kept=writer.kept,
        waiting=writer.waiting,
        open=open_now,
        errors=counts[IncidentKind.ERROR],
        slow=counts[IncidentKind.SLOW],
        room=room(),
    )


def look_at_database() -> OfTheDatabase:
    """What only the database can tell."""
    good = last_good_backup(MACHINE)
    made_at = good.at if good else None
    standing = how_backups_stand(MACHINE)
    return OfTheDatabase(read_as(MACHINE, load_database), made_at, standing in WORRYING)


def how_backups_stand(who: Who) -> Standing:
    """Whether the data are safe; a setting that cannot be used keeps them from that."""
    try:
        settings = backup_settings(data_dir())
    except WrongSetting:
        return Standing.FAILED
    return read_as(who, find_standing, now=now(), settings=settings, samples=SAMPLE_SLUGS)


def last_good_backup(who: Who) -> Tried | None:
    """The newest that is still there."""
    try:
        settings = backup_settings(data_dir())
    except WrongSetting:
        return None
    return read_as(who, find_last_good, settings=settings)
