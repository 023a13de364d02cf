"""What a phone is known by, as a hash that only this installation can make."""

import hmac

from sqlmodel import Session

from storage.duiding_tables import BijeenkomstRow
from storage.meting_queries import installation_secret

KEY_BYTES = 10
MIN_MARK = 16
MAX_MARK = 100


def card_key(mark: str, words: str, kept: BijeenkomstRow, *, session: Session) -> str:
    """The key of the card with this mark and these words: sent again it is the same card.

    Raises ValueError for a mark that somebody else could have too.
    """
    return _hashed("card", mark, kept, session, words)


def voter_key(voter: str, kept: BijeenkomstRow, *, session: Session) -> str:
    """What is kept of a voter: nothing that the device could be found with, or found elsewhere.

    Raises ValueError as card_key.
    """
    return _hashed("voter", voter, kept, session)


def _hashed(
    purpose: str, mark: str, kept: BijeenkomstRow, session: Session, words: str = ""
) -> str:
    if not (mark.isascii() and mark.isprintable() and MIN_MARK <= len(mark) <= MAX_MARK):
        raise ValueError("a mark of 16 to 100 plain characters is needed")
    content = f"{purpose}\0{kept.initiatief_id}\0{kept.key}\0{mark}\0{words}".encode()
    found = hmac.digest(installation_secret(session=session), content, "sha256")
    return found[:KEY_BYTES].hex()
