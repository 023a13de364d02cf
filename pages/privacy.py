"""Privacy: who is responsible, what is kept and how long, and what to do when somebody asks."""

from functools import partial

import streamlit as st

from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.privacy_asked import ask_citaat_away, ask_form, ask_what_is_kept
from dashboard.privacy_fields import LABELS, ask_privacy, ask_terms, show_terms, show_tidied
from dashboard.privacy_paper import show_old_paper
from dashboard.saving import opened, save_opened, settle_conflict
from dashboard.shell import notify, open_page
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.register_pdf import make_register
from storage.commands.privacy import save_privacy
from storage.meting_queries import list_metingen
from storage.privacy_queries import load_privacy
from veranderverhaal.privacy import information_text, is_complete

listing = open_page("Privacy", step=None)
slug = listing.initiatief.slug
place = f"privacy_{slug}"
kept = read(load_privacy, slug)
save = partial(save_privacy, slug)

st.write(
    "Mensen vertellen jullie iets over zichzelf. Hier staat wat je daarvan bewaart, waarom en hoe "
    "lang, en wat je doet als iemand erom vraagt. Dit is geen juridisch advies."
)
show_old_paper(slug)

left, right = st.columns([3, 2], gap="large")
with left:
    st.header("Over jullie")
    with st.container(key=f"draft_{place}"):
        typed = ask_privacy(opened(place, kept), place)
        typed = ask_terms(typed, place)
    settle_conflict(place, save, typed, LABELS)
    if st.button("Bewaar", type="primary", key="sent_privacy"):
        if save_opened(place, save, typed):
            notify("Bewaard.")
        st.rerun()
with right:
    st.header("Voor anderen")
    if not is_complete(kept):
        st.info("Vul eerst in wie verantwoordelijk is en waar mensen vragen kunnen stellen.")
    offer_file(
        "Download het register (PDF)",
        lambda: run_apart(make_register, listing.initiatief, kept, made_on=today()),
        f"{slug}-register.pdf",
        "application/pdf",
        key="register",
        icon=":material/download:",
    )
    st.caption("Eén bladzijde met wat jullie bewaren. De privacywet (AVG) vraagt erom.")
    st.subheader("Tekst voor wie meedoet")
    st.write(
        "Zet deze tekst in de inleiding van de vragenlijst, bij ‘Wat gebeurt er met de antwoorden?’"
    )
    is_linked = any(one.linked for one in read(list_metingen, slug))
    st.code(information_text(kept, linked=is_linked), language=None, wrap_lines=True)

st.header("Hoe lang bewaren jullie wat?")
show_terms(slug, kept)
st.header("Opruimen")
show_tidied(slug)

st.header("Als iemand erom vraagt")
with st.expander("Een papieren formulier intrekken"):
    ask_form(slug)
with st.expander("Een citaat overal weghalen"):
    ask_citaat_away(slug)
with st.expander("Wat bewaren we van iemand?"):
    ask_what_is_kept(slug)
