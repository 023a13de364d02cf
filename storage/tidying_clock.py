"""Whether the clock can be believed, before anything is erased because of the day it says it is.

A clock that jumped years ahead would make all that is kept for some months go in one night.
"""

from datetime import datetime, timedelta

from sqlmodel import Session

from storage.access_tables import HousekeepingRow
from storage.asking import command
from veranderverhaal.access import Right
from veranderverhaal.clock import has_been

# After so long without tidying the program was off, or the clock jumped: a day later we know.
LONG = timedelta(days=3)
A_DAY = timedelta(days=1)
WAITS = "_waits"  # behind the name of what is done


@command(Right.INSTALLATION, logged=False)
def believes_clock(name: str, *, at: datetime, session: Session) -> bool:
    """Whether this may be done by this clock: it goes on from when it was done last, or it says
    for a day already that so much time has passed.
    """
    last = session.get(HousekeepingRow, name)
    waits = session.get(HousekeepingRow, name + WAITS)
    if last is None or at - last.at <= LONG:
        _forget(waits, session)
        return True
    if waits is not None and has_been(waits.at, at):
        if at - waits.at < A_DAY:
            return False
        _forget(waits, session)
        return True
    _forget(waits, session)
    session.add(HousekeepingRow(name=name + WAITS, at=at))
    return False


def _forget(row: HousekeepingRow | None, session: Session) -> None:
    if row is not None:
        session.delete(row)
        session.flush()
