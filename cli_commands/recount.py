"""`cli.py recount`: count all answers again, or see whether the tallies are what they add up to."""

import argparse
from typing import TYPE_CHECKING

from cli_commands import Problem

if TYPE_CHECKING:
    from storage.engine import Engine
    from storage.recounting import Miscount

HELP = "tel alle antwoorden opnieuw (--check: kijk alleen of de tellingen kloppen)"
MOST_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "initiatief", nargs="?", help="de korte naam; zonder naam alle initiatieven"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="verander niets, maar zeg waar de tellingen anders zijn dan de antwoorden",
    )


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database

    engine = open_database(arguments)
    slugs = find_slugs(engine, arguments.initiatief)
    if arguments.check:
        return 1 if sum(check(engine, slug) for slug in slugs) else 0
    for slug in slugs:
        count(engine, slug)
    return 0


def find_slugs(engine: "Engine", slug: str | None) -> list[str]:
    from storage.engine import reading
    from storage.recounting import all_slugs

    with reading(engine) as session:
        slugs = all_slugs(session=session)
    if slug is not None and slug not in slugs:
        raise Problem(f"Er is geen initiatief ‘{slug}’. Met ‘cli.py list’ zie je welke er zijn.")
    return slugs if slug is None else [slug]


def count(engine: "Engine", slug: str) -> None:
    from storage.engine import writing
    from storage.recounting import recount

    with writing(engine) as session:
        recount(slug, session=session)
    print(f"{slug}: opnieuw geteld")


def check(engine: "Engine", slug: str) -> int:
    """Tell what is wrong; how many numbers are."""
    from storage.engine import reading
    from storage.recounting import find_miscounts, see_one_moment

    wrong = 0
    with reading(engine) as session:
        see_one_moment(session)
        for miscount in find_miscounts(slug, session=session):
            wrong += 1
            if wrong <= MOST_SHOWN:
                print(tell(miscount))
    if wrong > MOST_SHOWN:
        print(f"{slug}: en nog {wrong - MOST_SHOWN} andere verschillen")
    print(f"{slug}: {f'{wrong} verschillen' if wrong else 'alle tellingen kloppen'}")
    return wrong


def tell(miscount: "Miscount") -> str:
    where = " / ".join(str(part) or "–" for part in miscount.key)
    return (
        f"{miscount.slug}: meting {miscount.meting}, {miscount.table} {where}: "
        f"bewaard {miscount.kept}, geteld {miscount.counted}"
    )
