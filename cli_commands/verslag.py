"""`cli.py verslag`: the verslag of one bijeenkomst, two pages, as PDF or for Word."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem
from cli_commands.choosing import choose_document

if TYPE_CHECKING:
    from veranderverhaal.bijeenkomst import Bijeenkomst

HELP = "maak het verslag van een bijeenkomst: twee bladzijden, als PDF of voor Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument(
        "--bijeenkomst",
        required=True,
        metavar="NAAM",
        help="naam van de bijeenkomst, of de sleutel uit het adres van de bladzijde",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="BESTAND", help="waarheen: .pdf of .docx (Word)"
    )


def run(arguments: argparse.Namespace) -> int:
    document = choose_document(arguments.out)
    from cli_commands.database import open_database
    from cli_commands.initiatief import known, write_file
    from presentation.verslag import make_verslag
    from storage.bijeenkomst_queries import load_bijeenkomst_material
    from storage.duiding_queries import list_bijeenkomsten
    from storage.engine import reading

    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    slug = arguments.initiatief
    with known(slug), reading(open_database(arguments)) as session:
        kept = list_bijeenkomsten(slug, session=session)
        key = find_key(kept, arguments.bijeenkomst)
        material = load_bijeenkomst_material(slug, key, today=today, session=session)
    made = make_verslag(material, document)
    write_file(arguments.out, made.content)
    print(f"Het verslag staat in {arguments.out}")
    for notice in made.notices:
        print(f"Let op: {notice}", file=sys.stderr)
    return 0


def find_key(kept: "Sequence[Bijeenkomst]", asked: str) -> str:
    """The key of the bijeenkomst that is asked for by its key or its name. Raises Problem."""
    found = [one.key for one in kept if asked == one.key]
    found = found or [one.key for one in kept if one.name.casefold() == asked.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(found)
        raise Problem(f"Er zijn meer bijeenkomsten ‘{asked}’. Kies een sleutel: {keys}.")
    names = ", ".join(f"‘{one.name}’" for one in kept) or "nog geen"
    raise Problem(f"Er is geen bijeenkomst ‘{asked}’. Er zijn: {names}.")
