"""The sheets with what others published, and with the money of the initiatief."""

from collections.abc import Mapping, Sequence
from typing import Any

from presentation.effectenarena_workbook_grid import (
    Formula,
    Rows,
    at,
    begin,
    finish,
    put,
    put_row,
    put_wide,
)
from presentation.effectenarena_workbook_plan import INCOME, KNOWN, Plan
from veranderverhaal.effectenarena.income import amount_of
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.known_total_words import say_known_total
from veranderverhaal.effectenarena.known_totals import tell_known_total
from veranderverhaal.effectenarena.labels import (
    INCASSEERDER_GROUP_LABELS,
    INCOME_SECTOR_LABELS,
    LEEFDOMEIN_LABELS,
    PART_KIND_LABELS,
)

COLUMNS = 6
INCOME_HEADINGS = (
    "Van wie",
    "Soort",
    "Waarvoor",
    "Jaar",
    "Plan (leeg: echt ontvangen)",
    "Prijs",
    "Aantal",
    "Per",
    "Bedrag",
    "Bron",
)
PRICE, VOLUME, AMOUNT = 5, 6, 8
NAMES = {
    **{one.value: label for one, label in LEEFDOMEIN_LABELS.items()},
    **{one.value: label for one, label in INCASSEERDER_GROUP_LABELS.items()},
}


def add_known_totals(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    """Each as it was printed, with its limits and all that can be told of it."""
    if not plan.material.known_totals:
        return
    sheet = begin(book, KNOWN, looks, (30, *(18 for _column in range(COLUMNS - 1))))
    put_wide(sheet, 0, "Bekende totalen uit publicaties", COLUMNS, "title")
    put_wide(sheet, 1, "Deze getallen zijn overgenomen. Ze rekenen niet mee.", COLUMNS)
    row = 3
    for total in plan.material.known_totals:
        put_wide(sheet, row, total.title, COLUMNS, "part")
        for label, value in _printed(total):
            row += 1
            put_row(sheet, row, (label, value))
        for text in say_known_total(tell_known_total(total, plan.settings)):
            row += 1
            put_wide(sheet, row, f"• {text}", COLUMNS)
        if total.parts:
            row += 1
            put_row(sheet, row, ("Deel van", "Naam", "Periode", "Euro"), "heading")
        for part in total.parts:
            row += 1
            name = NAMES.get(part.name, part.name)
            put_row(sheet, row, (PART_KIND_LABELS[part.kind], name, part.period))
            put(sheet, row, 3, part.amount, "euros")
        row += 2
    finish(sheet)


def _printed(total: KnownTotal) -> list[tuple[str, Any]]:
    return [
        ("Bron", total.source),
        ("Link", total.url),
        ("Jaar van de bron", total.year),
        ("Eerste jaar", total.first_year),
        ("Looptijd in jaren", total.horizon),
        ("Lengte van een periode", total.period_years),
        ("Jaren waarin kosten zijn gemaakt", total.cost_years),
        ("Kosten (euro)", total.costs),
        ("Baten (euro)", total.baten),
        ("Baten per euro kosten", total.multiplier),
        ("Grenzen", total.limits),
        *(("Spreekt zichzelf tegen", one) for one in total.conflicts),
    ]


def add_income(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    """Every line of income, with its amount computed and a sum."""
    lines: Sequence[IncomeLine] = plan.income
    if not lines:
        return
    sheet = begin(book, INCOME, looks, (26, 14, 22, 8, 18, 12, 10, 14, 14, 34))
    put_wide(sheet, 0, "Inkomsten van het initiatief", 8, "title")
    put_wide(sheet, 1, "Dit is geld dat binnenkomt. Het is iets anders dan baten.", 8)
    put_row(sheet, 3, INCOME_HEADINGS, "heading")
    sheet.page.freeze_panes(4, 1)
    rows = Rows.of(4, len(lines))
    for row, one in enumerate(lines, rows.first):
        sector = INCOME_SECTOR_LABELS[one.sector]
        told = (
            one.payer,
            sector,
            one.theme,
            one.year,
            one.scenario,
            one.price,
            one.volume,
            one.unit,
        )
        put_row(sheet, row, told, "input")
        amount = f"={at(row, PRICE)}*{at(row, VOLUME)}"
        put(sheet, row, AMOUNT, Formula(amount, amount_of(one)), "cents")
        put(sheet, row, AMOUNT + 1, one.source, "input")
    sheet.page.autofilter(3, 0, rows.last, len(INCOME_HEADINGS) - 1)
    finish(sheet)
