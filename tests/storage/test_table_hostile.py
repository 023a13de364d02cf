"""Files that are no table, and files that somebody made with bad plans."""

import io
import struct
import zipfile

import pytest

from storage.table_files import TableRefused, read_table
from storage.table_limits import (
    DAMAGED,
    EMPTY,
    MAX_BYTES,
    MAX_ROWS,
    NO_ROWS,
    NOT_A_TABLE,
    TOO_HEAVY,
    TOO_LARGE_UNPACKED,
    TOO_MANY_CELLS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    UNSAFE,
)
from storage.table_packed import column_number
from tests.storage.table_samples import excel, ods_cell, open_document, refusal, repacked


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", EMPTY),
        (b" \n \n", EMPTY),
        (b"A;B\n", NO_ROWS),
        (b"%PDF-1.7\n1 0 obj", NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NOT_A_TABLE),
        (b"<!DOCTYPE html><html><table><tr><td>1", NOT_A_TABLE),
        (b'<?xml version="1.0"?><a>\n</a>', NOT_A_TABLE),
        (bytes(range(1, 32)) * 40, NOT_A_TABLE),
        (b"PK\x03\x04" + b"x" * 400, DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), DAMAGED),
        (b"A;B\n1;" + b"x" * 200_000, DAMAGED),
        (b"a;b\n" * (MAX_BYTES // 4 + 1), TOO_HEAVY),
        (b";".join(b"k" for _ in range(1_001)) + b"\n1;2\n", TOO_MANY_COLUMNS),
        (b"," * 1_000_000 + b"x\n1,2\n", TOO_MANY_COLUMNS),
        (b"a;b\n" + b"1;2\n" * (MAX_ROWS + 1), TOO_MANY_ROWS),
    ],
    ids=[
        *("nothing", "blank", "header only", "PDF", "PNG", "web page", "XML", "control characters"),
        *("broken zip", "broken xls", "huge cell", "heavy", "wide", "very wide", "long"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(content: bytes, message: str) -> None:
    assert refusal(content, "a.csv") == message


def test_another_kind_of_office_file_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(target.getvalue()) == NOT_A_TABLE


def test_a_file_that_is_cut_off_is_refused() -> None:
    content = excel(("A", "B"), (1, 2))
    for length in range(10, len(content), 97):
        assert refusal(content[:length]) in {DAMAGED, NOT_A_TABLE}


def test_bytes_that_fell_over_give_a_table_or_a_reason() -> None:
    content = bytearray(excel(("A", "B"), (1, 2)))
    for place in range(0, len(content), 41):
        damaged = bytes(content[:place]) + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        try:
            read_table(damaged, "a.xlsx")
        except TableRefused as refused:
            assert str(refused)


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = repacked(excel(("A",), (1,)), {"xl/styles.xml": lambda _: bytes(150 * 1024 * 1024)})
    assert len(bomb) < MAX_BYTES
    assert refusal(bomb) in {TOO_LARGE_UNPACKED, UNSAFE}


def test_a_zip_bomb_that_lies_about_its_size_is_refused_too() -> None:
    name, size = b"xl/media/a.png", 150 * 1024 * 1024
    target = io.BytesIO(excel(("A",), (1,)))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name.decode(), bytes(size))
    content = target.getvalue().replace(struct.pack("<I", size), struct.pack("<I", 10))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.getinfo(name.decode()).file_size == 10
    assert refusal(content) == TOO_LARGE_UNPACKED


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (ord("b") + n, b"&%c;" % (ord("a") + n) * 10) for n in range(9)
    )
    + b"]>"
)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_billion_laughs_are_refused_in_no_time(part: str) -> None:
    laughing = repacked(
        excel(("A", "B"), ("x", "y")),
        {part: lambda old: LAUGHS + old.split(b"?>", 1)[1].replace(b"<t>x", b"<t>&j;")},
    )
    assert refusal(laughing) == UNSAFE


def test_a_part_in_two_bytes_a_letter_is_refused() -> None:
    hidden = repacked(
        excel(("A",), ("x",)),
        {"xl/worksheets/sheet1.xml": lambda old: old.decode().encode("utf-16")},
    )
    assert refusal(hidden) == UNSAFE


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (b"XFD1", TOO_MANY_COLUMNS),
        (b"A1048576", TOO_MANY_ROWS),
        (b"ZZZZZZZ99999999999", TOO_MANY_ROWS),
        (b"ALK150000", TOO_MANY_CELLS),
    ],
)
def test_one_cell_at_the_far_end_does_not_fill_the_memory(place: bytes, message: str) -> None:
    far = repacked(
        excel(("A", "B"), (1, 2)),
        {"xl/worksheets/sheet1.xml": lambda old: old.replace(b'r="B2"', b"r = '%s'" % place)},
    )
    assert refusal(far) == message


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (f"<table:table-row>{ods_cell('x', 10**9)}</table:table-row>", TOO_MANY_COLUMNS),
        (
            '<table:table-row><table:table-cell table:number-columns-repeated="99999999"/>'
            f"{ods_cell('x')}</table:table-row>",
            TOO_MANY_COLUMNS,
        ),
        (
            f'<table:table-row table:number-rows-repeated="99999999">{ods_cell("x")}'
            "</table:table-row>",
            TOO_MANY_ROWS,
        ),
        (
            '<table:table-row table:number-rows-repeated="99999999"/>'
            f"<table:table-row>{ods_cell('x')}</table:table-row>",
            TOO_MANY_ROWS,
        ),
    ],
    ids=["cells", "empty cells before", "rows", "empty rows before"],
)
def test_repeated_cells_do_not_fill_the_memory(rows: str, message: str) -> None:
    assert refusal(open_document(rows), "a.ods") == message


def test_a_long_text_that_a_million_cells_point_to_does_not_fill_the_memory() -> None:
    row = "".join('<c t="s"><v>0</v></c>' for _ in range(500)).encode()
    rows = b"".join(b"<row>" + row + b"</row>" for _ in range(2_000))
    shared = b"<t>" + b"x" * 32_000 + b"</t>"
    swollen = repacked(
        excel(("A", "B"), ("x", "y")),
        {
            "xl/worksheets/sheet1.xml": lambda old: old.replace(
                b"<sheetData>", b"<sheetData>" + rows
            ),
            "xl/sharedStrings.xml": lambda old: old.replace(b"<t>A</t>", shared),
        },
    )
    assert len(swollen) < 1_000_000
    assert refusal(swollen) == TOO_MANY_CELLS


def test_a_part_full_of_open_tags_is_looked_through_in_no_time() -> None:
    slow = repacked(excel(("A",), ("x",)), {"xl/theme/theme1.xml": lambda _: b"<c r r= " * 400_000})
    read_table_or_refusal(slow)


def read_table_or_refusal(content: bytes) -> None:
    try:
        read_table(content, "a.xlsx")
    except TableRefused:
        return


@pytest.mark.parametrize(
    ("letters", "number"), [(b"A", 1), (b"Z", 26), (b"aa", 27), (b"XFD", 16384)]
)
def test_columns_are_counted_as_excel_does(letters: bytes, number: int) -> None:
    assert column_number(letters) == number
