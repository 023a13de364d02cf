"""The database behind every command: folder, engine, tables, and samples when all is new."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem

if TYPE_CHECKING:
    from storage.engine import Engine


def open_database(arguments: argparse.Namespace) -> "Engine":
    """A ready database; a new one gets the three sample stories, unless --no-samples."""
    from storage.engine import make_engine
    from storage.migrate import DatabaseSilent, NewerDatabase
    from storage.settings import data_dir, database_url

    data = data_dir(arguments.data)
    make_writable(data)
    engine = make_engine(database_url(data))
    try:
        prepare(engine, samples=not arguments.no_samples)
    except (NewerDatabase, DatabaseSilent) as error:
        raise Problem(str(error)) from error
    return engine


def prepare(engine: "Engine", *, samples: bool) -> None:
    """Tables as they should be, and the samples when there were none."""
    from cli_commands.samples import install_samples
    from storage.migrate import open_tables

    if open_tables(engine) and samples:
        install_samples(engine)


def make_writable(data: Path) -> None:
    """Really write something: permission bits say too little on Windows and on network drives."""
    probe = data / ".schrijfproef"
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise Problem(
            f"In de map {data} kan niet geschreven worden ({error.strerror}).\n"
            "Kies een andere map met --data MAP, of geef jezelf rechten op deze."
        ) from error
