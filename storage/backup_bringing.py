"""A backup that somebody took along and brings back: put with the others, under such a name."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from storage.backup_files import (
    NO_BACKUP,
    OURS_ALONE,
    CannotOpen,
    finish,
    is_encrypted,
    list_stored,
    name_unfinished,
)
from storage.backup_settings import BackupSettings
from storage.moment import on_the_wall
from storage.restoring import look_into
from veranderverhaal.backups import BEGINS, Why, make_name, moment_in

NO_PLACE = "Het bestand kon niet bij de reservekopieën gezet worden. Is er plek op de schijf?"
AWAY = "De map ‘{}’ die voor reservekopieën is gekozen, is er niet. Is die schijf er wel?"


def bring(content: bytes, called: str, settings: BackupSettings, *, local: datetime) -> str:
    """Put it in the folder; the name that it has there. One that is there already stays alone.

    Raises CannotOpen for what is no backup, and NewerDatabase. What is encrypted shows what it is
    only when it is put back.
    """
    for one in list_stored(settings):
        if one.size == len(content) and (settings.folder / one.file.name).read_bytes() == content:
            return one.file.name
    try:
        if not settings.chosen:
            settings.folder.mkdir(parents=True, exist_ok=True)
        return _put(content, called, settings, local)
    except FileNotFoundError as error:
        raise CannotOpen(AWAY.format(settings.folder.name)) from error
    except OSError as error:
        raise CannotOpen(NO_PLACE) from error


def _put(content: bytes, called: str, settings: BackupSettings, local: datetime) -> str:
    unfinished = name_unfinished(settings.folder / f"{BEGINS}-{token_hex(4)}.db.gz")
    try:
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE), "wb"
        ) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        encrypted = is_encrypted(unfinished)
        made_at = moment_in(called) or local
        if not encrypted:
            made_at = on_the_wall(look_into(unfinished, settings).made_at)
        target = _free_place(settings.folder, made_at, encrypted=encrypted)
        finish(unfinished, target)
        return target.name
    finally:
        unfinished.unlink(missing_ok=True)


def _free_place(folder: Path, made_at: datetime, *, encrypted: bool) -> Path:
    for seconds in range(3600):
        moment = made_at + timedelta(seconds=seconds)
        target = folder / make_name(moment, Why.BROUGHT, encrypted=encrypted)
        if not target.exists():
            return target
    raise CannotOpen(NO_BACKUP)
