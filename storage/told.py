"""What was counted when a meting closed for the first time: kept once that changes.

Groups, sensitive questions and the response go on showing this (veranderverhaal.release). It is a
copy of tallies that were right when it was made, and no recount changes it.
"""

from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.targets import Target
from veranderverhaal.meting import MetingState
from veranderverhaal.release_rules import MIN_COUNTS
from veranderverhaal.tally import TOLD

_OF_METING = "initiatief_id = :initiatief_id AND meting = :meting"
_IS_TOLD = f"axis LIKE '{TOLD}%'"
_COPY = text(f"""
    INSERT INTO tally (initiatief_id, meting, axis, part, question, code, number)
    SELECT initiatief_id, meting, :told || axis, part, question, code, number
    FROM tally WHERE {_OF_METING}
    AND NOT EXISTS (SELECT 1 FROM tally WHERE {_OF_METING} AND {_IS_TOLD})
""")  # noqa: S608 -- nothing of a user is in these texts
_FORGET = text(f"DELETE FROM tally WHERE {_OF_METING} AND {_IS_TOLD}")  # noqa: S608


def keep_told(target: Target, counted: int, *, session: Session) -> None:
    """Keep what a closed meting shows, before it changes; only the first time."""
    if target.state == MetingState.CLOSED and counted >= MIN_COUNTS:
        session.connection().execute(_COPY, _place(target) | {"told": TOLD})


def forget_told(target: Target, *, session: Session) -> None:
    """Nobody of those who were counted then is counted any more."""
    session.connection().execute(_FORGET, _place(target))


def _place(target: Target) -> dict[str, Any]:
    return {"initiatief_id": target.initiatief_id, "meting": target.key}
