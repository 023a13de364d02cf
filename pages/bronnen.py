"""Bronnen: of each effect what six kinds of source tell, and whether the numbers fit."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.house import link_to
from dashboard.shell import open_page, plain
from dashboard.source_fields import edit_cell, find_open
from dashboard.source_numbers import contradictions_of, show_contradictions
from dashboard.source_table import show_matrix
from presentation.source_files import EXCEL, make_matrix_workbook
from storage.kept_showing import load_set_asides
from storage.source_queries import load_matrix_sources
from veranderverhaal.access import Right
from veranderverhaal.progress import Step
from veranderverhaal.source_matrix import make_matrix, say_matrix

listing = open_page("Bronnen", step=Step.DUIDEN)
slug, story = listing.initiatief.slug, listing.veranderverhaal
sources = read(load_matrix_sources, slug)
matrix = make_matrix(story, sources)
may_edit = may_here(Right.EDIT, slug)

st.write(
    "Eén bron zegt niet alles. Leg naast elkaar wat de vragenlijst, gesprekken, tellingen en "
    "jullie eigen ogen vertellen. Wat in grijs staat, weten we al uit de rest van dit programma. "
    "Schrijf er zelf bij wat een bron toevoegt, bevestigt of tegenspreekt."
)
if not matrix.rows:
    st.info(
        "Hier komt een rij voor elk effect van jullie veranderverhaal. Er staat nog geen effect "
        "in: begin daarmee."
    )
    link_to("gesprek", slug, label="Naar het gesprek")
    st.stop()

cell = find_open(matrix) if may_edit else None
if cell:
    edit_cell(slug, story.element(cell.kept.effect).title, cell)
if remarks := say_matrix(matrix):
    with st.expander("Wat opvalt", expanded=not cell):
        st.markdown("\n".join(f"- {plain(one)}" for one in remarks))
show_matrix(matrix, slug, may_edit=may_edit)
offer_file(
    "Download voor Excel",
    lambda: make_matrix_workbook(matrix, listing.initiatief.name),
    f"bronnen-{slug}.xlsx",
    EXCEL,
    icon=":material/download:",
)
known = read(load_set_asides, slug)
found = contradictions_of(listing, sources)
show_contradictions(slug, found, known=known, may_edit=may_edit)
