"""The gesprek: one question per screen, each answer kept at once, to stop and go on later."""

import streamlit as st

from dashboard.data import write
from dashboard.drawing import show_diagram
from dashboard.gesprek_fields import ask, show_samples
from dashboard.house import go_to
from dashboard.shell import open_page
from storage.commands import save_gesprek_question
from veranderverhaal.gesprek import QUESTIONS, find_question

listing = open_page("Gesprek")
slug = listing.initiatief.slug
number = find_question(listing.gesprek_question)
question = QUESTIONS[number]


def turn_to(place: int) -> None:
    write(save_gesprek_question, slug, QUESTIONS[place].key)


st.progress((number + 1) / len(QUESTIONS), text=f"Vraag {number + 1} van {len(QUESTIONS)}")
left, right = st.columns([3, 2], gap="large")
with left, st.container(key=f"turn_{question.key}"):
    st.header(question.title)
    st.write(question.idea)
    ask(question, listing)
    with st.container(horizontal=True, key="gesprek_buttons"):
        if number + 1 < len(QUESTIONS):
            st.button("Bewaar en ga verder", type="primary", on_click=turn_to, args=(number + 1,))
        elif st.button("Bewaar en leg de verbanden", type="primary"):
            go_to("verbanden", slug)
        if number:
            st.button("Vorige vraag", on_click=turn_to, args=(number - 1,))
    st.caption("Alles wat je typt, wordt meteen bewaard. Stoppen mag: je gaat later hier verder.")
with right:
    show_samples(question)
if listing.veranderverhaal.elements:
    st.subheader("Zo ziet jullie verhaal er nu uit")
    show_diagram(listing)
