"""`cli.py poster`: the poster of one initiatief as a file."""

import argparse
import sys
from pathlib import Path

from cli_commands import Problem

HELP = "maak de poster van een initiatief"
TYPES = ("pdf", "png", "svg")
# From a thumbnail to good print; more only fills memory.
PPI = range(30, 601)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument("--out", type=Path, required=True, metavar="BESTAND", help="waarheen")
    parser.add_argument("--type", choices=TYPES, help="soort bestand (anders naar de naam)")
    parser.add_argument("--ppi", type=int, default=150, help="fijnheid van een PNG (150)")


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.initiatief import load, write_file
    from presentation.poster import FileType, make_poster

    ending = arguments.out.suffix.lower().lstrip(".")
    file_type: FileType = arguments.type or (ending if ending in TYPES else "pdf")
    if arguments.ppi not in PPI:
        raise Problem(f"Kies een fijnheid tussen {PPI.start} en {PPI.stop - 1}.")
    bundle = load(arguments)
    poster = make_poster(
        bundle.initiatief, bundle.veranderverhaal, bundle.logo, file_type, ppi=arguments.ppi
    )
    write_file(arguments.out, poster.content)
    print(f"De poster staat in {arguments.out}")
    for notice in poster.notices:
        print(f"Let op: {notice}", file=sys.stderr)
    return 0
