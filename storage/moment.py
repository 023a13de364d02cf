"""Moments as the tables keep them, and as the clock on the wall of this computer tells them."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def on_the_wall(moment: datetime) -> datetime:
    """A moment as it is kept, on the clock of this computer: without a zone too."""
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def now_on_the_wall() -> datetime:
    """This moment on the clock of this computer, without a zone."""
    return on_the_wall(now())
