"""What is told when a move cannot go on: what is the matter, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from storage.silence import tell_silence
from storage.troubles import WHAT, Trouble, trouble_of

COMMAND = "python cli.py move"

NO_DATA = (
    "In de map {folder} staan nog geen gegevens om te verhuizen.\n"
    "Kies de goede map met --data MAP. Voor een nieuwe database hoef je niet te verhuizen: zet "
    "DATABASE_URL en start het programma."
)
RUNNING = (
    "Een programma heeft deze gegevens open. Stop het programma eerst, en ook andere opdrachten.\n"
    "Zo gaat er niets verloren dat tijdens de verhuizing bewaard wordt."
)
STOPPED = (
    "De verhuizing is gestopt. De oude gegevens zijn nog zoals ze waren.\n"
    "Geef daarna dezelfde opdracht nog een keer: dan begint hij, of gaat hij verder waar hij was."
)
ASK_ADDRESS = "Kloppen het adres, de naam en het wachtwoord, en staat PostgreSQL aan?"
ELSEWHERE = (
    "Deze gegevens zijn al verhuisd naar {other}.\n"
    f"Moeten ze toch ergens anders heen? Doe dan eerst: {COMMAND} --back"
)
OTHERS = (
    "Er is nog een programma met die database verbonden{names}. Er is niets veranderd.\n"
    "Stop dat programma eerst: wat er tijdens de verhuizing in bewaard wordt, zou verloren gaan."
)
BUSY = "Er is al een verhuizing naar deze database bezig. Wacht tot die klaar is."
NOT_OURS = (
    "In die database staan tabellen van een ander programma.\n"
    "Maak een lege database, en verhuis daarheen."
)
NOT_UTF8 = (
    "Die database bewaart geen UTF-8, en kan dus niet alle letters bewaren.\n"
    "Maak een lege database met ENCODING 'UTF8', en verhuis daarheen."
)
OCCUPIED = (
    "In die database staan al gegevens. Er is niets veranderd.\n"
    "Maak een lege database, en verhuis daarheen."
)
OTHER_SOURCE = (
    "Naar die database is een andere installatie onderweg, of al verhuisd. Er is niets veranderd.\n"
    "Maak een lege database, en verhuis daarheen."
)
CHANGED = (
    "De oude gegevens zijn veranderd sinds de verhuizing begon.\n"
    f"Begin opnieuw met: {COMMAND} --again\n"
    "Dat gooit weg wat er al in de nieuwe database stond."
)
COMPLETE_BUT_CHANGED = (
    "Deze installatie is al naar die database verhuisd, en daarna is in de oude map verder "
    "gewerkt.\n"
    "Wat daar bij kwam, kan er niet meer bij. Er is niets veranderd.\n"
    "Wil je de oude map laten gelden? Maak dan een nieuwe, lege database, en verhuis daarheen."
)
GONE_ON = (
    "De verhuizing naar die database is al klaar: daar wordt misschien al in gewerkt.\n"
    "Opnieuw beginnen kan alleen in een nieuwe, lege database."
)
NOT_EQUAL = (
    "In de nieuwe database staat niet hetzelfde als in de oude gegevens: {tables}.\n"
    "Is er een programma dat daar al in werkt? Stop dat, en begin opnieuw met: "
    f"{COMMAND} --again"
)
MISCOUNTED = (
    "De tellingen van {slug} kloppen niet met de antwoorden, in de oude gegevens ook niet.\n"
    f"Doe eerst ‘python cli.py recount {{slug}}’ en begin dan opnieuw met: {COMMAND} --again"
)
AGAIN_MARK = (
    "Iemand heeft de nieuwe database tijdens de verhuizing veranderd.\n"
    "Maak een lege database, en verhuis daarheen."
)


class CannotMove(RuntimeError):
    """Nothing was lost; the message is Dutch, and says what to do."""


@contextmanager
def in_words(afterwards: str) -> Iterator[None]:
    """Raises CannotMove for what goes wrong with either database."""
    try:
        yield
    except SQLAlchemyError as error:
        raise CannotMove(tell_trouble(error, afterwards)) from error


def tell_trouble(error: Exception, afterwards: str) -> str:
    trouble = trouble_of(error)
    what = WHAT[trouble] if trouble else "De database antwoordt niet goed."
    told = tell_silence(error)
    ask = ASK_ADDRESS if trouble is Trouble.AWAY else ""
    return "\n".join(part for part in (what, told, ask, afterwards) if part)
