"""`cli.py move`: carry everything from the SQLite file in the data folder to PostgreSQL."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from cli_commands import Problem, Stopped

HELP = "verhuis alle gegevens uit de map naar een lege PostgreSQL (--back: toch in de map verder)"

PHASES = {
    "look": "Oude gegevens bekijken",
    "copy": "Kopiëren",
    "compare": "Vergelijken",
    "count": "Tellingen narekenen",
}
GO_ON = "Gestopt. Geef dezelfde opdracht nog een keer: dan gaat hij verder."
GO_ON_ANEW = "Gestopt. Geef de opdracht nog een keer, zonder --again: dan gaat hij verder."
BAR = 20
WIDTH = 78


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        metavar="URL",
        help="postgresql+psycopg://gebruiker@host/database; zonder --to die van DATABASE_URL, en "
        "dan staat het wachtwoord niet in je opdracht",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="gooi weg wat een verhuizing die niet klaar is al bracht, en begin opnieuw",
    )
    parser.add_argument(
        "--back",
        action="store_true",
        help="ga toch weer verder in de map; wat later in PostgreSQL kwam, staat daar niet in",
    )


def run(arguments: argparse.Namespace) -> int:
    from storage.migrate import NotOpened
    from storage.moving import CannotMove
    from storage.settings import DATABASE_NAME, data_dir

    path = data_dir(arguments.data) / DATABASE_NAME
    try:
        if arguments.back:
            from storage.moving import let_back

            went = let_back(path)
            print("Het programma kan weer verder in deze map." if went else "Hier is niets weg.")
            return 0
        return carry(path, arguments)
    except (CannotMove, NotOpened) as error:
        raise Problem(str(error)) from error
    except KeyboardInterrupt as stop:
        raise Stopped(GO_ON_ANEW if arguments.again else GO_ON) from stop


def carry(path: Path, arguments: argparse.Namespace) -> int:
    from storage.moving import move
    from storage.moving_target import open_target
    from storage.settings import URL_VARIABLE

    given = arguments.to or os.environ.get(URL_VARIABLE)
    if not given:
        raise Problem(f"Waarheen? Geef --to URL, of zet {URL_VARIABLE}.")
    target, address = open_target(given)
    tell = make_teller(is_terminal=sys.stdout.isatty())
    print(f"Verhuizen naar {address}", flush=True)
    try:
        moved = move(path, target, address, again=arguments.again, tell=tell)
    finally:
        target.dispose()
    if moved.before:
        print("Alles was al verhuisd.")
    else:
        print(
            f"Klaar: {dutch(moved.rows)} rijen in {moved.tables} tabellen, waarvan "
            f"{dutch(moved.responses)} antwoordformulieren. Alles is vergeleken en nageteld."
        )
    print(f"Start het programma voortaan met {URL_VARIABLE}. De oude map blijft zoals die is.")
    return 0


def make_teller(*, is_terminal: bool) -> Callable[[str, str, int, int], None]:
    """Tells how far it is: on one line of a terminal, else a line per tenth."""
    told = ("", -1)

    def tell(phase: str, what: str, done: int, total: int) -> None:
        nonlocal told
        percent = 100 * done // total if total else 100
        is_last = done == total
        step = (phase, percent if is_terminal else percent // 10)
        if step == told and not is_last:
            return
        told = step
        full = BAR * percent // 100
        bar = f"[{'#' * full}{'.' * (BAR - full)}]"
        of = f"{dutch(done)} van {dutch(total)}"
        line = f"{PHASES[phase]} {bar} {percent}% {of} {'' if is_last else what}".rstrip()
        if not is_terminal:
            print(line, flush=True)
            return
        print(f"\r{line[:WIDTH]:{WIDTH}}", end="\n" if is_last else "", flush=True)

    return tell


def dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
