"""One story at a time, large, for a panel that reads together."""

import base64
from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.house import go_to
from dashboard.shell import plain
from dashboard.story_round_list import CHOOSE_PARAMETER, citaat_html, reading_place
from storage.photos import load_photo
from veranderverhaal.citaat import Citaat
from veranderverhaal.story_round import StoryRound


def read_stories(slug: str, story_round: StoryRound, stories: Sequence[Citaat]) -> None:
    """The story where the panel is, with the way to the next; the arrow keys do the same."""
    key = reading_place(slug, story_round)
    number = min(st.session_state.get(key, 0), len(stories) - 1)
    with st.container(key=f"turn_{key}_{number}"), st.container(key="reading"):
        st.html(_story_html(slug, story_round, stories[number], number, len(stories)))
    with st.container(horizontal=True):
        if st.button("Vorige", disabled=number == 0, shortcut="Left"):
            st.session_state[key] = number - 1
            st.rerun()
        if number + 1 < len(stories):
            if st.button("Volgende verhaal", type="primary", shortcut="Right"):
                st.session_state[key] = number + 1
                st.rerun()
        elif st.button("Noteer wat jullie kozen", type="primary"):
            go_to("verhalen", slug, **{CHOOSE_PARAMETER: story_round.key})
        if st.button("Stop met lezen"):
            go_to("verhalen", slug)


def say_no_story(slug: str, story_round: StoryRound) -> None:
    """Of a round of which nothing may be read any more."""
    st.info(
        f"In ‘{plain(story_round.name)}’ is nu geen verhaal dat gelezen mag worden. Misschien "
        "is de toestemming voorbij of ingetrokken."
    )
    if st.button("Terug", type="primary"):
        go_to("verhalen", slug)


def _story_html(slug: str, story_round: StoryRound, story: Citaat, number: int, count: int) -> str:
    told = f'<p class="told" dir="auto">{escape(story.story)}</p>' if story.story else ""
    asked = escape(story_round.question)
    photo = _photo_html(slug, story)
    looks = "reading with-photo" if photo else "reading"
    return (
        f'<div class="{looks}"><div><p class="asked">Verhaal {number + 1} van {count}. {asked}</p>'
        f"{citaat_html(story)}{told}</div>{photo}</div>"
    )


def _photo_html(slug: str, story: Citaat) -> str:
    content = read(load_photo, slug, story.photo) if story.photo else None
    if content is None:
        return ""
    source = f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"
    return f'<img alt="{escape(story.photo_words)}" src="{source}">'
