"""What a database knows of a move: where its rows went, or from where they are coming."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from storage.copying import Fingerprint, Key
from storage.moment import now
from storage.unusable import HalfMoved, MovedElsewhere
from storage.upkeep_tables import MoveRow
from veranderverhaal.log_entry import CLOCK

MOVE = MoveRow.__table__  # type: ignore[attr-defined]
FROM, TO = "from", "to"

Fingerprints = dict[str, Fingerprint]


@dataclass(frozen=True)
class Move:
    """`other` is an installation or an address, `looked` what the source looked like.

    Up to `table`, and in it up to the key `after`, all rows were written.
    """

    other: str
    looked: Fingerprints
    table: str = ""
    after: Key | None = None
    complete: bool = False
    at: datetime | None = None


def refuse_moved(connection: Connection) -> None:
    """Raises MovedElsewhere or HalfMoved when the program must not work in this database."""
    went, coming = read_move(connection, TO), read_move(connection, FROM)
    if went and went.at:
        day = went.at.replace(tzinfo=UTC).astimezone(CLOCK)
        raise MovedElsewhere(
            f"Deze gegevens zijn op {day:%d-%m-%Y} verhuisd naar {went.other}.\n"
            "Start het programma met DATABASE_URL, dan werkt het daar verder.\n"
            "Wil je toch hier verder? Doe dan: python cli.py move --back\n"
            "Wat er na de verhuizing bij kwam, staat hier niet in."
        )
    if coming and not coming.complete:
        raise HalfMoved(
            "De verhuizing naar deze database is nog niet klaar.\n"
            "Geef de opdracht ‘python cli.py move’ nog een keer: die gaat verder waar hij was."
        )


def read_move(connection: Connection, direction: str) -> Move | None:
    row = connection.execute(MOVE.select().where(MOVE.c.direction == direction)).first()
    if row is None:
        return None
    table, after = json.loads(row.place) if row.place else ("", None)
    looked = {name: Fingerprint(*one) for name, one in json.loads(row.looked or "{}").items()}
    return Move(row.other, looked, table, after and tuple(after), row.complete, row.at)


def write_move(connection: Connection, direction: str, move: Move) -> None:
    forget_move(connection, direction)
    connection.execute(
        MOVE.insert().values(
            direction=direction,
            other=move.other,
            looked=json.dumps(move.looked),
            place=json.dumps([move.table, move.after]),
            complete=move.complete,
            at=now(),
        )
    )


def forget_move(connection: Connection, direction: str) -> None:
    connection.execute(MOVE.delete().where(MOVE.c.direction == direction))
