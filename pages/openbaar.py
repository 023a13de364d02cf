"""The public page of an initiatief: open it, choose what stands on it, withdraw it."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.personal_fields import warn_of_citaten
from dashboard.shared_fields import ask_indexed, ask_questions, show_refused, show_state
from dashboard.shell import open_page
from storage.showcase_queries import load_shared_page
from veranderverhaal.citaat import Purpose
from veranderverhaal.progress import Step

listing = open_page("Openbaar", step=Step.POSTER)
slug = listing.initiatief.slug
shared = read(load_shared_page, slug)

st.write(
    "Een eigen pagina op internet met jullie verhaal, het schema, de feiten, de uitkomsten die je "
    "kiest, en de poster om te downloaden. Zonder inloggen, ook op een oude telefoon."
)
show_state(slug, shared)
show_refused()

st.header("Welke uitkomsten mag iedereen zien?")
st.write(
    "Kies per vraag. Wat mensen zelf opschreven komt er nooit op. Bij te weinig antwoorden staan "
    "er geen cijfers, net als op de andere plekken."
)
ask_questions(listing, shared)
link_to("uitkomsten", slug, label="Bekijk eerst de uitkomsten")

st.header("Citaten")
st.write("Op de pagina staan de citaten en portretten waarvan iemand zei: dit mag op de website.")
warn_of_citaten(slug, Purpose.WEBSITE)
link_to("citaten", slug, label="Bekijk de citaten en waar ze mogen staan")

st.header("Vindbaar")
ask_indexed(slug, shared)
st.caption("Staat dit uit, dan vragen we zoekmachines om weg te blijven. Het adres blijft werken.")
