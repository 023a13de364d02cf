"""Feiten en cijfers: numbers with their precision, period and source."""

from functools import partial

import streamlit as st

from dashboard.feit_fields import FEIT_LABELS, ask_feit, remove, show_feit
from dashboard.saving import close, opened, save_opened, settle_conflict
from dashboard.shell import notify, open_page
from storage.commands import add_feit, save_feit
from veranderverhaal.model import Feit, Precision

listing = open_page("Feiten en cijfers")
slug, feiten = listing.initiatief.slug, listing.veranderverhaal.feiten
editing = st.session_state.get(f"feit_{slug}", "")
current = next((feit for feit in feiten if feit.key == editing), None)

st.write(
    "Tel wat jullie doen: vrijwilligers, bezoekers, activiteiten. "
    "Schrijf erbij hoe precies je het weet en waar het getal vandaan komt."
)
left, right = st.columns([1, 1], gap="large")
with left:
    if not feiten:
        st.info("Hier komen jullie feiten. Begin met een getal dat je uit je hoofd weet.")
    for number, feit in enumerate(feiten):
        if show_feit(slug, feit, number, len(feiten)):
            st.session_state[f"feit_{slug}"] = feit.key
            close(f"feit_{slug}_{feit.key}")
            st.rerun()
with right, st.container(border=True):
    st.subheader("Feit wijzigen" if current else "Nieuw feit")
    count = st.session_state.setdefault(f"added_{slug}", 0)
    place = f"feit_{slug}_{current.key if current else f'new{count}'}"
    known = opened(place, current or Feit(key="", label="", precision=Precision.EXACT))
    save = partial(save_feit if current else add_feit, slug)
    with st.container(key=f"turn_{place}"), st.container(key=f"draft_{place}"):
        typed = ask_feit(known, place)
    if typed:
        settle_conflict(place, save, typed, FEIT_LABELS)
    with st.container(horizontal=True):
        if st.button("Bewaar" if current else "Voeg toe", type="primary", key="sent_feit"):
            if typed and save_opened(place, save, typed):
                st.session_state[f"added_{slug}"] = count + 1
                st.session_state[f"feit_{slug}"] = ""
                notify("Bewaard.")
            st.rerun()
        if current and st.button("Terug zonder bewaren", key="sent_terug"):
            st.session_state[f"feit_{slug}"] = ""
            close(place)
            st.rerun()
        if current:
            with st.popover("Verwijder", icon=":material/delete:"):
                st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
                st.button("Ja, verwijder dit feit", on_click=remove, args=(slug, current))
