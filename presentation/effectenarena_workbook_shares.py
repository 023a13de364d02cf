"""The sheet that tells how much hangs on each keten, and what is left without it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from presentation.effectenarena_workbook_grid import (
    Formula,
    at,
    begin,
    finish,
    put,
    put_row,
    put_wide,
)
from presentation.effectenarena_workbook_ketens import name_of
from presentation.effectenarena_workbook_plan import SHARES, YEARS, Plan, concluded
from presentation.effectenarena_workbook_results import (
    case_headings,
    multiplier_formula,
    positive_of,
    shown_ratio,
    total_at,
)
from presentation.effectenarena_workbook_values_columns import BOUNDS
from presentation.effectenarena_workbook_years import TOTAL, block_of
from veranderverhaal.effectenarena.bounds import NOTHING, Bounds
from veranderverhaal.effectenarena.reckoning import ratio_of

WIDTH = 12
TOLD = (
    "Niet verdisconteerd, over de hele looptijd. Op het blad Ketens kun je ketens uit zetten, "
    "ook meer tegelijk (1 wordt 0): dan rekent alles opnieuw."
)


def add_shares(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin(book, SHARES, looks, (5, 44, *(14 for _column in range(WIDTH - 2))))
    put_wide(sheet, 0, "Wat er bij komt door elke keten", WIDTH, "title")
    put_wide(sheet, 1, TOLD, WIDTH)
    headings = ["Nr", "Keten", *case_headings("Baten"), "Deel van alle baten boven nul (midden)"]
    headings += case_headings("Saldo zonder deze keten", "Baten per euro zonder deze keten")
    put_row(sheet, 3, headings, "heading")
    sheet.page.freeze_panes(4, 2)
    lines = {one.keten.key: one.total for one in plan.reckoning.lines}
    above = sum((max(one.middle, Fraction(0)) for one in lines.values()), Fraction(0))
    for number, keten in enumerate(plan.effectenarena.ketens):
        row = 4 + number
        own = lines.get(keten.key, NOTHING)
        put_row(sheet, row, (number + 1, name_of(keten, plan)))
        share = max(own.middle, Fraction(0)) / above if above else Fraction(0)
        of_all = positive_of(plan, TOTAL)
        formula = f"IF({of_all}>0,MAX({at(row, 3)},0)/{of_all},0)"
        put(sheet, row, 5, concluded(formula, share, plan), "percent")
        left, costs = _less(plan.reckoning.plain.baten, own), plan.reckoning.plain.costs
        for step, bound in enumerate(BOUNDS):
            part = at(block_of(plan, bound).ketens.first + number, TOTAL, YEARS)
            put(sheet, row, 2 + step, Formula(f"={part}", getattr(own, bound)), "euros")
            balance = f"{total_at(plan, 'balance', bound, TOTAL)}-{part}"
            value = getattr(left - costs, bound)
            put(sheet, row, 6 + step, concluded(balance, value, plan), "euros")
            ratio = multiplier_formula(plan, bound, TOTAL, f"-{part}")
            found = shown_ratio(ratio_of(left, costs), bound)
            put(sheet, row, 9 + step, concluded(ratio, found, plan), "ratio")
    finish(sheet)


def _less(whole: Bounds, part: Bounds) -> Bounds:
    """The sum without one of its parts: not the difference of two ranges."""
    return Bounds(whole.low - part.low, whole.middle - part.middle, whole.high - part.high)
