"""A disk of a few megabytes that fills up, and things that become read-only, for real."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.other_programs import do_without

FILLER = "filler"
BLOCK = 4096


class SmallDisk:
    """Make it with small_disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.folder / FILLER).open("ab", buffering=0) as filler:
            for size in (1024 * BLOCK, 16 * BLOCK, BLOCK):
                try:
                    while True:
                        filler.write(bytes(size))
                except OSError:
                    continue

    def make_room(self) -> None:
        (self.folder / FILLER).unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Nothing on it may be open for writing."""
        _run("mount", "-o", "remount,ro", str(self.folder))
        try:
            yield
        finally:
            _run("mount", "-o", "remount,rw", str(self.folder))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """A disk of its own in this folder. Without the right to make one the test is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "-l", str(folder))


@contextmanager
def read_only_file(path: Path) -> Iterator[None]:
    """Even the administrator cannot write in it; it may not be open for writing."""
    _mount("--bind", str(path), str(path))
    try:
        _run("mount", "-o", "remount,ro,bind", str(path))
        yield
    finally:
        _run("umount", "-l", str(path))


def _mount(*arguments: str) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        do_without("only the administrator of a Linux computer can mount a disk")
    try:
        _run("mount", *arguments)
    except (OSError, subprocess.CalledProcessError) as error:
        do_without(f"no disk can be mounted here: {error}")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
