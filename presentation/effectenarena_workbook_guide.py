"""The first sheet: what this is, what it is not, and how to use it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from presentation.effectenarena_workbook_grid import begin, finish, put, put_row, put_wide
from presentation.effectenarena_workbook_plan import (
    COSTS,
    GUIDE,
    INCOME,
    KETENS,
    KNOWN,
    RESULTS,
    SETTINGS,
    SHARES,
    VALUES,
    YEARS,
    Plan,
)
from veranderverhaal.effectenarena.money import ROUNDING_NOTE, percent
from veranderverhaal.effectenarena.notice import Weight
from veranderverhaal.effectenarena.rules import MADE_UP, NO_RANKING, NOT_LINEAR, notices
from veranderverhaal.report_effectenarena import ABOUT_OUTCOMES

COLUMNS = 6
FORMULA = (
    "Baten per jaar = aantal mensen × bereik × kans × verandering × kengetal × verloop × (1 − wat "
    "anders ook was gebeurd) × (1 − verdringing) × aandeel van het initiatief. Elk jaar daarna: "
    "× (1 − loopt terug)."
)
COLOURS = (
    "Gele vakken heeft de groep ingevuld. Die kun je veranderen; alles rekent dan opnieuw, in elk "
    "rekenprogramma. Witte vakken zijn berekend: laat die staan."
)
CHANGES = (
    "Wat je hier verandert, verandert niet in het programma zelf. De tekst op dit blad hoort bij "
    "de getallen van de dag waarop het bestand is gemaakt."
)
WHAT_IS = {
    SETTINGS: "looptijd, discontovoet, prijspeil, woorden voor kans en verandering, nadelen",
    VALUES: "wat iets waard is, met bron en jaar",
    KETENS: "elke keten met alle getallen, bronnen en wat nog mist; zet ketens aan of uit",
    COSTS: "wat erin gaat: geld, uren, ruimte, spullen",
    YEARS: "baten en kosten van elk jaar: voorzichtig, midden, ruim",
    RESULTS: "wat geen prijs heeft, de nadelen, en dan de euro's",
    SHARES: "hoeveel er aan elke keten hangt, en wat er zonder overblijft",
    KNOWN: "totalen uit een publicatie, met hun grenzen",
    INCOME: "het geld van het initiatief zelf",
}


def add_guide(book: Any, plan: Plan, looks: Mapping[str, Any]) -> None:
    sheet = begin(book, GUIDE, looks, (24, *(15 for _column in range(COLUMNS - 1))))
    put_wide(sheet, 0, f"Effectenarena van {plan.material.initiatief.name}", COLUMNS, "title")
    row = 1
    for look, text in _texts(plan):
        put_wide(sheet, row, text, COLUMNS, look)
        row += 1
    put_wide(sheet, row, "De bladen", COLUMNS, "part")
    for name in _sheets(plan):
        row += 1
        link = "internal:'" + name + "'!A1"
        sheet.page.write_url(row, 0, link, looks["link"], name)
        put(sheet, row, 1, WHAT_IS[name], "plain")
    row += 2
    put_wide(sheet, row, "Kleuren", COLUMNS, "part")
    put_row(sheet, row + 1, ("ingevuld",), "input")
    put_row(sheet, row + 1, ("berekend",), "text", 1)
    finish(sheet)


def _sheets(plan: Plan) -> list[str]:
    absent = {
        name
        for name, there in ((KNOWN, plan.material.known_totals), (INCOME, plan.income))
        if not there
    }
    return [name for name in WHAT_IS if name not in absent]


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    settings, years = plan.settings, plan.reckoning.years
    if settings.made_up:
        yield "warning", MADE_UP
    yield (
        "wide",
        (
            "Wie investeert, waarin, met welk effect, en wie heeft er baat bij? Dit is een "
            "schatting van de groep, geen meting. Elk getal is er drie keer: voorzichtig, "
            "midden en ruim."
        ),
    )
    rate = percent(Fraction(settings.discount_rate))
    set_on = f", {settings.discount_set_on:%d-%m-%Y}" if settings.discount_set_on else ""
    yield (
        "wide",
        (
            f"Looptijd: {settings.horizon} jaar, van {years[0]} tot en met {years[-1]}. "
            f"Discontovoet: {rate} per jaar ({settings.discount_source}{set_on}). "
            "Niet verdisconteerd staat er altijd naast."
        ),
    )
    if settings.price_year is not None:
        yield "wide", f"Bedragen per persoon zijn in prijzen van {settings.price_year}."
    yield "wide", f"Gemaakt op {plan.material.today:%d-%m-%Y}."
    yield "part", "Lees dit erbij"
    found = notices(
        plan.effectenarena,
        plan.reckoning,
        plan.material.veranderverhaal,
        plan.material.today.year,
        plan.material.measured,
    )
    for notice in found:
        is_hidden = notice.key in ABOUT_OUTCOMES and not plan.concludes
        if not is_hidden and notice.text not in (MADE_UP, NOT_LINEAR, NO_RANKING):
            look = "warning" if notice.weight is Weight.STOP else "wide"
            yield look, f"• {notice.text}"
    for text in (NOT_LINEAR, NO_RANKING, ROUNDING_NOTE):
        yield "strong_text", text
    yield "part", "Zo rekent dit bestand"
    for text in (FORMULA, COLOURS, CHANGES):
        yield "wide", text
