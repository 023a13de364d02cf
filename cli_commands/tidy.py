"""`cli.py tidy`: erase what was kept long enough, as the program itself does every night."""

import argparse
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.tidying import Tidied

HELP = "wis wat lang genoeg bewaard is (--dry-run: vertel alleen wat er zou gaan)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="verander niets, maar vertel wat er zou gaan"
    )


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from storage.engine import reading, writing
    from storage.moment import now
    from storage.privacy_queries import TIDY
    from storage.tidying import claim, tidy, tidy_in_turns

    engine = open_database(arguments)
    today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
    if arguments.dry_run:
        with reading(engine) as session:  # nothing that is done in here is kept
            tidied = tidy(today=today, session=session)
            session.rollback()
        print("Er is niets gewist. Dit zou gaan:")
    else:
        with writing(engine) as session:
            claim(TIDY, at=now(), quiet=timedelta(), session=session)
        tidied = tidy_in_turns(engine, today)
    for line in tell(tidied):
        print(line)
    return 0


def tell(tidied: "Tidied") -> list[str]:
    """What went, a line for each kind."""
    from veranderverhaal.retention import RETENTIONS

    kinds = [f"{RETENTIONS[kind].what}: {count}" for kind, count in tidied.counts.items()]
    whole = [f"Heel gewist: {name}" for name in tidied.erased]
    return [*kinds, *whole] or ["Er is niets dat te lang bewaard is."]
