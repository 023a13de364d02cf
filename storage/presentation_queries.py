"""What a beamer shows now, looked up by the token that its remote also has."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from storage.asking import query
from storage.duiding_tables import BijeenkomstRow
from storage.finding import NotFound
from storage.meting_tables import MetingRow
from storage.tables import InitiatiefRow
from storage.tally_tables import PresentationRow
from veranderverhaal.access import Right

DAYS_KEPT = 1


@dataclass(frozen=True)
class Presentation:
    """What is on the screen: a result of a meting, or a screen of a bijeenkomst.

    `revealed` when the room has guessed already, `voting` while it gives dots.
    """

    slug: str
    meting: str = ""
    position: int = 0
    revealed: bool = False
    dark: bool = False
    shared: bool = False  # also for who is not logged in
    bijeenkomst: str = ""
    voting: bool = False


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
            PresentationRow.bijeenkomst,
            PresentationRow.voting,
        )  # type: ignore[call-overload]
        .join(InitiatiefRow, col(InitiatiefRow.id) == PresentationRow.initiatief_id)
        .where(
            *is_running(token, today or datetime.now(UTC).date()),
            col(InitiatiefRow.removed_at).is_(None),
            or_(_is_there(MetingRow, "meting"), _is_there(BijeenkomstRow, "bijeenkomst")),
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


def _is_there(table: Any, name: str) -> Any:
    """Holds for a presentation of a part that was not removed."""
    present = select(table.key).where(
        table.initiatief_id == PresentationRow.initiatief_id,
        table.key == getattr(PresentationRow, name),
        table.removed.is_(False),
    )
    return present.exists()
