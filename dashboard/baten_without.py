"""Zet een keten uit: what is left of the outcome without one or more ketens. Nothing is stored."""

from html import escape

import streamlit as st

from dashboard.baten_card import Desk, said
from dashboard.baten_figures import Figures, figures_of, without_each
from dashboard.rights import checked
from dashboard.uitkomst_table import show_wide_table
from veranderverhaal.effectenarena.baten import KetenLine
from veranderverhaal.effectenarena.money import euro_range, ratio_range
from veranderverhaal.effectenarena.naming import keten_name
from veranderverhaal.effectenarena.reckoning import Balance
from veranderverhaal.model import Veranderverhaal

TITLE = "Zet een keten uit"
NOT_STORED = (
    "Haal een vinkje weg om te zien wat er zonder die keten overblijft. Dit is alleen om te "
    "kijken: er wordt niets bewaard, en in de bestanden doet elke keten mee."
)
NO_RATIO = "niet te zeggen"


@st.fragment
@checked
def show_without(desk: Desk, figures: Figures, story: Veranderverhaal) -> None:
    """A mark for each keten, what is left without those unmarked, and each switched off alone."""
    lines = figures.reckoning.lines
    with st.container(border=True, key="card_without"):
        st.html(f'<h3 class="card-title chart-title">{escape(TITLE)}</h3>')
        st.write(NOT_STORED)
        without = frozenset(
            one.keten.key for one in lines if not _is_on(one, figures, story, desk.slug)
        )
        left = figures_of(figures.effectenarena, without).reckoning.plain
        st.markdown(said(_say_left(left, len(without))))
        st.caption(said(f"{desk.basis} Niet verdisconteerd."))
        with st.expander("Elke keten apart uitgezet", key="each_off", on_change="rerun") as each:
            if each.open:
                _show_each(figures, story)


def _is_on(line: KetenLine, figures: Figures, story: Veranderverhaal, slug: str) -> bool:
    name = keten_name(line.keten, figures.effectenarena, story)
    label = said(f"{name}: {euro_range(line.total)}")
    return st.checkbox(label, value=True, key=f"on_{slug}_{line.keten.key}")


def _say_left(left: Balance, off: int) -> str:
    ketens = "1 keten" if off == 1 else f"{off} ketens"
    begin = f"Zonder {ketens}" if off else "Met alle ketens"
    told = f"{begin}: baten {euro_range(left.baten)}; kosten {euro_range(left.costs)}"
    return f"{told}; baten per euro kosten {_ratio(left)}."


def _show_each(figures: Figures, story: Veranderverhaal) -> None:
    rows = [
        (
            keten_name(one.keten, figures.effectenarena, story),
            euro_range(one.plain.balance),
            _ratio(one.plain),
            _ratio(one.discounted),
        )
        for one in without_each(figures.effectenarena)
    ]
    header = (
        *("zonder deze keten", "saldo", "baten per euro kosten"),
        "baten per euro kosten, verdisconteerd",
    )
    show_wide_table("Wat er overblijft zonder elke keten", header, rows)


def _ratio(balance: Balance) -> str:
    return NO_RATIO if balance.multiplier is None else ratio_range(balance.multiplier)
