"""The money of an initiatief as an Excel workbook that computes, and as CSV.

Whoever changes a price or a volume in the workbook sees all sums follow. A spreadsheet sees no
difference between capitals and small letters; neither do our own sums.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from presentation.effectenarena_csv import make_effectenarena_csv
from presentation.effectenarena_workbook_grid import (
    LOOKS,
    Formula,
    Rows,
    Sheet,
    at,
    begin,
    finish,
    put,
    put_row,
    put_wide,
    span,
)
from presentation.uitkomst_files_workbook import NO_TIME
from presentation.uitkomst_files_workbook import OPTIONS as ROW_BY_ROW
from veranderverhaal.effectenarena.bounds import ZERO
from veranderverhaal.effectenarena.income import (
    THIRDS,
    IncomeMix,
    IncomePart,
    amount_of,
    mixes,
    same_name,
    thirds_of,
)
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector
from veranderverhaal.effectenarena.income_words import (
    NO_THEME,
    OUR_READING,
    WHAT_COUNTS,
    name_of,
    say_mix,
    say_thirds,
)
from veranderverhaal.effectenarena.labels import INCOME_SECTOR_LABELS
from veranderverhaal.made_up import ALL_MADE_UP

OPTIONS = {**ROW_BY_ROW, "constant_memory": False, "in_memory": True}
LINES, SUMS = "Regels", "Per jaar"
HEADINGS = (
    *("Van wie", "Soort", "Waarvoor", "Jaar", "Scenario (leeg: echt ontvangen)"),
    *("Prijs", "Aantal", "Eenheid", "Bedrag", "Bron"),
)
PAYER, SECTOR, THEME, YEAR, SCENARIO, PRICE, VOLUME, UNIT, AMOUNT, SOURCE = range(10)
FIRST_LINE = 4
YEAR_ROW, SCENARIO_ROW, WHOLE_ROW, FIRST_SUM = 4, 5, 6, 8
SECTOR_ROW = FIRST_SUM + 1
CSV_HEADINGS = ("jaar", "scenario", "van wie", "soort", "waarvoor", "prijs", "aantal", "eenheid")
ABOUT = "Geld dat binnenkomt. Het is iets anders dan baten. Een scenario is een plan."
LEAST_COLUMNS = 6
NAME_WIDTH, SUM_WIDTH = 36, 22
LINE_WIDTHS = (26, 14, 22, 8, 22, 12, 10, 14, 14, 34)
Parts = Callable[[IncomeMix], tuple[IncomePart, ...]]
CHANGE = "Gele vakken kun je wijzigen: de bedragen en sommen rekenen dan opnieuw."


def income_workbook(name: str, lines: Sequence[IncomeLine], *, made_up: bool = False) -> bytes:
    """The content of an .xlsx file: what came in, and its sums per year and scenario."""
    with io.BytesIO() as target:
        with xlsxwriter.Workbook(target, OPTIONS) as book:
            book.set_properties({"title": f"Inkomsten van {name}", "created": NO_TIME})
            looks = {name: book.add_format(look) for name, look in LOOKS.items()}
            columns = max(len(mixes(lines)), LEAST_COLUMNS - 1)
            sums = begin(book, SUMS, looks, (NAME_WIDTH, *(SUM_WIDTH for _ in range(columns))))
            rows = _add_lines(book, looks, name, lines)
            _add_sums(sums, name, lines, rows, made_up=made_up)
        return target.getvalue()


def income_csv(name: str, lines: Sequence[IncomeLine], *, made_up: bool = False) -> bytes:
    """All lines with their amounts, and under them what each year and scenario comes to."""
    rows = [
        (
            *(str(one.year or ""), one.scenario, one.payer, INCOME_SECTOR_LABELS[one.sector]),
            *(one.theme, None if one.price is None else Fraction(one.price), Fraction(one.volume)),
            *(one.unit, amount_of(one), one.source),
        )
        for one in lines
    ]
    notes = [f"Inkomsten van {name}. {ABOUT}", WHAT_COUNTS, *(say_mix(one) for one in mixes(lines))]
    told = [ALL_MADE_UP, *notes] if made_up else notes
    return make_effectenarena_csv((*CSV_HEADINGS, "bedrag", "bron"), rows, told)


def _add_lines(book: Any, looks: Mapping[str, Any], name: str, lines: Sequence[IncomeLine]) -> Rows:
    sheet = begin(book, LINES, looks, LINE_WIDTHS)
    put_wide(sheet, 0, f"Inkomsten van {name}", len(HEADINGS), "title")
    put_wide(sheet, 1, f"{ABOUT} {CHANGE}", len(HEADINGS))
    put_row(sheet, FIRST_LINE - 1, HEADINGS, "heading")
    sheet.page.freeze_panes(FIRST_LINE, 1)
    rows = Rows.of(FIRST_LINE, len(lines))
    for row, one in enumerate(lines, rows.first):
        sector = INCOME_SECTOR_LABELS[one.sector]
        put_row(sheet, row, (one.payer, sector, one.theme), "input")
        put(sheet, row, YEAR, one.year, "input_year")
        put_row(sheet, row, (one.scenario, one.price, one.volume, one.unit), "input", SCENARIO)
        amount = Formula(f"={at(row, PRICE)}*{at(row, VOLUME)}", amount_of(one))
        put(sheet, row, AMOUNT, amount, "cents")
        put(sheet, row, SOURCE, one.source, "input")
    sheet.page.autofilter(FIRST_LINE - 1, 0, rows.last, len(HEADINGS) - 1)
    finish(sheet)
    return rows


def _add_sums(
    sheet: Sheet, name: str, lines: Sequence[IncomeLine], rows: Rows, *, made_up: bool
) -> None:
    found = mixes(lines)
    wide = max(len(found) + 1, LEAST_COLUMNS)
    put_wide(sheet, 0, f"Inkomsten van {name}, per jaar en per scenario", wide, "title")
    put_wide(sheet, 1, f"{ABOUT} {WHAT_COUNTS}", wide)
    put_wide(sheet, 2, ALL_MADE_UP if made_up else "", wide, "strong_text")
    put(sheet, YEAR_ROW, 0, "Jaar", "heading")
    put(sheet, SCENARIO_ROW, 0, "Scenario", "heading")
    for column, mix in enumerate(found, 1):
        put(sheet, YEAR_ROW, column, mix.year, "heading")
        put(sheet, SCENARIO_ROW, column, mix.scenario, "heading")
        whole = _sum_of(rows, column)
        put(sheet, WHOLE_ROW, column, Formula(f"={whole}", mix.total), "strong_euros")
    put(sheet, WHOLE_ROW, 0, "Samen", "strong")
    row = _add_part(sheet, FIRST_SUM, "Soort", SECTOR, rows, found, _by_sector)
    row = _add_shares(sheet, row, found)
    row = _add_thirds(sheet, row, found)
    row = _add_part(sheet, row, "Van wie", PAYER, rows, found, lambda mix: mix.by_payer)
    row = _add_part(sheet, row, "Waarvoor", THEME, rows, found, lambda mix: mix.by_theme)
    for text in (OUR_READING, *(line for mix in found for line in _told(mix))):
        put_wide(sheet, row, text, wide)
        row += 1
    finish(sheet)


def _add_part(
    sheet: Sheet,
    row: int,
    title: str,
    field: int,
    rows: Rows,
    found: Sequence[IncomeMix],
    parts: Parts,
) -> int:
    """The sums by one field, a name on each row and a mix in each column; the next free row."""
    _put_heading(sheet, row, title, found)
    for name in _names(found, parts):
        row += 1
        put(sheet, row, 0, name or NO_THEME, "text")
        # A cell without text equals "", as a line without a theme has it.
        wanted = at(row, 0) if name else '""'
        for column, mix in enumerate(found, 1):
            text = f"={_sum_of(rows, column, f'({span(rows, field, LINES)}={wanted})*')}"
            put(sheet, row, column, Formula(text, _amount(parts(mix), name)), "euros")
    return row + 2


def _sum_of(rows: Rows, column: int, more: str = "") -> str:
    """What the lines of one mix come to, whose year and scenario stand on top of this column."""
    year, scenario = span(rows, YEAR, LINES), span(rows, SCENARIO, LINES)
    amounts = span(rows, AMOUNT, LINES)
    of_mix = f"({year}={at(YEAR_ROW, column)})*({scenario}={_text(at(SCENARIO_ROW, column))})"
    return f"SUMPRODUCT({more}{of_mix}*{amounts})"


def _text(address: str) -> str:
    """An empty cell as the text "", so that it equals an empty cell elsewhere."""
    return f'{address}&""'


def _add_shares(sheet: Sheet, row: int, found: Sequence[IncomeMix]) -> int:
    _put_heading(sheet, row, "Deel van het geheel", found)
    for place, sector in enumerate(IncomeSector):
        row += 1
        put(sheet, row, 0, INCOME_SECTOR_LABELS[sector], "text")
        for column, mix in enumerate(found, 1):
            whole, part = at(WHOLE_ROW, column), at(SECTOR_ROW + place, column)
            text = f"=IF({whole}=0,0,{part}/{whole})"
            put(sheet, row, column, Formula(text, mix.sector(sector).share), "percent")
    return row + 2


def _add_thirds(sheet: Sheet, row: int, found: Sequence[IncomeMix]) -> int:
    """What each sector lacks, in both ways."""
    for is_same, title in ((True, "bij hetzelfde totaal"), (False, "als alles blijft")):
        _put_heading(sheet, row, f"Naar een derde van elk, {title}", found)
        for place, sector in enumerate(IncomeSector):
            row += 1
            put(sheet, row, 0, f"{INCOME_SECTOR_LABELS[sector]}: verschil", "text")
            for column, mix in enumerate(found, 1):
                sectors = span(Rows.of(SECTOR_ROW, THIRDS), column)
                wanted = f"{at(WHOLE_ROW, column)}/{THIRDS}" if is_same else f"MAX({sectors})"
                thirds = thirds_of(mix)
                step = (thirds.same_total if is_same else thirds.nothing_less)[place]
                text = f"={wanted}-{at(SECTOR_ROW + place, column)}"
                put(sheet, row, column, Formula(text, step.difference), "euros")
        row += 2
    return row


def _put_heading(sheet: Sheet, row: int, title: str, found: Sequence[IncomeMix]) -> None:
    put_row(sheet, row, (title, *(name_of(mix) for mix in found)), "heading")


def _told(mix: IncomeMix) -> tuple[str, ...]:
    return (say_mix(mix), *say_thirds(mix, thirds_of(mix)))


def _names(found: Sequence[IncomeMix], parts: Parts) -> list[str]:
    names: dict[str, str] = {}
    for part in (part for mix in found for part in parts(mix)):
        names.setdefault(same_name(part.name), part.name)
    return list(names.values())


def _by_sector(mix: IncomeMix) -> tuple[IncomePart, ...]:
    """The sectors under the words that stand in the lines."""
    return tuple(
        replace(one, name=INCOME_SECTOR_LABELS[IncomeSector(one.name)]) for one in mix.by_sector
    )


def _amount(parts: Sequence[IncomePart], name: str) -> Fraction:
    same = (one.amount for one in parts if same_name(one.name) == same_name(name))
    return next(same, ZERO)
