"""A process that imported the whole program once, and begins it again and again by a fork.

`python -m tests.faults.forking`: a line of JSON on its input is a command, see tests.faults.served.
There are no threads here, so a fork is as good as a fresh process; it saves the imports.
"""

import gc
import json
import os
import sys
import traceback
from typing import Any

import app
from cli import main


def listen_to_commands() -> None:
    for line in sys.stdin:
        command = json.loads(line)
        answer = begin(**command) if "log" in command else os.waitpid(command["reap"], 0)[1]
        print(answer, flush=True)


def begin(environment: dict[str, str], arguments: list[str], log: str, helpers: bool) -> int:
    """The process, and group of processes, in which `cli.py serve` now runs."""
    process = os.fork()
    if process == 0:
        be_the_program(environment, arguments, log, helpers)
    return process


def be_the_program(
    environment: dict[str, str], arguments: list[str], log: str, helpers: bool
) -> None:
    code: Any = 1
    try:
        os.setsid()
        kept = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, file in ((0, nothing), (1, kept), (2, kept)):
            os.dup2(file, number)
        os.environ.update(environment)
        if not helpers:
            app.MEANWHILE = ()
        code = main(["serve", *arguments])
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    gc.freeze()
    print("ready", flush=True)
    listen_to_commands()
