"""Files with answers, as other programs make them."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from storage.table_files import TableRefused, read_table


def workbook(fill: Callable[[Any], None], *names: str) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "d-m-yyyy"})
    for name in names or ("Antwoorden",):
        book.add_worksheet(name)
    fill(book.worksheets()[0])
    book.close()
    return target.getvalue()


def excel(*rows: tuple[Any, ...]) -> bytes:
    def fill(sheet: Any) -> None:
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)

    return workbook(fill)


def repacked(content: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """The same .xlsx with some of its parts changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, lambda part: part)(old.read(name)))
    return target.getvalue()


def open_document(rows: str) -> bytes:
    """An .ods with these rows, in the XML of OpenDocument."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}" '
        f'xmlns:table="{table}" xmlns:text="{text}"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()


def ods_cell(text: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" '
        f'office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def refusal(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(TableRefused) as refused:
        read_table(content, name)
    return str(refused.value)
