"""`cli.py import`: take in an initiatief that `cli.py export` made, beside what is there."""

import argparse
from pathlib import Path

from cli_commands import Problem

HELP = "zet een initiatief uit een bestand (zip) erbij"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bestand", type=Path, help="het bestand, bijvoorbeeld badhuis.zip")


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from presentation.intake import check_pictures
    from storage.commands import import_bundle
    from storage.engine import writing
    from veranderverhaal.archive import unpack_file
    from veranderverhaal.exchange import ExchangeRefused

    try:
        bundle = check_pictures(unpack_file(arguments.bestand))
    except ExchangeRefused as error:
        raise Problem(str(error)) from error
    with writing(open_database(arguments, begins=True)) as session:
        initiatief = import_bundle(bundle, session=session)
    print(f"‘{initiatief.name}’ staat erbij, onder de korte naam: {initiatief.slug}")
    return 0
