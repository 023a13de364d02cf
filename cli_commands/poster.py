"""`cli.py poster`: one page about an initiatief, in any of its shapes, as a file."""

import argparse
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli_commands import Problem
from cli_commands.choosing import choose
from veranderverhaal.labels import THEME_LABELS
from veranderverhaal.model import Theme

if TYPE_CHECKING:
    from presentation.shapes import Shape
    from veranderverhaal.showcase import Showcase

NO_ADDRESS = "Zonder --address staat er geen QR-code op."
HELP = "maak de poster van een initiatief, of een andere vorm ervan"
# From a thumbnail to good print; more only fills memory.
PPI = range(30, 601)
# Those of presentation.shapes, which takes too long to load for `--help`.
SHAPES = {
    "a4": "poster, als je niets kiest",
    "a3": "grote poster",
    "square": "vierkant plaatje voor sociale media",
    "story": "staand plaatje voor sociale media",
    "slide": "dia's voor PowerPoint",
    "flyer": "flyer op A5",
    "cards": "kaarten voor aan de muur",
    "small_cards": "kaartjes om uit te knippen",
    "text": "tekst voor een mail",
}
TYPES = ("pdf", "png", "svg", "pptx", "txt")
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument("--out", type=Path, required=True, metavar="BESTAND", help="waarheen")
    parser.add_argument("--shape", default="a4", metavar="VORM", help=f"een van {listed(SHAPES)}")
    parser.add_argument(
        "--theme",
        metavar="THEMA",
        help=f"andere kleuren dan het initiatief koos: {listed(THEME_LABELS)}",
    )
    parser.add_argument(
        "--type", metavar="SOORT", help=f"{', '.join(TYPES)} (anders naar de naam van het bestand)"
    )
    parser.add_argument(
        "--ppi", type=int, default=150, metavar="N", help="fijnheid van een poster als PNG (150)"
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="ADRES",
        help="waar anderen het programma vinden, bijvoorbeeld https://voorbeeld.nl: voor QR-codes",
    )


def listed(words: Mapping[Any, str]) -> str:
    return ", ".join(f"{word} ({meaning})" for word, meaning in words.items())


def run(arguments: argparse.Namespace) -> int:
    shape, file_type = check(arguments)
    from cli_commands.initiatief import write_file
    from presentation.shapes import Shape, make_shape

    made = make_shape(gather(arguments), shape, file_type, ppi=arguments.ppi)
    write_file(arguments.out, made.content)
    print(f"Het bestand staat in {arguments.out}")
    unread = (NO_ADDRESS,) if shape is Shape.FLYER and not arguments.address else ()
    for notice in (*made.notices, *unread):
        print(f"Let op: {notice}", file=sys.stderr)
    return 0


def check(arguments: argparse.Namespace) -> "tuple[Shape, str]":
    """Which shape and which type of file. Raises Problem for what cannot be made."""
    name = choose("--shape", arguments.shape, SHAPES)
    if arguments.theme is not None:
        choose("--theme", arguments.theme, THEME_LABELS)
    if arguments.ppi not in PPI:
        raise Problem(f"Kies een fijnheid tussen {PPI.start} en {PPI.stop - 1}.")
    if arguments.address and not ADDRESS.fullmatch(arguments.address.rstrip("/")):
        raise Problem("Schrijf het adres als https://voorbeeld.nl, zonder iets erachter.")
    from presentation.shapes import Shape

    shape = Shape(name)
    return shape, choose_type(arguments, shape)


def choose_type(arguments: argparse.Namespace, shape: "Shape") -> str:
    """What was asked for, else what the name of the file says, else what fits the shape best."""
    from presentation.shapes import FILE_TYPES

    offered = FILE_TYPES[shape]
    ending = arguments.out.suffix.lower().lstrip(".")
    if arguments.type is not None:
        choose("--type", arguments.type, TYPES)
        if ending in TYPES and ending != arguments.type:
            raise Problem(f"De naam eindigt op .{ending}, maar je vroeg {arguments.type}.")
    wanted = arguments.type or ending or offered[0]
    if wanted not in offered:
        raise Problem(f"Deze vorm is er als {' of '.join(offered)}, niet als {wanted}.")
    return str(wanted)


def gather(arguments: argparse.Namespace) -> "Showcase":
    """What the poster shows today, in the theme that was asked for."""
    from cli_commands.database import open_database
    from cli_commands.initiatief import known
    from presentation.shapes import PURPOSES, Shape
    from storage.engine import reading
    from storage.showcases import load_showcase

    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    slug, base = arguments.initiatief, arguments.address.rstrip("/")
    with known(slug), reading(open_database(arguments)) as session:
        purpose = PURPOSES[Shape(arguments.shape)]
        showcase = load_showcase(slug, today=today, base=base, purpose=purpose, session=session)
    if not arguments.theme:
        return showcase
    if arguments.theme == Theme.OWN and not showcase.initiatief.colour:
        raise Problem("Dit initiatief heeft nog geen eigen kleur. Kies er een bij ‘Naam en logo’.")
    initiatief = replace(showcase.initiatief, theme=Theme(arguments.theme))
    return replace(showcase, initiatief=initiatief)
