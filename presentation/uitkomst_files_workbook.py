"""Uitkomsten as an Excel workbook, written row by row so that memory stays bounded."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]

from presentation.uitkomst_files_codebook import make_codebook
from presentation.uitkomst_files_sheets import (
    Bold,
    Cell,
    Headings,
    Link,
    Percent,
    Row,
    Sheet,
    Title,
    Wide,
    make_sheets,
)
from veranderverhaal.uitkomst import Uitkomsten

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# The same uitkomsten give the same file, whenever it is made.
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
MAX_TEXT = 32_767  # of a cell, by Excel
LINE_HEIGHT = 16
A4 = 9
TOP = {"valign": "top"}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "valign": "vcenter"},
    "wide": {**TOP, "text_wrap": True},
    "strong": {**TOP, "text_wrap": True, "bold": True},
    "heading": {**TOP, "text_wrap": True, "bold": True, "bg_color": "#E8EEF4", "bottom": 1},
    "text": {**TOP, "text_wrap": True},
    "number": {**TOP, "num_format": "0"},
    "value": {**TOP, "num_format": "0.0#"},
    "percent": {**TOP, "num_format": "0%"},
    "link": {**TOP, "font_color": "#0B4F9E", "underline": 1},
}

Formats = Mapping[str, Any]


def make_workbook(
    uitkomsten: Uitkomsten, groups: Sequence[Uitkomsten] = (), *, initiatief: str = ""
) -> bytes:
    """The workbook as the content of an .xlsx file."""
    with io.BytesIO() as target:
        write_workbook(target, uitkomsten, groups, initiatief=initiatief)
        return target.getvalue()


def write_workbook(
    target: BinaryIO,
    uitkomsten: Uitkomsten,
    groups: Sequence[Uitkomsten] = (),
    *,
    initiatief: str = "",
) -> None:
    """Write the workbook to a file that is open for writing. What it holds on to is little."""
    with xlsxwriter.Workbook(target, OPTIONS) as workbook:
        workbook.set_properties({"title": uitkomsten.meting.name, "created": NO_TIME})
        formats = {name: workbook.add_format(look) for name, look in LOOKS.items()}
        for sheet in make_sheets(uitkomsten, groups, initiatief):
            _add(workbook, sheet, formats)
        _add(workbook, make_codebook(uitkomsten), formats)


def _add(workbook: Any, sheet: Sheet, formats: Formats) -> None:
    worksheet = workbook.add_worksheet(sheet.name)
    for place, width in enumerate(sheet.widths):
        worksheet.set_column(place, place, width)
    worksheet.freeze_panes(sheet.frozen, 0)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    # A code such as "5" is a text on purpose: no green corners.
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    last = _fill(worksheet, sheet, formats)
    if sheet.filtered:
        worksheet.autofilter(sheet.frozen - 1, 0, last, len(sheet.widths) - 1)


def _fill(worksheet: Any, sheet: Sheet, formats: Formats) -> int:
    """Write every row; the number of the last one."""
    plain = {} if sheet.plain else formats
    place = 0
    for place, row in enumerate(sheet.rows):
        if isinstance(row, tuple):
            for column, cell in enumerate(row):
                _write(worksheet, place, column, cell, plain)
        else:
            _write_special(worksheet, place, row, sheet, formats)
    return place


def _write(worksheet: Any, row: int, column: int, cell: Cell, formats: Formats) -> None:
    if isinstance(cell, str):
        worksheet.write_string(row, column, cell_text(cell), formats.get("text"))
    elif isinstance(cell, Percent):
        worksheet.write_number(row, column, float(cell.share), formats.get("percent"))
    elif isinstance(cell, Bold):
        worksheet.write_string(row, column, cell_text(cell.text), formats.get("strong"))
    elif isinstance(cell, Link):
        address = "internal:'" + cell.sheet.replace("'", "''") + "'!A1"
        worksheet.write_url(row, column, address, formats.get("link"), cell.text)
    elif cell is not None:
        look = "number" if cell == int(cell) else "value"
        worksheet.write_number(row, column, float(cell), formats.get(look))


def _write_special(worksheet: Any, place: int, row: Row, sheet: Sheet, formats: Formats) -> None:
    if isinstance(row, Title):
        worksheet.set_row(place, 24)
        worksheet.write_string(place, 0, cell_text(row.text), formats["title"])
    elif isinstance(row, Headings):
        for column, text in enumerate(row.texts):
            worksheet.write_string(place, column, cell_text(text), formats["heading"])
    elif isinstance(row, Wide):
        # A merged cell does not grow by itself.
        room = sum(sheet.widths)
        worksheet.set_row(place, LINE_HEIGHT * max(1, ceil(len(row.text) / room)))
        look = formats["strong" if row.strong else "wide"]
        worksheet.merge_range(place, 0, place, len(sheet.widths) - 1, "", look)
        worksheet.write_string(place, 0, cell_text(row.text), look)


def cell_text(text: str) -> str:
    """A text that the writer keeps as it is: one that begins so would be taken for marked up."""
    kept = f" {text}" if text.startswith("<r>") else text
    return kept[:MAX_TEXT]
