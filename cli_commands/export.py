"""`cli.py export`: a whole initiatief as one file, to carry along."""

import argparse
from pathlib import Path

HELP = "neem een initiatief mee als bestand (zip)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument("--out", type=Path, required=True, metavar="BESTAND", help="waarheen")


def run(arguments: argparse.Namespace) -> int:
    from cli_commands import Problem
    from cli_commands.initiatief import load, write_file
    from veranderverhaal.archive import pack
    from veranderverhaal.exchange import ExchangeRefused

    try:
        content = pack(load(arguments))
    except ExchangeRefused as refused:
        raise Problem(str(refused)) from refused
    write_file(arguments.out, content)
    print(f"‘{arguments.initiatief}’ staat in {arguments.out}")
    return 0
