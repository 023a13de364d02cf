"""The numbers of a running program, for who watches it."""

from dataclasses import dataclass
from datetime import datetime

from storage.timings import Timings
from veranderverhaal.upkeep import Database, Room


@dataclass(frozen=True)
class OfTheDatabase:
    """What only the database can tell; moments are UTC, without a zone."""

    database: Database
    last_good_backup: datetime | None
    backups_worry: bool


@dataclass(frozen=True)
class OfThisProcess:
    """What this process knows by itself."""

    requests: Timings
    pages: Timings
    groups: Timings
    kept: int
    waiting: int
    open: int
    errors: int
    slow: int
    room: Room
