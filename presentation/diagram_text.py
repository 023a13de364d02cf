"""Text that people typed, made fit to stand in a drawing: cleaned, and wrapped in even lines."""

import unicodedata

LINE_LENGTH = 22
MAX_LINES = 8  # a title of MAX_TITLE characters takes six; more only comes from outside

JOINERS = "\u200c\u200d\ufe0e\ufe0f"
# These turn the reading direction of whatever follows, also of text that is not theirs.
DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# XML 1.0 has no place for these, not even as a numeric reference.
NOT_IN_XML = frozenset("\ufffe\uffff")


def cleaned(text: str) -> str:
    """`text` on one line, without characters that cannot be drawn."""
    return " ".join("".join(_drawable(character) for character in text).split())


def cleaned_lines(text: str) -> str:
    """`text` with its own line ends kept, for a tooltip."""
    lines = (cleaned(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _drawable(character: str) -> str:
    if character.isspace():
        return " "
    if character in DIRECTION_OVERRIDES or character in NOT_IN_XML:
        return ""
    return "" if unicodedata.category(character) in ("Cc", "Cs") else character


def wrapped(text: str, length: int = LINE_LENGTH) -> list[str]:
    """`text` in as few lines as fit, and those as even as they can be.

    Even lines keep the last word from standing alone.
    """
    words = [part for word in cleaned(text).split() for part in _parts(word, length)]
    lines = _filled(words, length)
    narrowest = max((len(word) for word in words), default=0)
    for width in range(narrowest, length):
        even = _filled(words, width)
        if len(even) == len(lines):
            lines = even
            break
    return lines if len(lines) <= MAX_LINES else [*lines[: MAX_LINES - 1], "…"]


def _filled(words: list[str], length: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= length:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _parts(word: str, length: int) -> list[str]:
    """A word that is too long, in pieces that end in a hyphen."""
    parts = []
    while len(word) > length:
        cut = _cut(word, length - 1)
        parts.append(word[:cut] + ("-" if word[cut - 1].isalpha() else ""))
        word = word[cut:]
    return [*parts, word]


def _cut(word: str, cut: int) -> int:
    """The last place up to `cut` that does not part an accent or emoji from what it belongs to."""
    for place in range(cut, 0, -1):
        if not _sticks(word[place]) and word[place - 1] not in JOINERS:
            return place
    return cut


def _sticks(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character) in ("Mn", "Me", "Sk")
