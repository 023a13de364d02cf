"""Which day it is."""

from datetime import date


def today() -> date:
    """The day on this computer's calendar."""
    return date.today()  # noqa: DTZ011
