"""What a beamer shows now, looked up by the token that its remote also has."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage.asking import query
from storage.finding import NotFound
from storage.meting_tables import MetingRow
from storage.tables import InitiatiefRow
from storage.tally_tables import PresentationRow
from veranderverhaal.access import Right

DAYS_KEPT = 1


@dataclass(frozen=True)
class Presentation:
    """Which result is on the screen; `revealed` when the room has guessed already."""

    slug: str
    meting: str
    position: int = 0
    revealed: bool = False
    dark: bool = False
    shared: bool = False  # also for who is not logged in


@query(Right.NONE)
def load_presentation(token: str, *, today: date | None = None, session: Session) -> Presentation:
    """What the beamer with this token shows.

    Raises NotFound when there is none, or when it was started longer ago than yesterday.
    Whoever has the token may look; whether a login is asked for besides depends on `shared`.
    """
    found = session.exec(
        select(
            InitiatiefRow.slug,
            PresentationRow.meting,
            PresentationRow.position,
            PresentationRow.revealed,
            PresentationRow.dark,
            PresentationRow.shared,
        )  # type: ignore[call-overload]
        .join(InitiatiefRow, col(InitiatiefRow.id) == PresentationRow.initiatief_id)
        .join(MetingRow, _is_shown())
        .where(
            *is_running(token, today or datetime.now(UTC).date()),
            col(InitiatiefRow.removed_at).is_(None),
            col(MetingRow.removed).is_(False),
        )
    ).first()
    if found is None:
        raise NotFound("presentation")
    return Presentation(*found)


def is_running(token: str, today: date) -> tuple[Any, ...]:
    """Holds for the presentation with this token while it is not too old."""
    return (
        col(PresentationRow.token) == hash_presentation_token(token),
        col(PresentationRow.made_on) >= today - timedelta(days=DAYS_KEPT),
    )


def hash_presentation_token(token: str) -> str:
    """What is kept of a token: who reads the database cannot steer a beamer."""
    return hashlib.sha256(token.encode()).hexdigest()


def _is_shown() -> Any:
    return (col(MetingRow.initiatief_id) == PresentationRow.initiatief_id) & (
        col(MetingRow.key) == PresentationRow.meting
    )
