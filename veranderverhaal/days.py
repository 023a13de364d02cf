"""Days as people and programs write them, read to the week: nothing finer is kept."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
IN_WORDS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})\.? ([a-z]{3,9})\.? (\d{4})", re.I)
SERIAL = re.compile(r"(\d{5})([.,]\d+)?")
# Excel counts days from here; these numbers are the years 2000 to 2099.
EXCEL_START = date(1899, 12, 30)
SERIALS = range(36_526, 73_051)
YEARS = range(2000, 2100)
# Dutch and English, by their first letters.
MONTHS = {"jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5}
MONTHS |= {"jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12}


def month_first(values: Iterable[str]) -> bool:
    """Whether "3/14/2026" is how these days are written; day first when nothing tells."""
    for value in values:
        found = YEAR_LAST.match(value.strip())
        if found and int(found[1]) > 12:
            return False
        if found and int(found[2]) > 12:
            return True
    return False


def parse_day(text: str, *, american: bool = False) -> date | None:
    """The day in a text, with or without a time behind it; None when there is none."""
    text = text.strip()
    if found := YEAR_FIRST.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := YEAR_LAST.match(text):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        first, second = int(found[1]), int(found[2])
        return _day(year, first, second) if american else _day(year, second, first)
    if found := IN_WORDS.match(text):
        return _day(int(found[3]), MONTHS.get(found[2][:3].lower(), 0), int(found[1]))
    return _serial_day(text)


def _serial_day(text: str) -> date | None:
    found = SERIAL.fullmatch(text)
    days = int(found[1]) if found else 0
    return EXCEL_START + timedelta(days=days) if days in SERIALS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
