"""What is looked at before the program starts on an SQLite file; PostgreSQL looks after itself.

What is refused stays as it is: nothing here writes in the file, or changes what is in it.
"""

import shlex
import sqlite3
from functools import cache
from pathlib import Path
from urllib.request import url2pathname

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from storage.backup_files import list_stored
from storage.backup_settings import WrongSetting, backup_settings
from storage.disks import disks_here, kept_in_step_by, network_kind
from storage.engine import BUSY_SECONDS
from storage.own_files import keep_to_ourselves
from storage.settings import data_dir
from storage.troubles import WHAT, Trouble, trouble_of

WRITE_AHEAD_LOG = "wal"
# Up to this size all is looked at, also whether each index agrees with its table: 60 s per GB.
# Above it only whether each page and row is whole, 6 s per GB; the nightly backup looks at all.
WHOLE_CHECK_BYTES = 50 * 1024**2
# From this size on it takes so long that somebody is told.
TOLD_BYTES = 500 * 1024**2

SMALLEST_PAGE = 512  # every page is so many bytes, or a multiple of it

EXPLAINED = "Meer hierover staat in docs/beheer/disk.md."
ELSEWHERE = (
    "Kies een map op een schijf van deze computer: --data MAP, of VERANDERVERHAAL_DATA.\n"
    f"Moeten er meer computers bij? Gebruik dan PostgreSQL (DATABASE_URL). {EXPLAINED}"
)
REMEDY = (
    "{which} Zet die terug in een nieuwe, lege map, en start daarna met die map:\n"
    "    python cli.py restore {backup} --data NIEUWE-MAP"
)
NEWEST = "De nieuwste reservekopie is van {at:%d-%m-%Y om %H:%M}."
NO_BACKUPS = "Zoek je nieuwste reservekopie: in {folder} staat er geen."


class Unfit(RuntimeError):
    """The program must not start on this database. The message is Dutch, and says what to do."""


def sqlite_path(url: str) -> Path | None:
    """The file of an address such as "sqlite:///data/x.db", links followed; None for all others."""
    parsed = make_url(url)
    name = parsed.database or ""
    if parsed.get_backend_name() != "sqlite" or name in ("", ":memory:"):
        return None
    if name.startswith("file:"):
        name = url2pathname(name.removeprefix("file:").partition("?")[0])
    return Path(name).expanduser().resolve()


def refuse_unfit(engine: Engine) -> None:
    """Raises Unfit when the program must not start on the SQLite file of this engine."""
    path = sqlite_path(engine.url.render_as_string(hide_password=False))
    if path:
        refuse_place(path)
        refuse_damaged(path)
        refuse_unwritable(engine, path)


def refuse_place(path: Path) -> None:
    """Raises Unfit when the file is, or will be, on a disk in the network, or only its log is left.

    Every command looks at this: SQLite itself would throw such a log away.
    """
    kind = network_kind(path, disks_here())
    if kind:
        raise Unfit(
            f"De gegevens staan op een netwerkschijf ({kind}): {path.parent}\n"
            "Daar kan dit programma niet veilig bewaren: zo'n schijf houdt niet goed bij wie er "
            f"schrijft, en dan kunnen antwoorden verloren gaan.\n{ELSEWHERE}"
        )
    log = _log_of(path)
    if _size(log) and not _size(path):
        raise Unfit(
            f"Het bestand {path.name} ontbreekt of is leeg, maar {log.name} is er nog: daar "
            f"kunnen antwoorden in staan.\nZet ze samen terug in {path.parent}. {EXPLAINED}"
        )


def advice_of_place(path: Path) -> str:
    """What is better about another folder for this file; "" when there is nothing against it."""
    program = kept_in_step_by(path.parent)
    if not program:
        return ""
    return (
        f"Let op: de map met de gegevens wordt bijgehouden door {program}: {path.parent}\n"
        "Zo'n programma kopieert het bestand terwijl erin geschreven wordt, en kan er een oudere "
        "versie voor terugzetten.\nZet de gegevens liever in een andere map (--data MAP), en zet "
        f"daar alleen reservekopieën. {EXPLAINED}"
    )


