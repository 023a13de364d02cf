"""The sheet with every year: baten of each keten and costs of each investering, in three cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any

from presentation.effectenarena_workbook_grid import (
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
from presentation.effectenarena_workbook_ketens import name_of
from presentation.effectenarena_workbook_ketens_columns import KETEN_COLUMNS
from presentation.effectenarena_workbook_plan import (
    COSTS,
    KETENS,
    MOST_YEARS,
    YEARS,
    Plan,
    concluded,
    setting,
)
from presentation.effectenarena_workbook_values_columns import BOUNDS, COST_COLUMNS
from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.reckoning import discount_factors, discounted, period_of

# Rows and columns of what is the same in all three cases, counted from 0.
YEAR, COUNTS, PERIOD, WEIGHT = 3, 4, 5, 6
NUMBER, NAME, TOTAL, DISCOUNTED, FIRST = 0, 1, 2, 3, 4
FIRST_BLOCK = 9
SUMS = (
    "baten",
    "costs",
    "balance",
    "baten_so_far",
    "costs_so_far",
    "is_back",
    "discounted_baten",
    "discounted_costs",
    "discounted_baten_so_far",
    "discounted_costs_so_far",
    "discounted_is_back",
)
SUM_WORDS = dict(
    zip(
        SUMS,
        (
            "Baten samen",
            "Kosten samen",
            "Saldo",
            "Baten tot en met dit jaar",
            "Kosten tot en met dit jaar",
            "Kosten terug, en ook daarna (1 of 0)",
            "Baten verdisconteerd",
            "Kosten verdisconteerd",
            "Baten verdisconteerd tot en met dit jaar",
            "Kosten verdisconteerd tot en met dit jaar",
            "Kosten verdisconteerd terug, en ook daarna (1 of 0)",
        ),
        strict=True,
    )
)
CASE_WORDS = {
    "low": "Voorzichtig: lage baten, hoge kosten",
    "middle": "Midden",
    "high": "Ruim: hoge baten, lage kosten",
}
COSTS_OF = {"low": "high", "middle": "middle", "high": "low"}
ALL = tuple(range(MOST_YEARS))


@dataclass(frozen=True)
class Block:
    """Where one case stands: its ketens, its investeringen, and its sums."""

    ketens: Rows
    costs: Rows
    sums: Mapping[str, int]


def block_of(plan: Plan, bound: str) -> Block:
    ketens = plan.ketens.last - plan.ketens.first + 1
    costs = plan.costs.last - plan.costs.first + 1
    height = 1 + ketens + costs + len(SUMS) + 2
    first = FIRST_BLOCK + BOUNDS.index(bound) * height + 1
    of_ketens = Rows.of(first, ketens)
    of_costs = Rows.of(of_ketens.last + 1, costs)
    return Block(of_ketens, of_costs, {name: of_costs.last + n for n, name in enumerate(SUMS, 1)})


def add_years(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin(book, YEARS, looks, (5, 44, 15, 15, *(11 for _year in ALL)))
    put_wide(sheet, 0, "Per jaar: baten en kosten in drie gevallen", 8, "title")
    put_wide(sheet, 1, "Een nadeel staat als een bedrag onder nul.", 8)
    _add_head(sheet, plan)
    for bound in BOUNDS:
        _add_block(sheet, plan, bound)
    # What is past the horizon is folded away: a longer horizon can still be filled in.
    past = FIRST + plan.settings.horizon
    if plan.settings.horizon < MOST_YEARS:
        sheet.page.set_column(past, FIRST + MOST_YEARS - 1, 11, None, {"level": 1, "hidden": True})
    sheet.page.fit_to_pages(1 + plan.settings.horizon // 25, 0)
    sheet.page.freeze_panes(WEIGHT + 1, FIRST)
    sheet.page.repeat_rows(YEAR)
    sheet.page.repeat_columns(0, 1)
    finish(sheet)


def _add_head(sheet: Sheet, plan: Plan) -> None:
    settings = plan.settings
    begins, rate = setting("begins"), setting("discount_rate")
    weights = discount_factors(settings, MOST_YEARS)
    put_row(sheet, YEAR, ("", "Jaar", "Totaal", "Verdisconteerd"), "heading")
    for row, words in (
        (COUNTS, "Binnen de looptijd (1 of 0)"),
        (PERIOD, "Periode"),
        (WEIGHT, "Telt mee voor (discontovoet)"),
    ):
        put(sheet, row, NAME, words)
    for place in ALL:
        column = FIRST + place
        counts = int(place < settings.horizon)
        year = Formula(f"={begins}+{place}", plan.reckoning.years[0] + place)
        put(sheet, YEAR, column, year, "heading")
        within = Formula(f"=IF({place}<{setting('horizon')},1,0)", counts)
        put(sheet, COUNTS, column, within, "number")
        period = f"=IF({at(COUNTS, column)}=1,INT({place}/{setting('period_years')})+1,0)"
        shown = period_of(place, settings) + 1 if counts else 0
        put(sheet, PERIOD, column, Formula(period, shown), "number")
        put(sheet, WEIGHT, column, Formula(f"=1/(1+{rate})^{place}", weights[place]), "weight")


def _add_block(sheet: Sheet, plan: Plan, bound: str) -> None:
    block = block_of(plan, bound)
    put_wide(sheet, block.ketens.first - 1, CASE_WORDS[bound], FIRST, "part")
    lines = {one.keten.key: one.by_year for one in plan.reckoning.lines}
    for number, keten in enumerate(plan.effectenarena.ketens):
        row = block.ketens.first + number
        values = _values(lines.get(keten.key, ()), bound)
        put_row(sheet, row, (number + 1, name_of(keten, plan)))
        _put_line(sheet, row, _baten(plan.ketens.first + number, bound), values, plan)
    costs = {one.investering.key: one.by_year for one in plan.reckoning.cost_lines}
    for number, one in enumerate(plan.effectenarena.investeringen):
        row = block.costs.first + number
        values = _values(costs.get(one.key, ()), COSTS_OF[bound])
        put_row(sheet, row, (number + 1, f"Kosten: {one.words or plan.parties[one.investeerder]}"))
        _put_line(sheet, row, _costs(plan.costs.first + number, COSTS_OF[bound]), values, plan)
    _add_sums(sheet, plan, bound, block)


def _values(by_year: Sequence[Bounds], bound: str) -> list[Fraction]:
    """One number for each year there is room for."""
    found = [getattr(one, bound) for one in by_year]
    return [*found, *(Fraction(0) for _year in range(MOST_YEARS - len(found)))]


def _put_line(
    sheet: Sheet, row: int, formulas: Sequence[str], values: Sequence[Fraction], plan: Plan
) -> None:
    """A line over the years, with its total before and after discounting."""
    weights = discount_factors(plan.settings, MOST_YEARS)
    line = f"{at(row, FIRST)}:{at(row, FIRST + MOST_YEARS - 1)}"
    weight = f"{at(WEIGHT, FIRST)}:{at(WEIGHT, FIRST + MOST_YEARS - 1)}"
    together = sum(values, Fraction(0))
    weighed = sum((a * b for a, b in zip(values, weights, strict=True) if a), Fraction(0))
    put(sheet, row, TOTAL, Formula(f"=SUM({line})", together), "strong_euros")
    put(sheet, row, DISCOUNTED, Formula(f"=SUMPRODUCT({line},{weight})", weighed), "strong_euros")
    for place, (formula, value) in enumerate(zip(formulas, values, strict=True)):
        put(sheet, row, FIRST + place, Formula(formula, value), "euros")


def _baten(row: int, bound: str) -> list[str]:
    """Full baten x what is left after fading x the course, in the years in which a keten runs."""

    def of(name: str) -> str:
        return at(row, KETEN_COLUMNS[name], KETENS)

    begins = of("first_year")
    formulas = []
    for place in ALL:
        year = at(YEAR, FIRST + place)
        runs = f"{at(COUNTS, FIRST + place)}=1,{year}>={begins},{year}<{begins}+{of('length')}"
        kept = f"IF({year}={begins},1,(1-{of(f'fades.{bound}')})^({year}-{begins}))"
        course = f"({of('start')}+{of('step')}*({year}-{begins}))"
        formulas.append(f"=IF(AND({runs}),{of(f'full.{bound}')}*{kept}*{course},0)")
    return formulas


def _costs(row: int, bound: str) -> list[str]:
    begins = at(row, COST_COLUMNS["first_year"], COSTS)
    years = at(row, COST_COLUMNS["years"], COSTS)
    euros = at(row, COST_COLUMNS[f"year.{bound}"], COSTS)
    formulas = []
    for place in ALL:
        year, counts = at(YEAR, FIRST + place), at(COUNTS, FIRST + place)
        runs = f"{counts}=1,{year}>={begins},{year}<{begins}+{years}"
        formulas.append(f"=IF(AND({runs}),{euros},0)")
    return formulas


def _add_sums(sheet: Sheet, plan: Plan, bound: str, block: Block) -> None:
    reckoning = plan.reckoning
    baten = _values(reckoning.baten_by_year, bound)
    costs = _values(reckoning.costs_by_year, COSTS_OF[bound])
    weights = reckoning.discount
    weighed = _values(discounted(reckoning.baten_by_year, weights), bound)
    weighed_costs = _values(discounted(reckoning.costs_by_year, weights), COSTS_OF[bound])
    balance = [one - other for one, other in zip(baten, costs, strict=True)]
    values = {
        "baten": baten,
        "costs": costs,
        "balance": balance,
        **_so_far("", baten, costs, plan),
        "discounted_baten": weighed,
        "discounted_costs": weighed_costs,
        **_so_far("discounted_", weighed, weighed_costs, plan),
    }
    begun = block_of(plan, "low").sums["costs_so_far"]
    for name, row in block.sums.items():
        put(sheet, row, NUMBER, "")
        put(sheet, row, NAME, SUM_WORDS[name], "strong")
        look = "number" if name.endswith("is_back") else "euros"
        for place, value in enumerate(values[name]):
            formula = _sum_formula(name, FIRST + place, block, begun)
            put(sheet, row, FIRST + place, _sum(name, formula, value, plan), look)
    for name in ("baten", "costs", "balance"):
        row = block.sums[name]
        for column, parts in ((TOTAL, values[name]), (DISCOUNTED, _weighed(values, name))):
            formula = _sum_formula(name, column, block, begun)
            value = sum(parts, Fraction(0))
            put(sheet, row, column, _sum(name, formula, value, plan), "strong_euros")


def _sum(name: str, formula: str, value: Fraction, plan: Plan) -> Formula:
    """Costs may always show."""
    is_costs = name.removeprefix("discounted_").startswith("costs")
    return Formula(formula, value) if is_costs else concluded(formula, value, plan)


def _weighed(values: Mapping[str, Sequence[Fraction]], name: str) -> list[Fraction]:
    if name != "balance":
        return list(values[f"discounted_{name}"])
    pairs = zip(values["discounted_baten"], values["discounted_costs"], strict=True)
    return [one - other for one, other in pairs]


def _so_far(
    name: str, baten: Sequence[Fraction], costs: Sequence[Fraction], plan: Plan
) -> dict[str, list[Fraction]]:
    come, gone = list(accumulate(baten)), list(accumulate(costs))
    begun = list(accumulate(_values(plan.reckoning.costs_by_year, "high")))
    back, stays = [Fraction(0) for _year in ALL], True
    for place in reversed(range(plan.settings.horizon)):
        stays = stays and begun[place] > 0 and come[place] >= gone[place]
        back[place] = Fraction(int(stays))
    return {f"{name}baten_so_far": come, f"{name}costs_so_far": gone, f"{name}is_back": back}


def _sum_formula(name: str, column: int, block: Block, begun: int) -> str:
    def of(other: str, place: int = column) -> str:
        return at(block.sums[other], place)

    if name in ("baten", "costs"):
        return f"=SUM({span(block.ketens if name == 'baten' else block.costs, column)})"
    if name == "balance":
        return f"={of('baten')}-{of('costs')}"
    if name in ("discounted_baten", "discounted_costs"):
        return f"={of(name.removeprefix('discounted_'))}*{at(WEIGHT, column)}"
    if name.endswith("is_back"):
        come, gone = (of(name.replace("is_back", one)) for one in ("baten_so_far", "costs_so_far"))
        # Less than a millionth of a euro apart is the same: a computer has no exact fractions.
        # From the year in which costs may begin, in any of the cases, and until the end.
        back = f"{at(COUNTS, column)}=1,{at(begun, column)}>0,ROUND({come}-{gone},6)>=0"
        if column < FIRST + ALL[-1]:
            back += f",OR({at(COUNTS, column + 1)}=0,{of(name, column + 1)}=1)"
        return f"=IF(AND({back}),1,0)"
    single = of(name.removesuffix("_so_far"))
    return f"={single}" if column == FIRST else f"={of(name, column - 1)}+{single}"
