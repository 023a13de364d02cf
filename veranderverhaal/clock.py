"""What is thought of a moment that is still to come: the clock was wrong then, or it is wrong now.

A clock that was ahead and is put right leaves such moments behind. Whoever believes them waits for
years, or lets a session of half a day go on for as long.
"""

from datetime import datetime, timedelta

# Two servers that ask the time of the network differ by far less.
MAY_DIFFER = timedelta(minutes=5)
# A clock is put right by hours at most when only its zone was wrong: that costs nobody a session.
PUT_RIGHT = timedelta(hours=12)


def is_made(moment: datetime, now: datetime) -> bool:
    """Whether something can have been made at this moment, by a clock that was put right since."""
    return moment <= now + PUT_RIGHT


def has_been(moment: datetime, now: datetime) -> bool:
    """Whether this moment has been, by the clock of this server or of another."""
    return moment <= now + MAY_DIFFER
