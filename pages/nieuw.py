"""A new initiatief: name, place, motto, logo and colour; then the gesprek begins."""

import streamlit as st

from dashboard.data import read
from dashboard.house import go_to, link_to
from dashboard.initiatief_fields import ask_initiatief, ask_logo
from dashboard.saving import attempt, show_refusal
from storage.commands import create_initiatief
from storage.queries import list_slugs
from veranderverhaal.model import Initiatief
from veranderverhaal.text import make_slug

link_to("initiatieven", label="Alle initiatieven")
st.title("Nieuw initiatief")
st.write("Vertel eerst hoe jullie heten. Alleen de naam is nodig; de rest mag ook later.")

with st.container(key="draft_nieuw"):
    initiatief = ask_initiatief(Initiatief(slug="", name=""), "nieuw")
logo = ask_logo("nieuw")

with st.container(key="sent_draft_nieuw"):
    pressed = st.button("Bewaar en begin het gesprek", type="primary")
with st.container(key="trouble_nieuw"):
    show_refusal("nieuw", "")
if pressed:
    slug = make_slug(initiatief.name, read(list_slugs))
    if attempt("nieuw", create_initiatief, initiatief, logo=logo):
        go_to("gesprek", slug)
    st.rerun()
