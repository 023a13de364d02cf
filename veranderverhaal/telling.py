"""Tellingen: counting per day or event, and what that gives as a feit."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Telling:
    """Something that is counted again and again: visitors, cups, volunteers."""

    key: str
    label: str
    unit: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Count:
    """One count of a telling, on a day and perhaps at an event."""

    key: str
    telling: str
    day: date
    number: int
    event: str = ""


def total(counts: tuple[Count, ...], *, first: date, last: date) -> int:
    """The sum of the counts from `first` up to and including `last`."""
    return sum(count.number for count in counts if first <= count.day <= last)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of `day`."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months_in(counts: tuple[Count, ...]) -> list[date]:
    """The first days of the months with a count, newest first."""
    return sorted({count.day.replace(day=1) for count in counts}, reverse=True)
