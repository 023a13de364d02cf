"""A setting that cannot be used is told at the start, not when it is needed at night."""

import os
import sys
from pathlib import Path


def tell_wrong_settings(data: Path) -> None:
    """On standard error, a line for each; the program starts all the same."""
    for words in (*_of_backups(data), *_of_environment()):
        print(f"Let op: {words}", file=sys.stderr, flush=True)


def _of_environment() -> list[str]:
    from veranderverhaal.operator_settings import say_wrong_settings

    return say_wrong_settings(os.environ)


def _of_backups(data: Path) -> list[str]:
    from storage.backup_settings import WrongSetting, backup_settings

    try:
        settings = backup_settings(data)
    except WrongSetting as error:
        return [
            f"{error} Zolang dit zo is, worden er geen reservekopieën gemaakt. Kijk naar "
            "BACKUP_PASSPHRASE, BACKUP_PASSPHRASE_FILE en BACKUP_ELSEWHERE."
        ]
    if settings.chosen and not settings.folder.is_dir():
        return [f"De map voor reservekopieën is er niet: {settings.folder} (BACKUP_FOLDER)."]
    return []
