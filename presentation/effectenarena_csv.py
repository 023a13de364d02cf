"""The numbers of one chart of an effectenarena as CSV for a Dutch Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from presentation.uitkomst_files_csv import guard
from veranderverhaal.effectenarena.money import rounded

Cell = str | int | Fraction | None
PLACES = 4


def make_effectenarena_csv(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], notes: Iterable[str]
) -> bytes:
    """The rows with amounts in four decimals, and under them what they rest on."""
    with io.StringIO(newline="") as text:
        writer = csv.writer(text, delimiter=";")
        writer.writerow([guard(name) for name in header])
        writer.writerows([_field(cell) for cell in row] for row in rows)
        writer.writerow([])
        writer.writerows([guard(note)] for note in notes)
        return text.getvalue().encode("utf-8-sig")


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard(cell)
    number: Decimal = rounded(cell, PLACES)
    whole, _, decimals = f"{number:f}".partition(".")
    kept = decimals.rstrip("0")
    return f"{whole},{kept}" if kept else whole
