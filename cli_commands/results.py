"""`cli.py results`: the uitkomsten of one meting as a file. What may not be shown is not in it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.engine import Engine
    from veranderverhaal.meting import Meting
    from veranderverhaal.uitkomst import Uitkomsten

HELP = "maak een bestand van de uitkomsten van een meting (Excel, CSV, JSON of plaatjes)"
ENDINGS = ("xlsx", "csv", "json", "zip")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument("--meting", help="naam of korte naam (niet nodig als er maar één is)")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="BESTAND",
        help="waarheen: .xlsx (Excel), .csv, .json, of .zip (alle plaatjes)",
    )
    parser.add_argument(
        "--wide", action="store_true", help="CSV met een kolom per vraag, elk in eigen volgorde"
    )


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from cli_commands.initiatief import write_file

    ending = arguments.out.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise Problem("Kies een bestand dat eindigt op .xlsx, .csv, .json of .zip.")
    if arguments.wide and ending != "csv":
        raise Problem("Met --wide maak je een CSV. Kies een bestand dat eindigt op .csv.")
    name, everyone, groups = gather(open_database(arguments), arguments)
    write_file(arguments.out, make_file(ending, name, everyone, groups, wide=arguments.wide))
    print(f"De uitkomsten van ‘{everyone.meting.name}’ staan in {arguments.out}")
    return 0


def gather(
    engine: "Engine", arguments: argparse.Namespace
) -> tuple[str, "Uitkomsten", "list[Uitkomsten]"]:
    """The name of the initiatief, and what may be shown, for everyone and by every axis."""
    from storage.engine import reading
    from storage.meting_queries import list_metingen
    from storage.queries import NotFound, load_listing
    from storage.tally_queries import load_counted
    from veranderverhaal.release import release
    from veranderverhaal.tally import axis_groups

    slug = arguments.initiatief
    try:
        with reading(engine) as session:
            name = load_listing(slug, session=session).initiatief.name
            meting = choose(list_metingen(slug, session=session), arguments.meting)
            counted = load_counted(slug, meting.key, session=session)
    except NotFound as error:
        raise Problem(
            f"Er is geen initiatief ‘{slug}’. `cli.py list` toont welke er zijn."
        ) from error
    everyone = release(*counted)
    axes = [axis for axis, _label, _groups in axis_groups(everyone.vragenlijst)]
    return name, everyone, [release(*counted, axis=axis) for axis in axes]


def choose(metingen: "Sequence[Meting]", wanted: str | None) -> "Meting":
    """The meting with this key or name; without one the only meting there is."""
    if not metingen:
        raise Problem("Er is nog geen meting, dus er zijn nog geen uitkomsten.")
    found = [
        one
        for one in metingen
        if wanted is None or wanted.casefold() in (one.key.casefold(), one.name.casefold())
    ]
    if len(found) == 1:
        return found[0]
    known = "".join(f"\n  {one.key:<24} {one.name}" for one in metingen)
    raise Problem(f"Kies met --meting een van deze:{known}")


def make_file(
    ending: str, name: str, everyone: "Uitkomsten", groups: "Sequence[Uitkomsten]", *, wide: bool
) -> bytes:
    from presentation import uitkomst_files as files

    if ending == "xlsx":
        return files.make_workbook(everyone, groups, initiatief=name)
    if ending == "json":
        return files.make_json(everyone, groups, initiatief=name)
    if ending == "zip":
        return files.make_chart_zip(files.draw_pictures(everyone, initiatief=name))
    return files.make_csv_wide(everyone) if wide else files.make_csv_tidy(everyone, groups)
