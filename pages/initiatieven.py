"""All initiatieven on this computer, each with where it stands and one button to go on."""

from html import escape

import streamlit as st

from dashboard.afspraak_reminders import due_afspraken, remind
from dashboard.asking import may_here
from dashboard.backup_fields import warn_of_installation
from dashboard.data import read
from dashboard.house import go_to, link_to
from dashboard.initiatief_search import choose_listings
from dashboard.logos import show_logo
from dashboard.privacy_paper import show_old_paper
from dashboard.removed_fields import show_planned
from dashboard.shell import progress_of, show_account, show_next, show_notice, steps_html
from storage.privacy_queries import list_removed_initiatieven
from storage.queries import list_names
from veranderverhaal.access import Right

names = read(list_names)

show_notice()
st.title("Veranderverhaal")
may_begin = may_here(Right.INSTALLATION)
st.write(
    "Laat zien wat jullie initiatief verandert: vertel het, meet het en hang het op. "
    f"Kies een initiatief{', of begin een nieuw' if may_begin else ''}."
)
with st.container(horizontal=True, vertical_alignment="center"):
    if may_begin and st.button("Nieuw initiatief", type="primary", icon=":material/add:"):
        go_to("nieuw")
    is_manager = any(may_here(Right.MANAGE, one.slug) for one in names)
    if may_begin or is_manager or read(list_removed_initiatieven):
        about = "reservekopieën en status" if may_begin else "meenemen en terugzetten"
        link_to("beheer", label=f"Beheer: {about}")
    show_account()

if not names and not may_begin:
    st.info(
        "Je bent nog bij geen initiatief. Vraag een coördinator om een uitnodiging: dat is een "
        "link of een QR-code."
    )
elif not names:
    st.info(
        "Er staat nog geen initiatief op deze computer. "
        "Druk op ‘Nieuw initiatief’: je geeft het een naam, en daarna begint het gesprek."
    )

warn_of_installation()
show_planned()
listings = choose_listings(names)
for listing in listings:
    if may_here(Right.FILL_IN, listing.initiatief.slug):
        show_old_paper(listing.initiatief.slug)
dues = due_afspraken()
with st.grid(columns=3, min_column_width=320, gap="medium"):
    for listing in listings:
        initiatief = listing.initiatief
        with st.container(border=True, key=f"card_{initiatief.slug}"):
            show_logo(listing)
            place = ", ".join(part for part in (initiatief.buurt, initiatief.gemeente) if part)
            st.html(f'<h2 class="card-title">{escape(initiatief.name)}</h2>{escape(place)}')
            st.html(steps_html(progress_of(listing)))
            remind(initiatief.slug, dues.get(initiatief.slug))
            with st.container(horizontal=True, vertical_alignment="center"):
                show_next(listing)
                link_to("overzicht", initiatief.slug, label="Open het verhaal")
            if initiatief.source:
                st.html(f'<p class="source">Bron: {escape(initiatief.source)}</p>')
