"""`cli.py arena`: the effectenarena of one initiatief, as Excel, JSON or PDF."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from veranderverhaal.effectenarena.income_line import IncomeLine
    from veranderverhaal.report_effectenarena import EffectenarenaMaterial

HELP = "maak een bestand van de effectenarena (Excel dat rekent, JSON of PDF)"
ENDINGS = ("xlsx", "json", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="BESTAND",
        help="waarheen: .xlsx (Excel), .json of .pdf",
    )


def run(arguments: argparse.Namespace) -> int:
    ending = arguments.out.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise Problem("Kies een bestand dat eindigt op .xlsx, .json of .pdf.")
    from cli_commands.database import open_database
    from cli_commands.initiatief import known, write_file
    from storage.effectenarena_material import load_effectenarena_material
    from storage.effectenarena_queries import list_income
    from storage.engine import reading
    from veranderverhaal.effectenarena.reckoning import reckon
    from veranderverhaal.effectenarena.rules import why_not

    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    slug = arguments.initiatief
    with known(slug), reading(open_database(arguments)) as session:
        material = load_effectenarena_material(slug, today=today, session=session)
        income = list_income(slug, session=session)
    found = material.effectenarena
    write_file(arguments.out, make_file(ending, material, income))
    print(f"De effectenarena van ‘{material.initiatief.name}’ staat in {arguments.out}")
    if missing := why_not(found, reckon(found)):
        print(f"Let op: {missing}", file=sys.stderr)
    return 0


def make_file(
    ending: str, material: "EffectenarenaMaterial", income: "Sequence[IncomeLine]"
) -> bytes:
    if ending == "xlsx":
        from presentation.effectenarena_workbook import workbook_bytes

        return workbook_bytes(material, income=income)
    if ending == "json":
        from presentation.effectenarena_json import json_bytes

        return json_bytes(material, income=income)
    from presentation.effectenarena_pdf import render_effectenarena

    return render_effectenarena(material)
