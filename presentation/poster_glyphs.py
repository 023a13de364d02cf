"""User text made safe to typeset: only characters that one of our fonts can draw, one direction."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONT_FOLDER = Path(__file__).parent / "fonts"

NO_BREAK = "\u00a0"
AMOUNT = re.compile(r"(?:− )?€ (?=[\d.,]{1,9}+(?![.,]?\d))")
# Invisible, but they shape Arabic letters and join emoji.
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
# Control characters, bidi overrides and isolates, unassigned and private characters. The last
# would also break PDF/A, which wants a meaning for every character.
STRIPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
RIGHT_TO_LEFT = frozenset({"R", "AL"})
SCRIPT_LANGUAGES = (("ARABIC", "ar"), ("ETHIOPIC", "ti"), ("CYRILLIC", "uk"))


def clean_text(text: str) -> tuple[str, frozenset[str]]:
    """Text of drawable characters on one line, and the characters that no font has."""
    composed = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text))
    visible = "".join(char for char in composed if _may_show(char))
    drawable = drawable_characters()
    missing = {char for char in visible if ord(char) not in drawable and char not in JOINERS}
    kept = "".join(char for char in visible if char not in missing)
    return " ".join(_drop_stray_marks(kept).split()), frozenset(missing)


def whole_amounts(text: str) -> str:
    """The text with amounts that stay on one line. The longest do not: no column may hold them."""
    return AMOUNT.sub(lambda found: found.group().replace(" ", NO_BREAK), text)


def first_direction(text: str) -> str:
    """ "rtl" or "ltr", by the first character that has a strong direction."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in RIGHT_TO_LEFT:
            return "rtl"
        if direction == "L":
            return "ltr"
    return "ltr"


def script_language(text: str) -> str:
    """The language a screen reader may assume from the script; Dutch for Latin letters."""
    first_letter = next((char for char in text if char.isalpha()), "")
    name = unicodedata.name(first_letter, "") if first_letter else ""
    return next((code for script, code in SCRIPT_LANGUAGES if name.startswith(script)), "nl")


@lru_cache(maxsize=1)
def drawable_characters() -> frozenset[int]:
    """The code points that at least one of the poster's text fonts has a glyph for."""
    text_fonts = (
        path for path in sorted(FONT_FOLDER.glob("*.ttf")) if "Bricolage" not in path.name
    )
    return frozenset().union(*(frozenset(_code_points(path.read_bytes())) for path in text_fonts))


def _may_show(char: str) -> bool:
    return char in JOINERS or unicodedata.category(char) not in STRIPPED_CATEGORIES


def _drop_stray_marks(text: str) -> str:
    """Without combining marks and joiners that have no letter before them to stand on."""
    kept: list[str] = []
    for char in text:
        is_mark = char in JOINERS or unicodedata.category(char).startswith("M")
        if is_mark and (not kept or kept[-1] == " "):
            continue
        kept.append(char)
    return "".join(kept)


def _code_points(font: bytes) -> Iterator[int]:
    """The code points in a font's cmap (OpenType spec, formats 4 and 12)."""
    cmap = _table_offset(font, b"cmap")
    for record in range(_unsigned16(font, cmap + 2)):
        subtable = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * record + 4)[0]
        kind = _unsigned16(font, subtable)
        if kind == 4:
            yield from _format_4(font, subtable)
        elif kind == 12:
            yield from _format_12(font, subtable)


def _table_offset(font: bytes, tag: bytes) -> int:
    for table in range(_unsigned16(font, 4)):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * table)
        if name == tag:
            return int(offset)
    raise ValueError(f"font without {tag!r}")


def _format_4(font: bytes, start: int) -> Iterator[int]:
    size = _unsigned16(font, start + 6)
    for place in range(0, size, 2):
        last = _unsigned16(font, start + 14 + place)
        first = _unsigned16(font, start + 16 + size + place)
        delta = _unsigned16(font, start + 16 + 2 * size + place)
        range_at = start + 16 + 3 * size + place
        range_offset = _unsigned16(font, range_at)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + delta) & 0xFFFF
            if range_offset:
                glyph = _unsigned16(font, range_at + range_offset + 2 * (code - first))
            if glyph:
                yield code


def _format_12(font: bytes, start: int) -> Iterator[int]:
    for group in range(struct.unpack_from(">I", font, start + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * group)
        yield from range(first, last + 1)


def _unsigned16(font: bytes, offset: int) -> int:
    return int(struct.unpack_from(">H", font, offset)[0])
