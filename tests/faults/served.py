"""The real program (`cli.py serve`), begun, killed and begun again in no time.

with forker() as fork, served(fork, data, url=url) as program:
    program.kill()
    program.start()
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 180
# Below the ports that a system hands out to who calls: nobody takes it while the program is away.
PORTS = range(18000, 29000)


class Forker:
    """The process that begins programs; make it with `forker`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, **command: Any) -> int:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@contextmanager
def forker() -> Iterator[Forker]:
    command = [sys.executable, "-m", "tests.faults.forking"]
    environment = {**os.environ, "DATABASE_URL": ""}
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield Forker(process)
        finally:
            process.kill()


class Program:
    """One installation: a data folder or a database, and a port. `helpers`: with the processes and
    the warming up that a program begins beside itself, which take a second.
    """

    def __init__(self, fork: Forker, data: Path, *, url: str = "", helpers: bool = False) -> None:
        self._fork, self._data, self._url, self._helpers = fork, data, url, helpers
        self.port = choose_port()
        self.log = data / "program.log"
        self.process = 0

    def start(self) -> None:
        """Begin it, and wait until it answers. Raises AssertionError."""
        self.process = self._fork.ask(
            environment={"DATABASE_URL": self._url},
            arguments=[
                *("--port", str(self.port), "--data", str(self._data)),
                *("--no-browser", "--no-samples", "--login"),
            ],
            log=str(self.log),
            helpers=self._helpers,
        )
        until = time.monotonic() + SECONDS_TO_START
        while not self.is_well():
            assert self.is_alive() and time.monotonic() < until, self.log.read_text()
            time.sleep(0.02)

    def is_well(self) -> bool:
        """Whether it says that it is."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=30) as it:
                return bool(it.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    def is_alive(self) -> bool:
        """Whether the process goes on; one that ended waits for who reaps it."""
        stat = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8")
        return stat.rpartition(")")[2].split()[0] != "Z"

    def kill(self) -> None:
        """SIGKILL, to all of its processes at once."""
        self.end(signal.SIGKILL)

    def end(self, how: signal.Signals) -> int:
        """Its exit code, as os.waitpid says it."""
        os.killpg(self.process, how)
        code = self._fork.ask(reap=self.process)
        self.process = 0
        return code


@contextmanager
def served(fork: Forker, data: Path, *, url: str = "", helpers: bool = False) -> Iterator[Program]:
    """The program on the SQLite file in this folder, or on the database of this URL."""
    program = Program(fork, data, url=url, helpers=helpers)
    try:
        program.start()
        yield program
    finally:
        if program.process:
            with suppress(ProcessLookupError):
                program.kill()


def choose_port() -> int:
    """One that nobody listens at."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
