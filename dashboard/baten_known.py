"""Bekende totalen: what a publication prints, always with its limits, never beside another."""

from html import escape

import streamlit as st

from dashboard.asking import may_here
from dashboard.baten_card import said, unbroken
from dashboard.data import read
from dashboard.house import go_to, link_to
from dashboard.known_total_fields import (
    KNOWN_TOTALS,
    NEW,
    PAGE,
    PART_PARAMETER,
    TOTAL_PARAMETER,
    edit_known_total,
)
from dashboard.uitkomst_table import show_wide_table
from storage.effectenarena_queries import list_known_totals
from veranderverhaal.access import Right
from veranderverhaal.effectenarena.known_part_lines import WHOLE, name_of_part, period_names
from veranderverhaal.effectenarena.known_total import KnownPart, KnownTotal, PartKind
from veranderverhaal.effectenarena.known_total_words import (
    NOT_FOR_COMPARING,
    say_amounts,
    say_claims,
    say_conflicts,
    say_discounted,
    say_limits,
)
from veranderverhaal.effectenarena.known_totals import KnownReading, tell_known_total
from veranderverhaal.effectenarena.labels import PART_KIND_LABELS
from veranderverhaal.effectenarena.money import ROUNDING_NOTE, euros
from veranderverhaal.effectenarena.settings import EffectenarenaSettings

WHAT = (
    "Noemt een rapport alleen totalen, zonder de aantallen mensen en bedragen erachter? Zet die "
    "hier. Ze tellen nergens mee. Erbij staat altijd wat er niet in zit."
)
EMPTY = (
    "Hier staat nog niets. Zet er bijvoorbeeld de kosten en baten uit een rapport over een ander "
    "initiatief, met de bron en met wat er niet in zit."
)
NONE = "–"


def wants_known_totals() -> bool:
    """Whether the address is that of the known totals, or of one of them."""
    asked = st.query_params
    return asked.get(PART_PARAMETER) == KNOWN_TOTALS or bool(asked.get(TOTAL_PARAMETER))


def link_to_known_totals(slug: str) -> None:
    """The way there from the page of costs and baten."""
    link_to(PAGE, slug, label="Bekende totalen uit rapporten", **{PART_PARAMETER: KNOWN_TOTALS})


def show_known_totals(slug: str, settings: EffectenarenaSettings) -> None:
    """The list, or the form of the one that the address names."""
    known = read(list_known_totals, slug)
    editing = st.query_params.get(TOTAL_PARAMETER, "")
    st.header("Bekende totalen")
    if editing and may_here(Right.EDIT):
        found = next((one for one in known if one.key == editing), None)
        if found is None and editing != NEW:
            st.info("Deze totalen zijn er niet meer.")
            link_to_known_totals(slug)
        else:
            edit_known_total(slug, found)
        return
    link_to(PAGE, slug, label="Terug naar kosten en baten")
    st.write(WHAT)
    if may_here(Right.EDIT) and st.button(
        "Voeg totalen toe", type="primary", icon=":material/add:", key="add_known"
    ):
        go_to(PAGE, slug, **{PART_PARAMETER: KNOWN_TOTALS, TOTAL_PARAMETER: NEW})
    if not known:
        st.info(EMPTY)
    for one in known:
        _show_one(slug, tell_known_total(one, settings))


def _show_one(slug: str, reading: KnownReading) -> None:
    total = reading.total
    with st.container(border=True, key=f"card_known_{total.key}"):
        st.html(f'<h3 class="card-title" dir="auto">{escape(total.title)}</h3>')
        for limit in say_limits(reading):
            st.markdown(said(limit))
        for sentence in (*say_amounts(reading), *say_discounted(reading)):
            st.markdown(said(sentence))
        if conflicts := say_conflicts(reading):
            lines = "\n".join(f"- {said(one)}" for one in conflicts)
            st.warning(f"**Dit klopt niet met elkaar**\n{lines}")
        for sentence in say_claims(reading):
            st.markdown(said(sentence))
        for kind in PartKind:
            _show_parts(total, kind)
        st.caption(said(f"{NOT_FOR_COMPARING} {ROUNDING_NOTE}"))
        with st.container(horizontal=True):
            if total.url:
                st.link_button("Naar de bron", total.url)
            if may_here(Right.EDIT) and st.button("Wijzig", key=f"edit_known_{total.key}"):
                named = {PART_PARAMETER: KNOWN_TOTALS, TOTAL_PARAMETER: total.key}
                go_to(PAGE, slug, **named)


def _show_parts(total: KnownTotal, kind: PartKind) -> None:
    """What was printed, as it was printed; an empty cell was not."""
    parts = [one for one in total.parts if one.kind is kind]
    if not parts:
        return
    periods = period_names(total.first_year, total.horizon, total.period_years)
    columns = [None, *range(1, len(periods) + 1)]
    if not any(one.period for one in parts):
        columns = [None]
    rows = [
        (_name(parts, name), *(_amount(parts, name, period) for period in columns))
        for name in dict.fromkeys(one.name for one in parts)
    ]
    names = (WHOLE, *periods)[: len(columns)]
    show_wide_table(
        f"{total.title}, per {PART_KIND_LABELS[kind]}", (PART_KIND_LABELS[kind], *names), rows
    )


def _name(parts: list[KnownPart], name: str) -> str:
    return name_of_part(next(one for one in parts if one.name == name))


def _amount(parts: list[KnownPart], name: str, period: int | None) -> str:
    found = (one.amount for one in parts if (one.name, one.period) == (name, period))
    amount = next(found, None)
    return NONE if amount is None else unbroken(euros(amount))
