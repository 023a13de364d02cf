"""`cli.py restore`: put a backup back, in the place of everything that is there."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem, Stopped
from cli_commands.backup import Progress, add_passphrase, find_settings
from cli_commands.dutch import tell_reason

if TYPE_CHECKING:
    from storage.backup_settings import BackupSettings
    from storage.engine import Engine
    from storage.restoring import Restored

HELP = "zet een reservekopie terug, in plaats van alles wat er staat"
NOT_DONE = "Er is niets teruggezet."
STOPPED = f"Gestopt. {NOT_DONE} Alles is zoals het was."
PERHAPS = (
    "Gestopt, toen het bijna klaar was. Het gaat in één keer: alles is teruggezet, of niets. "
    "Kijk met ‘cli.py list’."
)
ALMOST = 90  # percents: from here on the rows are in, and it is a matter of moments


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="RESERVEKOPIE", help="het pad dat ‘backup --list’ laat zien"
    )
    add_passphrase(parser)
    parser.add_argument("--yes", action="store_true", help="vraag niet of je het zeker weet")


def run(arguments: argparse.Namespace) -> int:
    settings = find_settings(arguments)
    path = find_file(arguments.file, settings)
    progress = Progress("Eerst een reservekopie van wat er staat, dan terugzetten")
    try:
        with told_as_problems(), left_as_it_was(settings.work):
            return put_in_place(arguments, path, settings, progress)
    except KeyboardInterrupt as stop:
        raise Stopped(PERHAPS if progress.percent >= ALMOST else STOPPED) from stop


def put_in_place(
    arguments: argparse.Namespace, path: Path, settings: "BackupSettings", progress: Progress
) -> int:
    from cli_commands.database import make_writable, open_database
    from storage.backup_apart import has_anything
    from storage.restoring import look_into

    make_writable(settings.work)
    opened = look_into(path, settings, passphrase=settings.passphrase)
    print(f"Deze reservekopie is van {moment(opened.made_at)}: hij is heel.")
    arguments.no_samples = True  # what is new stays empty until the backup is in it
    engine = open_database(arguments, begins=True)
    try:
        if has_anything(engine) and not (arguments.yes or is_sure()):
            print(NOT_DONE)
            return 1
        tell_restored(replace_all(engine, path, settings, progress), settings)
    finally:
        engine.dispose()
    return 0


@contextmanager
def left_as_it_was(folder: Path) -> Iterator[None]:
    """A folder or file that was begun for it is not left behind empty when it fails."""
    from storage.own_files import BESIDE
    from storage.settings import DATABASE_NAME

    file, was_there = folder / DATABASE_NAME, folder.exists()
    had_data = file.exists()
    try:
        yield
    except BaseException:
        if not had_data and file.exists() and is_empty(file):
            for path in (file, *(file.with_name(file.name + ending) for ending in BESIDE)):
                path.unlink(missing_ok=True)
        if not was_there:
            with suppress(OSError):  # something else came in it
                folder.rmdir()
        raise


def is_empty(file: Path) -> bool:
    """Whether there is nothing in it to lose."""
    from storage.backup_apart import has_anything
    from storage.engine import make_engine

    engine = make_engine(f"sqlite:///{file}")
    try:
        return not has_anything(engine)
    except Exception:  # it was left halfway, so nobody works with it
        return file.stat().st_size == 0
    finally:
        engine.dispose()


def find_file(name: str, settings: "BackupSettings") -> Path:
    from storage.backup_files import CannotOpen, path_of

    path = Path(name).expanduser()
    try:
        found = path if path.is_file() else path_of(name, settings)
        with found.open("rb"):
            return found
    except CannotOpen as error:
        raise Problem(
            f"{NOT_DONE} Er is geen reservekopie {name}, hier niet en niet in {settings.folder}\n"
            "Geef het hele pad. ‘cli.py backup --list’ laat dat zien."
        ) from error
    except OSError as error:
        raise Problem(f"{NOT_DONE} {name} is niet te lezen: {tell_reason(error)}.") from error


def is_sure() -> bool:
    if not sys.stdin.isatty():
        raise Problem(f"{NOT_DONE} Zeg met --yes dat alles wat er staat vervangen mag worden.")
    print("Alles wat er nu staat, wordt hierdoor vervangen. Daarvan maken we eerst een kopie.")
    return input("Weet je het zeker? Typ ja: ").strip().lower() == "ja"


def replace_all(
    engine: "Engine", path: Path, settings: "BackupSettings", progress: Progress
) -> "Restored":
    from storage.backup_apart import put_back
    from storage.moment import now_on_the_wall

    local, secret = now_on_the_wall(), settings.passphrase
    return put_back(engine, path, settings, local=local, passphrase=secret, say=progress)


def tell_restored(restored: "Restored", settings: "BackupSettings") -> None:
    from veranderverhaal.restored_words import say_restored

    if restored.kept:
        print(f"Wat er stond, is bewaard in {settings.folder / restored.kept}")
    for line in say_restored(
        moment(restored.made_at),
        again=restored.again,
        is_same=restored.is_same_installation or restored.was_empty,
    ):
        print(line)


def moment(at: datetime) -> str:
    from storage.moment import on_the_wall
    from veranderverhaal.moments import say_date_and_hour

    return say_date_and_hour(on_the_wall(at))


@contextmanager
def told_as_problems() -> Iterator[None]:
    from storage.backup_files import CannotOpen
    from storage.backups import BackupFailed
    from storage.restoring import RestoreFailed
    from storage.troubles import WHAT, trouble_of
    from storage.unusable import NotOpened

    try:
        yield
    except (CannotOpen, BackupFailed, NotOpened) as error:
        raise Problem(f"{NOT_DONE} {error}") from error
    except OSError as error:  # of the disk, while it was looked into
        trouble = trouble_of(error)
        raise Problem(f"{NOT_DONE} {WHAT[trouble] if trouble else tell_reason(error)}") from error
    except RestoreFailed as error:  # says itself whether anything was
        raise Problem(str(error)) from error
