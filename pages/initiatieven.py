"""All initiatieven on this computer, each with where it stands and one button to go on."""

from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.house import go_to, link_to
from dashboard.logos import show_logo
from dashboard.shell import progress_of, show_next, show_notice, steps_html
from storage.queries import list_initiatieven

listings = read(list_initiatieven)

show_notice()
st.title("Veranderverhaal")
st.write(
    "Laat zien wat jullie initiatief verandert: vertel het, meet het en hang het op. "
    "Kies een initiatief, of begin een nieuw."
)
with st.container(horizontal=True, vertical_alignment="center"):
    if st.button("Nieuw initiatief", type="primary", icon=":material/add:"):
        go_to("nieuw")
    link_to("beheer", label="Beheer: meenemen en terugzetten")

if not listings:
    st.info(
        "Er staat nog geen initiatief op deze computer. "
        "Druk op ‘Nieuw initiatief’: je geeft het een naam, en daarna begint het gesprek."
    )

with st.grid(columns=3, min_column_width=320, gap="medium"):
    for listing in listings:
        initiatief = listing.initiatief
        with st.container(border=True, key=f"card_{initiatief.slug}"):
            show_logo(listing)
            place = ", ".join(part for part in (initiatief.buurt, initiatief.gemeente) if part)
            st.html(f'<h2 class="card-title">{escape(initiatief.name)}</h2>{escape(place)}')
            st.html(steps_html(progress_of(listing)))
            with st.container(horizontal=True, vertical_alignment="center"):
                show_next(listing)
                link_to("overzicht", initiatief.slug, label="Open het verhaal")
            if initiatief.source:
                st.html(f'<p class="source">Bron: {escape(initiatief.source)}</p>')
