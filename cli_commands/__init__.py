"""The commands of cli.py, one module each."""

import argparse
from typing import Protocol


class Problem(Exception):
    """Something the user can solve; cli.py shows the text (Dutch: what happened, what to do)."""


class Stopped(Exception):
    """Somebody pressed Ctrl-C; the text says what became of the work."""


class Command(Protocol):
    """What cli.py expects of a module in this package."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None: ...

    def run(self, arguments: argparse.Namespace, /) -> int: ...
