"""Whether there is room for a backup, before it fills the disk that answers are kept on."""

import shutil
from pathlib import Path

from sqlalchemy import text

from storage.backup_files import TooMuch, list_stored
from storage.backup_settings import BackupSettings
from storage.engine import Engine
from storage.start_checks import sqlite_path
from veranderverhaal.backups import say_size

# A draft, and what is made of it: two of them are there at the same time.
TIMES_WORK = 2


def check_room(engine: Engine, settings: BackupSettings, target: Path) -> None:
    """Raises TooMuch when the work does not fit beside the data, or the file not in its folder."""
    size = size_of(engine)
    settings.work.mkdir(parents=True, exist_ok=True)
    last = max((one.size for one in list_stored(settings)[:1]), default=0)
    for folder, needed in ((settings.work, TIMES_WORK * size), (target, last)):
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise TooMuch(
                f"De schijf is te vol voor een reservekopie: daarvoor is {say_size(needed)} nodig, "
                f"en er is {say_size(free)} vrij. Maak ruimte."
            )


def size_of(engine: Engine) -> int:
    """Of the whole database, in bytes."""
    path = sqlite_path(engine.url.render_as_string(hide_password=False))
    if path is not None:
        return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*"))
    if engine.dialect.name == "sqlite":
        return 0  # in memory
    with engine.connect() as connection:
        found = connection.execute(text("SELECT pg_database_size(current_database())"))
        return int(found.scalar_one())
