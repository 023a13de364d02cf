"""How often addresses sent, counted by several programs together: on PostgreSQL only.

Who it was is a hash with a salt of ten minutes, which is erased with the counts.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, delete, select

from storage.asking import command
from storage.upkeep_tables import RateCountRow, RateWindowRow
from veranderverhaal.access import Right

WINDOW: Any = RateWindowRow.__table__  # type: ignore[attr-defined]
COUNT: Any = RateCountRow.__table__  # type: ignore[attr-defined]
SALT_BYTES = 32


@command(Right.INSTALLATION, logged=False)
def salt_of(kind: str, number: int, *, session: Session) -> bytes:
    """The salt of a window: of whoever asks first, the same for all."""
    _commit_soon(session)
    made = {"kind": kind, "number": number, "salt": secrets.token_hex(SALT_BYTES)}
    session.connection().execute(insert(WINDOW).values(made).on_conflict_do_nothing())
    chosen = col(RateWindowRow.kind) == kind, col(RateWindowRow.number) == number
    return bytes.fromhex(session.exec(select(RateWindowRow.salt).where(*chosen)).one())


@command(Right.INSTALLATION, logged=False)
def add_counts(
    kind: str, number: int, counts: Mapping[bytes, int], *, session: Session
) -> dict[bytes, int]:
    """Add what was counted here; what all programs together counted of the same hashes."""
    _commit_soon(session)
    # In one order: two programs that tell at once never wait for each other in a circle.
    rows = [
        {"kind": kind, "number": number, "who": who.hex(), "count": count}
        for who, count in sorted(counts.items())
    ]
    statement = insert(COUNT)
    adding = statement.on_conflict_do_update(
        index_elements=["kind", "number", "who"],
        set_={"count": COUNT.c.count + statement.excluded.count},
    ).returning(COUNT.c.who, COUNT.c.count)
    return {bytes.fromhex(one[0]): one[1] for one in session.connection().execute(adding, rows)}


@command(Right.INSTALLATION, logged=False)
def forget_windows(before: int, *, session: Session) -> None:
    """Erase the counts and the salts of earlier windows."""
    for row in (RateCountRow, RateWindowRow):
        session.connection().execute(delete(row).where(col(row.number) < before))


def _commit_soon(session: Session) -> None:
    """Nothing waits for a disk or a standby: counts of ten minutes may be lost."""
    session.connection().execute(text("SET LOCAL synchronous_commit = off"))
