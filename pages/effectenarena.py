"""Effectenarena: fill in with a group who invests, with which effect, and who gains; follow it."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.effectenarena_canvas import BEAMER_PARAMETER, present, show_canvas
from dashboard.effectenarena_effects import ask_effects, ask_incasseerders
from dashboard.effectenarena_files import offer_cards, offer_euros
from dashboard.effectenarena_investeerders import ask_investeerders, ask_investeringen
from dashboard.effectenarena_parts import Opened
from dashboard.effectenarena_sizes import ask_sizes
from dashboard.effectenarena_steps import (
    IDEAS,
    QUESTION_LABELS,
    Question,
    choose_question,
    offer_turns,
)
from dashboard.house import link_to
from dashboard.shell import find_listing, open_page
from storage.effectenarena_queries import load_effectenarena
from veranderverhaal.access import Right
from veranderverhaal.effectenarena.canvas import make_canvas

if st.query_params.get(BEAMER_PARAMETER):
    listing = find_listing()
    shown = read(load_effectenarena, listing.initiatief.slug)
    present(listing, make_canvas(shown, listing.veranderverhaal), made_up=shown.settings.made_up)
    st.stop()

listing = open_page("Effectenarena", step=None)
slug = listing.initiatief.slug
opened = Opened(slug, listing.veranderverhaal, read(load_effectenarena, slug))
canvas = make_canvas(opened.effectenarena, opened.story)
if opened.effectenarena.settings.made_up:
    st.warning("Deze effectenarena is een verzonnen voorbeeld.")
st.write(
    "Met een effectenarena zie je in één blik wie er iets in jullie initiatief stopt, en wie er "
    "beter van wordt. Vul hem samen in, vraag voor vraag. Het werkt ook zonder euro’s."
)
if may_here(Right.EDIT):
    question = choose_question(slug)
    with st.container(key=f"turn_{slug}_{question}"):
        st.header(QUESTION_LABELS[question])
        st.write(IDEAS[question])
        if question is Question.INVESTEERDERS:
            ask_investeerders(opened)
        elif question is Question.AANPAKKEN:
            ask_investeringen(opened)
        elif question is Question.EFFECTS:
            ask_effects(opened)
        elif question is Question.INCASSEERDERS:
            ask_incasseerders(opened)
        else:
            ask_sizes(opened, canvas)
    offer_turns(slug, question)

st.header("Het canvas")
if canvas.is_empty:
    st.info(
        "Het canvas is nog leeg. Elke vraag vult een kolom. Leg eerst de kaarten op tafel als je "
        "liever met papier begint: die kun je hieronder downloaden."
    )
show_canvas(canvas)
with st.container(horizontal=True, key="canvas_ways"):
    if not canvas.is_empty:
        link_to("effectenarena", slug, label="Laat groot zien", **{BEAMER_PARAMETER: "1"})
    offer_cards(listing, opened.effectenarena)
offer_euros(slug)
