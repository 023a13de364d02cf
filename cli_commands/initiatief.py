"""What the commands about one initiatief share."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli_commands import Problem
from cli_commands.database import open_database
from cli_commands.dutch import tell_reason
from storage.engine import reading
from storage.queries import NotFound, load_bundle
from veranderverhaal.exchange import Bundle


def load(arguments: argparse.Namespace) -> Bundle:
    """The initiatief that the command names."""
    with known(arguments.initiatief), reading(open_database(arguments)) as session:
        return load_bundle(arguments.initiatief, session=session)


@contextmanager
def known(slug: str) -> Iterator[None]:
    """Say in words that no initiatief has this short name, when that turns out."""
    try:
        yield
    except NotFound as error:
        raise Problem(
            f"Er is geen initiatief ‘{slug}’. `cli.py list` toont welke er zijn."
        ) from error


def write_file(path: Path, content: bytes) -> None:
    """Write the whole file, or none of it."""
    if path.is_dir():
        raise Problem(f"{path} is een map. Schrijf er de naam van een bestand achter.")
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        raise Problem(
            f"Het bestand {path} is niet te schrijven ({tell_reason(error)}). Kies een andere plek."
        ) from error
