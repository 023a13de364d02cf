"""`cli.py restore`: put a backup back, in the place of everything that is there."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem
from cli_commands.backup import Progress, add_passphrase, find_settings

if TYPE_CHECKING:
    from storage.backup_settings import BackupSettings
    from storage.engine import Engine
    from storage.restoring import Restored

HELP = "zet een reservekopie terug, in plaats van alles wat er staat"
NOT_DONE = "Er is niets teruggezet."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="RESERVEKOPIE", help="een bestand, of een naam uit --list")
    add_passphrase(parser)
    parser.add_argument("--yes", action="store_true", help="vraag niet of je het zeker weet")


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from storage.backup_apart import has_anything
    from storage.restoring import look_into

    settings = find_settings(arguments)
    path = find_file(arguments.file, settings)
    arguments.no_samples = True  # what is new stays empty until the backup is in it
    engine = open_database(arguments)
    try:
        with told_as_problems():
            opened = look_into(path, settings, passphrase=settings.passphrase)
            print(f"Deze reservekopie is van {moment(opened.made_at)}: hij is heel.")
            there_is = has_anything(engine)
            if there_is and not (arguments.yes or is_sure()):
                print(NOT_DONE)
                return 1
            if there_is:
                keep_present(engine, settings)
            tell_restored(put_back(engine, path, settings))
    finally:
        engine.dispose()
    return 0


def find_file(name: str, settings: "BackupSettings") -> Path:
    from storage.backup_files import CannotOpen, path_of

    path = Path(name).expanduser()
    if path.is_file():
        return path
    try:
        return path_of(name, settings)
    except CannotOpen as error:
        raise Problem(f"Er is geen reservekopie {name}. Zie ‘cli.py backup --list’.") from error


def is_sure() -> bool:
    if not sys.stdin.isatty():
        raise Problem(f"{NOT_DONE} Zeg met --yes dat alles wat er staat vervangen mag worden.")
    print("Alles wat er nu staat, wordt hierdoor vervangen. Daarvan maken we eerst een kopie.")
    return input("Weet je het zeker? Typ ja: ").strip().lower() == "ja"


def keep_present(engine: "Engine", settings: "BackupSettings") -> None:
    from storage.backup_apart import back_up
    from veranderverhaal.backups import Why

    local = datetime.now().astimezone().replace(tzinfo=None)
    say = Progress("Eerst een reservekopie van wat er staat")
    tried = back_up(engine, settings, local=local, why=Why.BEFORE, say=say)
    print(settings.folder / tried.file)


def put_back(engine: "Engine", path: Path, settings: "BackupSettings") -> "Restored":
    from storage.restoring import restore
    from storage.tidying import tidy_in_turns

    say = Progress("Terugzetten")
    restored = restore(engine, path, settings, passphrase=settings.passphrase, say=say)
    tidy_in_turns(engine, date.today())  # noqa: DTZ011 - the day on this computer's calendar
    return restored


def tell_restored(restored: "Restored") -> None:
    from veranderverhaal.restored_words import say_restored

    for line in say_restored(
        moment(restored.made_at),
        again=restored.again,
        gone=restored.gone,
        is_same=restored.is_same_installation or restored.was_empty,
    ):
        print(line)


def moment(at: datetime) -> str:
    return f"{at.replace(tzinfo=UTC).astimezone():%d-%m-%Y om %H:%M}"


@contextmanager
def told_as_problems() -> Iterator[None]:
    from storage.backup_files import CannotOpen
    from storage.backups import BackupFailed
    from storage.restoring import RestoreFailed
    from storage.unusable import NotOpened

    try:
        yield
    except (CannotOpen, BackupFailed, RestoreFailed, NotOpened) as error:
        raise Problem(str(error)) from error
