"""Commands about presentations. They change no data of an initiatief, so its version stays."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, update

from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.shared import id_of
from storage.finding import NotFound, find_row
from storage.logging_changes import write_log
from storage.meting_tables import MetingRow
from storage.presentation_queries import DAYS_KEPT, hash_presentation_token, is_running
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
    now = today or datetime.now(UTC).date()
    too_old = col(PresentationRow.made_on) < now - timedelta(days=DAYS_KEPT)
    session.connection().execute(delete(PresentationRow).where(too_old))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    kept = PresentationRow(
        token=hash_presentation_token(token),
        initiatief_id=id_of(row),
        meting=meting_key,
        made_on=now,
        shared=shared,
    )
    session.add(kept)
    if shared:
        write_log(
            "share_presentation", subject=quoted(meting.name), initiatief_id=row.id, session=session
        )
    session.flush()
    return token


@command(Right.NONE, logged=False)
def steer_presentation(
    token: str,
    *,
    position: int | None = None,
    revealed: bool | None = None,
    dark: bool | None = None,
    today: date | None = None,
    session: Session,
) -> None:
    """Change what the beamer shows; None leaves it as it is.

    Raises NotFound, ValueError when no screen can stand at this position.
    """
    if position is not None and not 0 <= position <= MAX_POSITION:
        raise ValueError(f"there is no screen at {position}")
    given: dict[str, Any] = {"position": position, "revealed": revealed, "dark": dark}
    values = {name: value for name, value in given.items() if value is not None}
    values = values or {"position": PresentationRow.position}  # still says whether it is there
    steered = update(PresentationRow).where(*is_running(token, today or datetime.now(UTC).date()))
    if not session.connection().execute(steered.values(**values)).rowcount:
        raise NotFound("presentation")
