"""CSV and its relatives: which encoding, which delimiter, and then the rows."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from storage.table_limits import DAMAGED, NOT_A_TABLE, TableRefused

DELIMITERS = (";", ",", "\t", "|")
SAMPLE = 64 * 1024  # characters
MAX_CONTROLS = 0.01  # of the sample; more is no text
MAX_FIELD = 100_000
# How a file begins that somebody gave the wrong name.
OTHER_BEGINNINGS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc",
)
WEB_PAGE = re.compile(r"\s*<(!doctype|html|\?xml)", re.I)
# Excel's own line that names the delimiter.
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.I)


def read_text_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of a text file. Raises TableRefused when it is no table."""
    if content.startswith(OTHER_BEGINNINGS):
        raise TableRefused(NOT_A_TABLE)
    text = decode(content)
    if WEB_PAGE.match(text) or _is_binary(text[:SAMPLE]):
        raise TableRefused(NOT_A_TABLE)
    named = SEPARATOR_LINE.match(text)
    if named:
        text = text[named.end() :]
    return _rows(text, named[1] if named else find_delimiter(text))


def decode(content: bytes) -> str:
    """The text, by its mark at the beginning, as UTF-8 if it can be, else as old Windows text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    # UTF-16 without a mark: every other byte of Latin text is zero.
    beginning = content[:1000]
    if beginning[1::2].count(0) > len(beginning) // 4:
        return content.decode("utf-16-le", errors="replace")
    if beginning[::2].count(0) > len(beginning) // 4:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def find_delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one same width, above one column."""
    sample = text[:SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        rows = list(csv.reader(StringIO(sample, newline=""), delimiter=delimiter))
    except csv.Error:
        return (0.0, 0)
    widths = Counter(len(row) for row in rows if row)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return (count / widths.total(), width) if width > 1 else (0.0, 0)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FIELD)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise TableRefused(DAMAGED) from error


def _is_binary(sample: str) -> bool:
    controls = sum(letter < " " and letter not in "\r\n\t" for letter in sample)
    return controls > MAX_CONTROLS * len(sample)
