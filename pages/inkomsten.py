"""Inkomsten: where the money of the initiatief comes from, now and in a plan."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.house import go_to, link_to
from dashboard.income_fields import LINE_PARAMETER, NEW, edit_income_line
from dashboard.income_list import show_lines
from dashboard.income_view import (
    ask_mixes,
    desk_of_income,
    offer_income_files,
    say_no_income,
    show_payers,
    show_sectors,
    show_themes,
    show_thirds,
)
from dashboard.made_up_mark import show_made_up
from dashboard.shell import open_page
from dashboard.uitkomst_width import page_look
from storage.effectenarena_queries import list_income, load_effectenarena
from veranderverhaal.access import Right
from veranderverhaal.effectenarena.income import mixes

PARTS = ("Verdeling", "Van wie", "Waarvoor", "Een derde elk", "Alle regels")

editing = st.query_params.get(LINE_PARAMETER, "")
listing = open_page("Inkomst" if editing else "Inkomsten", step=None)
slug, may_edit = listing.initiatief.slug, may_here(Right.EDIT)
lines = read(list_income, slug)
if editing and may_edit:
    line = next((one for one in lines if one.key == editing), None)
    if line is None and editing != NEW:
        st.info("Deze regel is er niet meer. Misschien heeft iemand anders die weggehaald.")
        link_to("inkomsten", slug, label="Terug naar de inkomsten")
    else:
        edit_income_line(slug, lines, line)
    st.stop()

st.write("Waar komt het geld van het initiatief vandaan, en wat als dat verandert?")
if may_edit and st.button("Zet een inkomst erbij", type="primary", icon=":material/add:"):
    go_to("inkomsten", slug, **{LINE_PARAMETER: NEW})
found = mixes(lines)
if not found:
    say_no_income()
    st.stop()

settings = read(load_effectenarena, slug).settings
show_made_up(settings)
desk = desk_of_income(listing, page_look(), made_up=settings.made_up)
chosen = ask_mixes(slug, found)
sectors, payers, themes, thirds, every = st.tabs(PARTS, key="income_part", on_change="rerun")
with sectors:
    if sectors.open:
        show_sectors(desk, chosen)
with payers:
    if payers.open:
        show_payers(desk, chosen)
with themes:
    if themes.open:
        show_themes(desk, chosen)
with thirds:
    if thirds.open:
        show_thirds(desk, chosen)
with every:
    if every.open:
        show_lines(slug, found, may_edit=may_edit)
offer_income_files(listing)
