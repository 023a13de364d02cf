"""Importeren: answers from Excel or CSV, looked over before they come in, and out again."""

import streamlit as st

from dashboard.data import read
from dashboard.entry import Desk
from dashboard.house import link_to
from dashboard.import_batches import (
    bring_in,
    make_preview,
    show_imports,
    show_preview,
    warn_of_same,
)
from dashboard.import_fields import ask_file, ask_matches, look, show_first_rows
from dashboard.shell import open_page
from dashboard.which_meting import find_meting, meting_line
from storage.meting_queries import count_responses, list_imports, list_metingen, load_vragenlijst
from veranderverhaal.progress import Step

listing = open_page("Importeren", step=Step.METEN)
slug = listing.initiatief.slug
meting = find_meting(read(list_metingen, slug))
if meting is None:
    st.info(
        "Hier haal je antwoorden binnen die al in een bestand staan, bijvoorbeeld uit Google "
        "Forms of uit Excel. Daarvoor is eerst een meting nodig."
    )
    link_to("meten", slug, label="Maak een meting")
    st.stop()

vragenlijst = read(load_vragenlijst, slug, meting.vragenlijst, meting.vragenlijst_version)
desk = Desk(slug, meting, vragenlijst)
imports = read(list_imports, slug, meting.key)
counts = read(count_responses, slug).get(meting.key)
meting_line(meting, f"{counts.total if counts else 0} keer ingevuld")

# A new place after each file: the next one begins without the choices of the last.
place = f"{slug}_{meting.key}_{len(imports)}"
source = ask_file(place)
looked = look(source, desk, place) if source else None
if looked:
    source, found = looked
    place = f"{place}_{hash((source.content, source.name))}"
    warn_of_same(source, imports)
    show_first_rows(found)
    st.header("Welke kolom hoort bij welke vraag?")
    matches = ask_matches(desk, source, found, place)
    st.header("Dit komt binnen")
    coming = make_preview(source, desk, matches)
    show_preview(desk, coming)
    if not coming.accepted:
        st.info("Kies hierboven bij minstens één kolom welke vraag erbij hoort.")
    elif st.button(f"Haal {coming.accepted} formulieren binnen", type="primary"):
        bring_in(desk, source, found.header, matches)
        st.rerun()

show_imports(desk, imports)
