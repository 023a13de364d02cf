"""Backups: how a file of one is called, which of them stay, and whether it is time to worry.

A file is named by the clock on the wall, since people look for "the one of Monday". Which stay is
decided by their names alone: what the database says of them may be lost with the database.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from veranderverhaal.retention import add_months

# Grandfather, father, son: the last week by day, the last month by week, the last year by month.
DAILY, WEEKLY, MONTHLY = 7, 4, 12
# No backup is kept longer, also not one made by hand: what was erased must be gone one day.
KEPT_MONTHS = 12
# These stay whatever the clock says: it may be wrong, and then a year goes in one night.
ALWAYS_KEPT = 3
# One is made every day. A computer that is off for a weekend is no reason to worry, a Monday is.
OLD_AFTER = timedelta(days=3)
# A clock that was wrong for a while: what is from far ahead says nothing about now.
CLOCK_DIFFERS = timedelta(days=1)
BEGINS = "veranderverhaal"
MOMENT = "%Y-%m-%d-%H%M%S"


class Why(StrEnum):
    """Why a backup was made, as it stands in the name of its file."""

    NIGHTLY = ""
    BY_HAND = "zelf"
    BEFORE = "voor-terugzetten"
    BROUGHT = "uit-bestand"


NAME = re.compile(
    rf"{BEGINS}-(?P<moment>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[0-9]{{6}})"
    rf"(?:-(?P<why>{Why.BY_HAND}|{Why.BEFORE}|{Why.BROUGHT}))?\.db\.gz(?P<encrypted>\.age)?"
)


@dataclass(frozen=True)
class BackupFile:
    """A file in the folder of backups, by its name. `made_at` is on the clock of that computer."""

    name: str
    made_at: datetime
    why: Why
    encrypted: bool


@dataclass(frozen=True)
class Tried:
    """A backup that was tried, at a moment in UTC; it is good when there is no problem."""

    at: datetime
    file: str
    size: int
    rows: int
    responses: int
    encrypted: bool
    by_hand: bool
    problem: str

    @property
    def is_good(self) -> bool:
        """Whether it was read back and found to be what it should be."""
        return not self.problem

    @property
    def has_file(self) -> bool:
        """Whether there came a file of it, as there does when only the tallies are not right."""
        return self.size > 0


class Standing(StrEnum):
    """How it stands with the backups of an installation."""

    ELSEWHERE = "elsewhere"  # somebody else sees to it
    NOTHING = "nothing"  # there is nothing to lose but the samples
    GOOD = "good"
    NONE = "none"
    OLD = "old"
    FAILED = "failed"


WORRYING = frozenset({Standing.NONE, Standing.OLD, Standing.FAILED})


def make_name(made_at: datetime, why: Why = Why.NIGHTLY, *, encrypted: bool = False) -> str:
    """The name of a file that is made at this moment of the local clock."""
    reason = f"-{why}" if why else ""
    return f"{BEGINS}-{made_at:{MOMENT}}{reason}.db.gz{'.age' if encrypted else ''}"


def read_name(name: str) -> BackupFile | None:
    """What the name of a file tells; None for every name that is not exactly one of ours."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found["moment"], MOMENT)  # noqa: DTZ007 - the wall has no zone
    except ValueError:
        return None
    return BackupFile(name, made_at, Why(found["why"] or ""), found["encrypted"] is not None)


def moment_in(name: str) -> datetime | None:
    """When a backup was made by a name that was changed on the way: "… (1).db.gz"."""
    for found in re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}", name):
        with suppress(ValueError):
            return datetime.strptime(found, MOMENT)  # noqa: DTZ007 - the wall has no zone
    return None


def newest_first(names: Iterable[str]) -> list[BackupFile]:
    """The files of ours among these names."""
    found = (read_name(name) for name in names)
    return sorted((one for one in found if one), key=lambda one: (one.made_at, one.name))[::-1]


def find_superfluous(
    names: Iterable[str], today: date, *, always: int = ALWAYS_KEPT
) -> list[BackupFile]:
    """Which files of ours may go; never the last few, which are the best there are.

    Of those made every night the newest of each of the last seven days, four weeks and twelve
    months stay, days, weeks and months without any not counted. One made by hand stays until it
    is too old to keep. What is from a day ahead says that a clock was wrong, or is wrong now: it
    stays, and does not count.
    """
    files = [one for one in newest_first(names) if not _is_ahead(one, today)]
    nightly = [one for one in files if one.why is Why.NIGHTLY]
    staying = {
        *(one for one in files if one.why is not Why.NIGHTLY),
        *_newest_of_each(nightly, _day, DAILY),
        *_newest_of_each(nightly, _week, WEEKLY),
        *_newest_of_each(nightly, _month, MONTHLY),
    }
    oldest = add_months(today, -KEPT_MONTHS)
    return [one for one in files[always:] if one not in staying or one.made_at.date() < oldest]


def is_old(good: datetime | None, now: datetime) -> bool:
    """Whether the last good backup was so long ago that somebody should look."""
    return good is None or not now - OLD_AFTER <= good <= now + CLOCK_DIFFERS


def judge(
    tried: Iterable[Tried],
    now: datetime,
    *,
    first_change: datetime | None,
    elsewhere: bool = False,
    is_there: Callable[[Tried], bool] = lambda _tried: True,
) -> Standing:
    """How it stands, from what was tried, newest first, and when somebody first changed anything.

    What is new need not have a backup in its first days: the next night makes one. A good one that
    `is_there` no longer helps nobody.
    """
    if elsewhere:
        return Standing.ELSEWHERE
    known = list(tried)
    good = next((one for one in known if one.is_good and is_there(one)), None)
    if known and not known[0].is_good:
        return Standing.FAILED
    if good is not None and not is_old(good.at, now):
        return Standing.GOOD
    if first_change is None:
        return Standing.NOTHING
    if good is not None:
        return Standing.OLD
    is_lost = any(one.is_good for one in known)
    return Standing.NONE if is_lost or is_old(first_change, now) else Standing.NOTHING


def say_size(size: int) -> str:
    """ "1,2 MB": of a file."""
    for unit, one in (("GB", 10**9), ("MB", 10**6)):
        if size >= one:
            return f"{size / one:.1f} {unit}".replace(".", ",")
    return f"{max(size, 1000) // 1000} kB"


def _is_ahead(file: BackupFile, today: date) -> bool:
    return file.made_at.date() - today > CLOCK_DIFFERS


def _newest_of_each(
    files: Iterable[BackupFile], period: Callable[[date], Hashable], number: int
) -> list[BackupFile]:
    """The newest of each of the last so many periods; the files come newest first."""
    found: dict[Hashable, BackupFile] = {}
    for one in files:
        found.setdefault(period(one.made_at.date()), one)
    return list(found.values())[:number]


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
