"""Citaten and portretten: what people say, with their consent for every place."""

from functools import partial

import streamlit as st

from dashboard.citaat_fields import CITAAT_LABELS, ask_citaat, remove, show_citaat, show_preview
from dashboard.consent_fields import ask_consent, offer_withdrawal, show_who_to_ask
from dashboard.data import read
from dashboard.portret_fields import chosen_photo, forget_chosen
from dashboard.saving import close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, open_page
from dashboard.today import today
from storage.commands import add_citaat, save_citaat
from storage.showcase_queries import list_citaten
from veranderverhaal.citaat import Citaat, has_agreed
from veranderverhaal.model import EFFECT_LAYERS
from veranderverhaal.progress import Step
from veranderverhaal.retention import RETENTIONS, Kept

ASK_NOW = "Vraag nu of het mag: druk bij het citaat op ‘Vraag toestemming’."

listing = open_page("Citaten en portretten", step=Step.DUIDEN)
slug = listing.initiatief.slug
citaten = read(list_citaten, slug)
effects = [one for one in listing.veranderverhaal.elements if one.layer in EFFECT_LAYERS]
doing, chosen = st.session_state.get(f"citaat_{slug}", ("", ""))
current = next((one for one in citaten if one.key == chosen), None)

st.write(
    "Een citaat vertelt wat cijfers niet kunnen, maar mensen kunnen er iemand aan herkennen. "
    "Schrijf op wat iemand zei, laat het zien, en vraag of het mag. Zonder toestemming staat het "
    f"nergens, en wissen we het na hoogstens {RETENTIONS[Kept.ENDED].most} dagen."
)
show_who_to_ask(citaten)
left, right = st.columns([1, 1], gap="large")
with left:
    if not citaten:
        st.info(
            "Hier komen jullie citaten. Vraag bij de koffie eens: wat is er voor jou veranderd? "
            "Neem niets over uit een ingevulde vragenlijst: daarvoor gaf niemand toestemming."
        )
    for citaat in citaten:
        if pressed := show_citaat(citaat, effects, today()):
            st.session_state[f"citaat_{slug}"] = (pressed, citaat.key)
            close(f"citaat_{slug}_{citaat.key}")
            st.rerun()
with right, st.container(border=True):
    if current and doing == "consent":
        st.subheader("Toestemming")
        place = f"consent_{slug}_{current.key}_{current.revision}"
        show_preview(slug, current)
        if ask_consent(slug, current, place):
            st.session_state[f"citaat_{slug}"] = ("", "")
            st.rerun()
        with st.container(horizontal=True):
            offer_withdrawal(slug, current, place)
            if st.button("Terug naar de citaten", key="sent_terug"):
                st.session_state[f"citaat_{slug}"] = ("", "")
                st.rerun()
        st.stop()
    st.subheader("Citaat wijzigen" if current else "Nieuw citaat")
    count = st.session_state.setdefault(f"added_citaat_{slug}", 0)
    place = f"citaat_{slug}_{current.key if current else f'new{count}'}"
    begun = st.session_state.pop(f"begun_citaat_{slug}", None)  # words of an interview
    known = opened(place, current or begun or Citaat(key="", text=""))
    with st.container(key=f"turn_{place}"), st.container(key=f"draft_{place}"):
        typed = ask_citaat(known, effects, place)
    photo = chosen_photo(place)
    save = partial(save_citaat if current else add_citaat, slug, photo=photo)
    show_preview(slug, typed, photo)
    settle_conflict(place, save, typed, CITAAT_LABELS)
    show_refusal(place, "")
    with st.container(horizontal=True):
        if st.button("Bewaar" if current else "Voeg toe", type="primary", key="sent_citaat"):
            if save_opened(place, save, typed):
                forget_chosen(place)
                st.session_state[f"added_citaat_{slug}"] = count + 1
                st.session_state[f"citaat_{slug}"] = ("", "")
                asked = has_agreed(typed, today()) or typed.withdrawn_on
                notify("Bewaard." if asked else f"Bewaard. {ASK_NOW}")
            st.rerun()
        if current and st.button("Terug zonder bewaren", key="sent_terug"):
            st.session_state[f"citaat_{slug}"] = ("", "")
            close(place)
            st.rerun()
        if current:
            with st.popover("Verwijder", icon=":material/delete:"):
                st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
                st.button("Ja, verwijder dit citaat", on_click=remove, args=(slug, current))
