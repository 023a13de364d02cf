"""Looking into an .xlsx or .ods before a library opens it: sizes, and what should not be there.

The sizes that a zip tells of itself may lie, and one cell at the far end of a sheet makes a
library set up memory for all cells before it. So every part is unpacked here, a piece at a time.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from storage.table_limits import (
    DAMAGED,
    MAX_UNPACKED,
    NOT_A_TABLE,
    TOO_LARGE_UNPACKED,
    UNSAFE,
    TableRefused,
    check_size,
)

PIECE = 1 << 20
MAX_PARTS = 2_000
LOCAL_HEADER = 30  # bytes, before the name and the extra field
# A tag may lie over two pieces.
OVERLAP = 4_096
DECLARATIONS = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
# "r" names the place of a row ("12") or of a cell ("AB12").
XLSX_PLACE = re.compile(
    rb"<(?:\w+:)?(?:row|c)\b[^<>]*?\br\s*=\s*[\"']([A-Za-z]{0,9})(\d{1,19})[\"']"
)
ODS_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)\b([^<>]*)>")
REPEATED = re.compile(rb"number-(?:columns|rows)-repeated\s*=\s*[\"'](\d{1,19})[\"']")


def check_packed(content: bytes) -> None:
    """Raises TableRefused unless this is an .xlsx or .ods that is safe to open."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise TableRefused(DAMAGED) from error
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise TableRefused(NOT_A_TABLE)
    if len(parts) > MAX_PARTS:
        raise TableRefused(UNSAFE)
    left = MAX_UNPACKED
    for part in parts:
        left -= _check_part(content, part, left)


def _check_part(content: bytes, part: zipfile.ZipInfo, left: int) -> int:
    """The true size of a part, after a look at its text."""
    if part.flag_bits & 1:
        raise TableRefused(DAMAGED)  # locked with a password
    size, look = 0, _Look(part.filename)
    for piece in _unpack(content, part):
        size += len(piece)
        if size > left:
            raise TableRefused(TOO_LARGE_UNPACKED)
        look.at(piece)
    return size


def _unpack(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    name_and_extra = content[part.header_offset + 26 : part.header_offset + LOCAL_HEADER]
    lengths = (name_and_extra[:2], name_and_extra[2:])
    start = part.header_offset + LOCAL_HEADER + sum(int.from_bytes(n, "little") for n in lengths)
    packed = content[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (packed[place : place + PIECE] for place in range(0, len(packed), PIECE))
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflate(packed)
    else:
        raise TableRefused(UNSAFE)


def _inflate(packed: bytes) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflater.eof:
            yield inflater.decompress(packed, PIECE)
            packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise TableRefused(DAMAGED) from error


class _Look:
    """Reads along with one part, and refuses what a sheet does not need."""

    def __init__(self, name: str) -> None:
        self._is_text = name.lower().endswith((".xml", ".rels"))
        self._is_ods = name == "content.xml"
        self._rest = b""
        self._sheet = _OdsSheet()

    def at(self, piece: bytes) -> None:
        if not self._is_text:
            return
        if not self._rest and b"\x00" in piece[:4]:
            raise TableRefused(UNSAFE)  # two bytes a letter would hide from this look
        text = self._rest + piece
        if DECLARATIONS.search(text):
            raise TableRefused(UNSAFE)
        if self._is_ods:
            # Counting must see every tag once: only up to the last whole one.
            whole = text.rfind(b">") + 1
            for tag in ODS_TAG.finditer(text, 0, whole):
                self._sheet.at(tag)
            self._rest = text[whole:][-PIECE:]
        else:
            for place in XLSX_PLACE.finditer(text):
                check_size(int(place[2]), column_number(place[1]))
            self._rest = text[-OVERLAP:]


def column_number(letters: bytes) -> int:
    """ "A" is 1, "AB" is 28, "" is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


class _OdsSheet:
    """How far the filled cells of an .ods sheet reach, where one tag may stand for many cells."""

    def __init__(self) -> None:
        self._rows = self._columns = self._filled_columns = self._widest = self._repeated = 0

    def at(self, tag: re.Match[bytes]) -> None:
        closes, name, attributes = tag[1] == b"/", tag[2], tag[3]
        found = REPEATED.search(attributes)
        times = int(found[1]) if found else 1
        if name == b"table":
            self.__init__()  # type: ignore[misc]
        elif name == b"table-row":
            if not closes:
                self._columns, self._filled_columns, self._repeated = 0, 0, times
            if closes or attributes.endswith(b"/"):
                self._end_row()
        elif not closes:
            self._columns += times
            # Only a cell without anything in it is a tag that ends itself without a value.
            if not attributes.endswith(b"/") or b"office:" in attributes:
                self._filled_columns = self._columns

    def _end_row(self) -> None:
        self._rows += self._repeated
        if self._filled_columns:
            self._widest = max(self._widest, self._filled_columns)
            check_size(self._rows, self._widest)
