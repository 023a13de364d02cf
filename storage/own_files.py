"""The SQLite file is for its owner alone: everything of everybody is in it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

OURS_ALONE = 0o600
BESIDE = ("-wal", "-shm")


def keep_to_ourselves(file: Path) -> None:
    """Make the file when it is not there, and close it for others when everybody may read it.

    What SQLite makes beside it later gets the same permissions. A file that is open to a group
    only was opened on purpose, and stays so.
    """
    with suppress(OSError):  # who opens it says what is the matter
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, OURS_ALONE))
    for path in (file, *(file.with_name(file.name + ending) for ending in BESIDE)):
        with suppress(OSError):  # not there, or not ours
            if path.stat().st_mode & stat.S_IRWXO:
                path.chmod(OURS_ALONE)
