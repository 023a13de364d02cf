"""The names of what is missing in a keten or an investering."""

from collections.abc import Iterable

from veranderverhaal.text import enumerate_dutch

MISSING_WORDS = {
    "people": "het aantal mensen",
    "people_source": "de bron van het aantal mensen",
    "reach_source": "de bron van het bereik",
    "chance": "de slagingskans",
    "chance_source": "de bron van de slagingskans",
    "delta": "de grootte van de verandering",
    "delta_source": "de bron van de grootte van de verandering",
    "kengetal": "een kengetal met bedrag, bron en jaar",
    "first_year": "het eerste jaar",
    "leefdomein": "het leefdomein",
    "incasseerder": "wie er baat bij heeft",
    "price": "de prijs",
    "quantity": "het aantal per jaar",
}


def say_missing(missing: Iterable[str]) -> str:
    """What is missing, in words: "het aantal mensen en de slagingskans"."""
    return enumerate_dutch([MISSING_WORDS[name] for name in missing])
