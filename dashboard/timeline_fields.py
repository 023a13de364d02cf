"""The fields of a milestone: a day that a group itself puts on its timeline."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.house import go_to
from dashboard.saving import attempt, close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, offer_undo
from storage.commands import add_milestone, remove_milestone, save_milestone
from veranderverhaal.milestone import MAX_EXPLANATION, MAX_TITLE, Milestone

MILESTONE_LABELS = {"title": "Wat", "happened_on": "Wanneer", "explanation": "Uitleg"}


def edit_milestone(slug: str, milestone: Milestone | None) -> None:
    """The page of one milestone, None for a new one."""
    count = st.session_state.setdefault(f"added_mijlpaal_{slug}", 0)
    place = f"mijlpaal_{slug}_{milestone.key if milestone else f'new{count}'}"
    known = opened(place, milestone or Milestone("", ""))
    save = partial(save_milestone if milestone else add_milestone, slug)
    with st.container(key=f"draft_{place}"):
        typed = _ask_milestone(known, place)
    settle_conflict(place, save, typed, MILESTONE_LABELS)
    show_refusal(place, "")
    with st.container(horizontal=True):
        if st.button("Bewaar en ga terug", type="primary", key="sent_mijlpaal"):
            if save_opened(place, save, typed):
                st.session_state[f"added_mijlpaal_{slug}"] = count + 1
                notify("Het staat op de tijdlijn.")
                go_to("tijdlijn", slug)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("tijdlijn", slug)
        if milestone:
            _offer_removal(slug, milestone, place)


def _ask_milestone(known: Milestone, place: str) -> Milestone:
    mark = f"{place}_{known.revision}"
    title = st.text_input(
        "Wat gebeurde er, of wat staat er te gebeuren?",
        known.title,
        key=f"title_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: de tuin gaat open",
    )
    show_refusal(place, "title")
    happened_on = st.date_input(
        "Op welke dag?",
        value=known.happened_on,
        key=f"day_{mark}",
        format="DD-MM-YYYY",
        min_value=date(1950, 1, 1),
        max_value=date(2100, 12, 31),
    )
    st.caption("Weet je de dag niet precies? Kies een dag die er dichtbij ligt.")
    show_refusal(place, "happened_on")
    explanation = st.text_area(
        "Vertel er iets over (hoeft niet)",
        known.explanation,
        key=f"explanation_{mark}",
        max_chars=MAX_EXPLANATION,
        placeholder="bijvoorbeeld: met veertig buren en een taart",
    )
    show_refusal(place, "explanation")
    return replace(known, title=title or "", happened_on=happened_on, explanation=explanation or "")


def _offer_removal(slug: str, milestone: Milestone, place: str) -> None:
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, haal dit van de tijdlijn"):
            if attempt(place, remove_milestone, slug, milestone.key):
                offer_undo("milestone", milestone.key, milestone.title)
                close(place)
                go_to("tijdlijn", slug)
            st.rerun()
