"""After a backup was put back: no citaat shows where its speaker does not want it any more."""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlmodel import Session, col, select

from storage.commands.showing import fill_citaat
from storage.kept_showing import to_citaat
from storage.photos import forget_loose_photos
from storage.showing_tables import CitaatRow
from storage.since_backup import Since, of_same, same_key
from storage.tables import metadata
from veranderverhaal.citaat import Citaat
from veranderverhaal.consent import narrow_consent


def withdraw_citaten(since: Since, connection: Connection) -> int:
    """Citaten of which consent was taken back show nowhere, as before."""
    table, done = metadata().tables["citaat"], 0
    for one in of_same(since, connection, since.tables["citaat"]):
        if one["withdrawn_on"] is not None:
            mine = (*same_key(table, one), table.c.withdrawn_on.is_(None))
            values = {name: one[name] for name in ("withdrawn_on", "removed", "removed_on")}
            done += connection.execute(table.update().where(*mine).values(values)).rowcount
    return done


def narrow_citaten(since: Since, session: Session) -> int:
    """Where somebody allows less since the backup, that holds; what allows more is asked again."""
    changed: set[int] = set()
    done = 0
    session.expire_all()
    for row, now in _both(since, session):
        kept = to_citaat(row)
        narrow = narrow_consent(kept, now)
        if narrow != kept:
            fill_citaat(row, narrow)
            changed.add(row.initiatief_id)
            done += 1
    session.flush()
    for number in changed:
        forget_loose_photos(number, session=session)
    return done


def _both(since: Since, session: Session) -> Iterator[tuple[CitaatRow, Citaat]]:
    """Each citaat that was put back, and how leave for it stands now."""
    rows = of_same(since, session.connection(), since.tables["citaat"])
    present = {(one["initiatief_id"], one["key"]): one for one in rows if not one["made_up"]}
    real = select(CitaatRow).where(col(CitaatRow.made_up).is_(False))
    for row in session.exec(real).all():
        now = present.get((row.initiatief_id, row.key))
        if now is not None:
            yield row, to_citaat(CitaatRow(**now))
