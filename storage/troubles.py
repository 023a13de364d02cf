"""What is the matter with the database, and what a person is told about it."""

import errno
import re
import sqlite3
from collections.abc import Iterator, Mapping
from enum import StrEnum
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree


class Trouble(StrEnum):
    """What keeps a database from doing its work; nothing of this is the fault of who asks."""

    FULL = "full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    CROWDED = "crowded"
    AWAY = "away"
    FAILING = "failing"
    DAMAGED = "damaged"


STILL_THERE = "Wat je eerder bewaarde, is er nog."
NOT_KEPT = f"Wat je net wilde bewaren, is niet bewaard. {STILL_THERE}"
WHO_MANAGES = "degene die het programma beheert"
WHAT: Mapping[Trouble, str] = {
    Trouble.FULL: "De schijf met de gegevens is vol.",
    Trouble.READ_ONLY: "In de map met de gegevens kan niet geschreven worden.",
    Trouble.LOCKED: "Een ander programma houdt de gegevens bezet.",
    Trouble.CROWDED: "Het is nu te druk.",
    Trouble.AWAY: "De database is nu niet te bereiken.",
    Trouble.FAILING: "De schijf met de gegevens geeft een fout.",
    Trouble.DAMAGED: "Het bestand met de gegevens is beschadigd.",
}
WHAT_TO_DO: Mapping[Trouble, str] = {
    Trouble.FULL: (
        f"{NOT_KEPT} Maak ruimte op die schijf, of vraag het {WHO_MANAGES}. "
        "Probeer het daarna opnieuw."
    ),
    Trouble.READ_ONLY: f"{NOT_KEPT} Vertel het {WHO_MANAGES}. Probeer het daarna opnieuw.",
    Trouble.LOCKED: (
        f"{NOT_KEPT} Wacht een minuut en probeer het opnieuw. "
        f"Blijft het zo? Vertel het {WHO_MANAGES}."
    ),
    Trouble.CROWDED: f"{NOT_KEPT} Wacht een minuut en probeer het opnieuw.",
    # The line may have broken after the database kept it, before it could say so.
    Trouble.AWAY: (
        f"{STILL_THERE} Wacht een minuut, kijk of het laatste bewaard is, en probeer het anders "
        f"opnieuw. Blijft het zo? Vertel het {WHO_MANAGES}."
    ),
    Trouble.FAILING: (
        f"Wat je net wilde bewaren, is misschien niet bewaard. Vertel het meteen {WHO_MANAGES}: "
        "de schijf kan kapot zijn, of niet meer aangesloten."
    ),
    Trouble.DAMAGED: (
        f"Ga niet verder, en vertel het meteen {WHO_MANAGES}: die kan een reservekopie terugzetten."
    ),
}

# The last byte of a result code of SQLite (sqlite.org/rescode.html).
OF_SQLITE: Mapping[int, Trouble] = {
    3: Trouble.READ_ONLY,  # PERM
    5: Trouble.LOCKED,  # BUSY
    6: Trouble.LOCKED,  # LOCKED
    8: Trouble.READ_ONLY,  # READONLY
    10: Trouble.FAILING,  # IOERR
    11: Trouble.DAMAGED,  # CORRUPT
    13: Trouble.FULL,  # FULL
    14: Trouble.AWAY,  # CANTOPEN
    15: Trouble.LOCKED,  # PROTOCOL: the locks of the log went wrong
    26: Trouble.DAMAGED,  # NOTADB
}
# There was no room for the index of the log beside the file.
IOERR_SHMSIZE = 4874

# The class or the whole of an SQLSTATE (PostgreSQL, appendix A).
OF_POSTGRESQL: Mapping[str, Trouble] = {
    "53100": Trouble.FULL,
    "53200": Trouble.CROWDED,  # out of memory
    "53300": Trouble.CROWDED,  # too many connections
    "25006": Trouble.READ_ONLY,  # also of a standby
    "40001": Trouble.LOCKED,
    "40P01": Trouble.LOCKED,
    "55P03": Trouble.LOCKED,
    "57014": Trouble.LOCKED,  # took longer than it may
    "58030": Trouble.FAILING,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
    "08": Trouble.AWAY,
    "28": Trouble.AWAY,  # it does not let us in
    "3D": Trouble.AWAY,  # there is no such database
    "57P": Trouble.AWAY,  # stops, stopped or starts
}
# As an incident has it after the name of an error: "OperationalError (SQLITE_FULL)".
CODE = r"\((SQLITE_[A-Z_]+|E[A-Z]+|[0-9A-Z]{5})\)"
OF_THE_DISK: Mapping[int, Trouble] = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EIO: Trouble.FAILING,
}


def trouble_words(error: BaseException) -> str:
    """What a person is told: what happened, and what to do; "" when the database is not to blame.

    Dutch, without anything of the error itself: that may repeat what was written.
    """
    trouble = trouble_of(error)
    return f"{WHAT[trouble]} {WHAT_TO_DO[trouble]}" if trouble else ""


def trouble_of(error: BaseException) -> Trouble | None:
    """What is the matter with the database or its disk, by this error or what it came from."""
    return next((found for one in _chain(error) if (found := _judge(one))), None)


def trouble_in(what: str) -> Trouble | None:
    """The same, by the codes in what was kept of an error."""
    return next((found for code in re.findall(CODE, what) if (found := _judge_code(code))), None)


def _judge_code(code: str) -> Trouble | None:
    if code.startswith("SQLITE_"):
        number = getattr(sqlite3, code, 0)
        return Trouble.FULL if number == IOERR_SHMSIZE else OF_SQLITE.get(number & 0xFF)
    number = getattr(errno, code, None)
    return _judge_state(code) if number is None else OF_THE_DISK.get(number)


def _judge_state(state: str) -> Trouble | None:
    keys = (state, state[:3], state[:2])
    return next((OF_POSTGRESQL[key] for key in keys if key in OF_POSTGRESQL), None)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and what it was raised from."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        context = None if one.__suppress_context__ else one.__context__
        waiting += [context, one.__cause__]


def _judge(error: BaseException) -> Trouble | None:
    if isinstance(error, NoneFree):
        return Trouble.CROWDED
    if isinstance(error, DBAPIError):
        return _judge_driver(error.orig) or (Trouble.AWAY if error.connection_invalidated else None)
    if isinstance(error, SqliteError):
        return _judge_driver(error)
    if isinstance(error, OSError):
        return OF_THE_DISK.get(error.errno or 0)
    return None


def _judge_driver(error: BaseException | None) -> Trouble | None:
    if isinstance(error, SqliteError):
        code = getattr(error, "sqlite_errorcode", None) or 0
        return Trouble.FULL if code == IOERR_SHMSIZE else OF_SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state:
        return _judge_state(state)
    # A driver that could not connect, or lost the line, has no code of the server.
    kinds = [kind.__name__ for kind in type(error).__mro__]
    return Trouble.AWAY if "OperationalError" in kinds else None
