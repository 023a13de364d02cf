"""What became of the backups that were tried, as the database knows it."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, col, delete, func, select

from storage.access_tables import LogRow
from storage.asking import command, query
from storage.backup_files import list_stored
from storage.backup_settings import BackupSettings
from storage.logging_changes import TERMINAL, write_log
from storage.meting_tables import ResponseRow
from storage.tables import InitiatiefRow
from storage.tidying import BY_ITSELF
from storage.upkeep_tables import BackupRow
from veranderverhaal.access import Right
from veranderverhaal.backups import Standing, Tried, judge, read_name

BACKUP = "backup"  # in the housekeeping
# Some more than there are files, since those that failed are in it too.
REMEMBERED = timedelta(days=400)
LOOKED_AT = 50
LONG_AGO = datetime.fromisoformat("1970-01-01")


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


@command(Right.INSTALLATION, logged=False)
def note_brought(name: str, *, session: Session) -> None:
    """Tell in the log who brought a backup from elsewhere."""
    write_log("bring_backup", subject=name, session=session)


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
def find_standing(
    *, now: datetime, settings: BackupSettings, samples: Collection[str] = (), session: Session
) -> Standing:
    """How it stands with the backups, by what was tried and by what is in the folder."""
    tried = list_tried(session=session)
    first = first_change(samples=samples, session=session)
    there = partial(is_there, sizes=sizes_in(settings))
    return judge(tried, now, first_change=first, elsewhere=settings.elsewhere, is_there=there)


@query(Right.INSTALLATION)
def find_last_good(*, settings: BackupSettings, session: Session) -> Tried | None:
    """The newest that was read back and is still there."""
    sizes = sizes_in(settings)
    tried = list_tried(session=session)
    return next((one for one in tried if one.is_good and is_there(one, sizes)), None)


def sizes_in(settings: BackupSettings) -> Mapping[str, int]:
    """Of the files in the folder, by their names."""
    return {one.file.name: one.size for one in list_stored(settings)}


def is_there(tried: Tried, sizes: Mapping[str, int]) -> bool:
    """Whether its file is as it was made; of one with a name of its own only who took it knows."""
    return read_name(tried.file) is None or sizes.get(tried.file) == tried.size


@query(Right.INSTALLATION)
def first_change(*, samples: Collection[str] = (), session: Session) -> datetime | None:
    """When anybody first left anything here; None when there are but samples.

    The log alone does not tell: it is erased, and who answers is not in it.
    """
    by_people = col(LogRow.name).not_in((TERMINAL, BY_ITSELF))
    moment = session.exec(
        select(LogRow.at).where(by_people).order_by(col(LogRow.at)).limit(1)
    ).first()
    if moment is not None:
        return moment
    others = select(InitiatiefRow.id).where(col(InitiatiefRow.slug).not_in(samples))
    if session.exec(others.limit(1)).first() is not None:
        of_them = col(LogRow.initiatief_id).in_(others)
        return session.exec(select(func.min(LogRow.at)).where(of_them)).one() or LONG_AGO
    # The first that was sent, not the least of all weeks: the start page asks this every time.
    sent = select(ResponseRow.week).where(col(ResponseRow.token).is_not(None))
    week = session.exec(sent.order_by(col(ResponseRow.id)).limit(1)).first()
    return datetime.fromisoformat(f"{week}-1") if week else None
