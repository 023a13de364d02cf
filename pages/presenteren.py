"""Present a meting: choose what to show, open the beamer, scan the remote."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.presenting_fields import ask_blocks, offer_presentation
from dashboard.shell import open_page
from dashboard.uitkomst_empty import say_no_meting
from dashboard.uitkomsten import choose_meting, newest_first, uitkomsten_of
from dashboard.which_meting import meting_line
from storage.meting_queries import list_metingen
from storage.response_queries import count_responses
from veranderverhaal.labels import METING_STATE_LABELS
from veranderverhaal.meting import MetingState
from veranderverhaal.progress import Step

listing = open_page("Presenteren", step=Step.UITKOMSTEN)
slug = listing.initiatief.slug
metingen = read(list_metingen, slug)
if not metingen:
    say_no_meting(slug)
    st.stop()

st.markdown(
    "Laat de uitkomsten groot zien op een beamer, één per scherm. Eerst staat de vraag er zonder "
    "balken: laat de mensen raden. Daarna zie je wat er uitkwam."
)
link_to("bijeenkomsten", slug, label="Wil je er ook samen over praten? Bereid een bijeenkomst voor")
meting = choose_meting(newest_first(metingen, read(count_responses, slug)))
meting_line(meting, METING_STATE_LABELS[meting.state])

place = f"presenting_{slug}_{meting.key}"
blocks = uitkomsten_of(listing, meting.key).blocks
links = st.container()  # above the choices, which decide what they are
with st.expander("Wat laat je zien?", expanded=True):
    left_out = ask_blocks(place, blocks, is_open=meting.state is MetingState.OPEN)
with links:
    offer_presentation(place, slug, meting, blocks, left_out)
