"""Bijeenkomsten: what is coming and what has been, and preparing another from a template."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.bijeenkomst_list import ask_template, been, coming, show_bijeenkomsten
from dashboard.data import read
from dashboard.house import link_to
from dashboard.shell import open_page
from storage.duiding_queries import list_bijeenkomsten
from veranderverhaal.access import Right
from veranderverhaal.progress import Step

listing = open_page("Bijeenkomsten", step=Step.DUIDEN)
slug = listing.initiatief.slug
bijeenkomsten = read(list_bijeenkomsten, slug)
may_edit = may_here(Right.EDIT)
choosing = f"choosing_{slug}"
st.write("Praat samen over de uitkomsten. We helpen je van uitnodiging tot verslag.")

if not bijeenkomsten:
    st.info(
        "Cijfers spreken niet vanzelf. Kijk er samen naar: herkennen we dit, hoe komt het, wat "
        "vinden we ervan en wat gaan we doen? Zo'n bijeenkomst bereid je hier voor, en het verslag "
        "komt er vanzelf uit."
    )
if may_edit and not st.session_state.get(choosing):
    if st.button("Bereid een bijeenkomst voor", type="primary", icon=":material/groups:"):
        st.session_state[choosing] = True
        st.rerun()
elif may_edit:
    with st.container(border=True, key="choosing"):
        ask_template(slug)

if ahead := coming(bijeenkomsten):
    st.header("Komt nog")
    show_bijeenkomsten(slug, ahead)
if behind := been(bijeenkomsten):
    st.header("Is geweest")
    show_bijeenkomsten(slug, behind)
if bijeenkomsten:
    link_to("afspraken", slug, label="Alle afspraken")
