"""Names that Excel accepts for sheets."""

import re
from collections.abc import Sequence
from itertools import takewhile

# What Excel allows: 31 characters, counted as UTF-16 does, without these signs.
MAX_NAME = 31
LONG_BEGINNING = 15
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
SPACES = re.compile(r"\s+")


def sheet_names(texts: Sequence[str]) -> tuple[str, ...]:
    """A name for each text: its place, so that no two are the same, and what it is about."""
    plain = [SPACES.sub(" ", FORBIDDEN.sub(" ", text)).strip() for text in texts]
    return tuple(_name(place, text, plain) for place, text in enumerate(plain, 1))


def _name(place: int, text: str, texts: Sequence[str]) -> str:
    # With a long beginning that others have too, only the rest would tell which it is.
    shared = max((_shared(text, other) for other in texts if other != text), default=0)
    about = f"…{text[shared:]}" if shared >= LONG_BEGINNING else text
    return _shorten(f"{place} {about}".strip()).rstrip(" '’")


def _shared(text: str, other: str) -> int:
    """How many letters two texts begin with together, in whole words."""
    pairs = zip(text, other, strict=False)
    same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return text[:same].rfind(" ") + 1


def _shorten(name: str) -> str:
    units = name.encode("utf-16-le")[: MAX_NAME * 2]
    return units.decode("utf-16-le", errors="ignore")
