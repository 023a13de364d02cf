"""`cli.py backup`: make a backup while the program goes on, or list those there are."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem

if TYPE_CHECKING:
    from storage.backup_settings import BackupSettings
    from veranderverhaal.backups import Tried

HELP = "maak een reservekopie van alles, of laat zien welke er zijn (--list)"
NONE_YET = "Er zijn nog geen reservekopieën."
STEP = 10  # percents between two lines


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
        help="de wachtzin staat in dit bestand (anders BACKUP_PASSPHRASE_FILE of _PASSPHRASE)",
    )


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from storage.backup_apart import back_up
    from storage.backups import BackupFailed
    from veranderverhaal.backups import Why

    settings = find_settings(arguments)
    if arguments.list:
        for line in tell_stored(settings) or [NONE_YET]:
            print(line)
        return 0
    engine = open_database(arguments)
    out = arguments.out.expanduser().resolve() if arguments.out else None
    try:
        tried = back_up(
            engine,
            settings,
            local=datetime.now().astimezone().replace(tzinfo=None),
            why=Why.BY_HAND,
            out=out,
            say=Progress("Reservekopie maken"),
        )
    except BackupFailed as error:
        raise Problem(str(error)) from error
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
    from storage.backup_files import list_stored
    from veranderverhaal.backups import say_size

    return [
        f"{one.file.made_at:%d-%m-%Y %H:%M}  {say_size(one.size):>9}  {one.file.name}"
        for one in list_stored(settings)
    ]


class Progress:
    """A line for every ten percents, also where there is no terminal."""

    def __init__(self, what: str) -> None:
        self.what, self.told = what, 0

    def __call__(self, percent: int) -> None:
        if percent >= self.told + STEP:
            self.told = percent - percent % STEP
            print(f"{self.what}: {self.told}%", flush=True)
