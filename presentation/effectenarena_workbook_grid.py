"""Writing cells of a workbook whose formulas a spreadsheet program computes again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil
from string import punctuation
from typing import Any

from xlsxwriter.utility import (  # type: ignore[import-untyped]
    xl_col_to_name,
    xl_rowcol_to_cell,
)
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from presentation.uitkomst_files_workbook import A4, LINE_HEIGHT, TOP, cell_text

Number = Fraction | Decimal | int
Value = Number | str | None

# A program that computes takes at most 64 functions in each other.
SIGNS = f"{punctuation} \u00a0\u00ad\u200b–—…‘’“”€•−"
WHOLE_EUROS = '"€ "#,##0;"− € "#,##0'
CENTS = '"€ "#,##0.00;"− € "#,##0.00'
INPUT = {**TOP, "bg_color": "#FFF6D6", "border": 1, "border_color": "#D9C98C"}
COMPUTED = {**TOP, "border": 1, "border_color": "#D5DCE3"}
STRONG = {**COMPUTED, "bold": True}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "valign": "vcenter"},
    "part": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "wide": {**TOP, "text_wrap": True},
    "plain": TOP,
    "link": {**TOP, "font_color": "#0B4F9E", "underline": 1},
    "strong_text": {**TOP, "text_wrap": True, "bold": True},
    "warning": {**TOP, "text_wrap": True, "bold": True, "bg_color": "#FDE9E4"},
    "heading": {**TOP, "text_wrap": True, "bold": True, "bg_color": "#E8EEF4", "bottom": 1},
    "text": {**COMPUTED, "text_wrap": True},
    "input": {**INPUT, "text_wrap": True, "num_format": "General"},
    "input_year": {**INPUT, "num_format": "0"},
    "input_percent": {**INPUT, "num_format": "0.00##%"},
    "factor": {**COMPUTED, "num_format": "0.######"},
    "number": {**COMPUTED, "num_format": "0"},
    "percent": {**COMPUTED, "num_format": "0%"},
    "rate": {**COMPUTED, "num_format": "0.00##%"},
    "ratio": {**COMPUTED, "num_format": "0.00"},
    "weight": {**COMPUTED, "num_format": "0.0000"},
    "euros": {**COMPUTED, "num_format": WHOLE_EUROS},
    "cents": {**COMPUTED, "num_format": CENTS},
    "strong_euros": {**STRONG, "num_format": WHOLE_EUROS},
    "strong_ratio": {**STRONG, "num_format": "0.00", "text_wrap": True},
    "strong_number": {**STRONG, "num_format": "0", "text_wrap": True},
    "strong": {**STRONG, "text_wrap": True},
}


class PlainPage(Worksheet):  # type: ignore[misc]
    """A page whose formulas only have functions that are as old as spreadsheets.

    The writer looks for each of thirty newer functions in every formula: most of its time.
    """

    def _prepare_formula(self, formula: str, _expand: bool = False) -> str:
        return formula.removeprefix("=")


BOLD = {name for name, look in LOOKS.items() if look.get("bold")}
NARROWER = 0.8  # fewer bold letters fit
ROOMY = 1.1  # over several columns more letters fit than their widths tell
MOST_LINES = 25
MOST_ON_A_PAGE = 240


@dataclass(frozen=True)
class Sheet:
    """A sheet that is being written. Rows and columns count from 0.

    `lines` is how many lines of text stand in a row: rows do not grow by themselves everywhere.
    """

    page: Any
    looks: Mapping[str, Any]
    widths: Sequence[float]
    lines: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """Rows one below the other, from the first to the last one."""

    first: int
    last: int

    @classmethod
    def of(cls, first: int, count: int) -> "Rows":
        """At least one row: a formula cannot point at none."""
        return cls(first, first + max(count, 1) - 1)


@dataclass(frozen=True)
class Formula:
    """A formula with the value it has now, for a program that does not compute."""

    text: str
    value: Value


def begin(book: Any, name: str, looks: Mapping[str, Any], widths: Sequence[float]) -> Sheet:
    """A new sheet, ready to be printed."""
    page = book.add_worksheet(name, PlainPage)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(max(1, round(sum(widths) / MOST_ON_A_PAGE)), 0)
    page.set_footer("&L&A&Rbladzijde &P van &N")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return Sheet(page, looks, widths)


def finish(sheet: Sheet) -> None:
    """Make each row as high as its texts."""
    for row, lines in sheet.lines.items():
        if lines > 1:
            sheet.page.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))


def put(sheet: Sheet, row: int, column: int, value: Value | Formula, look: str = "text") -> None:
    """Write a cell. A text stays a text, whatever it begins with."""
    _write(sheet, row, column, value, look)
    shown = value.value if isinstance(value, Formula) else value
    if isinstance(shown, str) and shown and look != "plain":
        _count_lines(sheet, row, shown, sheet.widths[column], look)


def _write(sheet: Sheet, row: int, column: int, value: Value | Formula, look: str) -> None:
    style = sheet.looks[look]
    if isinstance(value, Formula):
        sheet.page.write_formula(row, column, value.text, style, _cached(value.value))
    elif value is None or value == "":
        sheet.page.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.page.write_string(row, column, cell_text(value), style)
    else:
        sheet.page.write_number(row, column, float(value), style)


def put_row(
    sheet: Sheet, row: int, values: Sequence[Value | Formula], look: str = "text", column: int = 0
) -> None:
    """Write cells beside each other, from `column`."""
    for place, value in enumerate(values, column):
        put(sheet, row, place, value, look)


def put_wide(
    sheet: Sheet, row: int, text: Value | Formula, columns: int, look: str = "wide"
) -> None:
    """A text over several columns, as high as it needs to be."""
    sheet.page.merge_range(row, 0, row, columns - 1, "", sheet.looks[look])
    _write(sheet, row, 0, text, look)
    shown = text.value if isinstance(text, Formula) else text
    _count_lines(sheet, row, str(shown or ""), sum(sheet.widths[:columns]) * ROOMY, look)


def _count_lines(sheet: Sheet, row: int, text: str, width: float, look: str) -> None:
    room = width * (NARROWER if look in BOLD else 1)
    lines = sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))
    sheet.lines[row] = max(sheet.lines.get(row, 1), lines, 2 if look == "title" else 1)


def offer(sheet: Sheet, rows: Rows, column: int, source: str | Sequence[str]) -> None:
    """Let a cell be chosen from a list: words, or the formula of a range."""
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    sheet.page.data_validation(rows.first, column, rows.last, column, rule)


def at(row: int, column: int, sheet: str = "") -> str:
    """The address of one cell, that stays when it is copied."""
    return f"{_of(sheet)}{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def span(rows: Rows, column: int, sheet: str = "") -> str:
    """The address of cells below each other."""
    letter = xl_col_to_name(column)
    return f"{_of(sheet)}${letter}${rows.first + 1}:${letter}${rows.last + 1}"


def look_up(wanted: str, names: str, values: str) -> str:
    """A part of a formula: the number beside a name, 0 when the name is not there.

    No VLOOKUP or SUMIF: these read "*" and ">" in a name as signs of their own.
    """
    return f"SUMPRODUCT(({names}={wanted})*{values})"


def without_signs(address: str, signs: str = SIGNS) -> str:
    """A part of a formula: what is left of a text without these.

    Deep rather than long: no program knows letters from signs, and few know lists in a formula.
    """
    for sign in signs:
        quoted = sign.replace('"', '""')
        address = f'SUBSTITUTE({address},"{quoted}","")'
    return address


def _of(sheet: str) -> str:
    return f"'{sheet}'!" if sheet else ""


def _cached(value: Value) -> float | str:
    if value is None:
        return ""
    return cell_text(value) if isinstance(value, str) else float(value)
