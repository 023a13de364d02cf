"""What an operator chose about backups, in the environment."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from veranderverhaal.operator_settings import read_yes

FOLDER_VARIABLE = "BACKUP_FOLDER"
PASSPHRASE_VARIABLE = "BACKUP_PASSPHRASE"  # noqa: S105 - the name of one
PASSPHRASE_FILE_VARIABLE = "BACKUP_PASSPHRASE_FILE"  # noqa: S105
ELSEWHERE_VARIABLE = "BACKUP_ELSEWHERE"
FOLDER_NAME = "reservekopieen"
# The key is made from it slowly (scrypt), but who has the file may try for years.
LEAST_SIGNS = 12
TOO_SHORT = f"Een wachtzin voor reservekopieën heeft minstens {LEAST_SIGNS} tekens."


class WrongSetting(ValueError):
    """A setting that cannot be used. The message is Dutch."""


@dataclass(frozen=True)
class BackupSettings:
    """Where backups go, with which passphrase, and whether somebody else makes them.

    `work` is where a copy is taken apart and read back, beside the data: it is as readable as
    those. A folder that was `chosen` is not made here: its disk may be away.
    """

    folder: Path
    work: Path
    passphrase: str = field(default="", repr=False)
    elsewhere: bool = False
    chosen: bool = False


def backup_settings(data: Path) -> BackupSettings:
    """Those of this installation. Raises WrongSetting."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    folder = Path(chosen).expanduser().resolve() if chosen else data / FOLDER_NAME
    elsewhere = read_yes(os.environ.get(ELSEWHERE_VARIABLE, ""))
    if elsewhere is None:
        raise WrongSetting(f"{ELSEWHERE_VARIABLE} is 1 of ja, of 0 of nee.")
    return BackupSettings(folder, data, _passphrase(), elsewhere, bool(chosen))


def with_passphrase(settings: BackupSettings, passphrase: str) -> BackupSettings:
    """The same, with another passphrase. Raises WrongSetting."""
    return replace(settings, passphrase=check_passphrase(passphrase))


def read_passphrase(path: Path) -> str:
    """The passphrase in a file, without the end of the line. Raises WrongSetting."""
    try:
        return check_passphrase(path.read_text("utf-8").strip("\r\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"De wachtzin is niet te lezen uit {path}.") from error


def check_passphrase(passphrase: str) -> str:
    """The same, when it is long enough to protect anything. Raises WrongSetting."""
    if len(passphrase) < LEAST_SIGNS:
        raise WrongSetting(TOO_SHORT)
    return passphrase


def _passphrase() -> str:
    path = os.environ.get(PASSPHRASE_FILE_VARIABLE)
    if path:
        return read_passphrase(Path(path))
    passphrase = os.environ.get(PASSPHRASE_VARIABLE, "")
    return check_passphrase(passphrase) if passphrase else ""
