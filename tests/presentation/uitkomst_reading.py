"""Reading back the files of uitkomsten, and one of texts that mean to do harm."""

import csv
import io
from dataclasses import replace
from typing import Any

from python_calamine import CalamineWorkbook

from tests.presentation.uitkomst_samples import bars, stelling
from veranderverhaal.uitkomst import Uitkomst

Rows = list[list[Any]]


def sheets(content: bytes) -> dict[str, Rows]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def tidy(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def row_of(rows: Rows, first: object) -> list[Any]:
    return next(row for row in rows if row and row[0] == first)


def column_under(rows: Rows, heading: str) -> list[Any]:
    place = next(place for place, row in enumerate(rows) if heading in row)
    across = rows[place].index(heading)
    return [row[across] for row in rows[place + 1 :] if row[across] != ""]


HOSTILE = ("=1+1", "+31 6", "-5", "@SUM(A1)", "\t=1", "\r=1", "  =1", "<r><t>x</t></r>", "http://x")


def hostile(text: str) -> Uitkomst:
    question = replace(stelling().question, text=text)
    return stelling(question=question, headline_label=text, bars=bars(111, labels=(text,)))
