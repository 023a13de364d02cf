"""What the log keeps of a change: who, what, when, before and after."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

CLOCK = ZoneInfo("Europe/Amsterdam")


class FieldChange(NamedTuple):
    """One field, as "table.column". Both texts are "" where only the field may be told."""

    field: str
    before: str = ""
    after: str = ""


class LogPerson(NamedTuple):
    """Who changed something: an account and its name then, or only a name."""

    account: str
    name: str


@dataclass(frozen=True)
class LogEntry:
    """One change. `at` is UTC without a zone; `account` is "" for who has none."""

    id: int
    at: datetime
    action: str
    name: str
    account: str = ""
    subject: str = ""
    changes: tuple[FieldChange, ...] = ()

    @property
    def local(self) -> datetime:
        """When it was, on the clocks of the Netherlands."""
        return self.at.replace(tzinfo=UTC).astimezone(CLOCK)
