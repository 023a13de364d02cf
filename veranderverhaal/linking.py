"""A self-made code: two memory questions that tell which forms belong to one person.

Only a keyed hash of the answers is kept. The questions stand with the other words of the form.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Sequence

from veranderverhaal.frame_labels import FRAME_LABELS

# Keys of the questions in the words around a form, in every language; asked in this order.
# Somebody remembers both for life, spells them alike, and needs no paper to keep them on.
MEMORY_QUESTIONS = ("person_question_1", "person_question_2")
HASH_CHARACTERS = 32  # 128 bits: two different codes never meet by chance
SEPARATOR = "\x1f"  # cannot come out of _plain, so "ab" + "c" is not "a" + "bc"


def memory_questions() -> tuple[str, ...]:
    """The memory questions in Dutch, in the order of the parts."""
    return tuple(FRAME_LABELS[key] for key in MEMORY_QUESTIONS)


def normalise(parts: Sequence[str]) -> tuple[str, ...]:
    """The answers as they are compared: letters only, without case, accents, spaces or signs.

    Digits stay only where there is no letter: "Kerkstraat 12" is "kerkstraat", "07" is "7" and
    so is "٧". An answer with nothing of either becomes "".
    """
    return tuple(_plain(part) for part in parts)


def person_hash(parts: Sequence[str], secret: bytes) -> str:
    """The code of a person for one initiatief, as 32 hexadecimal characters (HMAC-SHA256).

    It is "" when a part is missing: half a code would join people who are strangers.

    What it protects: the answers cannot be read from what is kept, and codes of two initiatieven
    with different secrets cannot be joined. What it does not: who has the secret can try all
    names and streets until one fits, and a hash still tells that two forms are of one person.
    So this is pseudonymous and not anonymous, and privacy law applies. Throw the secret away and
    nobody can make the codes again.

    Raises ValueError on an empty secret.
    """
    if not secret:
        raise ValueError("a keyed hash needs a key")
    plain = normalise(parts)
    if not plain or not all(plain):
        return ""
    message = SEPARATOR.join(plain).encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:HASH_CHARACTERS]


def _plain(part: str) -> str:
    # Twice: folding the case of one character can give another that decomposes.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", part).casefold())
    letters = "".join(one for one in folded if one.isalpha())
    if letters:
        return letters
    digits = "".join(str(unicodedata.digit(one)) for one in folded if one.isdecimal())
    return digits.lstrip("0") or digits[:1]
