"""The invoerstand for the plain pages beside Streamlit."""

from dashboard.data import engine, read_as
from storage.engine import Who
from storage.tablet_queries import is_locked, load_for_tablet, load_tablet
from storage.tablets import lock_with_pin, unlock_with_pin
from veranderverhaal.access import NOBODY
from veranderverhaal.model import Initiatief
from veranderverhaal.tablet import Tablet, Unlocking


def find_tablet(token: str) -> Tablet | None:
    """What the tablet with this token shows; None when it is not locked."""
    return read_as(NOBODY, load_tablet, token)


def is_tablet(token: str) -> bool:
    """Whether the forms may be filled in on the tablet with this token."""
    return read_as(NOBODY, is_locked, token)


def find_for_tablet(who: Who, slug: str) -> Initiatief:
    """The initiatief to lock a tablet on. Raises NotFound or NotAllowed."""
    return read_as(who, load_for_tablet, slug)


def lock(who: Who, slug: str, pin: str, again: str, *, token: str, browser: str) -> str:
    """Raises NotAccepted, Refused, NotFound or NotAllowed."""
    return lock_with_pin(engine(), who, slug, pin, again, token=token, browser=browser)


def unlock(token: str, pin: str) -> Unlocking:
    """Raises Refused."""
    return unlock_with_pin(engine(), token, pin)
