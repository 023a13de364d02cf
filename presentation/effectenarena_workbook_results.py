"""The sheet with what comes out: first what has no price and what may go wrong, then the euros."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from presentation.effectenarena_workbook_grid import (
    Formula,
    Sheet,
    Value,
    at,
    begin,
    finish,
    put,
    put_row,
    put_wide,
    span,
)
from presentation.effectenarena_workbook_ketens import name_of
from presentation.effectenarena_workbook_ketens_columns import KETEN_COLUMNS
from presentation.effectenarena_workbook_parts import add_parts
from presentation.effectenarena_workbook_plan import (
    KETENS,
    NOTHING_YET,
    RESULTS,
    YEARS,
    Plan,
    concluded,
    setting,
)
from presentation.effectenarena_workbook_values_columns import BOUNDS, LABEL_OF_BOUND
from presentation.effectenarena_workbook_years import (
    ALL,
    COSTS_OF,
    DISCOUNTED,
    FIRST,
    TOTAL,
    YEAR,
    Block,
    block_of,
)
from veranderverhaal.effectenarena.bounds import NOTHING, WHOLE, Bounds, bounds_of
from veranderverhaal.effectenarena.model import Keten, Pricing
from veranderverhaal.effectenarena.reckoning import Balance
from veranderverhaal.effectenarena.rules import (
    MADE_UP,
    NO_LINES,
    NO_NEGATIVES,
    why_not,
)

COLUMNS = 10
NO_COSTS = "geen kosten"
NOT_BACK = "niet binnen de looptijd"
NOT_MET = "niet terug"
NOT_WRITTEN = "nog niet opgeschreven"
PEOPLE = "Mensen per keten, minste en meeste (in meer ketens kunnen dezelfde mensen zitten)"
NO_PM = "Er zijn geen effecten zonder prijs (PM) opgeschreven."
CASES_TOLD = (
    "In het voorzichtige geval zijn alle baten laag en alle kosten hoog, in het ruime geval "
    "andersom. De uitkomst is wat daartussen ligt, niet één getal."
)


def add_results(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin(book, RESULTS, looks, (42, *(15 for _column in range(COLUMNS + 2))))
    put_wide(sheet, 0, f"Uitkomst: {plan.material.initiatief.name}", COLUMNS, "title")
    row = 1
    if plan.settings.made_up:
        put_wide(sheet, row, MADE_UP, COLUMNS, "warning")
        row += 1
    row = _add_unpriced(sheet, row + 1, plan)
    row = _add_headline(sheet, row + 1, plan)
    add_parts(sheet, row + 1, plan)
    sheet.page.freeze_panes(1, 1)
    finish(sheet)


def _add_unpriced(sheet: Sheet, row: int, plan: Plan) -> int:
    """What is not in the euros, above them. The next free row."""
    put_wide(sheet, row, "Wat geen prijs heeft (PM)", COLUMNS, "part")
    pm = [f"{name_of(one, plan)}. {one.pm_reason}" for one in _of(plan, Pricing.PM)]
    row = _add_texts(sheet, row + 1, pm or [NO_PM])
    if in_words := [name_of(one, plan) for one in _of(plan, Pricing.OPEN)]:
        put_wide(sheet, row, "Wat alleen in woorden is verteld", COLUMNS, "part")
        row = _add_texts(sheet, row + 1, in_words)
    put_wide(sheet, row, "Negatieve effecten", COLUMNS, "part")
    negative = setting("negative_effects")
    told = Formula(f'=IF({negative}="","{NOT_WRITTEN}",{negative})', _negatives(plan))
    put_wide(sheet, row + 1, told, COLUMNS)
    row = _add_texts(sheet, row + 2, [name_of(one, plan) for one in _nadelen(plan)])
    if plan.reckoning.left_out:
        put_wide(sheet, row, "Nog niet af, dus niet in de euro's", COLUMNS, "part")
        left_out = [name_of(one.keten, plan) for one in plan.reckoning.left_out]
        row = _add_texts(sheet, row + 1, left_out)
    return row


def _of(plan: Plan, pricing: Pricing) -> list[Keten]:
    return [one for one in plan.effectenarena.ketens if one.pricing is pricing]


def _nadelen(plan: Plan) -> list[Keten]:
    return [one for one in plan.effectenarena.ketens if one.is_negative]


def _negatives(plan: Plan) -> str:
    return plan.settings.negative_effects or NOT_WRITTEN


def _add_texts(sheet: Sheet, row: int, texts: list[str]) -> int:
    for text in texts:
        put_wide(sheet, row, f"• {text}", COLUMNS)
        row += 1
    return row


def _add_headline(sheet: Sheet, row: int, plan: Plan) -> int:
    """Baten, costs, balance, multiplier and the year of return, each in three cases."""
    put_wide(sheet, row, "In euro's, over de hele looptijd", COLUMNS, "part")
    told = why_not(plan.effectenarena, plan.reckoning) or CASES_TOLD
    formula = (
        f'=IF({setting("negatives_told")}=0,"{NO_NEGATIVES}",'
        f'IF({setting("concludes")}=1,"{CASES_TOLD}","{NO_LINES}"))'
    )
    put_wide(sheet, row + 1, Formula(formula, told), COLUMNS)
    put_row(
        sheet, row + 2, ("", *case_headings("Niet verdisconteerd", "Verdisconteerd")), "heading"
    )
    names = ("Baten", "Kosten", "Saldo", "Baten per euro kosten", "Kosten terug in het jaar")
    for place, name in enumerate(names):
        put(sheet, row + 3 + place, 0, name, "strong")
        for column, (formula, value) in enumerate(_headline_cells(plan, place), 1):
            look = ("strong_euros",) * 3 + ("strong_ratio", "strong_number")
            put(sheet, row + 3 + place, column, concluded(formula, value, plan), look[place])
    _add_break_even(sheet, row + 8, plan)
    _add_basis(sheet, row + 9, plan)
    return row + 12


def case_headings(*names: str) -> tuple[str, ...]:
    """A heading for each case of each of these."""
    return tuple(f"{name}: {LABEL_OF_BOUND[bound]}" for name in names for bound in BOUNDS)


def _headline_cells(plan: Plan, place: int) -> list[tuple[str, Value]]:
    """One line of the headline: plain in three cases, then discounted."""
    cells: Callable[[Plan, str, int, Balance], tuple[str, Value]]
    cells = (_baten, _costs, _balance, _multiplier, _return)[place]
    return [
        cells(plan, bound, column, balance)
        for column, balance in (
            (TOTAL, plan.reckoning.plain),
            (DISCOUNTED, plan.reckoning.discounted),
        )
        for bound in BOUNDS
    ]


def total_at(plan: Plan, name: str, bound: str, column: int) -> str:
    """The address of a sum over the whole horizon, in one case."""
    return at(block_of(plan, bound).sums[name], column, YEARS)


def _baten(plan: Plan, bound: str, column: int, balance: Balance) -> tuple[str, Value]:
    return total_at(plan, "baten", bound, column), getattr(balance.baten, bound)


def _costs(plan: Plan, bound: str, column: int, balance: Balance) -> tuple[str, Value]:
    return total_at(plan, "costs", bound, column), getattr(balance.costs, COSTS_OF[bound])


def _balance(plan: Plan, bound: str, column: int, balance: Balance) -> tuple[str, Value]:
    return total_at(plan, "balance", bound, column), getattr(balance.balance, bound)


def _multiplier(plan: Plan, bound: str, column: int, balance: Balance) -> tuple[str, Value]:
    return multiplier_formula(plan, bound, column), shown_ratio(balance.multiplier, bound)


def multiplier_formula(plan: Plan, bound: str, column: int, less: str = "") -> str:
    """Baten per euro of costs. Baten below zero weigh heaviest against the lowest costs."""
    lowest = total_at(plan, "costs", "high", column)
    highest = total_at(plan, "costs", "low", column)
    middle = total_at(plan, "costs", "middle", column)
    baten = f"({total_at(plan, 'baten', bound, column)}{less})"
    by = {
        "low": f"IF({baten}>=0,{highest},{lowest})",
        "middle": middle,
        "high": f"IF({baten}>=0,{lowest},{highest})",
    }
    return f'IF({lowest}=0,"{NO_COSTS}",{baten}/{by[bound]})'


def shown_ratio(multiplier: Bounds | None, bound: str) -> Value:
    return NO_COSTS if multiplier is None else getattr(multiplier, bound)


def _return(plan: Plan, bound: str, column: int, balance: Balance) -> tuple[str, Value]:
    block: Block = block_of(plan, bound)
    row = block.sums["is_back" if column == TOTAL else "discounted_is_back"]
    back = _line(row)
    found = f'IF(SUM({back})=0,"{NOT_BACK}",INDEX({_line(YEAR)},1,MATCH(1,{back},0)))'
    formula = f'IF({total_at(plan, "costs", "low", column)}=0,"{NO_COSTS}",{found})'
    otherwise = NOT_BACK if balance.costs.high else NO_COSTS
    return formula, balance.returned_in[BOUNDS.index(bound)] or otherwise


def _line(row: int) -> str:
    last = at(row, FIRST + ALL[-1])
    return f"{at(row, FIRST, YEARS)}:{last}"


def _add_break_even(sheet: Sheet, row: int, plan: Plan) -> None:
    """The share of the baten above zero that just meets costs and nadelen, in the middle."""
    put(sheet, row, 0, "Deel van de baten waarbij de kosten net terug zijn", "strong")
    for column, total, weights in (
        (2, TOTAL, [Fraction(1)] * len(plan.reckoning.years)),
        (5, DISCOUNTED, plan.reckoning.discount),
    ):
        baten = total_at(plan, "baten", "middle", total)
        costs = total_at(plan, "costs", "middle", total)
        above = positive_of(plan, total)
        share = f"({costs}+{above}-{baten})/{above}"
        formula = f'IF(AND({above}>0,{costs}>0),IF({share}<=1,{share},"{NOT_MET}"),"{NOTHING_YET}")'
        put(sheet, row, column, concluded(formula, _share_needed(plan, weights), plan), "percent")


def _add_basis(sheet: Sheet, row: int, plan: Plan) -> None:
    """About how many people the euros are, over how many years, and with which rate."""
    put(sheet, row, 0, PEOPLE, "strong")
    reached = [
        (bounds_of(one.keten.people) or NOTHING).times(bounds_of(one.keten.reach) or WHOLE)
        for one in plan.reckoning.lines
    ]
    least = min((one.low for one in reached), default=Fraction(0))
    most = max((one.high for one in reached), default=Fraction(0))
    for column, bound, name, value in ((1, "low", "MIN", least), (3, "high", "MAX", most)):
        people = span(plan.ketens, KETEN_COLUMNS[f"reached.{bound}"], KETENS)
        formula = f"=IF(COUNT({people})=0,0,{name}({people}))"
        put(sheet, row, column, Formula(formula, value), "number")
    put(sheet, row + 1, 0, "Looptijd in jaren", "strong")
    put(sheet, row + 1, 1, Formula(f"={setting('horizon')}", plan.settings.horizon), "number")
    put(sheet, row + 2, 0, "Discontovoet per jaar (bij verdisconteerd)", "strong")
    rate = Formula(f"={setting('discount_rate')}", plan.settings.discount_rate)
    put(sheet, row + 2, 4, rate, "rate")


def positive_of(plan: Plan, column: int) -> str:
    """A part of a formula: the baten of all ketens above zero, in the middle."""
    totals = span(block_of(plan, "middle").ketens, column, YEARS)
    return f"SUMPRODUCT(({totals}>0)*{totals})"


def _share_needed(plan: Plan, weights: Sequence[Fraction]) -> Value:
    by_keten = [
        sum((one.middle * by for one, by in zip(line.by_year, weights, strict=True)), Fraction(0))
        for line in plan.reckoning.lines
    ]
    costs = plan.reckoning.costs_by_year
    gone = sum((one.middle * by for one, by in zip(costs, weights, strict=True)), Fraction(0))
    above = sum((one for one in by_keten if one > 0), Fraction(0))
    if not above or not gone:
        return NOTHING_YET
    share = (gone + above - sum(by_keten, Fraction(0))) / above
    return share if share <= 1 else NOT_MET
