"""The layers with their cards: add, change, order, move and remove; the diagram follows."""

import streamlit as st

from dashboard.afspraak_reminders import due_afspraken, remind
from dashboard.cards import show_layer
from dashboard.drawing import show_diagram
from dashboard.house import link_to
from dashboard.shell import open_page
from presentation.diagram import NARROW
from veranderverhaal.model import Layer

listing = open_page("Overzicht")
slug = listing.initiatief.slug
story = listing.veranderverhaal

# A container of its own: what stands below keeps its place, and the focus stays in its field.
with st.container():
    remind(slug, due_afspraken().get(slug))
    if not story.elements:
        st.info(
            "Een veranderverhaal vertelt in vier stappen wat jullie veranderen: voor wie, wat doen "
            "jullie, wat merken mensen, en waar draagt dat aan bij. Het gesprek helpt je op weg."
        )
        link_to("gesprek", slug, label="Begin het gesprek")
left, right = st.columns([5, 6], gap="large")
with left:
    for layer in Layer:
        show_layer(slug, story, layer)
with right, st.container(key="follows"):
    show_diagram(listing, NARROW)
if story.elements:
    link_to("effectenarena", slug, label="Naar de effectenarena")
