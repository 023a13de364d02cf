"""One question of a vragenlijst: its wording, its answers, and its translations."""

import streamlit as st

from dashboard.data import read
from dashboard.house import go_to
from dashboard.question_fields import ask_question, ask_translations, new_question
from dashboard.saving import close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, open_page
from dashboard.vragenlijst_fields import saver
from storage.meting_queries import list_metingen, load_vragenlijst
from storage.queries import NotFound
from storage.response_queries import count_responses
from veranderverhaal.composing import add_question, replace_question
from veranderverhaal.progress import Step
from veranderverhaal.text import NotAccepted

listing = open_page("Vraag", step=Step.METEN)
slug = listing.initiatief.slug
key, question_key = st.query_params.get("lijst", ""), st.query_params.get("vraag", "")
section = st.query_params.get("deel", "")
place = f"vraag_{slug}_{key}_{question_key or section}"
try:
    vragenlijst = opened(place, read(load_vragenlijst, slug, key))
    known = (
        vragenlijst.question(question_key)
        if question_key
        else opened(f"{place}_new", new_question())
    )
    if not question_key and section not in [one.key for one in vragenlijst.sections]:
        raise KeyError(section)
except (NotFound, KeyError):
    st.info("Deze vraag is er niet meer.")
    if st.button("Terug naar de vragenlijst"):
        go_to("vragenlijst", slug)
    st.stop()

counts = read(count_responses, slug)
answered = any(
    counts[meting.key].total
    for meting in read(list_metingen, slug)
    if meting.vragenlijst == key and meting.key in counts
)
if answered:
    st.info(
        "Er zijn al antwoorden. De woorden mag je verbeteren; dat houden we bij. "
        "Verander je meer, dan wordt het een nieuwe versie van de vragenlijst."
    )
mark = f"{place}_{vragenlijst.revision}"
with st.container(key=f"draft_{place}"):
    typed = ask_question(known, mark)
    typed = ask_translations(typed, vragenlijst.languages, mark)

try:
    changed = (
        replace_question(vragenlijst, question_key, typed)
        if question_key
        else add_question(vragenlijst, section, typed)
    )
except NotAccepted:
    changed = vragenlijst
settle_conflict(place, saver(slug), changed, {"sections": "De vragen"})
show_refusal(place)
with st.container(horizontal=True):
    if st.button("Bewaar en ga terug", type="primary", key="sent_bewaar"):
        if save_opened(place, saver(slug), changed):
            close(f"{place}_new")
            notify("Bewaard.")
            go_to("vragenlijst", slug)
        st.rerun()
    if st.button("Terug zonder bewaren", key="sent_terug"):
        close(place)
        close(f"{place}_new")
        go_to("vragenlijst", slug)
