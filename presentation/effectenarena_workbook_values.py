"""The sheets with kengetallen and with investeringen."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from presentation.effectenarena_workbook_grid import (
    Formula,
    Number,
    Sheet,
    Value,
    at,
    begin,
    finish,
    look_up,
    offer,
    put,
    put_wide,
    span,
    without_signs,
)
from presentation.effectenarena_workbook_plan import (
    COSTS,
    SETTINGS,
    VALUES,
    Plan,
    setting,
    title_of,
)
from presentation.effectenarena_workbook_values_columns import (
    BOUNDS,
    COST_COLUMNS,
    COST_SHEET,
    VALUE_COLUMNS,
    VALUE_SHEET,
    Column,
)
from veranderverhaal.effectenarena.baten import has_source
from veranderverhaal.effectenarena.bounds import NOTHING, bounds_of
from veranderverhaal.effectenarena.costs import missing_in_costs
from veranderverhaal.effectenarena.labels import (
    INVESTERING_KIND_LABELS,
    LEEFDOMEIN_LABELS,
    SECTOR_LABELS,
)
from veranderverhaal.effectenarena.missing import MISSING_WORDS
from veranderverhaal.effectenarena.model import Factor, Investering, InvesteringKind, Kengetal
from veranderverhaal.effectenarena.price_level import price_ratio, value_of

MONEY = INVESTERING_KIND_LABELS[InvesteringKind.MONEY]
EVERYTHING = "alle activiteiten"
NONE_YET = "Nog niets ingevuld."
COST_WORDS = {one: f"{MISSING_WORDS[one]}; " for one in ("quantity", "first_year")}


def add_values(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin_table(book, VALUES, looks, VALUE_SHEET)
    put_wide(sheet, 0, "Kengetallen: wat iets waard is, per persoon per jaar", 8, "title")
    if not plan.effectenarena.kengetallen:
        put_wide(sheet, 1, NONE_YET, 8)
    for row, one in enumerate(plan.effectenarena.kengetallen, plan.values.first):
        put_cells(sheet, row, VALUE_SHEET, {**_value(one, plan), **_level(row, one, plan)})
    finish(sheet)


def add_costs(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin_table(book, COSTS, looks, COST_SHEET)
    put_wide(sheet, 0, "Investeringen: wat erin gaat, per jaar", 8, "title")
    if not plan.effectenarena.investeringen:
        put_wide(sheet, 1, NONE_YET, 8)
    for number, one in enumerate(plan.effectenarena.investeringen, 1):
        row = plan.costs.first + number - 1
        cells = {"number": number, **_cost(one, plan), **_per_year(row, one)}
        put_cells(sheet, row, COST_SHEET, cells)
    offer(
        sheet,
        plan.costs,
        COST_COLUMNS["investeerder"],
        f"={span(plan.party_rows, 0, SETTINGS)}",
    )
    offer(sheet, plan.costs, COST_COLUMNS["kind"], list(INVESTERING_KIND_LABELS.values()))
    finish(sheet)


def begin_table(
    book: Any, name: str, looks: Mapping[str, Any], columns: tuple[Column, ...]
) -> Sheet:
    """A sheet with these headings on its fourth row."""
    sheet = begin(book, name, looks, [column.width for column in columns])
    for place, column in enumerate(columns):
        put(sheet, 3, place, column.heading, "heading")
    sheet.page.freeze_panes(4, 2)
    sheet.page.repeat_rows(3)
    sheet.page.repeat_columns(0, 1)
    return sheet


def put_cells(
    sheet: Sheet, row: int, columns: tuple[Column, ...], cells: Mapping[str, Value | Formula]
) -> None:
    """One row, by the names of its columns."""
    for place, column in enumerate(columns):
        put(sheet, row, place, cells[column.key], column.look)


def factor_cells(name: str, factor: Factor) -> dict[str, Value]:
    """The numbers of a factor as they were filled in."""
    return {
        f"{name}.low": factor.low,
        f"{name}.middle": factor.middle,
        f"{name}.high": factor.high,
        f"{name}.source": factor.source,
    }


def own_number(cells: Mapping[str, str], name: str, bound: str, otherwise: str) -> str:
    """A part of a formula: the number of a factor, that in the middle where none was filled in."""
    middle = cells[f"{name}.middle"]
    if bound == "middle":
        return f"IF(ISNUMBER({middle}),{middle},{otherwise})"
    own = cells[f"{name}.{bound}"]
    return f"IF(ISNUMBER({middle}),IF(ISNUMBER({own}),{own},{middle}),{otherwise})"


def addresses(columns: Mapping[str, int], row: int) -> dict[str, str]:
    """The address of each column in this row."""
    return {name: at(row, place) for name, place in columns.items()}


def _value(one: Kengetal, plan: Plan) -> dict[str, Value | Formula]:
    return {
        "name": plan.kengetallen[one.key],
        **factor_cells("value", one.value),
        "year": one.year,
        "price_year": one.price_year,
        "estimated_by": one.estimated_by,
        "leefdomein": LEEFDOMEIN_LABELS[one.leefdomein] if one.leefdomein else "",
        "url": one.url,
        "note": one.note,
    }


def _level(row: int, one: Kengetal, plan: Plan) -> dict[str, Value | Formula]:
    """Whether a value is whole, and what it is at the chosen price level."""
    here = addresses(VALUE_COLUMNS, row)
    source = f"LEN({without_signs(here['value.source'])})>0"
    told = f"ISNUMBER({here['value.middle']}),{source},ISNUMBER({here['year']})"
    is_whole = one.value.is_given and has_source(one.value) and one.year is not None
    wanted, level = setting("price_year"), setting("price_level")
    known = look_up(
        here["price_year"], span(plan.index, 0, SETTINGS), span(plan.index, 1, SETTINGS)
    )
    ratio = f"IF(AND({level}>0,{known}>0),{level}/{known},1)"
    same = f'OR({wanted}="",{here["price_year"]}={wanted})'
    found = price_ratio(one, plan.settings)
    values = value_of(one, plan.settings)
    cells: dict[str, Value | Formula] = {
        "whole": Formula(f"=IF(AND({told}),1,0)", int(is_whole)),
        "ratio": Formula(f"=IF({same},1,{ratio})", Fraction(1) if found is None else found),
    }
    for bound in BOUNDS:
        number = own_number(here, "value", bound, "0")
        cells[f"level.{bound}"] = Formula(f"={number}*{here['ratio']}", getattr(values, bound))
    return cells


def _cost(one: Investering, plan: Plan) -> dict[str, Value | Formula]:
    parties = {party.key: party for party in plan.effectenarena.investeerders}
    party = parties.get(one.investeerder)
    return {
        "investeerder": plan.parties[one.investeerder],
        "sector": SECTOR_LABELS[party.sector] if party else "",
        "aanpak": title_of(plan, one.aanpak) or EVERYTHING,
        "kind": INVESTERING_KIND_LABELS[one.kind],
        "words": one.words,
        "first_year": one.first_year,
        "years": one.years,
        **factor_cells("quantity", one.quantity),
        **factor_cells("price", one.price),
        "note": one.note,
    }


def _per_year(row: int, one: Investering) -> dict[str, Value | Formula]:
    here = addresses(COST_COLUMNS, row)
    missing = missing_in_costs(one)
    is_money = f'{here["kind"]}="{MONEY}"'
    words = (
        f"IF(ISNUMBER({here['price.middle']}),"
        f'IF(OR({is_money},ISNUMBER({here["quantity.middle"]})),"","{COST_WORDS["quantity"]}")'
        f'&IF(ISNUMBER({here["first_year"]}),"","{COST_WORDS["first_year"]}"),"alleen in woorden")'
    )
    said = (
        "alleen in woorden"
        if "price" in missing
        else "".join(COST_WORDS[field] for field in missing)
    )
    cells: dict[str, Value | Formula] = {
        "missing": Formula(f"={words}", said),
        "counts": Formula(f'=IF({here["missing"]}="",1,0)', int(not missing)),
        "begins": Formula(
            f'=IF({here["counts"]}=1,{here["may_begin"]},"")',
            None if missing else one.first_year,
        ),
        "may_begin": Formula(
            f"=IF(AND(ISNUMBER({here['price.middle']}),ISNUMBER({here['first_year']})),"
            f'{here["first_year"]},"")',
            one.first_year if one.price.is_given else None,
        ),
    }
    for bound in BOUNDS:
        price = own_number(here, "price", bound, "0")
        quantity = own_number(here, "quantity", bound, "0")
        formula = f"=IF({here['counts']}=1,{price}*IF({is_money},1,{quantity}),0)"
        cells[f"year.{bound}"] = Formula(formula, Fraction(0) if missing else _euros(one, bound))
    return cells


def _euros(one: Investering, bound: str) -> Number:
    price = bounds_of(one.price) or NOTHING
    quantity = None if one.kind is InvesteringKind.MONEY else bounds_of(one.quantity)
    return getattr(price.times(quantity) if quantity else price, bound)  # type: ignore[no-any-return]
