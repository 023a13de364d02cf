"""Citaten: what people say, with their consent for every place where it may stand."""

from functools import partial

import streamlit as st

from dashboard.citaat_fields import CITAAT_LABELS, ask_citaat, remove, show_citaat, show_preview
from dashboard.data import read
from dashboard.saving import close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, open_page
from dashboard.today import today
from storage.commands import add_citaat, save_citaat
from storage.showcase_queries import list_citaten
from veranderverhaal.citaat import Citaat
from veranderverhaal.model import EFFECT_LAYERS
from veranderverhaal.progress import Step

listing = open_page("Citaten", step=Step.POSTER)
slug = listing.initiatief.slug
citaten = read(list_citaten, slug)
effects = [one for one in listing.veranderverhaal.elements if one.layer in EFFECT_LAYERS]
editing = st.session_state.get(f"citaat_{slug}", "")
current = next((one for one in citaten if one.key == editing), None)

st.write(
    "Een citaat vertelt wat cijfers niet kunnen, maar mensen kunnen er iemand aan herkennen. "
    "Vraag daarom eerst of het mag. Bedenkt iemand zich? Verwijder het citaat: dan staat het in "
    "niets meer wat je daarna maakt."
)
left, right = st.columns([1, 1], gap="large")
with left:
    if not citaten:
        st.info(
            "Hier komen jullie citaten. Vraag bij de koffie eens: wat is er voor jou veranderd? "
            "Neem niets over uit een ingevulde vragenlijst: daarvoor gaf niemand toestemming."
        )
    for citaat in citaten:
        if show_citaat(citaat, effects, today()):
            st.session_state[f"citaat_{slug}"] = citaat.key
            close(f"citaat_{slug}_{citaat.key}")
            st.rerun()
with right, st.container(border=True):
    st.subheader("Citaat wijzigen" if current else "Nieuw citaat")
    count = st.session_state.setdefault(f"added_citaat_{slug}", 0)
    place = f"citaat_{slug}_{current.key if current else f'new{count}'}"
    known = opened(place, current or Citaat(key="", text=""))
    save = partial(save_citaat if current else add_citaat, slug)
    with st.container(key=f"turn_{place}"), st.container(key=f"draft_{place}"):
        typed = ask_citaat(known, effects, place)
    show_preview(typed)
    settle_conflict(place, save, typed, CITAAT_LABELS)
    show_refusal(place, "")
    with st.container(horizontal=True):
        if st.button("Bewaar" if current else "Voeg toe", type="primary", key="sent_citaat"):
            if save_opened(place, save, typed):
                st.session_state[f"added_citaat_{slug}"] = count + 1
                st.session_state[f"citaat_{slug}"] = ""
                notify("Bewaard.")
            st.rerun()
        if current and st.button("Terug zonder bewaren", key="sent_terug"):
            st.session_state[f"citaat_{slug}"] = ""
            close(place)
            st.rerun()
        if current:
            with st.popover("Verwijder", icon=":material/delete:"):
                st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
                st.button("Ja, verwijder dit citaat", on_click=remove, args=(slug, current))
