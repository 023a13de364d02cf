"""Counting the forms that were begun and not sent, and keeping nothing of who began them.

A form counts once, however often its page tells that it was begun, and not any more once it is
sent: so what was begun is what came in and what is counted here, and never less than what came in.
When a meting closes only the number stays. A form that is sent after the meting opened again then
still counts as begun once more.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select, update

from storage.arrivals import Arrival, Begun
from storage.begun_tables import BegunFormRow
from storage.commands.responses import hash_token
from storage.commands.shared import raise_for_answers
from storage.meting_tables import MetingRow, ResponseRow
from storage.tables import InitiatiefRow
from veranderverhaal.meting import MetingState

BEGUN: Any = BegunFormRow.__table__  # type: ignore[attr-defined]
Place = tuple[int, str]  # the number of an initiatief, and the key of a meting


def lock_for(codes: Collection[str], *, session: Session) -> None:
    """Lock the initiatieven of these metingen at once: one after another, two could block."""
    ids = select(MetingRow.initiatief_id).where(col(MetingRow.code).in_(codes))
    locked = select(InitiatiefRow.id).where(col(InitiatiefRow.id).in_(ids))
    session.exec(locked.order_by(col(InitiatiefRow.id)).with_for_update()).all()


def count_begun(forms: Sequence[Begun], *, session: Session) -> None:
    """Count those that are new and not sent, of metingen that are open now; see lock_for."""
    places = _open_places({one.code for one in forms}, session)
    sent = _sent({hash_token(one.token) for one in forms}, session)
    rows = {
        mark_of(one.code, one.token): places[one.code]
        for one in forms
        if one.code in places and hash_token(one.token) not in sent
    }
    _add(_insert_new(rows, session), 1, session)


def take_sent(arrivals: Iterable[Arrival], *, session: Session) -> None:
    """These forms came in: they are not among those that were only begun."""
    tokens = [(one.code, token) for one in arrivals for token in (one.token, one.begun) if token]
    if tokens:
        marks = [mark_of(code, token) for code, token in tokens]
        _add(_delete(col(BegunFormRow.mark).in_(marks), session=session), -1, session)


def forget_begun(initiatief_id: int, meting: str, *, session: Session) -> None:
    """Throw the marks of a meting away; how many there were stays."""
    _delete(
        col(BegunFormRow.initiatief_id) == initiatief_id,
        col(BegunFormRow.meting) == meting,
        session=session,
    )


def mark_of(code: str, token: str) -> str:
    """What is kept of a form: another hash than that of a response, and of one meting only."""
    return hashlib.sha256(f"begun {code} {token}".encode()).hexdigest()[:32]


def _open_places(codes: set[str], session: Session) -> dict[str, Place]:
    """Where forms are counted: not where the count began too late to be known."""
    found = session.exec(
        select(MetingRow.code, MetingRow.initiatief_id, MetingRow.key)
        .join(InitiatiefRow, col(MetingRow.initiatief_id) == InitiatiefRow.id)
        .where(
            col(MetingRow.code).in_(codes),
            MetingRow.state == MetingState.OPEN.value,
            col(MetingRow.removed).is_(False),
            col(MetingRow.unsent).is_not(None),
            col(InitiatiefRow.removed_at).is_(None),
        )
    )
    return {code: (initiatief_id, key) for code, initiatief_id, key in found}


def _sent(tokens: set[str], session: Session) -> set[str | None]:
    return set(session.exec(select(ResponseRow.token).where(col(ResponseRow.token).in_(tokens))))


def _insert_new(rows: dict[str, Place], session: Session) -> list[Place]:
    """The places of the marks that were not there."""
    if not rows:
        return []
    connection = session.connection()
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(BEGUN).on_conflict_do_nothing(index_elements=["mark"])
    returning = statement.returning(BEGUN.c.initiatief_id, BEGUN.c.meting)
    values = [
        {"mark": mark, "initiatief_id": initiatief_id, "meting": meting}
        for mark, (initiatief_id, meting) in rows.items()
    ]
    return [(one[0], one[1]) for one in connection.execute(returning, values)]


def _delete(*chosen: Any, session: Session) -> list[Place]:
    """The places of the marks that went."""
    statement = delete(BegunFormRow).where(*chosen)
    gone = session.connection().execute(statement.returning(BEGUN.c.initiatief_id, BEGUN.c.meting))
    return [(one[0], one[1]) for one in gone]


def _add(places: Sequence[Place], by: int, session: Session) -> None:
    """Count each of these once, up or down, and raise the data version of what changed."""
    for (initiatief_id, key), number in sorted(Counter(places).items()):
        meting = update(MetingRow).where(
            col(MetingRow.initiatief_id) == initiatief_id, col(MetingRow.key) == key
        )
        unsent = col(MetingRow.unsent) + by * number
        session.connection().execute(meting.values(unsent=unsent))
        raise_for_answers(initiatief_id, session=session)
