"""Text of people as a report takes it: what cannot be seen, or breaks a file, is left out."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

from presentation.report_blocks import Block, Bullets, Heading, Look, Paragraph, Report
from presentation.report_drawing import Drawing

MOST_ALT_LETTERS = 12_000  # PDF/A allows no string above 32,767 bytes, two a letter
NO_TITLE = "Zonder titel"

# Controls, halves of characters, and what has no meaning (yet).
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
# Marks that turn the direction of what follows, or break a word unseen.
_TURNING = frozenset(map(chr, (0x200B, *range(0x200E, 0x2010), *range(0x202A, 0x202F), 0xFEFF)))
_ISOLATES = frozenset(map(chr, range(0x2066, 0x206A)))


def visible(text: str) -> str:
    """The text on one line, of characters that a file can hold and a reader can see."""
    joined = re.sub(r"\s+", " ", text)
    kept = "".join(one for one in joined if _is_seen(one))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def paragraphs(text: str, look: Look = Look.BODY, start: str = "") -> list[Block]:
    """A paragraph for each line of what somebody typed; `start` stands before the first."""
    lines = [line for line in text.splitlines() if visible(line)]
    return [Paragraph(line, look, start if not place else "") for place, line in enumerate(lines)]


def cut_alt(text: str) -> str:
    """A description no longer than a PDF may hold."""
    return text if len(text) <= MOST_ALT_LETTERS else f"{text[:MOST_ALT_LETTERS]}…"


def visible_report(report: Report) -> Report:
    """The report with every text made visible; a heading without one says so."""
    shown: Report = _visible(report)
    return shown


def _visible(value: Any) -> Any:
    if isinstance(value, Drawing | Look):
        return value  # words in a drawing were cleaned before they were measured
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, tuple):
        return tuple(_visible(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {one.name: _visible(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Heading):
        parts["text"] = parts["text"] or NO_TITLE
    if isinstance(value, Bullets):
        parts["items"] = tuple(one for one in parts["items"] if one)
    return replace(value, **parts)


def _is_seen(character: str) -> bool:
    hidden = character in _TURNING or character in _ISOLATES
    return not hidden and unicodedata.category(character) not in _UNSEEN
