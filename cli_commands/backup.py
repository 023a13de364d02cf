"""`cli.py backup`: make a backup while the program goes on, or list those there are."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem, Stopped

if TYPE_CHECKING:
    from storage.backup_settings import BackupSettings
    from veranderverhaal.backups import Tried

HELP = "maak een reservekopie van alles, of laat zien welke er zijn (--list)"
NONE_YET = "Er zijn nog geen reservekopieën in {folder}"
AWAY = "De map voor reservekopieën is er niet: {folder}\nIs die schijf aangesloten?"
NONE_MADE = "Gestopt. Er is geen reservekopie gemaakt."
JUST_MADE = "Gestopt. De reservekopie was net klaar: {path}"
STEP = 10  # percents between two lines
DONE = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="BESTAND", help="zet hem hier, in plaats van in de map"
    )
    add_passphrase(parser)
    parser.add_argument("--list", action="store_true", help="laat zien welke er in de map staan")


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="BESTAND",
        help="de wachtzin staat in dit bestand; zonder deze optie geldt die van de variabele "
        "BACKUP_PASSPHRASE_FILE (een bestand) of BACKUP_PASSPHRASE (de wachtzin zelf)",
    )


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.damage import tell_damage
    from cli_commands.database import open_database
    from storage.backup_apart import back_up
    from storage.backups import BackupFailed
    from storage.moment import now_on_the_wall
    from veranderverhaal.backups import Why

    settings = find_settings(arguments)
    if arguments.list:
        for line in tell_stored(settings) or [tell_none(settings)]:
            print(line)
        return 0
    engine = open_database(arguments)
    out = arguments.out.expanduser().resolve() if arguments.out else None
    progress = Progress("Reservekopie maken")
    try:
        tried = back_up(
            engine,
            settings,
            local=now_on_the_wall(),
            why=Why.BY_HAND,
            out=out,
            say=progress,
        )
    except BackupFailed as error:
        raise Problem("\n".join(filter(None, (str(error), tell_damage())))) from error
    except KeyboardInterrupt as stop:
        made = (out or settings.folder) if progress.percent == DONE else None
        raise Stopped(JUST_MADE.format(path=made) if made else NONE_MADE) from stop
    finally:
        engine.dispose()
    print(tell(tried, (out or settings.folder / tried.file)))
    return 0 if tried.is_good else 1


def find_settings(arguments: argparse.Namespace) -> "BackupSettings":
    """Where backups go, with the passphrase of the option when there is one."""
    from dataclasses import replace

    from storage.backup_settings import WrongSetting, backup_settings, read_passphrase
    from storage.settings import data_dir

    try:
        settings = backup_settings(data_dir(arguments.data))
        if arguments.passphrase_file:
            return replace(settings, passphrase=read_passphrase(arguments.passphrase_file))
    except WrongSetting as error:
        raise Problem(str(error)) from error
    return settings


def tell(tried: "Tried", path: Path) -> str:
    from veranderverhaal.backups import say_size

    if not tried.is_good:
        return f"{path}\nLet op: {tried.problem}"
    locked = ", versleuteld" if tried.encrypted else ""
    return (
        f"{path}\nTeruggelezen en goed: {say_size(tried.size)}{locked}, "
        f"{tried.rows} rijen, {tried.responses} ingevulde vragenlijsten."
    )


def tell_stored(settings: "BackupSettings") -> list[str]:
    """A line for each, with the whole path: with that it can be put back in any folder."""
    from storage.backup_files import list_stored
    from veranderverhaal.backups import say_size

    return [
        f"{one.file.made_at:%d-%m-%Y %H:%M}  {say_size(one.size):>9}  "
        f"{tell_locked(settings.folder / one.file.name):<13}  {settings.folder / one.file.name}"
        for one in list_stored(settings)
    ]


def tell_locked(path: Path) -> str:
    from storage.backup_files import is_encrypted

    try:
        return "versleuteld" if is_encrypted(path) else "open"
    except OSError:
        return "niet te lezen"


def tell_none(settings: "BackupSettings") -> str:
    is_away = settings.chosen and not settings.folder.is_dir()
    return (AWAY if is_away else NONE_YET).format(folder=settings.folder)


class Progress:
    """A line for every ten percents, also where there is no terminal."""

    def __init__(self, what: str) -> None:
        self.what, self.told, self.percent = what, 0, 0

    def __call__(self, percent: int) -> None:
        self.percent = percent
        if percent >= self.told + STEP:
            self.told = percent - percent % STEP
            print(f"{self.what}: {self.told}%", flush=True)
