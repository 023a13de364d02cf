"""Being there: a window tells now and then that it has an initiatief open."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete

from storage.access_tables import PresenceRow
from storage.asker import asker_of
from storage.asking import check_right, command
from storage.finding import find_row
from storage.moment import now
from storage.presence_queries import key_of_window
from veranderverhaal.access import Kind, Right
from veranderverhaal.clock import MAY_DIFFER
from veranderverhaal.presence import DROPPED_AFTER, MAX_PLACE

TABLE: Any = PresenceRow.__table__  # type: ignore[attr-defined]


@command(Right.SEE, logged=False)
def touch(
    slug: str,
    tab: str,
    page: str,
    place: str = "",
    *,
    at: datetime | None = None,
    session: Session,
) -> None:
    """This window has the initiatief open, at this page. It changes no data of the initiatief.

    What was silent too long is dropped. Raises NotFound.
    """
    check_right(Right.SIGNED_IN, session=session)
    row, asker, moment = find_row(slug, session=session), asker_of(session), at or now()
    values = {
        "tab": key_of_window(tab, session),
        "initiatief_id": row.id,
        "account": asker.account,
        "name": asker.name if asker.kind is Kind.ACCOUNT else "",
        "page": page[:MAX_PLACE],
        "place": place[:MAX_PLACE],
        "seen_at": moment,
    }
    connection = session.connection()
    # Dropped before, not after: two windows that are heard at once take the rows in one order.
    old = moment - timedelta(seconds=DROPPED_AFTER)
    seen = col(PresenceRow.seen_at)
    connection.execute(delete(PresenceRow).where((seen < old) | (seen > moment + MAY_DIFFER)))
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(TABLE).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["tab"], set_=values))