def size_told(path: Path) -> str:
    """What to say before looking at a file that takes a while; "" when it does not."""
    size = _size(path)
    if size < TOLD_BYTES:
        return ""
    return f"Het bestand met de gegevens wordt nagekeken ({size / 10**9:.1f} GB)…".replace(".", ",")


def refuse_damaged(path: Path) -> None:
    """Raises Unfit when the file is damaged."""
    if _size(path):
        # Looked at once: `serve` looks before it listens, and the application when it begins.
        _check(path, _stamp(path), _stamp(_log_of(path)))


def remedy() -> str:
    """What to do about a damaged file, with the newest backup that is in the folder for them."""
    try:
        settings = backup_settings(data_dir())
    except WrongSetting as error:
        return REMEDY.format(which=f"{error} Zoek je nieuwste reservekopie.", backup="RESERVEKOPIE")
    stored = list_stored(settings)
    if not stored:
        which = NO_BACKUPS.format(folder=settings.folder)
        return REMEDY.format(which=which, backup="RESERVEKOPIE")
    newest = stored[0].file
    which = NEWEST.format(at=newest.made_at)
    return REMEDY.format(which=which, backup=shlex.quote(str(settings.folder / newest.name)))


def refuse_unwritable(engine: Engine, path: Path) -> None:
    """Raises Unfit when nothing can be written, or when the disk cannot keep a log beside it."""
    keep_to_ourselves(path)
    try:
        with engine.connect() as connection:
            answer = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        with engine.execution_options(writing=True).connect() as connection:
            # The same number again, and then not even that: a file that is read-only refuses.
            number = connection.exec_driver_sql("PRAGMA user_version").scalar()
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
            connection.rollback()
    except SQLAlchemyError as error:
        raise Unfit(_why_silent(error, path)) from error
    if answer != WRITE_AHEAD_LOG:
        raise Unfit(
            "Op deze schijf kan het programma niet veilig bewaren: SQLite kan er geen logboek "
            f"(WAL) bijhouden, maar alleen '{answer}'.\n{ELSEWHERE}"
        )


def _why_silent(error: Exception, path: Path) -> str:
    trouble = trouble_of(error)
    what = WHAT[trouble] if trouble else "De database antwoordt niet goed."
    return f"{what}\nHet gaat om {path}. Er is niets veranderd. {EXPLAINED}"


@cache
def _check(path: Path, *_stamps: tuple[int, ...]) -> None:
    whole = _size(path) <= WHOLE_CHECK_BYTES
    found = _faults(path, "integrity_check" if whole else "quick_check")
    if not found:
        return
    if all(_is_of_index(one) for one in found):
        raise Unfit(
            f"Een index in het bestand met de gegevens klopt niet meer met zijn tabel: {path}\n"
            f"Het bestand blijft zoals het is. Een index is opnieuw te maken. {EXPLAINED}"
        )
    raise Unfit(
        f"Het bestand met de gegevens is beschadigd: {path}\n"
        f"Het blijft zoals het is; gooi het niet weg.\n{remedy()}\n{EXPLAINED}"
    )


def _faults(path: Path, pragma: str) -> list[str]:
    """What is wrong with a file, in the words of SQLite; it is opened for reading only."""
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            told = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
        finally:
            connection.close()
    except sqlite3.Error as error:
        if trouble_of(error) not in (Trouble.DAMAGED, None):
            raise Unfit(_why_silent(error, path)) from error
        return [str(error)]
    # SQLite itself takes what is missing of the last page for zeros.
    cut_off = _size(path) % SMALLEST_PAGE and not _size(_log_of(path))
    return ["cut off"] if cut_off else [] if told == ["ok"] else told


def _is_of_index(fault: str) -> bool:
    """Whether only an index is wrong, which can be made anew from its table."""
    return fault.startswith("wrong # of entries in index") or "from index " in fault


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _stamp(path: Path) -> tuple[int, ...]:
    """Another one as soon as somebody wrote in the file."""
    if not _size(path):
        return ()
    told = path.stat()
    return (told.st_ino, told.st_size, told.st_mtime_ns)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
