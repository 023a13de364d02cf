"""A table as it came from a file: a header and rows of texts, without meaning as yet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Row = tuple[str, ...]

# Above the header there may be a title, a date, an empty row, or a row of merged cells.
HEADER_WITHIN = 20
# A header names nearly all columns; a title or a row of merged cells only some.
HEADER_FILLED = 0.6
MAX_HEADER = 500  # characters


@dataclass(frozen=True)
class RawTable:
    """Rows may be shorter than the header. `row_numbers` are those of the file, from 1."""

    header: Row
    rows: tuple[Row, ...]
    row_numbers: tuple[int, ...]
    sheet: str = ""
    sheet_names: tuple[str, ...] = ()

    def column(self, index: int) -> list[str]:
        """The cells of one column, "" where a row is too short."""
        return [row[index] if index < len(row) else "" for row in self.rows]


def make_table(
    rows: Sequence[tuple[int, Row]], *, sheet: str = "", sheet_names: tuple[str, ...] = ()
) -> RawTable:
    """The table in numbered rows that are not empty; the header is the first that looks like one.

    Raises ValueError when there are no rows.
    """
    place = header_place([row for _, row in rows[:HEADER_WITHIN]])
    # A header without rows below it is none: one row was wider than the others.
    place = 0 if place == len(rows) - 1 else place
    body = rows[place + 1 :]
    width = max((len(row) for _, row in rows[place:]), default=0)
    above = [row for _, row in rows[:place]]
    return RawTable(
        header=_name_columns(rows[place][1], above, width),
        rows=tuple(row for _, row in body),
        row_numbers=tuple(number for number, _ in body),
        sheet=sheet,
        sheet_names=sheet_names,
    )


def header_place(rows: Sequence[Row]) -> int:
    """Where the header is: the first row that fills most of the columns. Raises ValueError."""
    if not rows:
        raise ValueError("no rows")
    filled = [sum(bool(cell) for cell in row) for row in rows]
    enough = HEADER_FILLED * max(filled)
    return next(place for place, count in enumerate(filled) if count >= enough)


def _name_columns(header: Row, above: Sequence[Row], width: int) -> Row:
    """A name for each column; what is empty or double borrows from the merged cell above it."""
    names = [_one_line(cell) for cell in header] + [""] * (width - len(header))
    counts = Counter(names)
    groups = _spread(above[-1], width) if above and _is_group(above[-1]) else [""] * width
    return tuple(
        " / ".join(part for part in (group, name) if part)
        if group and (not name or counts[name] > 1)
        else name
        for name, group in zip(names, groups, strict=True)
    )


def _is_group(row: Row) -> bool:
    return sum(bool(cell) for cell in row) > 1


def _spread(row: Row, width: int) -> list[str]:
    """Merged cells hold their text in the first; it counts for the empty ones after it."""
    spread, last = [], ""
    for cell in [*row, *[""] * (width - len(row))][:width]:
        last = _one_line(cell) or last
        spread.append(last)
    return spread


def _one_line(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip()[:MAX_HEADER]
