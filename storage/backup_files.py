"""The files of backups: packing, unpacking, and which there are.

A backup is a SQLite file of our schema, packed with gzip, and with a passphrase also encrypted as
`age` does it (age-encryption.org): whoever has gunzip, age and sqlite3 can open it without us.
"""

import gzip
import os
import platform
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import time

import psutil
import pyrage

from storage.backup_settings import BackupSettings
from veranderverhaal.backups import BackupFile, newest_first, read_name, say_size

OURS_ALONE = 0o600
UNFINISHED = ".bezig-"
WORK = ".reservekopie-"
CHUNK = 2**20
LEVEL = 6
ABANDONED_SECONDS = 24 * 3600
# What encrypts takes all of it at once, and some four times its size in memory.
MOST_ENCRYPTED = 500 * 10**6
MAGIC_OF_AGE = b"age-encryption.org/"


class CannotOpen(ValueError):
    """A file that is no backup, is damaged, or takes another passphrase. The message is Dutch."""


NO_BACKUP = "Dit bestand is geen reservekopie van Veranderverhaal, of het is beschadigd."
IS_LOCKED = "Deze reservekopie is versleuteld. Geef de wachtzin erbij."
OPENS_NOT = (
    "Met deze wachtzin gaat de reservekopie niet open. Kijk of je hem goed typte; "
    "anders is het bestand beschadigd."
)
TOO_MUCH_WORK = (
    "Deze computer is nu te druk om de wachtzin na te kijken, of veel langzamer dan die waarop de "
    "reservekopie is gemaakt. Probeer het straks nog eens."
)


class NameTaken(FileExistsError):
    """There is a file of this name already."""


class TooMuch(RuntimeError):
    """More than can be encrypted, or than there is room for. The message is Dutch."""


@dataclass(frozen=True)
class Stored:
    """A backup in the folder, with how large it is."""

    file: BackupFile
    size: int


def list_stored(settings: BackupSettings) -> list[Stored]:
    """The backups in the folder, newest first; nothing when there is no folder."""
    try:
        sizes = {one.name: one.stat().st_size for one in _plain_files(settings.folder)}
    except OSError:
        return []
    return [Stored(one, sizes[one.name]) for one in newest_first(sizes)]


def path_of(name: str, settings: BackupSettings) -> Path:
    """The file of this name. Raises CannotOpen for a name that is no backup in the folder."""
    path = settings.folder / name
    if read_name(name) is None or path.is_symlink() or not path.is_file():
        raise CannotOpen("Deze reservekopie is er niet (meer).")
    return path


def name_unfinished(target: Path) -> Path:
    """Where a file is written until it is done: it tells which process is at it."""
    return target.with_name(f"{UNFINISHED}{_maker()}{target.name}")


def forget_abandoned(settings: BackupSettings, *folders: Path) -> None:
    """Remove what was left by a process that was killed: data that nobody looks after."""
    for path in _unfinished(settings, *folders):
        if _is_abandoned(path):
            _remove(path)


def forget_own(settings: BackupSettings) -> None:
    """Remove what this process was at, as it ends now: first its name, as it may be writing yet."""
    for path in _unfinished(settings):
        if path.name.startswith((f"{WORK}{_maker()}", f"{UNFINISHED}{_maker()}")):
            with suppress(OSError):
                _remove(path.rename(path.with_name(f"{path.name}-weg")))


@contextmanager
def working_folder(settings: BackupSettings, *folders: Path) -> Iterator[Path]:
    """A folder of our own for what lies open meanwhile; those of who was killed go first."""
    settings.work.mkdir(parents=True, exist_ok=True)
    forget_abandoned(settings, *folders)
    folder = Path(mkdtemp(prefix=f"{WORK}{_maker()}", dir=settings.work))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pack(source: Path, target: Path, passphrase: str) -> None:
    """Write the file packed, readable for nobody else, and on disk when this returns.

    Raises TooMuch for more than can be encrypted.
    """
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE), "wb") as file:
        if passphrase:
            file.write(pyrage.passphrase.encrypt(_packed_whole(source), passphrase))
        else:
            for part in _packed(source):
                file.write(part)
        file.flush()
        os.fsync(file.fileno())


def unpack(source: Path, target: Path, passphrase: str) -> None:
    """Write the SQLite file that is in a backup. Raises CannotOpen."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE))
    if is_encrypted(source):
        target.with_suffix(".gz").write_bytes(_decrypted(source, passphrase))
        source = target.with_suffix(".gz")
    try:
        with gzip.open(source, "rb") as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file, CHUNK)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise CannotOpen(NO_BACKUP) from error


def is_encrypted(path: Path) -> bool:
    """Whether it takes a passphrase to open it, by what is in it: names are easily changed."""
    with path.open("rb") as file:
        return file.read(len(MAGIC_OF_AGE)) == MAGIC_OF_AGE


def finish(unfinished: Path, target: Path) -> None:
    """Give it its name, for good. Raises NameTaken."""
    if target.exists():
        raise NameTaken(target)
    unfinished.rename(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """So that the name of a file is on disk too, where a folder can be opened."""
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def _packed(source: Path) -> Iterator[bytes]:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)  # 31: with the head and tail of gzip
    with source.open("rb") as file:
        while part := file.read(CHUNK):
            yield packer.compress(part)
    yield packer.flush()


def _packed_whole(source: Path) -> bytes:
    parts, size = [], 0
    for part in _packed(source):
        parts.append(part)
        size += len(part)
        if size > MOST_ENCRYPTED:
            raise TooMuch(
                f"Een reservekopie van meer dan {say_size(MOST_ENCRYPTED)} kunnen we niet met een "
                "wachtzin versleutelen. Versleutel dan de schijf waar de reservekopieën staan."
            )
    return b"".join(parts)


def _decrypted(source: Path, passphrase: str) -> bytes:
    if not passphrase:
        raise CannotOpen(IS_LOCKED)
    try:
        opened: bytes = pyrage.passphrase.decrypt(source.read_bytes(), passphrase)
    except pyrage.DecryptError as error:
        is_too_much = "Excessive work" in str(error)  # it measures this computer at that moment
        raise CannotOpen(TOO_MUCH_WORK if is_too_much else OPENS_NOT) from error
    return opened


def _plain_files(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.is_file() and not one.is_symlink()]


def _unfinished(settings: BackupSettings, *folders: Path) -> Iterator[Path]:
    yield from settings.work.glob(f"{WORK}*")
    for folder in {settings.folder, *folders}:
        yield from folder.glob(f"{UNFINISHED}*")


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _maker() -> str:
    return f"{_computer()}-{os.getpid()}-"


def _computer() -> str:
    return re.sub(r"[^a-zA-Z0-9]", "", platform.node()) or "computer"


def _is_abandoned(path: Path) -> bool:
    """Of a process of another computer nobody here knows whether it goes on: only time tells."""
    computer, _, rest = path.name.removeprefix(WORK).removeprefix(UNFINISHED).partition("-")
    number = rest.partition("-")[0]
    try:
        if computer == _computer() and number.isdecimal() and not psutil.pid_exists(int(number)):
            return True
        return time() - path.stat().st_mtime > ABANDONED_SECONDS
    except (OSError, OverflowError):
        return False
