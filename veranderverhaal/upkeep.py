"""How an installation is doing, and what its beheerder should do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from veranderverhaal.backups import Standing, say_size

# SQLite needs room beside the file for its log, and a backup needs as much again.
LOW_SHARE = 0.10
LOW_BYTES = 10**9
LOOK_BACK = timedelta(hours=24)
ALL_WELL = "Alles gaat goed."


@dataclass(frozen=True)
class Database:
    """What keeps the data: its name and version, the schema in it, and how large it is."""

    name: str
    version: str
    schema: str
    size: int
    is_file: bool  # in the data folder, so that the disk of that folder must have room


@dataclass(frozen=True)
class Room:
    """Of a disk, in bytes."""

    total: int
    free: int

    @property
    def is_low(self) -> bool:
        """Whether it may be full before somebody looks again."""
        return self.free < LOW_BYTES or self.free < LOW_SHARE * self.total


def list_concerns(*, room: Room | None, backups: Standing, errors: int) -> Sequence[str]:
    """What needs doing, the most urgent first; `errors` are those of the last day."""
    concerns = []
    if room is not None and room.is_low:
        concerns.append(
            f"De schijf raakt vol: er is nog {say_size(room.free)} vrij. Maak ruimte. Op een volle "
            "schijf kan niemand iets bewaren."
        )
    if backups in BACKUP_CONCERNS:
        concerns.append(BACKUP_CONCERNS[backups])
    if errors:
        times = "één keer" if errors == 1 else f"{errors} keer"
        concerns.append(
            f"Er ging de laatste 24 uur {times} iets mis. Hieronder staat wat. Vraag hulp met het "
            "kenmerk."
        )
    return concerns


BACKUP_CONCERNS = {
    Standing.NONE: "Er is geen goede reservekopie in de map. Maak er een.",
    Standing.OLD: "De laatste goede reservekopie is oud. Kijk waarom er geen nieuwe komt.",
    Standing.FAILED: "De laatste reservekopie is mislukt. Kijk waarom, en maak er een.",
}
BACKUP_STANDS = {
    Standing.GOOD: "in orde",
    Standing.ELSEWHERE: "op een andere manier geregeld",
    Standing.NOTHING: "nog niet nodig: er zijn alleen voorbeelden, of het is net begonnen",
    Standing.NONE: "geen",
    Standing.OLD: "te oud",
    Standing.FAILED: "mislukt",
}


def say_standing(concerns: Sequence[str]) -> str:
    """How it goes, in one sentence."""
    if not concerns:
        return ALL_WELL
    return (
        "Er is iets te doen." if len(concerns) == 1 else f"Er zijn {len(concerns)} dingen te doen."
    )


def say_for_how_long(seconds: float) -> str:
    """ "3 dagen en 4 uur", of a time that goes on."""
    minutes = int(seconds // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if not minutes:
        return "korter dan een minuut"
    if not hours and not days:
        return "1 minuut" if minutes == 1 else f"{minutes} minuten"
    if not days:
        return f"{hours} uur en {minutes % 60} minuten" if minutes % 60 else f"{hours} uur"
    told = "1 dag" if days == 1 else f"{days} dagen"
    return f"{told} en {hours} uur" if hours else told
