"""Who asks, as it stands in a session of the database, and whether a rule was checked there."""

from sqlmodel import Session

from veranderverhaal.access import NOBODY, Asker, Kind

ASKER = "asker"
INSIDE = "inside a rule"


def asker_of(session: Session) -> Asker:
    """Who asks in this session; nobody when that was never said."""
    found: Asker = session.info.get(ASKER, NOBODY)
    return found


def is_inside(session: Session) -> bool:
    """Whether a rule was checked for what goes on now."""
    return bool(session.info.get(INSIDE)) or asker_of(session).kind is Kind.MACHINE
