"""Which card leads to which: choose a card, tick its targets."""

import streamlit as st

from dashboard.drawing import show_diagram
from dashboard.house import go_to, link_to
from dashboard.shell import open_page
from dashboard.verband_fields import ask_verbanden
from presentation.diagram import NARROW
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import next_layer

listing = open_page("Verbanden")
slug, story = listing.initiatief.slug, listing.veranderverhaal
sources = [element for element in story.elements if next_layer(element.layer)]
if not sources:
    st.info("Eerst kaartjes, dan verbanden. Begin met het gesprek, of vul het overzicht.")
    link_to("gesprek", slug, label="Naar het gesprek")
    st.stop()

keys = [element.key for element in sources]
picked = f"source_{slug}"
chosen = st.session_state.get(f"chosen_{slug}")
if chosen not in keys:
    chosen = st.session_state[f"chosen_{slug}"] = keys[0]


def label(key: str) -> str:
    element = story.element(key)
    # Two cards may have the same title: the number keeps their labels apart.
    number = story.layer(element.layer).index(element) + 1
    count = len(story.verbanden_from(key))
    return f"{LAYER_LABELS[element.layer]} {number}: {element.title} ({count})"


def turn_to(key: str) -> None:
    st.session_state[f"chosen_{slug}"] = key


def turn_to_picked() -> None:
    turn_to(st.session_state[picked])


left, right = st.columns([5, 6], gap="large")
with left:
    st.write(
        "Kies een kaartje en vink aan waar het mee samenhangt. "
        "Schrijf erbij waarom jullie dat verwachten: dat is jullie aanname."
    )
    # Set anew each time: the label counts along, and a choice whose label changed is forgotten.
    st.session_state[picked] = chosen
    st.selectbox("Kaartje", keys, key=picked, format_func=label, on_change=turn_to_picked)
    with st.container(key=f"turn_{chosen}"):
        ask_verbanden(slug, story, story.element(chosen))
    place = keys.index(chosen)
    with st.container(horizontal=True):
        if place + 1 < len(keys):
            st.button("Volgende kaartje", type="primary", on_click=turn_to, args=(keys[place + 1],))
        elif st.button("Klaar: loop het verhaal na", type="primary"):
            go_to("nalopen", slug)
        if place:
            st.button("Vorige kaartje", on_click=turn_to, args=(keys[place - 1],))
with right, st.container(key="follows"):
    show_diagram(listing, NARROW)
