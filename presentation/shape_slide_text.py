"""Text on a slide: cleaned, and measured beforehand, for a slide cannot measure by itself.

Every computer draws it in its own fonts. So widths are taken from a font that is wider than those
a slide asks for, and a little is added.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont

from presentation.poster_glyphs import FONT_FOLDER, JOINERS, STRIPPED_CATEGORIES

MEASURED_AT = 100
FONT_FILES = {False: "NotoSans_400Regular.ttf", True: "NotoSans_700Bold.ttf"}
SPARE = 1.05
LINE = 1.22  # of the size, from line to line
WIDE = 1.4  # of what our font lacks: emoji are the widest
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
ELLIPSIS = "…"
MOST_LETTERS = 600


@dataclass(frozen=True)
class Fitted:
    """A text as it goes into its box, and at what size in points."""

    text: str
    size: float
    cut: bool = False


def plain_line(text: str) -> str:
    """A text on one line, without what cannot be seen; of any script, for a slide has all fonts."""
    one = unicodedata.normalize("NFC", " ".join(text.split()))
    kept = "".join(
        char
        for char in one
        if char in JOINERS or unicodedata.category(char) not in STRIPPED_CATEGORIES
    )
    return " ".join(kept.split())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a text takes on one line, at most."""
    return sum(_advance(char, bold) for char in text) * size * SPARE


def count_lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Lines that a text takes, at most. A word that is too wide is broken anywhere."""
    lines, filled, space = 1, 0.0, width_of(" ", size, bold=bold)
    for word in text.split():
        wide = width_of(word, size, bold=bold)
        if filled and filled + space + wide > width:
            lines, filled = lines + 1, 0.0
        elif filled:
            filled += space
        filled += wide
        while filled > width:
            # One letter too many may not fit beside the others.
            lines, filled = lines + 1, filled - width + size
            if width <= 2 * size:
                return MOST_LETTERS
    return lines


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Points from the top of the first line to the foot of the last."""
    return count_lines(text, width, size, bold=bold) * size * LINE if text else 0.0


def fit(
    text: str, width: float, height: float, sizes: Iterable[float], *, bold: bool = False
) -> Fitted:
    """The text at the first of the sizes, largest first, that fits; cut at the last."""
    text = plain_line(text)
    size = 0.0
    for size in sizes:
        if height_of(text, width, size, bold=bold) <= height:
            return Fitted(text, size)
    return Fitted(_cut(text, width, height, size, bold), size, cut=True)


def _cut(text: str, width: float, height: float, size: float, bold: bool) -> str:
    low, high = 0, min(len(text), MOST_LETTERS)
    while high - low > 1:
        middle = (low + high) // 2
        if height_of(_beginning(text, middle), width, size, bold=bold) <= height:
            low = middle
        else:
            high = middle
    return _beginning(text, low)


def _beginning(text: str, count: int) -> str:
    return text[:count].rstrip(" ,;:.-–") + ELLIPSIS


@lru_cache(maxsize=4096)
def _advance(char: str, bold: bool) -> float:
    """Of one letter, as a share of the size."""
    if unicodedata.combining(char) or char in JOINERS:
        return 0.0
    is_known = char.isascii() or unicodedata.name(char, "").startswith(SCRIPTS)
    if not is_known and unicodedata.category(char)[0] not in "PZ":
        return WIDE if unicodedata.category(char) == "So" else 1.05
    return float(_font(bold).getlength(char)) / MEASURED_AT


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FOLDER / FONT_FILES[bold]), MEASURED_AT)
