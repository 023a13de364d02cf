"""SQLite files that are made once and copied for each test: making one takes longest.

An engine remembers every statement that it wrote out once, and that takes longest after the making
of a file. So the engine of an address is kept as well.
"""

import shutil
from functools import cache
from pathlib import Path

from cli_commands.samples import install_samples
from storage.engine import make_engine
from storage.migrate import migrate
from storage.settings import DATABASE_NAME

kept_engine = cache(make_engine)


def make_database(path: Path, *, samples: bool) -> Path:
    """A migrated file, with the three samples when asked."""
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    if samples:
        install_samples(engine)
    engine.dispose()
    return path


def put_database(made: Path, folder: Path) -> Path:
    """A copy of the file in a data folder, where every program looks for it; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(made, folder / DATABASE_NAME)
    return folder
