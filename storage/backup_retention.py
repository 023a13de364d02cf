"""Throwing backups away when they need not stay, by a clock that can be believed."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from storage.access_tables import HousekeepingRow
from storage.asking import command
from storage.backup_files import list_stored
from storage.backup_settings import BackupSettings
from storage.engine import Engine, Who, writing
from storage.tidying import claim
from storage.tidying_clock import believes_clock
from veranderverhaal.access import MACHINE, Right
from veranderverhaal.backups import ALWAYS_KEPT, BackupFile, find_superfluous

THROW_AWAY = "throw_away_backups"  # in the housekeeping


def throw_away_when_sure(
    engine: Engine, settings: BackupSettings, wall: datetime, who: Who = MACHINE
) -> list[BackupFile]:
    """Remove what need not stay, `wall` on the local clock; nothing when that clock is doubted.

    A clock that jumped a year ahead would leave none. Who makes backups elsewhere does not need
    the last ones here. Nothing but files of ours is touched.
    """
    files = [one.file for one in list_stored(settings)]
    always = 0 if settings.elsewhere else ALWAYS_KEPT
    gone = find_superfluous((one.name for one in files), wall.date(), always=always)
    at = _in_utc(wall)
    with writing(engine, who) as session:
        if not _is_sure(files, at=at, session=session):
            return []
    for one in gone:
        (settings.folder / one.name).unlink(missing_ok=True)
    return gone


@command(Right.INSTALLATION, logged=False)
def _is_sure(files: list[BackupFile], *, at: datetime, session: Session) -> bool:
    """Where it was never done, the clock is compared with that of the backup before the newest:
    the newest may be of now.
    """
    if session.get(HousekeepingRow, THROW_AWAY) is None and len(files) > 1:
        session.add(HousekeepingRow(name=THROW_AWAY, at=_in_utc(files[1].made_at)))
        session.flush()
    if not believes_clock(THROW_AWAY, at=at, session=session):
        return False
    claim(THROW_AWAY, at=at, quiet=timedelta(0), session=session)
    return True


def _in_utc(wall: datetime) -> datetime:
    return wall.astimezone(UTC).replace(tzinfo=None)
