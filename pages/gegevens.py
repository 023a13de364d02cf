"""Name, place, motto, logo, colour, source and date of an initiatief."""

import streamlit as st

from dashboard.data import write
from dashboard.house import link_to, may_open
from dashboard.initiatief_fields import LABELS, ask_initiatief, ask_logo, ask_source
from dashboard.logos import show_logo
from dashboard.saving import opened, save_opened, settle_conflict
from dashboard.shell import notify, open_page
from storage.commands import save_initiatief, save_logo

listing = open_page("Naam en logo")
slug = listing.initiatief.slug
place = f"gegevens_{slug}"
known = opened(place, listing.initiatief)

with st.container(key=f"draft_{place}"):
    typed = ask_source(ask_initiatief(known, place), place)
if listing.has_logo:
    show_logo(listing)
    st.button("Haal het logo weg", on_click=write, args=(save_logo, slug, None))
logo = ask_logo(place)

settle_conflict(place, save_initiatief, typed, LABELS)
if st.button("Bewaar", type="primary", key="sent_bewaar"):
    if logo is not None:
        write(save_logo, slug, logo)
    if save_opened(place, save_initiatief, typed):
        notify("Bewaard.")
    st.rerun()
if may_open("mensen", slug):
    st.caption("Wie mag wat, wat er veranderde, en wat jullie hoe lang bewaren:")
    with st.container(horizontal=True):
        for name in ("mensen", "logboek", "privacy"):
            link_to(name, slug)
