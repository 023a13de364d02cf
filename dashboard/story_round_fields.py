"""The fields of a round: the question, and the stories that are read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.house import go_to
from dashboard.saving import attempt, close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, offer_undo
from dashboard.story_round_list import short_story
from storage.commands import add_story_round, remove_story_round, save_story_round
from veranderverhaal.citaat import Citaat
from veranderverhaal.story_choice import kept_stories
from veranderverhaal.story_round import MAX_NAME, MAX_QUESTION, MAX_STORIES, StoryRound

ROUND_LABELS = {"name": "Naam", "question": "De vraag"}
QUESTION = "Welk verhaal laat de belangrijkste verandering zien, en waarom?"


def edit_round(slug: str, story_round: StoryRound | None, citaten: Sequence[Citaat]) -> None:
    """The page of one round, None for a new one. `citaten` are those that may be read."""
    count = st.session_state.setdefault(f"added_ronde_{slug}", 0)
    place = f"ronde_{slug}_{story_round.key if story_round else f'new{count}'}"
    everything = tuple(one.key for one in citaten)[:MAX_STORIES]
    known = opened(place, story_round or StoryRound("", "", QUESTION, everything))
    save = partial(save_story_round if story_round else add_story_round, slug)
    with st.container(key=f"draft_{place}"):
        typed = _ask_round(known, citaten, place)
    settle_conflict(place, save, typed, ROUND_LABELS)
    for field in ("", "choices"):
        show_refusal(place, field)
    with st.container(horizontal=True):
        if st.button("Bewaar en ga terug", type="primary", key="sent_ronde"):
            if save_opened(place, save, typed):
                st.session_state[f"added_ronde_{slug}"] = count + 1
                notify("Bewaard.")
                go_to("verhalen", slug)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("verhalen", slug)
        if story_round:
            _offer_removal(slug, story_round, place)


def _ask_round(known: StoryRound, citaten: Sequence[Citaat], place: str) -> StoryRound:
    mark = f"{place}_{known.revision}"
    name = st.text_input(
        "Naam van deze ronde",
        known.name,
        key=f"name_{mark}",
        max_chars=MAX_NAME,
        placeholder="bijvoorbeeld: verhalen van dit voorjaar",
    )
    show_refusal(place, "name")
    question = st.text_input(
        "De vraag die jullie bij elk verhaal stellen",
        known.question,
        key=f"question_{mark}",
        max_chars=MAX_QUESTION,
    )
    show_refusal(place, "question")
    st.markdown("**Welke verhalen lezen jullie?** Vier tot tien is genoeg voor een uur.")
    chosen = [
        one.key
        for one in citaten
        if st.checkbox(short_story(one), one.key in known.stories, key=f"in_{one.key}_{mark}")
    ]
    st.caption("Je ziet hier alleen wat gelezen mag worden: de mensen vonden het goed.")
    show_refusal(place, "stories")
    in_order = [key for key in known.stories if key in chosen]
    added = [key for key in chosen if key not in known.stories]
    stories = kept_stories(known, [*in_order, *added], citaten)
    return replace(known, name=name or "", question=question or "", stories=stories)


def _offer_removal(slug: str, story_round: StoryRound, place: str) -> None:
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder deze ronde"):
            if attempt(place, remove_story_round, slug, story_round.key):
                offer_undo("story_round", story_round.key, story_round.name)
                close(place)
                go_to("verhalen", slug)
            st.rerun()
