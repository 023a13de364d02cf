"""Copy the story to where others work: text, pictures, DOT and Mermaid."""

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.drawing import draw, picture, show_diagram, show_text
from dashboard.shell import open_page
from presentation.diagram import diagram_dot
from presentation.mermaid import diagram_mermaid

listing = open_page("Delen")
slug, story = listing.initiatief.slug, listing.veranderverhaal
if not story.elements:
    show_diagram(listing)
    st.stop()

st.header("Het verhaal als tekst")
st.write("Kopieer het met het knopje rechtsboven, en plak het in een brief of een aanvraag.")
show_text(story, "share")

st.header("Het schema als plaatje")
draw(story, listing.initiatief.name)
with st.container(horizontal=True):
    offer_file(
        "Download PNG (voor Word of een presentatie)",
        lambda: picture(listing, "png"),
        f"{slug}-schema.png",
        "image/png",
        type="primary",
    )
    offer_file(
        "Download SVG (voor een vormgever)",
        lambda: picture(listing, "svg"),
        f"{slug}-schema.svg",
        "image/svg+xml",
    )

with st.expander("Voor wie met andere programma's tekent: DOT en Mermaid"):
    for name, code, ending in (
        ("DOT (Graphviz)", diagram_dot(story), "dot"),
        ("Mermaid", diagram_mermaid(story), "mmd"),
    ):
        st.subheader(name)
        st.code(code, language=None)
        offer_file(f"Download {name}", code, f"{slug}.{ending}", "text/plain")
