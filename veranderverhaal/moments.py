"""Moments in Dutch words and figures."""

from datetime import datetime

from veranderverhaal.labels import MONTH_LABELS


def say_day_and_hour(here: datetime) -> str:
    """A moment on the clock of the reader: "3 maart, 14:05"."""
    return f"{here.day} {MONTH_LABELS[here.month - 1]}, {here:%H:%M}"


def say_date_and_hour(here: datetime) -> str:
    """A moment on the clock of the reader, with its year: "03-03-2026 om 14:05"."""
    return f"{here:%d-%m-%Y om %H:%M}"
