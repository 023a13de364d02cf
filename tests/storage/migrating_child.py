"""Opens databases in a process of its own.

python -m tests.storage.migrating_child kill NUMBER URL: is killed just before this statement.
python -m tests.storage.migrating_child start URL...: each when a line comes in; tells what it did.
"""

import os
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event

from storage.engine import make_engine
from storage.migrate import migrate


def kill_before(engine: Engine, number: int) -> None:
    numbers = count(1)

    @event.listens_for(engine, "before_cursor_execute")
    def counted(*_arguments: object) -> None:
        if next(numbers) == number:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    if what == "kill":
        database = make_engine(given[1])
        kill_before(database, int(given[0]))
        migrate(database)
    for url in given if what == "start" else ():
        print("ready", flush=True)
        sys.stdin.readline()
        print("made" if migrate(make_engine(url)) else "found", flush=True)
