"""Meten: the rounds in which a vragenlijst is answered, each with its link, QR and counts."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.meting_fields import ask_meting, show_meting
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, open_page
from storage.commands import add_meting
from storage.meting_queries import list_metingen, list_vragenlijsten
from storage.response_queries import count_responses
from veranderverhaal.progress import Step

listing = open_page("Meten", step=Step.METEN)
slug = listing.initiatief.slug
vragenlijsten = read(list_vragenlijsten, slug)
metingen, counts = read(list_metingen, slug), read(count_responses, slug)

if not vragenlijsten:
    st.info(
        "Een meting is een ronde waarin mensen de vragenlijst invullen. "
        "Maak eerst een vragenlijst: dat gaat met één druk op de knop uit jullie indicatoren."
    )
    link_to("vragenlijst", slug, label="Naar de vragenlijst")
    st.stop()

for meting in metingen:
    show_meting(listing, meting, counts.get(meting.key), vragenlijsten)

with st.expander("Begin een nieuwe meting", expanded=not metingen):
    place = f"meting_{slug}_{len(metingen)}"
    with st.container(key=f"draft_{place}"):
        typed = ask_meting(place, vragenlijsten, metingen)
    show_refusal(place)
    if st.button("Maak deze meting", type="primary", key="sent_meting"):
        if attempt(place, add_meting, slug, typed):
            notify("De meting staat klaar. Zet hem open als mensen mogen invullen.")
        st.rerun()
