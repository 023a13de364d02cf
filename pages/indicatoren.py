"""Indicatoren: by what each effect is noticed, as a count or as a question."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.indicator_fields import ask_indicator, show_effect, show_loose
from dashboard.shell import open_page
from storage.meting_queries import list_indicatoren, list_tellingen
from veranderverhaal.indicator import MAX_CORE, effects_without, loose_indicatoren
from veranderverhaal.model import Layer
from veranderverhaal.progress import Step

listing = open_page("Indicatoren", step=Step.INDICATOREN)
slug, story = listing.initiatief.slug, listing.veranderverhaal
indicatoren = tuple(read(list_indicatoren, slug))
effects = (*story.layer(Layer.DIRECT), *story.layer(Layer.INDIRECT))

st.write(
    "Een indicator zegt waaraan je merkt dat een effect er is. Je kunt iets tellen, of het mensen "
    f"vragen. Kies hoogstens {MAX_CORE} kernvragen: wat willen jullie ten minste weten?"
)
if not effects:
    st.info("Er staat nog geen effect in jullie verhaal. Begin met het gesprek.")
    link_to("gesprek", slug, label="Naar het gesprek")
    st.stop()

without = effects_without(story, indicatoren)
left, right = st.columns([1, 1], gap="large")
with left:
    if without:
        st.warning(f"{len(without)} van de directe effecten hebben nog geen indicator.")
    for effect in effects:
        own = [one for one in indicatoren if one.effect == effect.key]
        show_effect(slug, effect, own)
    show_loose(slug, loose_indicatoren(story, indicatoren))
with right, st.container(border=True, key="follows"):
    st.subheader("Nieuwe indicator")
    ask_indicator(slug, story, effects, without, read(list_tellingen, slug))
    link_to("toolkiezer", slug, label="Twijfel je? De toolkiezer helpt kiezen hoe je meet")
