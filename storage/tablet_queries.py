"""Reading what a locked tablet shows: its own token is all it knows."""

from sqlmodel import Session, col, select

from storage.access_tables import LoginSessionRow
from storage.asking import query
from storage.finding import find_row, to_initiatief
from storage.meting_joins import is_asked, is_in_use
from storage.meting_rows import to_meting, to_vragenlijst
from storage.meting_tables import MetingRow, VragenlijstRow, VragenlijstVersionRow
from storage.recognising import find_login_session, now
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.accounts import SESSION_LASTS
from veranderverhaal.meting import MetingState
from veranderverhaal.model import Initiatief
from veranderverhaal.tablet import Tablet, TabletForm


@query(Right.NONE)
def load_tablet(token: str, *, session: Session) -> Tablet | None:
    """What the tablet with this token shows; None when it is not locked, or no longer."""
    kept = find_locked(token, session=session)
    if kept is None:
        return None
    row = session.get_one(InitiatiefRow, kept.locked_to)
    is_over = is_past(kept)
    forms = () if is_over or row.removed_at else _list_forms(row, session)
    return Tablet(to_initiatief(row), forms, is_over, kept.pin_wait)


@query(Right.NONE)
def is_locked(token: str, *, session: Session) -> bool:
    """Whether this is a locked tablet of which the time has not passed."""
    kept = find_locked(token, session=session)
    return kept is not None and not is_past(kept)


@query(Right.FILL_IN)
def load_for_tablet(slug: str, *, session: Session) -> Initiatief:
    """The initiatief that a tablet may be locked on. Raises NotFound."""
    return to_initiatief(find_row(slug, session=session))


def find_locked(token: str, *, session: Session) -> LoginSessionRow | None:
    """The session of a locked tablet, for this package only."""
    kept = find_login_session(token, session=session)
    return kept if kept is not None and kept.locked_to is not None else None


def is_past(kept: LoginSessionRow) -> bool:
    """Whether it is locked longer than a session lasts: without an account the lock itself stays,
    or who only waits would get in.
    """
    return kept.made_at + SESSION_LASTS <= now()


def _list_forms(row: InitiatiefRow, session: Session) -> tuple[TabletForm, ...]:
    rows = session.exec(
        select(MetingRow, VragenlijstVersionRow)
        .join(VragenlijstRow, is_asked())
        .join(VragenlijstVersionRow, is_in_use())
        .where(
            MetingRow.initiatief_id == row.id,
            MetingRow.state == MetingState.OPEN.value,
            col(MetingRow.removed).is_(False),
        )
        .order_by(col(MetingRow.position), col(MetingRow.key))
    )
    return tuple(
        TabletForm(to_meting(meting, version.version), to_vragenlijst(version).languages)
        for meting, version in rows
    )
