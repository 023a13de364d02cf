"""A copy of an SQLite file as it was before its tables were changed, for who must go back.

It stands beside the file, with the schema that came after it in its name. There is one at most:
what was erased since is still in it, so it does not stay long. It is no backup: see docs/beheer.
"""

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL

from storage.start_checks import sqlite_path

DAYS_KEPT = 30
BEFORE = "-voor-"
# The migration itself may need as much again as the copy.
TIMES_ROOM = 2


def keep_older(url: URL, *, newest: str) -> Path | None:
    """Copy the file as it is now; None when there is no file, or no room for another."""
    path = _path(url)
    if path is None or not path.exists():
        return None
    kept = path.with_name(f"{path.stem}{BEFORE}{newest}.db")
    half = kept.with_suffix(".half")
    needed = TIMES_ROOM * sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*"))
    try:
        if shutil.disk_usage(path.parent).free < needed:
            return None
        _copy(path, half)
        half.replace(kept)
    except (OSError, sqlite3.Error):  # the migration can do without
        return None
    finally:
        half.unlink(missing_ok=True)
    for other in _older(path):
        if other != kept:
            other.unlink(missing_ok=True)
    return kept


def forget_older(url: URL) -> None:
    """Throw away what is here longer than it may stay."""
    path = _path(url)
    for kept in _older(path) if path else ():
        with suppress(OSError):
            if time.time() - kept.stat().st_mtime > DAYS_KEPT * 24 * 3600:
                kept.unlink()


def _path(url: URL) -> Path | None:
    return sqlite_path(url.render_as_string(hide_password=False))


def _older(path: Path) -> list[Path]:
    found = path.parent.iterdir() if path.parent.is_dir() else ()
    return [one for one in found if one.name.startswith(f"{path.stem}{BEFORE}")]


def _copy(path: Path, half: Path) -> None:
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # all of it in one file
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is damaged")
    with half.open("rb+") as written:
        os.fsync(written.fileno())
