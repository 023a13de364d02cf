"""All lines of income, per year and per scenario, with what one may do with them."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.baten_card import unbroken
from dashboard.factor_fields import Form, ask_choice, ask_line, ask_whole
from dashboard.house import go_to
from dashboard.income_fields import (
    LINE_PARAMETER,
    NEW,
    PAGE,
    SCENARIO_PARAMETER,
    YEAR_PARAMETER,
)
from dashboard.income_together import copy_income, join_keys, remove_income_lines
from dashboard.saving import Refusal, attempt, refuse, show_refusal
from dashboard.shell import notify, offer_undo, plain
from veranderverhaal.effectenarena.income import IncomeMix
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.income_words import name_of, say_line
from veranderverhaal.effectenarena.labels import INCOME_SECTOR_LABELS
from veranderverhaal.effectenarena.money import euros
from veranderverhaal.effectenarena.money_checks import MAX_SCENARIO

YEAR, PLAN = "year", "plan"
TARGETS = {YEAR: "naar een ander jaar", PLAN: "naar een scenario"}


def show_lines(slug: str, found: Sequence[IncomeMix], *, may_edit: bool) -> None:
    """Every year and every scenario with its lines, the newest year first."""
    real = [one for one in found if not one.scenario]
    for mix in (*reversed(real), *(one for one in found if one.scenario)):
        key = mix.lines[0].key
        with st.container(border=True, key=f"income_mix_{key}"):
            with st.container(horizontal=True, vertical_alignment="center"):
                name = name_of(mix)
                whole = unbroken(euros(mix.total))
                st.html(
                    f'<h3 class="card-title" dir="auto">{escape(name[:1].upper() + name[1:])}</h3>'
                    f"<p>Samen {whole}</p>"
                )
                if may_edit:
                    _offer_more(slug, mix, key)
            for line in mix.lines:
                _show_line(slug, line, may_edit=may_edit)


def _show_line(slug: str, line: IncomeLine, *, may_edit: bool) -> None:
    about = " · ".join(part for part in (INCOME_SECTOR_LABELS[line.sector], line.theme) if part)
    source = f'<p class="source">Bron: {escape(line.source)}</p>' if line.source else ""
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_income_{line.key}"
    ):
        st.html(
            f'<div class="card"><p class="title" dir="auto">{escape(line.payer)}</p>'
            f'<p dir="auto">{escape(about)}</p>'
            f"<p>{escape(unbroken(say_line(line)))}</p>{source}</div>"
        )
        told = f"Wijzig ‘{plain(line.payer)}’ van {line.year}"
        if may_edit and st.button("Wijzig", key=f"edit_income_{line.key}", help=told):
            go_to(PAGE, slug, **{LINE_PARAMETER: line.key})


def _offer_more(slug: str, mix: IncomeMix, key: str) -> None:
    name = plain(name_of(mix))
    if st.button("Zet er een bij", key=f"add_income_{key}", help=f"Zet er een bij in {name}"):
        plan = {SCENARIO_PARAMETER: mix.scenario} if mix.scenario else {}
        go_to(PAGE, slug, **{LINE_PARAMETER: NEW, YEAR_PARAMETER: str(mix.year), **plan})
    with st.popover("Kopieer of verwijder", key=f"more_income_{key}", type="tertiary"):
        _ask_copy(slug, mix, key)
        st.divider()
        st.caption("Verwijder je alles, dan kun je het daarna nog terugzetten.")
        if st.button(
            "Verwijder al deze regels",
            key=f"remove_income_{key}",
            icon=":material/delete:",
            help=f"Verwijder alle regels van {name}",
        ):
            keys = [line.key for line in mix.lines]
            if attempt(f"remove_income_{key}", remove_income_lines, slug, keys):
                offer_undo("income_lines", join_keys(keys), name_of(mix))
            st.rerun()
        show_refusal(f"remove_income_{key}")


def _ask_copy(slug: str, mix: IncomeMix, key: str) -> None:
    form = Form(f"copy_income_{slug}_{key}", len(mix.lines))
    count = f"{len(mix.lines)} regels" if len(mix.lines) > 1 else "1 regel"
    st.markdown(f"**Kopieer {count}**")
    target = PLAN
    if not mix.scenario:
        target = ask_choice(
            form, "target", "Waarheen?", TARGETS, YEAR, widget=st.radio, horizontal=True
        )
    scenario = ""
    if target == PLAN:
        scenario = ask_line(
            *(form, "scenario", "Hoe heet het scenario?", ""),
            limit=MAX_SCENARIO,
            example="meer zelf verdienen",
        )
    year = ask_whole(form, "year", "Voor welk jaar?", mix.year + 1)
    if st.button(f"Kopieer {count}", key=f"sent_copy_{key}", help=f"Kopieer {plain(name_of(mix))}"):
        if form.unread:
            refuse(form.place, Refusal("Kijk eerst het jaar na.", "year"))
        elif target == PLAN and not scenario.strip():
            refuse(form.place, Refusal("Geef het scenario een naam.", "scenario"))
        elif attempt(form.place, copy_income, slug, mix, year, scenario):
            notify(f"{count} gekopieerd. Wijzig nu wat er anders is.")
        st.rerun()
    show_refusal(form.place, "")
