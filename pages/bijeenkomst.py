"""One bijeenkomst, step by step: when and who, topics, agenda, invitation, begin, and after."""

import streamlit as st

from dashboard.bijeenkomst_after import show_after
from dashboard.bijeenkomst_agenda import ask_agenda
from dashboard.bijeenkomst_begin import show_begin
from dashboard.bijeenkomst_invitation import ask_invitation, offer_sheets
from dashboard.bijeenkomst_kept import Opened, find_bijeenkomst
from dashboard.bijeenkomst_steps import MeetingStep, choose_step, offer_next_step, show_about
from dashboard.bijeenkomst_topics import ask_topics
from dashboard.bijeenkomst_when import ask_guests, ask_when
from dashboard.data import read
from dashboard.house import link_to
from dashboard.shell import open_page
from dashboard.today import today
from storage.bijeenkomst_queries import load_bijeenkomst_material
from storage.duiding_queries import list_bijeenkomsten
from storage.queries import Listing
from veranderverhaal.progress import Step


def name_of(listing: Listing) -> str:
    """What the bijeenkomst is called that the address names."""
    named = find_bijeenkomst(read(list_bijeenkomsten, listing.initiatief.slug))
    return named.name if named else ""


listing = open_page("Bijeenkomst", step=Step.DUIDEN, under="bijeenkomsten", heading=name_of)
slug = listing.initiatief.slug
found = find_bijeenkomst(read(list_bijeenkomsten, slug))
if found is None:
    st.info("Deze bijeenkomst is er niet (meer). Kies er een in de lijst.")
    link_to("bijeenkomsten", slug, label="Naar de bijeenkomsten")
    st.stop()

opened = Opened(listing, read(load_bijeenkomst_material, slug, found.key, today=today()))
show_about(opened)
step = choose_step(opened)
with st.container(key=f"turn_{opened.place}_{step}"):
    if step is MeetingStep.WHEN:
        ask_when(opened)
        st.subheader("Wie vragen jullie?")
        ask_guests(opened)
    elif step is MeetingStep.TOPICS:
        ask_topics(opened)
    elif step is MeetingStep.AGENDA:
        ask_agenda(opened)
    elif step is MeetingStep.INVITATION:
        ask_invitation(opened)
        st.subheader("Bladen om te printen")
        offer_sheets(opened)
    elif step is MeetingStep.BEGIN:
        show_begin(opened)
    else:
        show_after(opened)
offer_next_step(opened, step)
