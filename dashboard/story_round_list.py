"""The rounds in which panels choose a story: how it goes, and what was chosen and why."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.house import go_to, link_to
from dashboard.shell import plain
from veranderverhaal.citaat import Citaat
from veranderverhaal.made_up import MADE_UP_MARK
from veranderverhaal.saying_words import say_day
from veranderverhaal.story_choice import (
    WITHDRAWN_STORY,
    ToldChoice,
    is_made_up_round,
    say_agreement,
    stories_of,
    tell_choices,
)
from veranderverhaal.story_round import StoryRound

NEW = "-"  # in the address, in the place of a key
ROUND_PARAMETER, READ_PARAMETER, CHOOSE_PARAMETER = "ronde", "lees", "kies"
CHOICE_PARAMETER = "keuze"  # which of the choices of a round, from 0
BESIDE = 3  # choices in a row
NAMED_BY = 60


def show_rounds(slug: str, rounds: Sequence[StoryRound], citaten: Sequence[Citaat]) -> None:
    """How it goes, and each round with its choices. `citaten` are those that may be read."""
    st.markdown(
        "Cijfers zeggen hoeveel, verhalen zeggen wat. Lees met een groepje een paar verhalen van "
        "mensen, en kies samen het verhaal dat de belangrijkste verandering laat zien. Schrijf op "
        "**waarom** jullie dat kozen: dat laat zien wat jullie waardevol vinden."
    )
    if not citaten:
        st.info(
            "Er is nog geen verhaal om te lezen. Verzamel eerst een paar citaten of portretten, "
            "en vraag de mensen of het mag."
        )
        link_to("citaten", slug, label="Naar Citaten en portretten")
    elif st.button("Begin een ronde", type="primary", icon=":material/add:"):
        go_to("verhalen", slug, **{ROUND_PARAMETER: NEW})
    for one in rounds:
        _show_round(slug, one, citaten)
    st.caption(
        "Naar de open methode MSC van Rick Davies en Jess Dart (2005). De woorden zijn van ons."
    )


def reading_place(slug: str, story_round: StoryRound) -> str:
    """Where it is kept at which story a panel is, from 0."""
    return f"reading_{slug}_{story_round.key}"


def short_story(citaat: Citaat) -> str:
    """The begin of the words and whose they are, to choose a story by."""
    text = citaat.text
    words = text if len(text) <= NAMED_BY else f"{text[:NAMED_BY].rstrip()} …"
    marks = [
        citaat.by,
        "portret" if citaat.is_portret else "",
        MADE_UP_MARK if citaat.made_up else "",
    ]
    return " · ".join([f"‘{words}’", *(one for one in marks if one)])


def citaat_html(citaat: Citaat) -> str:
    """The words and whose they are, marked when nobody said them."""
    by = f'<figcaption dir="auto">{escape(citaat.by)}</figcaption>' if citaat.by else ""
    made_up = f'<span class="tag">{MADE_UP_MARK}</span>' if citaat.made_up else ""
    quoted = f'<blockquote dir="auto">‘{escape(citaat.text)}’</blockquote>'
    return f'<figure class="citaat">{quoted}{by}{made_up}</figure>'


def _show_round(slug: str, one: StoryRound, citaten: Sequence[Citaat]) -> None:
    stories, name = stories_of(one, citaten), plain(one.name)
    with st.container(border=True, key=f"round_{one.key}"):
        st.header(name)
        count = "1 verhaal" if len(stories) == 1 else f"{len(stories)} verhalen"
        st.write(f"{plain(one.question)} ({count})")
        if is_made_up_round(one, citaten):
            st.html(f'<span class="tag">{MADE_UP_MARK}</span>')
        _show_choices(slug, one, tell_choices(one, citaten))
        with st.container(horizontal=True):
            if stories and st.button(
                "Lees de verhalen voor",
                key=f"read_{one.key}",
                icon=":material/menu_book:",
                help=f"Lees de verhalen van ‘{name}’ voor",
            ):
                st.session_state.pop(reading_place(slug, one), None)
                go_to("verhalen", slug, **{READ_PARAMETER: one.key})
            if stories and st.button(
                "Noteer een keuze", key=f"choose_{one.key}", help=f"Noteer een keuze bij ‘{name}’"
            ):
                go_to("verhalen", slug, **{CHOOSE_PARAMETER: one.key})
            if st.button("Wijzig", key=f"edit_{one.key}", help=f"Wijzig de ronde ‘{name}’"):
                go_to("verhalen", slug, **{ROUND_PARAMETER: one.key})


def _show_choices(slug: str, one: StoryRound, choices: Sequence[ToldChoice]) -> None:
    """Side by side, in the order in which they were made: none stands above another."""
    if not choices:
        st.write("Nog geen groepje koos een verhaal.")
        return
    for begin in range(0, len(choices), BESIDE):
        columns = st.columns(BESIDE)
        for column, number in zip(columns, range(begin, len(choices)), strict=False):
            with column, st.container(key=f"card_choice_{one.key}_{number}"):
                st.html(_choice_html(choices[number]))
                if st.button(
                    "Wijzig keuze",
                    key=f"edit_{one.key}_{number}",
                    help=f"Wijzig de keuze van {plain(choices[number].panel)}, nummer {number + 1}",
                ):
                    named = {CHOOSE_PARAMETER: one.key, CHOICE_PARAMETER: str(number)}
                    go_to("verhalen", slug, **named)
    if agreement := say_agreement(one):
        st.write(agreement)


def _choice_html(choice: ToldChoice) -> str:
    day = f", {say_day(choice.chosen_on)}" if choice.chosen_on else ""
    head = f'<p class="panel">{escape(choice.panel)}{day}</p>'
    if choice.story is None:
        return f'<div class="chosen">{head}<p>{WITHDRAWN_STORY.capitalize()}.</p></div>'
    why = f'<p class="why" dir="auto"><strong>Waarom:</strong> {escape(choice.why)}</p>'
    told = f'<p><span class="tag">{MADE_UP_MARK}</span></p>' if choice.story.made_up else ""
    return f'<div class="chosen">{head}{citaat_html(choice.story)}{why}{told}</div>'
