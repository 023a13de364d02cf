"""Excel (.xlsx, .xls) and OpenDocument (.ods), read in a process of their own.

One small cell can ask for more memory than there is: a text that a million cells point to, or a
cell at the far end of a sheet. Not all of that can be seen beforehand, so the process may use a
bounded amount of memory and time. When it falls, only it falls; and it never holds up a server.
"""

import json
import math
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from storage.table_limits import (
    DAMAGED,
    MAX_TEXT,
    NO_ROWS,
    NO_SUCH_SHEET,
    TOO_MANY_CELLS,
    TableRefused,
    check_size,
)

MAX_MEMORY = 2 * 1024**3
MAX_SECONDS = 120
WHOLE_NUMBERS = 1e15  # below this a float holds every whole number
ROOT = Path(__file__).resolve().parent.parent

Sheet = tuple[list[list[str]], str, tuple[str, ...]]


def read_workbook(content: bytes, sheet: str | None) -> Sheet:
    """The rows of a sheet, its name, and the names of all. Raises TableRefused."""
    command = [sys.executable, "-m", "storage.table_workbook"]
    # The name goes with the file: as an argument it could be taken for an option.
    question = json.dumps(sheet).encode() + b"\n" + content
    try:
        result = subprocess.run(  # noqa: S603 - our own module, without anything from outside
            command, input=question, capture_output=True, timeout=MAX_SECONDS, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TableRefused(TOO_MANY_CELLS) from error
    if result.returncode:
        raise TableRefused(TOO_MANY_CELLS)  # it asked for more memory than it may have
    answer = json.loads(result.stdout)
    if "refused" in answer:
        raise TableRefused(answer["refused"])
    return answer["rows"], answer["sheet"], tuple(answer["names"])


def as_text(cell: Any) -> str:
    """A cell as a Dutch reader would type it: 5 for 5.0, a comma in 2,5, days as 2026-03-02."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta | int):
        return str(cell)
    return str(cell or "").strip()


def _number_text(number: float) -> str:
    if not math.isfinite(number):
        return ""
    if number.is_integer() and abs(number) < WHOLE_NUMBERS:
        return str(int(number))
    # As Excel shows it: 0.1 + 0.2 is 0.3, at fifteen digits.
    plain = f"{Decimal(f'{number:.15g}'):f}"
    return plain.replace(".", ",")


def _read(content: bytes, sheet: str | None) -> Sheet:
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    names = tuple(workbook.sheet_names)
    if sheet is not None and sheet not in names:
        raise TableRefused(NO_SUCH_SHEET)
    for name in names if sheet is None else (sheet,):
        found = workbook.get_sheet_by_name(name)
        check_size(found.total_height, found.total_width)
        if found.height:
            return _texts(found), name, names
    raise TableRefused(NO_ROWS)


def _texts(sheet: Any) -> list[list[str]]:
    # From the very first row: a row keeps the number it has in the file.
    rows, size = [], 0
    for cells in sheet.to_python(skip_empty_area=False):
        row = [cell if type(cell) is str else as_text(cell) for cell in cells]
        size += sum(map(len, row))
        if size > MAX_TEXT:
            raise TableRefused(TOO_MANY_CELLS)
        rows.append(row)
    return rows


def _answer(question: bytes) -> dict[str, Any]:
    name, _, content = question.partition(b"\n")
    try:
        rows, sheet, names = _read(content, json.loads(name))
    except TableRefused as error:
        return {"refused": str(error)}
    except (CalamineError, OSError, ValueError):
        return {"refused": DAMAGED}
    return {"rows": rows, "sheet": sheet, "names": names}


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows: only the time is bounded there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _bound_memory()
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)
