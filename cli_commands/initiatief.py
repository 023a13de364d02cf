"""What the commands about one initiatief share."""

import argparse
from pathlib import Path

from cli_commands import Problem
from cli_commands.database import open_database
from storage.engine import reading
from storage.queries import NotFound, load_bundle
from veranderverhaal.exchange import Bundle


def load(arguments: argparse.Namespace) -> Bundle:
    """The initiatief that the command names."""
    try:
        with reading(open_database(arguments)) as session:
            return load_bundle(arguments.initiatief, session=session)
    except NotFound as error:
        raise Problem(
            f"Er is geen initiatief ‘{arguments.initiatief}’. `cli.py list` toont welke er zijn."
        ) from error


def write_file(path: Path, content: bytes) -> None:
    """Write the whole file, or none of it."""
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        raise Problem(
            f"Het bestand {path} is niet te schrijven ({error.strerror}). Kies een andere plek."
        ) from error
