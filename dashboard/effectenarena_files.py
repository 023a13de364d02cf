"""What one takes along from the effectenarena: cards to print, and the way to the euros."""

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.house import link_to, may_open
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.effectenarena_cards import CardsMaterial, make_canvas_cards
from storage.queries import Listing
from veranderverhaal.effectenarena.canvas import make_canvas
from veranderverhaal.effectenarena.model import Effectenarena

EUROS = (
    "Klaar met het canvas? Dan hoeft er niets meer. Willen jullie ook in euro’s schatten wat het "
    "kost en oplevert, dan kan dat hier."
)


def offer_cards(listing: Listing, effectenarena: Effectenarena) -> None:
    """The cards to play with on a table."""
    canvas = make_canvas(effectenarena, listing.veranderverhaal)
    material = CardsMaterial(listing.initiatief, canvas, effectenarena.settings, today())
    offer_file(
        "Download de kaarten om te printen (PDF)",
        lambda: run_apart(make_canvas_cards, material),
        f"effectenarena-kaarten-{listing.initiatief.slug}.pdf",
        "application/pdf",
        icon=":material/print:",
        key=f"cards_{listing.initiatief.slug}",
    )


def offer_euros(slug: str) -> None:
    """For who may: from words to euros. It is never needed."""
    pages = {
        "investeringen": "Wat brengt iedereen in, per jaar?",
        "ketens": "Zet ketens om in euro’s",
        "kosten_en_baten": "Bekijk kosten en baten",
    }
    if not any(may_open(page, slug) for page in pages):
        return
    st.subheader("Verder met euro’s (hoeft niet)")
    st.write(EUROS)
    with st.container(horizontal=True, key="euro_ways"):
        for page, label in pages.items():
            link_to(page, slug, label=label)
