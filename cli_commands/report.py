"""`cli.py report`: the impactrapport of one initiatief, or its aanvraag, as PDF or for Word."""

import argparse
import sys
from datetime import date
from pathlib import Path

from cli_commands.choosing import choose, choose_document

HELP = "maak het impactrapport van een initiatief, of een aanvraag van twee bladzijden"
KINDS = ("impact", "aanvraag")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("initiatief", help="korte naam, bijvoorbeeld het-badhuis")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="BESTAND", help="waarheen: .pdf of .docx (Word)"
    )
    parser.add_argument(
        "--kind", default="impact", metavar="SOORT", help="impact (het hele rapport) of aanvraag"
    )


def run(arguments: argparse.Namespace) -> int:
    kind = choose("--kind", arguments.kind, KINDS)
    document = choose_document(arguments.out)
    from cli_commands.database import open_database
    from cli_commands.initiatief import known, write_file
    from presentation.report import make_report
    from storage.engine import reading
    from storage.showcase_queries import load_report_material
    from veranderverhaal.reporting import ReportKind

    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    slug = arguments.initiatief
    with known(slug), reading(open_database(arguments)) as session:
        material = load_report_material(slug, today=today, session=session)
    made = make_report(material, document, kind=ReportKind(kind))
    write_file(arguments.out, made.content)
    print(f"Het rapport staat in {arguments.out}")
    for notice in made.notices:
        print(f"Let op: {notice}", file=sys.stderr)
    return 0
