"""How large a file with answers may be, and how a refusal is told."""

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
# A sheet is kept as a full rectangle while it is read: both limits at once would fill the memory.
MAX_CELLS = 10_000_000
MAX_TEXT = 60_000_000  # characters in all cells together

EMPTY = "Dit bestand is leeg. Kies een ander bestand."
NO_ROWS = "In dit bestand staan geen antwoorden: er is alleen een kopregel, of helemaal niets."
TOO_HEAVY = "Dit bestand is groter dan 20 MB. Splits het, of haal plaatjes weg."
TOO_LARGE_UNPACKED = (
    "Dit bestand wordt te groot als het uitgepakt is. Bewaar alleen het blad met antwoorden."
)
TOO_MANY_ROWS = "Dit bestand heeft meer dan 200.000 rijen. Splits het in delen."
TOO_MANY_COLUMNS = (
    "Dit bestand heeft meer dan 1.000 kolommen. Haal kolommen weg die je niet nodig hebt."
)
TOO_MANY_CELLS = "Dit blad is te groot. Haal lege rijen en kolommen weg, of splits het bestand."
NOT_A_TABLE = "Dit is geen Excel- of CSV-bestand. Bewaar de antwoorden als .xlsx of .csv."
DAMAGED = "Dit bestand is beschadigd, of er zit een wachtwoord op. Bewaar het opnieuw."
UNSAFE = "In dit bestand zit iets wat niet in een blad met antwoorden hoort. Bewaar het opnieuw."
NO_SUCH_SHEET = "Dit blad staat niet in het bestand. Kies een ander blad."


class TableRefused(ValueError):
    """A file that cannot be read as a table. The message is Dutch, for the person who uploads."""


def check_size(rows: int, columns: int) -> None:
    """Raises TableRefused when a sheet of this size would be too large to read."""
    if rows > MAX_ROWS + 100:  # a title and empty rows do not count
        raise TableRefused(TOO_MANY_ROWS)
    if columns > MAX_COLUMNS:
        raise TableRefused(TOO_MANY_COLUMNS)
    if rows * columns > MAX_CELLS:
        raise TableRefused(TOO_MANY_CELLS)
