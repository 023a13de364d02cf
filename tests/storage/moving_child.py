"""A move in a process of its own, that tells every step and can be killed at any of them.

python -m tests.storage.moving_child FILE URL
"""

import sys
from pathlib import Path

from storage import moving
from storage.moving_target import open_target

if __name__ == "__main__":
    moving.ROWS_AT_ONCE = 25
    engine, where = open_target(sys.argv[2])
    moving.move(
        Path(sys.argv[1]), engine, where, again=False, tell=lambda *step: print(*step, flush=True)
    )
