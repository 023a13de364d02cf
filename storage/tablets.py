"""Locking and unlocking a tablet, with the slow hash of its PIN outside the transactions."""

from storage.commands.tablet import lock_tablet, refuse_pin, take_pin_try, unlock_tablet
from storage.engine import Engine, Who, writing
from storage.hashing import hash_secret, matches
from veranderverhaal.access import NOBODY
from veranderverhaal.tablet import Unlocking, check_pin, read_pin


def lock_with_pin(
    engine: Engine, who: Who, slug: str, pin: str, again: str, *, token: str, browser: str
) -> str:
    """The token of the locked tablet. Raises NotAccepted, Refused, NotFound, NotAllowed."""
    kept = hash_secret(check_pin(pin, again))
    with writing(engine, who) as session:
        return lock_tablet(slug, kept, token=token, browser=browser, session=session)


def unlock_with_pin(engine: Engine, token: str, pin: str) -> Unlocking:
    """What becomes of the PIN that was typed. Raises Refused when it is too busy."""
    with writing(engine, NOBODY) as session:
        kept = take_pin_try(token, session=session)
    if isinstance(kept, Unlocking):
        return kept
    is_right = matches(kept, read_pin(pin))
    with writing(engine, NOBODY) as session:
        if is_right:
            return unlock_tablet(token, kept, session=session)
        return refuse_pin(token, session=session)
