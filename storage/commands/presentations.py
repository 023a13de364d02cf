"""Commands about presentations. They change no data of an initiatief, so its version stays."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, delete, or_, select, update

from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.shared import id_of
from storage.finding import NotFound, find_row
from storage.logging_changes import write_log
from storage.meting_tables import MetingRow
from storage.presentation_queries import DAYS_KEPT, hash_presentation_token
from storage.tables import InitiatiefRow
from storage.tally_tables import PresentationRow
from veranderverhaal.access import Right
from veranderverhaal.log_words import quoted

TOKEN_BYTES = 16
MAX_POSITION = 10_000


@command(Right.EDIT, logged=False)
def start_presentation(
    slug: str,
    meting_key: str,
    *,
    shared: bool = False,
    today: date | None = None,
    session: Session,
) -> str:
    """Begin to show a meting; the token by which beamer and remote find each other.

    When it is shared, whoever has the token sees and steers it without logging in.
    Presentations that are too old are thrown away; days are those of UTC. Raises NotFound.
    """
    row = find_row(slug, session=session)
    meting = find_part(MetingRow, row, meting_key, session)
    token = keep_presentation(
        row, meting=meting_key, shared=shared, today=today or today_here(), session=session
    )
    if shared:
        tell_shared(row, meting.name, session=session)
    return token


def keep_presentation(
    row: InitiatiefRow, *, shared: bool, today: date, session: Session, **shown: Any
) -> str:
    """Keep a presentation of what is `shown`, throw away those that are too old; its token."""
    too_old = col(PresentationRow.made_on) < today - timedelta(days=DAYS_KEPT)
    session.connection().execute(delete(PresentationRow).where(too_old))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    kept = PresentationRow(
        token=hash_presentation_token(token),
        initiatief_id=id_of(row),
        made_on=today,
        shared=shared,
        **{"meting": "", **shown},
    )
    session.add(kept)
    session.flush()
    return token


def tell_shared(row: InitiatiefRow, name: str, *, session: Session) -> None:
    """In the log: whoever has the link sees this without logging in."""
    write_log("share_presentation", subject=quoted(name), initiatief_id=row.id, session=session)


def today_here() -> date:
    """The day, by UTC."""
    return datetime.now(UTC).date()


@command(Right.NONE, logged=False)
def steer_presentation(
    token: str,
    *,
    position: int | None = None,
    revealed: bool | None = None,
    dark: bool | None = None,
    voting: bool | None = None,
    today: date | None = None,
    session: Session,
) -> None:
    """Change what the beamer shows; None leaves it as it is.

    All screens of one bijeenkomst show the same: they are steered together. On another screen
    nobody votes until that is asked for there. Raises NotFound, ValueError when no screen can stand
    at this position.
    """
    if position is not None and not 0 <= position <= MAX_POSITION:
        raise ValueError(f"there is no screen at {position}")
    given: dict[str, Any] = {
        "position": position,
        "revealed": revealed,
        "dark": dark,
        "voting": voting,
    }
    values = {name: value for name, value in given.items() if value is not None}
    if position is not None and voting is None:
        is_same = col(PresentationRow.position) == position
        values["voting"] = and_(is_same, col(PresentationRow.voting))
    values = values or {"position": PresentationRow.position}  # still says whether it is there
    steered = update(PresentationRow).where(_steered_with(token, today or today_here()))
    if not session.connection().execute(steered.values(**values)).rowcount:
        raise NotFound("presentation")


def _steered_with(token: str, today: date) -> Any:
    """Holds for the presentation with this token, and for the others of its bijeenkomst."""
    mine = aliased(PresentationRow)
    found = select(mine.token).where(
        col(mine.token) == hash_presentation_token(token),
        col(mine.made_on) >= today - timedelta(days=DAYS_KEPT),
        or_(
            col(mine.token) == PresentationRow.token,
            and_(
                col(mine.bijeenkomst) != "",
                col(mine.bijeenkomst) == PresentationRow.bijeenkomst,
                col(mine.initiatief_id) == PresentationRow.initiatief_id,
            ),
        ),
    )
    return found.exists()
