"""What may be a password: long enough, and not one that everybody tries first."""

import gzip
import unicodedata
from functools import cache
from pathlib import Path

from veranderverhaal.text import NotAccepted

SHORTEST = 12
LONGEST = 128
PROGRAM = "veranderverhaal"
BREACHED = Path(__file__).resolve().parent / "breached" / "passwords.txt.gz"


def normalise_password(password: str) -> str:
    """The same password from every keyboard: one way to write each character."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, login: str = "", name: str = "") -> str:
    """The password as it is hashed. Raises NotAccepted with what to do."""
    checked = normalise_password(password)
    if len(checked) < SHORTEST:
        raise NotAccepted(
            "password",
            f"Kies een wachtwoord van minstens {SHORTEST} tekens. Een paar woorden achter elkaar"
            " onthoud je het makkelijkst.",
        )
    if len(checked) > LONGEST:
        raise NotAccepted("password", f"Kies een wachtwoord van hoogstens {LONGEST} tekens.")
    plain = plain_form(checked)
    if plain in {plain_form(one) for one in (login, name, PROGRAM)}:
        raise NotAccepted(
            "password", "Kies een ander wachtwoord: een naam raadt iemand als eerste."
        )
    if not plain or plain in breached_passwords():
        raise NotAccepted(
            "password",
            "Kies een ander wachtwoord: dit staat op een lijst van wachtwoorden die vaak geraden"
            " worden.",
        )
    return checked


def plain_form(text: str) -> str:
    """Without what guessers try anyway: capitals, and spaces around it."""
    return normalise_password(text).strip().casefold()


@cache
def breached_passwords() -> frozenset[str]:
    """The list of breached/README.md: read when it is first asked for, some 10 ms."""
    return frozenset(gzip.decompress(BREACHED.read_bytes()).decode("utf-8").splitlines())
