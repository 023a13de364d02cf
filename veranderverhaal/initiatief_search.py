"""Finding one initiatief among many by what it is called or where it is."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class InitiatiefName:
    """What is needed to find an initiatief, and no more."""

    slug: str
    name: str
    buurt: str = ""
    gemeente: str = ""


def matching(names: Iterable[InitiatiefName], words: str) -> list[InitiatiefName]:
    """Those in whose name, buurt or gemeente every word occurs, in the order in which they came.

    Capitals and accents make no difference. Without words all of them.
    """
    wanted = _plain(words).split()
    return [one for one in names if all(word in _text(one) for word in wanted)]


def _text(one: InitiatiefName) -> str:
    return _plain(f"{one.name} {one.buurt} {one.gemeente} {one.slug}")


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
