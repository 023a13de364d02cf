"""Tijdlijn: what happened on which day, what is planned, and days that a group adds itself."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.house import go_to, link_to
from dashboard.shell import open_page
from dashboard.timeline_fields import edit_milestone
from dashboard.timeline_view import MILESTONE_PARAMETER, ask_kinds, load_events, show_timeline
from dashboard.today import today
from storage.duiding_queries import list_milestones
from veranderverhaal.access import Right
from veranderverhaal.progress import Step
from veranderverhaal.timeline import arrange

NEW = "-"  # in the address, in the place of a key

editing = st.query_params.get(MILESTONE_PARAMETER, "")
listing = open_page("Op de tijdlijn zetten" if editing else "Tijdlijn", step=Step.DUIDEN)
slug, may_edit = listing.initiatief.slug, may_here(Right.EDIT)
if editing and may_edit:
    found = next((one for one in read(list_milestones, slug) if one.key == editing), None)
    if found is None and editing != NEW:
        st.info("Dit staat niet meer op de tijdlijn.")
        link_to("tijdlijn", slug, label="Terug naar de tijdlijn")
    else:
        edit_milestone(slug, found)
    st.stop()

st.write(
    "Metingen, bijeenkomsten, afspraken en versies van het verhaal komen hier vanzelf te staan. "
    "Zet er zelf bij wat belangrijk was, zoals een opening of een feest."
)
if may_edit and st.button(
    "Zet iets op de tijdlijn", type="primary", icon=":material/add:", key="add_milestone"
):
    go_to("tijdlijn", slug, **{MILESTONE_PARAMETER: NEW})
events = load_events(slug)
if not events:
    st.info(
        "De tijdlijn is nog leeg. Begin met de dag waarop jullie begonnen: dan ziet iedereen hoe "
        "lang jullie al bezig zijn."
    )
    st.stop()
timeline = arrange(events, today(), ask_kinds(slug, events))
show_timeline(slug, timeline)
