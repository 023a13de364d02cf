"""One card with all its fields."""

from functools import partial

import streamlit as st

from dashboard.element_fields import ELEMENT_LABELS, ask_element, remove
from dashboard.house import go_to
from dashboard.saving import close, opened, save_opened, settle_conflict
from dashboard.shell import notify, open_page
from storage.commands import save_element
from veranderverhaal.labels import LAYER_LABELS

listing = open_page("Kaartje wijzigen")
slug = listing.initiatief.slug
key = st.query_params.get("element", "")
place = f"kaartje_{slug}_{key}"
try:
    known = opened(place, listing.veranderverhaal.element(key))
except KeyError:
    st.info("Dit kaartje is er niet meer.")
    if st.button("Terug naar het overzicht"):
        go_to("overzicht", slug)
    st.stop()

st.caption(LAYER_LABELS[known.layer])
save = partial(save_element, slug)
with st.container(key=f"draft_{place}"):
    typed = ask_element(known, place)
settle_conflict(place, save, typed, ELEMENT_LABELS)
with st.container(horizontal=True):
    if st.button("Bewaar en ga terug", type="primary", key="sent_bewaar"):
        if save_opened(place, save, typed):
            notify("Bewaard.")
            go_to("overzicht", slug)
        st.rerun()
    if st.button("Terug zonder bewaren", key="sent_terug"):
        close(place)
        go_to("overzicht", slug)
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder dit kaartje"):
            remove(slug, known)
            close(place)
            go_to("overzicht", slug)
