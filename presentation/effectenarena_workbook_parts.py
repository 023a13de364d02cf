"""The euros of the results by who gains, by leefdomein, by party and by period."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from presentation.effectenarena_workbook_grid import (
    Formula,
    Rows,
    Sheet,
    Value,
    at,
    put,
    put_row,
    put_wide,
    span,
)
from presentation.effectenarena_workbook_ketens_columns import KETEN_COLUMNS
from presentation.effectenarena_workbook_plan import (
    COSTS,
    KETENS,
    MOST_YEARS,
    SETTINGS,
    YEARS,
    Plan,
    concluded,
    setting,
)
from presentation.effectenarena_workbook_values_columns import (
    BOUNDS,
    COST_COLUMNS,
    LABEL_OF_BOUND,
)
from presentation.effectenarena_workbook_years import (
    COSTS_OF,
    DISCOUNTED,
    FIRST,
    PERIOD,
    TOTAL,
    block_of,
)
from veranderverhaal.effectenarena.bounds import NOTHING, total
from veranderverhaal.effectenarena.labels import (
    INVESTERING_KIND_LABELS,
    LEEFDOMEIN_LABELS,
)
from veranderverhaal.effectenarena.model import InvesteringKind, Keten
from veranderverhaal.effectenarena.reckoning import Portion, claims, discounted, portions

MONEY = INVESTERING_KIND_LABELS[InvesteringKind.MONEY]
WIDTH = 11
EMPTY = Portion("", NOTHING, NOTHING, NOTHING)


def add_parts(sheet: Sheet, row: int, plan: Plan) -> None:
    """Four tables below each other."""

    def who(keten: Keten) -> str:
        return plan.incasseerders[keten.incasseerder]

    def where(keten: Keten) -> str:
        return LEEFDOMEIN_LABELS[keten.leefdomein] if keten.leefdomein else ""

    names = list(plan.incasseerders.values())
    found = {one.name: one for one in portions(plan.reckoning, who)}
    row = _add_portions(sheet, row, plan, "Wie er baat bij heeft", "incasseerder", names, found)
    domeinen = list(LEEFDOMEIN_LABELS.values())
    found = {one.name: one for one in portions(plan.reckoning, where)}
    row = _add_portions(sheet, row, plan, "Leefdomeinen", "leefdomein", domeinen, found)
    row = _add_parties(sheet, row, plan)
    _add_periods(sheet, row, plan)


def headings(*names: str) -> list[str]:
    return [f"{name}: {LABEL_OF_BOUND[bound]}" for name in names for bound in BOUNDS]


def _head(sheet: Sheet, row: int, title: str, names: Sequence[str]) -> None:
    put_wide(sheet, row, title, WIDTH - 1, "part")
    put_row(sheet, row + 1, names, "heading")


def _add_portions(
    sheet: Sheet,
    row: int,
    plan: Plan,
    title: str,
    column: str,
    names: Sequence[str],
    found: Mapping[str, Portion],
) -> int:
    """A line for each name, with what each may be asked for in proportion. The next free row."""
    kinds = headings("Baten", "Verdisconteerd", "Waarvan niet opeisbaar")
    _head(sheet, row, title, ["", *kinds, *headings("Kosten verdeeld naar de baten")])
    lines = Rows.of(row + 2, len(names))
    costs = plan.reckoning.plain.costs
    claimed = [
        claims(
            getattr(costs, COSTS_OF[bound]),
            {name: getattr(one.plain, bound) for name, one in found.items()},
        )
        for bound in BOUNDS
    ]
    group = span(plan.ketens, KETEN_COLUMNS[column], KETENS)
    unasked = _not_claimable(plan)
    listed = {"incasseerder": plan.incasseerder_rows, "leefdomein": plan.leefdomein_rows}[column]
    for place, name in enumerate(names, lines.first):
        put(sheet, place, 0, _label(listed, place - lines.first, name))
        portion = found.get(name, EMPTY)
        is_here = f"({group}={at(place, 0)})"
        kinds_of = (
            (TOTAL, portion.plain, is_here),
            (DISCOUNTED, portion.discounted, is_here),
            (TOTAL, portion.not_claimable, f"{is_here}*{unasked}"),
        )
        for start, (of, bounds, condition) in enumerate(kinds_of):
            for step, bound in enumerate(BOUNDS):
                totals = span(block_of(plan, bound).ketens, of, YEARS)
                formula = f"SUMPRODUCT({condition}*{totals})"
                cell = concluded(formula, getattr(bounds, bound), plan)
                put(sheet, place, 1 + start * 3 + step, cell, "euros")
        for step, divided in enumerate(claimed):
            claim = concluded(
                _claim(place, step, lines, plan), divided.get(name, Fraction(0)), plan
            )
            put(sheet, place, 10 + step, claim, "euros")
    last = lines.last + 1
    put(sheet, last, 0, "Samen", "strong")
    kinds_found = ("plain", "discounted", "not_claimable")
    sums: list[Value] = [
        getattr(total(getattr(one, kind) for one in found.values()), bound)
        for kind in kinds_found
        for bound in BOUNDS
    ]
    sums += [sum(divided.values(), Fraction(0)) for divided in claimed]
    for place, value in enumerate(sums, 1):
        put(
            sheet, last, place, concluded(f"SUM({span(lines, place)})", value, plan), "strong_euros"
        )
    return last + 2


def _not_claimable(plan: Plan) -> str:
    """A part of a formula: 1 for baten that nobody can be asked for."""
    ticked, negative = (
        span(plan.ketens, KETEN_COLUMNS[name], KETENS) for name in ("not_claimable", "is_negative")
    )
    return f'({ticked}="ja")*({negative}<>"ja")'


def _label(listed: Rows, place: int, name: str) -> Formula:
    """A name as it stands in the list of names."""
    return Formula(f"={at(listed.first + place, 0, SETTINGS)}", name)


def _claim(row: int, step: int, lines: Rows, plan: Plan) -> str:
    """Costs in proportion to the baten of one case; a name with a nadeel in all pays nothing."""
    costs = at(block_of(plan, BOUNDS[step]).sums["costs"], TOTAL, YEARS)
    own, every = at(row, 1 + step), span(lines, 1 + step)
    above = f"SUMPRODUCT(({every}>0)*{every})"
    return f"IF({above}>0,{costs}*MAX({own},0)/{above},0)"


def _add_parties(sheet: Sheet, row: int, plan: Plan) -> int:
    """Costs by who puts them in, money and in kind apart."""
    kinds = headings("Kosten", "Verdisconteerd")
    _head(sheet, row, "Wie investeert", ["", *kinds, "In geld (midden)", "In natura (midden)"])
    names = list(plan.parties.values())
    party = span(plan.costs, COST_COLUMNS["investeerder"], COSTS)
    kind = span(plan.costs, COST_COLUMNS["kind"], COSTS)
    for place, name in enumerate(names, row + 2):
        put(sheet, place, 0, _label(plan.party_rows, place - row - 2, name))
        lines = [
            one
            for one in plan.reckoning.cost_lines
            if plan.parties[one.investering.investeerder] == name
        ]
        plain = total(one.total for one in lines)
        weighed = total(total(discounted(one.by_year, plan.reckoning.discount)) for one in lines)
        is_here = f"({party}={at(place, 0)})"
        for start, (of, bounds) in enumerate(((TOTAL, plain), (DISCOUNTED, weighed))):
            for step, bound in enumerate(BOUNDS):
                totals = span(block_of(plan, bound).costs, of, YEARS)
                value = getattr(bounds, COSTS_OF[bound])
                put(
                    sheet,
                    place,
                    1 + start * 3 + step,
                    Formula(f"=SUMPRODUCT({is_here}*{totals})", value),
                    "euros",
                )
        money = total(one.total for one in lines if one.investering.kind is InvesteringKind.MONEY)
        totals = span(block_of(plan, "middle").costs, TOTAL, YEARS)
        for column, test, bounds in ((7, "=", money), (8, "<>", plain - money)):
            formula = f'=SUMPRODUCT({is_here}*({kind}{test}"{MONEY}")*{totals})'
            put(sheet, place, column, Formula(formula, bounds.middle), "euros")
    return row + 2 + len(names) + 1


def _add_periods(sheet: Sheet, row: int, plan: Plan) -> None:
    """Baten and costs by period. There is room for as many as a horizon may have."""
    kinds = headings("Baten", "Verdisconteerd", "Kosten")
    _head(sheet, row, "Perioden", ["", *kinds])
    settings, begins = plan.settings, plan.reckoning.years[0]
    length = settings.period_years
    baten, costs = plan.reckoning.baten_by_year, plan.reckoning.costs_by_year
    weighed = discounted(baten, plan.reckoning.discount)
    periods = -(-settings.horizon // length)
    for number in range(MOST_YEARS):
        here = row + 2 + number
        first, last = number * length, min((number + 1) * length, settings.horizon)
        label = f"{begins + first} tot en met {begins + last - 1}" if number < periods else ""
        put(sheet, here, 0, Formula(_period_label(number), label))
        of_period = [total(one[first:last]) for one in (baten, weighed, costs)]
        for start, (name, bounds) in enumerate(
            zip(("baten", "discounted_baten", "costs"), of_period, strict=True)
        ):
            for step, bound in enumerate(BOUNDS):
                value = getattr(bounds, COSTS_OF[bound] if name == "costs" else bound)
                formula = concluded(_in_period(plan, number, name, bound), value, plan)
                put(sheet, here, 1 + start * 3 + step, formula, "euros")
        if number >= periods:
            sheet.page.set_row(here, None, None, {"level": 1, "hidden": True})


def _period_label(number: int) -> str:
    begins, length, horizon = (setting(one) for one in ("begins", "period_years", "horizon"))
    first, last = f"{number}*{length}", f"MIN({number + 1}*{length},{horizon})-1"
    return f'=IF({first}>={horizon},"",({begins}+{first})&" tot en met "&({begins}+{last}))'


def _in_period(plan: Plan, number: int, name: str, bound: str) -> str:
    row = block_of(plan, bound).sums[name]
    periods = f"{at(PERIOD, FIRST, YEARS)}:{at(PERIOD, FIRST + MOST_YEARS - 1)}"
    line = f"{at(row, FIRST, YEARS)}:{at(row, FIRST + MOST_YEARS - 1)}"
    return f"SUMPRODUCT(({periods}={number + 1})*{line})"
