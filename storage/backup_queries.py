"""What became of the backups that were tried, as the database knows it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from storage.access_tables import LogRow
from storage.asking import command, query
from storage.logging_changes import TERMINAL, write_log
from storage.tidying import BY_ITSELF
from storage.upkeep_tables import BackupRow
from veranderverhaal.access import Right
from veranderverhaal.backups import Standing, Tried, judge

BACKUP = "backup"  # in the housekeeping
# Some more than there are files, since those that failed are in it too.
REMEMBERED = timedelta(days=400)
LOOKED_AT = 50


@command(Right.INSTALLATION, logged=False)
def note_tried(tried: Tried, *, session: Session) -> None:
    """Remember what became of a backup."""
    session.add(
        BackupRow(
            at=tried.at,
            file=tried.file,
            bytes=tried.size,
            rows=tried.rows,
            responses=tried.responses,
            encrypted=tried.encrypted,
            by_hand=tried.by_hand,
            problem=tried.problem,
        )
    )
    long_ago = col(BackupRow.at) < tried.at - REMEMBERED
    session.connection().execute(delete(BackupRow).where(long_ago))


@command(Right.INSTALLATION, logged=False)
def note_downloaded(name: str, *, session: Session) -> None:
    """Tell in the log who took a backup away: everything is in it."""
    write_log("download_backup", subject=name, session=session)


@query(Right.INSTALLATION)
def list_tried(*, limit: int = LOOKED_AT, session: Session) -> list[Tried]:
    """What was tried, newest first."""
    rows = session.exec(select(BackupRow).order_by(col(BackupRow.id).desc()).limit(limit))
    return [
        Tried(
            at=row.at,
            file=row.file,
            size=row.bytes,
            rows=row.rows,
            responses=row.responses,
            encrypted=row.encrypted,
            by_hand=row.by_hand,
            problem=row.problem,
        )
        for row in rows
    ]


@query(Right.INSTALLATION)
def find_standing(*, now: datetime, elsewhere: bool, session: Session) -> Standing:
    """How it stands with the backups."""
    tried = list_tried(session=session)
    first = first_change(session=session)
    return judge(tried, now, first_change=first, elsewhere=elsewhere)


@query(Right.INSTALLATION)
def first_change(*, session: Session) -> datetime | None:
    """When somebody first changed anything here; None when there are but samples."""
    by_people = col(LogRow.name).not_in((TERMINAL, BY_ITSELF))
    return session.exec(
        select(LogRow.at).where(by_people).order_by(col(LogRow.at)).limit(1)
    ).first()
