"""What the beheerder sees of an installation: its database, and what went wrong or took long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text
from sqlmodel import Session, col, delete, func, select

from storage.asking import command, query
from storage.upkeep_tables import IncidentRow
from veranderverhaal.access import Right
from veranderverhaal.incident import Incident, IncidentKind, read_reference
from veranderverhaal.upkeep import Database

MOST_KEPT = 1000
SCHEMA = text("SELECT version_num FROM alembic_version")


@command(Right.INSTALLATION, logged=False)
def keep_incidents(incidents: Sequence[Incident], *, session: Session) -> None:
    """Keep these, added to what was kept of the same ones; the oldest make place."""
    for one in incidents:
        row = session.get(IncidentRow, one.reference)
        if row is None:
            session.add(_row_of(one))
        else:
            row.times += one.times
            row.last_at = max(row.last_at, one.last_at)
            row.milliseconds = max(row.milliseconds or 0, one.milliseconds or 0) or None
            session.add(row)
    session.flush()
    _forget_oldest(session)


@query(Right.INSTALLATION)
def list_incidents(kind: IncidentKind, *, limit: int, session: Session) -> list[Incident]:
    """Those of one kind, the last that happened first."""
    rows = select(IncidentRow).where(IncidentRow.kind == kind.value)
    newest = rows.order_by(col(IncidentRow.last_at).desc(), IncidentRow.reference).limit(limit)
    return [_incident_of(row) for row in session.exec(newest)]


@query(Right.INSTALLATION)
def find_incident(reference: str, *, session: Session) -> Incident | None:
    """The one with this reference, as somebody typed it."""
    row = session.get(IncidentRow, read_reference(reference))
    return _incident_of(row) if row else None


@query(Right.INSTALLATION)
def count_errors(*, since: datetime, session: Session) -> int:
    """How often something went wrong since then, as far as it is known."""
    times = select(func.coalesce(func.sum(IncidentRow.times), 0)).where(
        IncidentRow.kind == IncidentKind.ERROR.value, IncidentRow.last_at >= since
    )
    return int(session.exec(times).one())


@query(Right.INSTALLATION)
def load_database(*, session: Session) -> Database:
    """What keeps the data, and how large it is."""
    connection = session.connection()

    def ask(question: str) -> str:
        return str(connection.execute(text(question)).scalar())

    schema = str(connection.execute(SCHEMA).scalar() or "")
    if session.get_bind().dialect.name == "postgresql":
        size = int(ask("SELECT pg_database_size(current_database())"))
        version = ask("SHOW server_version").partition(" ")[0]
        return Database("PostgreSQL", version, schema, size, is_file=False)
    size = int(ask("PRAGMA page_count")) * int(ask("PRAGMA page_size"))
    return Database("SQLite", ask("SELECT sqlite_version()"), schema, size, is_file=True)


def _forget_oldest(session: Session) -> None:
    newest = select(IncidentRow.last_at).order_by(col(IncidentRow.last_at).desc())
    oldest = session.exec(newest.offset(MOST_KEPT).limit(1)).first()
    if oldest is not None:
        gone = delete(IncidentRow).where(col(IncidentRow.last_at) <= oldest)
        session.connection().execute(gone)


def _row_of(one: Incident) -> IncidentRow:
    return IncidentRow(
        reference=one.reference,
        at=one.at,
        last_at=one.last_at,
        times=one.times,
        kind=one.kind.value,
        place=one.place,
        what=one.what,
        milliseconds=one.milliseconds,
        version=one.version,
    )


def _incident_of(row: IncidentRow) -> Incident:
    return Incident(
        reference=row.reference,
        kind=IncidentKind(row.kind),
        place=row.place,
        what=row.what,
        at=row.at,
        last_at=row.last_at,
        times=row.times,
        milliseconds=row.milliseconds,
        version=row.version,
    )
