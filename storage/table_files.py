"""Answers from a file that came from anywhere: Excel, OpenDocument or CSV, as rows of texts.

What a file is follows from its first bytes, never from its name. A formula is never worked out:
of a cell in Excel its last value is read, and in CSV it stays the text it is.
"""

from collections.abc import Iterable, Iterator

from storage.table_limits import (
    EMPTY,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    NO_ROWS,
    TOO_HEAVY,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    TableRefused,
)
from storage.table_packed import check_packed
from storage.table_text import read_text_rows
from storage.table_workbook import read_workbook
from veranderverhaal.raw_table import RawTable, Row, make_table

__all__ = ["RawTable", "TableRefused", "read_table"]

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"


def read_table(content: bytes, file_name: str, *, sheet: str | None = None) -> RawTable:
    """The answers in a file: those of one sheet, the first with something in it unless named.

    Raises TableRefused, in Dutch, when the file is too large, damaged, or no table at all.
    """
    if not content.strip():
        raise TableRefused(EMPTY)
    if len(content) > MAX_BYTES:
        raise TableRefused(TOO_HEAVY)
    if content.startswith(ZIP_START):
        check_packed(content)
    if content.startswith((ZIP_START, OLD_EXCEL_START)):
        return _pick(*read_workbook(content, sheet))
    return _pick(read_text_rows(content), file_name, ())


def _pick(rows: Iterable[Iterable[str]], sheet: str, sheet_names: tuple[str, ...]) -> RawTable:
    numbered = list(_filled(rows))
    if len(numbered) < 2:
        raise TableRefused(NO_ROWS)
    table = make_table(numbered, sheet=sheet if sheet_names else "", sheet_names=sheet_names)
    if not table.rows:
        raise TableRefused(NO_ROWS)
    return table


def _filled(rows: Iterable[Iterable[str]]) -> Iterator[tuple[int, Row]]:
    """The rows with something in them, with their number in the file."""
    count = 0
    for number, cells in enumerate(rows, 1):
        row = _as_texts(cells)
        if not row:
            continue
        count += 1
        if count > MAX_ROWS + 1:
            raise TableRefused(TOO_MANY_ROWS)
        if len(row) > MAX_COLUMNS:
            raise TableRefused(TOO_MANY_COLUMNS)
        yield number, row


def _as_texts(cells: Iterable[str]) -> Row:
    texts = [cell.strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
