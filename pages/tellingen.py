"""Tellingen: log a count in two taps, and carry the sum to the feiten en cijfers."""

import streamlit as st

from dashboard.data import read
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, open_page
from dashboard.telling_fields import MAX_EVENT, show_telling
from dashboard.today import today
from storage.commands import add_telling
from storage.meting_queries import list_counts, list_tellingen
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.progress import Step
from veranderverhaal.telling import Telling

listing = open_page("Tellingen", step=Step.METEN)
slug = listing.initiatief.slug
tellingen, counts = read(list_tellingen, slug), read(list_counts, slug)

st.write(
    "Tel mee terwijl het gebeurt: bezoekers, koppen koffie, vrijwilligers. "
    "Kies de dag en tik op het aantal."
)
if not tellingen:
    st.info("Er is nog geen telling. Schrijf hieronder wat jullie willen tellen.")
else:
    left, right = st.columns(2)
    day = left.date_input("Dag", today(), format="DD-MM-YYYY", key=f"day_{slug}") or today()
    event = right.text_input(
        "Bij welke gelegenheid? (hoeft niet)",
        key=f"event_{slug}",
        max_chars=MAX_EVENT,
        placeholder="bijvoorbeeld: vrijdagborrel",
    )
    for telling in tellingen:
        own = tuple(count for count in counts if count.telling == telling.key)
        show_telling(slug, telling, own, day, event or "")

st.header("Nog iets tellen")
place = f"telling_{slug}_{len(tellingen)}"
with st.container(key=f"draft_{place}"):
    label = st.text_input(
        "Wat willen jullie tellen?",
        key=place,
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: bezoekers",
    )
show_refusal(place)
if st.button("Voeg toe", type="primary", key="sent_telling"):
    if attempt(place, add_telling, slug, Telling(key="", label=label or "")):
        notify("Toegevoegd.")
    st.rerun()
