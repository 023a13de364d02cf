"""The fields of one line of income: who pays, for what, when, and how much."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st

from dashboard.factor_fields import (
    AMOUNT,
    COUNT,
    Form,
    ask_choice,
    ask_line,
    ask_number,
    ask_whole,
)
from dashboard.factor_saving import send, settle, show_why_not_saved
from dashboard.house import go_to
from dashboard.saving import attempt, close, opened, show_refusal
from dashboard.shell import notify, offer_undo, plain
from storage.commands import add_income_line, remove_income_line, save_income_line
from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.income_copying import names_used
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector
from veranderverhaal.effectenarena.income_words import say_line
from veranderverhaal.effectenarena.money_checks import MAX_NAME, MAX_SCENARIO, MAX_UNIT
from veranderverhaal.text import NotAccepted

PAGE = "inkomsten"
NEW = "-"  # in the address, and in the place of a key
LINE_PARAMETER, YEAR_PARAMETER, SCENARIO_PARAMETER = "regel", "jaar", "scenario"
MOST_SUGGESTED = 8
ONE = Decimal(1)
INCOME_LABELS = {
    "scenario": "Scenario",
    "year": "Jaar",
    "payer": "Van wie",
    "sector": "Soort",
    "theme": "Waarvoor",
    "price": "Bedrag of prijs",
    "volume": "Aantal",
    "unit": "Eenheid",
    "source": "Bron",
}
REAL, PLAN = "real", "plan"
KINDS = {REAL: "het kwam echt binnen", PLAN: "het is een plan (scenario)"}
SECTOR_CHOICES = {
    IncomeSector.PUBLIC: "publiek: van de overheid",
    IncomeSector.PRIVATE: "privaat: van een fonds, bedrijf of gever",
    IncomeSector.EARNED: "zelf verdiend: mensen betalen voor iets",
}


def edit_income_line(slug: str, lines: Sequence[IncomeLine], line: IncomeLine | None) -> None:
    """The page of one line of income, None for a new one."""
    count = st.session_state.setdefault(f"added_income_{slug}", 0)
    place = f"income_{slug}_{line.key if line else f'new{count}'}"
    known: IncomeLine = opened(place, line or _fresh_line())
    form = Form(place, known.revision)
    with st.container(key=f"draft_{place}"):
        typed, is_plan = _ask_when(form, known, lines)
        typed = _ask_who(form, typed, known, lines)
        typed = _ask_amount(form, typed, is_plan=is_plan)
    st.markdown(plain(f"Dit is {say_line(typed)}.") if typed.price is not None else "")
    save = partial(_save, save_income_line if line else add_income_line, slug, is_plan)
    settle(form, save, typed, INCOME_LABELS)
    show_why_not_saved(form)
    with st.container(horizontal=True):
        if st.button("Bewaar en ga terug", type="primary", key="sent_income"):
            _keep(slug, form, save, typed, count)
            st.rerun()
        if not line and st.button("Bewaar en zet er nog een bij", key="sent_another"):
            _keep(slug, form, save, typed, count, another=True)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to(PAGE, slug)
        if line:
            _offer_removal(slug, line, place)


def _fresh_line() -> IncomeLine:
    """A new line, of the year and the scenario that the address says."""
    year = st.query_params.get(YEAR_PARAMETER, "")
    scenario = st.query_params.get(SCENARIO_PARAMETER, "")
    is_year = year.isascii() and year.isdigit() and len(year) == len("2026")
    return IncomeLine("", "", year=int(year) if is_year else None, scenario=scenario[:MAX_SCENARIO])


def _save(
    save: Callable[..., IncomeLine], slug: str, is_plan: bool, line: IncomeLine, *, session: Any
) -> IncomeLine:
    """Keep a line; a plan without a name would count as what came in. Raises NotAccepted."""
    if is_plan and not line.scenario.strip():
        raise NotAccepted("scenario", "Geef het scenario een naam.")
    return save(slug, line, session=session)


def _keep(
    slug: str, form: Form, save: Any, typed: IncomeLine, count: int, *, another: bool = False
) -> None:
    if not send(form, save, typed):
        return
    st.session_state[f"added_income_{slug}"] = count + 1
    notify("De inkomst is bewaard.")
    if not another:
        go_to(PAGE, slug)
    year = {YEAR_PARAMETER: str(typed.year)} if typed.year else {}
    plan = {SCENARIO_PARAMETER: typed.scenario.strip()} if typed.scenario.strip() else {}
    go_to(PAGE, slug, **{LINE_PARAMETER: NEW, **year, **plan})


def _ask_when(
    form: Form, known: IncomeLine, lines: Sequence[IncomeLine]
) -> tuple[IncomeLine, bool]:
    """The year, and the scenario when it is a plan."""
    kind = ask_choice(
        *(form, "kind", "Wat voor inkomst is het?", KINDS, PLAN if known.scenario else REAL),
        widget=st.radio,
        horizontal=True,
    )
    scenario = ""
    if kind == PLAN:
        scenario = ask_line(
            *(form, "scenario", "Hoe heet het scenario?", known.scenario),
            limit=MAX_SCENARIO,
            example="meer zelf verdienen",
        )
        if not known.scenario:
            _suggest(form, "scenario", "Scenario’s die er al zijn", lines)
    year = ask_whole(form, "year", "In welk jaar?", known.year, example="2026")
    return replace(known, scenario=scenario, year=year), kind == PLAN


def _ask_who(
    form: Form, typed: IncomeLine, known: IncomeLine, lines: Sequence[IncomeLine]
) -> IncomeLine:
    payer = ask_line(
        *(form, "payer", "Van wie komt het geld?", known.payer),
        limit=MAX_NAME,
        example="de gemeente, een fonds, of bezoekers van de bar",
    )
    if not known.payer:
        _suggest(form, "payer", "Eerder ingevuld: van wie", lines)
    sector = ask_choice(
        *(form, "sector", "Wat voor geld is het?", SECTOR_CHOICES, known.sector), widget=st.radio
    )
    theme = ask_line(
        *(form, "theme", "Waar is het voor? (hoeft niet)", known.theme),
        limit=MAX_NAME,
        example="activiteiten, of het gebouw",
    )
    if not known.theme:
        _suggest(form, "theme", "Eerder ingevuld: waarvoor", lines)
    return replace(typed, payer=payer, sector=sector, theme=theme)


def _ask_amount(form: Form, known: IncomeLine, *, is_plan: bool) -> IncomeLine:
    volume, unit = ONE, ""
    if is_plan:
        st.markdown("**Hoeveel euro: prijs × aantal**")
        left, middle, right = st.columns(3)
        with left:
            price = ask_number(form, "price", "Prijs in euro", known.price, AMOUNT, "bijv. 7,50")
            show_refusal(form.place, "price")
        with middle:
            volume = ask_number(form, "volume", "Aantal", known.volume, COUNT) or Decimal(0)
            show_refusal(form.place, "volume")
        with right:
            unit = ask_line(
                *(form, "unit", "Waarvan? (hoeft niet)", known.unit),
                limit=MAX_UNIT,
                example="lunches",
            )
    else:
        price = ask_number(form, "price", "Hoeveel euro in dat jaar?", known.price, AMOUNT)
        show_refusal(form.place, "price")
    source = ask_line(
        *(form, "source", "Hoe weten jullie dit? (hoeft niet)", known.source),
        limit=MAX_SOURCE,
        example="de jaarrekening van 2025",
    )
    return replace(known, price=price, volume=volume, unit=unit, source=source)


def _suggest(form: Form, field: str, label: str, lines: Sequence[IncomeLine]) -> None:
    """What was filled in before, to choose from."""
    names = list(names_used(lines, field))[:MOST_SUGGESTED]
    if not names:
        return
    key = form.key(f"known_{field}")
    st.pills(
        *(label, names),
        format_func=plain,
        key=key,
        on_change=_take,
        args=(form.key(field), key),
    )


def _take(field: str, key: str) -> None:
    if chosen := st.session_state[key]:
        st.session_state[field] = chosen
        st.session_state[key] = None


def _offer_removal(slug: str, line: IncomeLine, place: str) -> None:
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder deze regel"):
            if attempt(place, remove_income_line, slug, line.key):
                offer_undo("income_line", line.key, f"{line.payer}: {say_line(line)}")
                close(place)
                go_to(PAGE, slug)
            st.rerun()
        show_refusal(place, "")
