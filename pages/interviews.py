"""Interviews: a guide to talk with people, and what they said about each effect."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.interview_fields import add_new, edit, leave, open_of, open_one, show_interview
from dashboard.interview_guide_fields import show_guide
from dashboard.interview_numbers import show_numbers
from dashboard.interview_statements import edit_statements
from dashboard.shell import open_page, plain
from storage.duiding_queries import list_interviews
from veranderverhaal.access import Right
from veranderverhaal.interview_guide import guide_effects
from veranderverhaal.progress import Step

listing = open_page("Interviews", step=Step.DUIDEN)
slug = listing.initiatief.slug
interviews = read(list_interviews, slug)
effects = guide_effects(listing.veranderverhaal)
current = next((one for one in interviews if one.key == open_of(slug)), None)
open_one(slug, current.key if current else "")
may_edit = may_here(Right.EDIT, slug)

st.write(
    "In een gesprek hoor je waarom iets zo is. Schrijf op wat mensen zeiden, zonder hun naam. "
    "Alleen wie antwoorden mag lezen, ziet deze uitspraken. Anderen zien alleen aantallen, als er "
    "genoeg gesprekken zijn."
)
with st.expander("Vraaggids om te printen", expanded=not interviews):
    show_guide(listing)
# What is open comes first, also on a phone.
left, right = st.columns([3, 2], gap="large")
with left, st.container(border=True, key=f"turn_{slug}_{current.key if current else ''}"):
    if current:
        st.subheader(plain(current.label))
        edit_statements(slug, current, effects, may_edit=may_edit)
        if may_edit:
            with st.expander("Wijzig de dag, de naam of met wie"):
                edit(slug, current)
        st.button("Sluit dit gesprek", on_click=leave, args=(slug, current.key))
    elif may_edit:
        st.subheader("Nieuw gesprek")
        add_new(slug, len(interviews) + 1)
    else:
        st.write("Open een gesprek om te lezen wat er gezegd is.")
with right:
    if not interviews:
        st.info(
            "Hier komen jullie gesprekken. Print de gids, praat met iemand, en schrijf daarna op "
            "wat er gezegd is. Met vijf gesprekken hoor je vaak al veel."
        )
    for one in interviews:
        if show_interview(one):
            open_one(slug, one.key)
            st.rerun()
show_numbers(interviews, effects)
