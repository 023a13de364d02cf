"""This moment, as the tables keep it."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)
