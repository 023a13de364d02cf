"""The database behind every command: folder, engine, tables, and samples when all is new."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem
from cli_commands.dutch import tell_reason

if TYPE_CHECKING:
    from storage.engine import Engine

NO_DATA = (
    "In de map {folder} staan nog geen gegevens. Er is niets gemaakt.\n"
    "Kies de goede map met --data MAP. Een nieuwe map begint met: python cli.py serve --data MAP"
)


def open_database(
    arguments: argparse.Namespace, *, begins: bool = False, thorough: bool = False
) -> "Engine":
    """A ready database.

    `begins`: where there is none one is made, with the three sample stories unless --no-samples.
    For most commands a folder without one is a mistake in typing. `thorough`: an SQLite file is
    looked at as a whole, and something is written in it.
    """
    from storage.engine import make_engine
    from storage.migrate import NotOpened
    from storage.settings import data_dir, database_url
    from storage.start_checks import Unfit, refuse_place, refuse_unfit, sqlite_path

    data = data_dir(arguments.data)
    url = database_url(data)
    file = sqlite_path(url)
    engine = make_engine(url)
    try:
        if file:
            refuse_place(file)
            if not begins and not has_content(file):
                raise Problem(NO_DATA.format(folder=file.parent))
        make_writable(data)
        if file:
            protect(file)
        if file and thorough:
            tell_of_file(file)
            refuse_unfit(engine)
        prepare(engine, begins=begins, samples=not arguments.no_samples)
    except (NotOpened, Unfit) as error:
        engine.dispose()
        raise Problem(str(error)) from error
    return engine


def has_content(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def protect(file: Path) -> None:
    from storage.own_files import keep_to_ourselves

    file.parent.mkdir(parents=True, exist_ok=True)
    keep_to_ourselves(file)


def tell_of_file(file: Path) -> None:
    """What is better about another folder, and that looking at this file takes a while."""
    from storage.start_checks import advice_of_place, size_told

    for words in (advice_of_place(file), size_told(file)):
        if words:
            print(words, file=sys.stderr, flush=True)


def prepare(engine: "Engine", *, samples: bool, begins: bool = True) -> None:
    """Tables as they should be, and the samples when there were none."""
    from cli_commands.samples import install_samples
    from storage.migrate import open_tables

    if open_tables(engine, begins=begins) and samples:
        install_samples(engine)


def make_writable(data: Path) -> None:
    """Really write something: permission bits say too little on Windows and on network drives."""
    probe = data / ".schrijfproef"
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe.write_text("")
        probe.unlink(missing_ok=True)  # another program that starts may have done so
    except OSError as error:
        raise Problem(
            f"In de map {data} kan niet geschreven worden ({tell_reason(error)}).\n"
            "Kies een andere map met --data MAP, of geef jezelf rechten op deze."
        ) from error
