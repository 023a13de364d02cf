"""Buurtcijfers: figures from someone else to put beside the uitkomsten, with year and source."""

from functools import partial

import streamlit as st

from dashboard.data import read
from dashboard.saving import Refusal, close, opened, refuse, save_opened, settle_conflict
from dashboard.shell import notify, open_page
from dashboard.today import today
from dashboard.uitkomst_figures import (
    FIGURE_LABELS,
    NO_NUMBER,
    ask_figure,
    new_figure,
    show_figure,
    take_in_figures,
)
from storage.commands import add_figure, change_figure
from storage.meting_queries import list_vragenlijsten
from storage.tally_queries import list_figures
from veranderverhaal.progress import Step

listing = open_page("Buurtcijfers", step=Step.UITKOMSTEN)
slug = listing.initiatief.slug
figures = read(list_figures, slug)
asked = read(list_vragenlijsten, slug)
editing = st.session_state.get(f"figure_{slug}", "")
current = next((one for one in figures if one.key == editing), None)

st.write(
    "Hoe is het in de hele buurt of gemeente? Zet hier een cijfer van het CBS, de Leefbaarometer "
    "of de monitor van je gemeente. Het komt onder jullie eigen uitkomst te staan als de vraag "
    "precies dezelfde is. Het verschil hoeft niet door jullie te komen."
)
left, right = st.columns(2, gap="large")
with left:
    if not figures:
        st.info("Nog geen buurtcijfers. Begin met één cijfer dat je in een rapport vond.")
    for figure in figures:
        if show_figure(slug, figure, asked):
            st.session_state[f"figure_{slug}"] = figure.key
            close(f"figure_{slug}_{figure.key}")
            st.rerun()
    with st.expander("Haal cijfers uit een bestand"):
        take_in_figures(slug, f"figures_{slug}_{len(figures)}")
with right, st.container(border=True):
    st.subheader("Cijfer wijzigen" if current else "Nieuw cijfer")
    count = st.session_state.setdefault(f"figures_added_{slug}", 0)
    place = f"figure_{slug}_{current.key if current else f'new{count}'}"
    known = opened(place, current or new_figure(today().year))
    save = partial(change_figure if current else add_figure, slug)
    with st.container(key=f"turn_{place}"), st.container(key=f"draft_{place}"):
        typed = ask_figure(known, asked, place)
    if typed:
        settle_conflict(place, save, typed, FIGURE_LABELS)
    with st.container(horizontal=True):
        if st.button("Bewaar" if current else "Voeg toe", type="primary", key="sent_figure"):
            if typed is None:
                refuse(place, Refusal(NO_NUMBER, "value"))
            elif save_opened(place, save, typed):
                st.session_state[f"figures_added_{slug}"] = count + 1
                st.session_state[f"figure_{slug}"] = ""
                notify("Bewaard.")
            st.rerun()
        if current and st.button("Terug zonder bewaren", key="sent_terug"):
            st.session_state[f"figure_{slug}"] = ""
            close(place)
            st.rerun()
