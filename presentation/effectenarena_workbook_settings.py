"""The sheet with what holds for the whole effectenarena."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import digits
from typing import Any

from presentation.effectenarena_workbook_grid import (
    SIGNS,
    Formula,
    Rows,
    Sheet,
    Value,
    at,
    begin,
    finish,
    look_up,
    put,
    put_row,
    put_wide,
    span,
    without_signs,
)
from presentation.effectenarena_workbook_ketens_columns import KETEN_COLUMNS
from presentation.effectenarena_workbook_plan import COSTS, KETENS, SETTING_ROWS, SETTINGS, Plan
from presentation.effectenarena_workbook_values_columns import COST_COLUMNS
from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS, LEEFDOMEIN_LABELS
from veranderverhaal.effectenarena.model import IncasseerderGroup
from veranderverhaal.effectenarena.settings import FEWEST_LETTERS, ScaleLabel, tells_negatives

OWN_WORD = "niet uit de bron: eigen inschatting"
TOLD: Mapping[str, tuple[str, str, str]] = {
    "first_year": ("Eerste jaar", "input_year", "Leeg: het eerste jaar waarin iets begint."),
    "begins": ("Eerste jaar dat telt", "number", "Berekend."),
    "horizon": ("Looptijd in jaren", "input", "1 tot en met 60."),
    "period_years": ("Lengte van een periode in jaren", "input", ""),
    "discount_rate": (
        "Discontovoet per jaar",
        "input_percent",
        "Het eerste jaar telt heel mee, elk jaar daarna iets minder. 0% is niet verdisconteerd.",
    ),
    "discount_source": ("Bron van de discontovoet", "input", ""),
    "discount_set_on": ("Discontovoet van", "input", ""),
    "price_year": ("Prijspeil", "input_year", "Leeg: elk bedrag houdt zijn eigen prijspeil."),
    "price_index_source": ("Bron van de prijsindex", "input", ""),
    "price_level": ("Index van het prijspeil", "factor", "Berekend. 0: niet in de prijsindex."),
    "stale_after": ("Een bron is oud na zoveel jaar", "input", ""),
    "negative_effects": (
        "Negatieve effecten",
        "input",
        "Verplicht. Zijn ze er niet? Schrijf dan: geen.",
    ),
    "concludes": (
        "Mag er een uitkomst staan (1 of 0)",
        "number",
        "Berekend: er is over nadelen geschreven, en er is een keten compleet in euro's.",
    ),
    "negatives_told": (
        "Staat er iets over nadelen (1 of 0)",
        "number",
        "Berekend: er staan minstens drie letters.",
    ),
    "without_us": ("Wat er zonder het initiatief zou gebeuren", "input", ""),
}


def add_settings(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin(book, SETTINGS, looks, (36, 40, 50, 14, 14))
    put_wide(sheet, 0, "Aannames", 5, "title")
    put_wide(sheet, 1, "Geel is ingevuld door de groep en kun je veranderen. Wit is berekend.", 5)
    put_row(sheet, 3, ("Instelling", "Waarde", "Uitleg"), "heading")
    for name, value in _values(plan).items():
        label, look, told = TOLD[name]
        row = SETTING_ROWS[name]
        put_row(sheet, row, (label,))
        put(sheet, row, 1, value, look)
        put(sheet, row, 2, told)
    _add_scale(sheet, plan.chance, "Woorden voor de kans", plan.settings.chance_scale)
    _add_scale(sheet, plan.delta, "Woorden voor de verandering", plan.settings.delta_scale)
    _add_index(sheet, plan)
    _add_incasseerders(sheet, plan)
    _headed(sheet, plan.leefdomein_rows, "Leefdomeinen", ("Leefdomein",))
    for row, label in enumerate(LEEFDOMEIN_LABELS.values(), plan.leefdomein_rows.first):
        put(sheet, row, 0, label)
    _headed(sheet, plan.party_rows, "Wie investeert", ("Wie",))
    for row, label in enumerate(plan.parties.values(), plan.party_rows.first):
        put(sheet, row, 0, label)
    sheet.page.freeze_panes(4, 0)
    finish(sheet)


def _values(plan: Plan) -> dict[str, Value | Formula]:
    settings = plan.settings
    set_on = settings.discount_set_on
    return {
        "first_year": settings.first_year,
        "begins": _begins(plan),
        "horizon": settings.horizon,
        "period_years": settings.period_years,
        "discount_rate": settings.discount_rate,
        "discount_source": settings.discount_source,
        "discount_set_on": f"{set_on:%d-%m-%Y}" if set_on else None,
        "price_year": settings.price_year,
        "price_index_source": settings.price_index_source,
        "price_level": _price_level(plan),
        "stale_after": settings.stale_after,
        "negative_effects": settings.negative_effects,
        "without_us": settings.without_us,
        "concludes": _concludes(plan),
        "negatives_told": _negatives_told(plan),
    }


def _begins(plan: Plan) -> Formula:
    """The chosen year, or the first one in which something begins that counts, or else may."""
    chosen = at(SETTING_ROWS["first_year"], 1)
    earliest = "2020"
    for name in ("may_begin", "begins"):
        costs = span(plan.costs, COST_COLUMNS[name], COSTS)
        ketens = span(plan.ketens, KETEN_COLUMNS[name], KETENS)
        earliest = f"IF(COUNT({costs},{ketens})=0,{earliest},MIN({costs},{ketens}))"
    return Formula(f"=IF(ISNUMBER({chosen}),{chosen},{earliest})", plan.reckoning.years[0])


def _concludes(plan: Plan) -> Formula:
    counted = f"SUM({span(plan.ketens, KETEN_COLUMNS['counts'], KETENS)})>0"
    told = f"{at(SETTING_ROWS['negatives_told'], 1)}=1"
    return Formula(f"=IF(AND({told},{counted}),1,0)", int(plan.concludes))


def _negatives_told(plan: Plan) -> Formula:
    """Whether enough is left of the line without its digits and signs."""
    left = without_signs(at(SETTING_ROWS["negative_effects"], 1), f"{SIGNS}{digits}")
    told = tells_negatives(plan.settings.negative_effects)
    return Formula(f"=IF(LEN({left})>={FEWEST_LETTERS},1,0)", int(told))


def _price_level(plan: Plan) -> Formula:
    year = at(SETTING_ROWS["price_year"], 1)
    found = look_up(year, span(plan.index, 0), span(plan.index, 1))
    index = {one.year: Fraction(one.value) for one in plan.settings.price_index}
    wanted = plan.settings.price_year
    return Formula(
        f'=IF({year}="",0,{found})', index.get(wanted, Fraction(0)) if wanted else Fraction(0)
    )


def _headed(sheet: Sheet, rows: Rows, title: str, headings: Sequence[str]) -> None:
    put(sheet, rows.first - 2, 0, title, "part")
    put_row(sheet, rows.first - 1, headings, "heading")


def _add_scale(sheet: Sheet, rows: Rows, title: str, labels: Sequence[ScaleLabel]) -> None:
    """A word reaches from the number of the word above it to that of the word below it."""
    _headed(sheet, rows, title, ("Woord", "Getal (midden)", "Bron", "Voorzichtig", "Ruim"))
    for place, label in enumerate(labels):
        row = rows.first + place
        below, above = max(place - 1, 0), min(place + 1, len(labels) - 1)
        put(sheet, row, 0, label.words, "input")
        put(sheet, row, 1, label.value, "input")
        put(sheet, row, 2, label.source or OWN_WORD, "input")
        for column, other in ((3, below), (4, above)):
            address = at(rows.first + other, 1)
            put(sheet, row, column, Formula(f"={address}", labels[other].value), "factor")


def _add_index(sheet: Sheet, plan: Plan) -> None:
    _headed(sheet, plan.index, "Prijsindex", ("Jaar", "Index"))
    known = plan.settings.price_index
    for place, row in enumerate(range(plan.index.first, plan.index.last + 1)):
        one = known[place] if place < len(known) else None
        put(sheet, row, 0, one.year if one else None, "input_year")
        put(sheet, row, 1, one.value if one else None, "input")


def _add_incasseerders(sheet: Sheet, plan: Plan) -> None:
    _headed(sheet, plan.incasseerder_rows, "Wie er baat bij kan hebben", ("Wie", "Groep"))
    groups = {group.value: label for group, label in INCASSEERDER_GROUP_LABELS.items()}
    groups |= {one.key: _group(one.group) for one in plan.effectenarena.incasseerders}
    for row, (key, label) in enumerate(plan.incasseerders.items(), plan.incasseerder_rows.first):
        put_row(sheet, row, (label, groups.get(key, "")))


def _group(group: IncasseerderGroup) -> str:
    return INCASSEERDER_GROUP_LABELS[group]
