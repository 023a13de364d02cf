"""A restore in a process of its own, that tells every step and can be killed at any of them.

python -m tests.storage.restoring_child URL FILE FOLDER WORK
"""

import sys
from datetime import datetime
from pathlib import Path

from storage.backup_apart import put_back
from storage.backup_settings import BackupSettings
from storage.engine import make_engine

if __name__ == "__main__":
    url, file, folder, work = sys.argv[1:]
    settings = BackupSettings(Path(folder), Path(work))
    local = datetime.fromisoformat("2026-11-21T04:10:00")
    put_back(
        make_engine(url),
        Path(file),
        settings,
        local=local,
        say=lambda percent: print(percent, flush=True),
    )
