"""How alike two texts are, when one was typed over from the other."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# A title inside a longer header counts when it is long enough not to be there by chance.
MIN_CONTAINED = 12
CONTAINED = 0.95
# Texts that share fewer words than this are not compared letter by letter: it takes long.
MIN_SHARED = 0.3
MAX_COMPARED = 300  # characters


@lru_cache(maxsize=50_000)
def normalise(text: str) -> str:
    """Letters and digits only, without case and accents: "Één – keer?" is "een keer"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one for one in decomposed if not unicodedata.combining(one))
    return re.sub(r"[\W_]+", " ", kept).strip()


def likeness(one: str, other: str) -> float:
    """From 0 to 1, of two texts that are normalised already."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= MIN_CONTAINED and f" {short} " in f" {long} ":
        return CONTAINED
    return _letters_alike(one[:MAX_COMPARED], other[:MAX_COMPARED])


def _letters_alike(one: str, other: str) -> float:
    words, others = set(one.split()), set(other.split())
    if len(words & others) < MIN_SHARED * min(len(words), len(others)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
