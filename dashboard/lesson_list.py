"""The three places of learning: what happened too, where it chafes, what was learned."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.asking import may_here
from dashboard.cards import show_layer
from dashboard.data import read
from dashboard.house import go_to
from dashboard.saving import attempt, show_refusal
from dashboard.shell import plain
from storage.commands import add_lesson
from storage.duiding_queries import (
    list_bijeenkomsten,
    list_duidingen,
    list_lessons,
    list_made_up,
)
from storage.queries import Listing
from veranderverhaal.access import Right
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.lesson import MAX_LESSON, Lesson, LessonKind
from veranderverhaal.lesson_story import (
    LessonStart,
    lesson_starts,
    prepare_element,
    say_made_change,
    say_origin,
    say_story_change,
)
from veranderverhaal.made_up import MADE_UP_MARK, is_made_up
from veranderverhaal.model import Layer
from veranderverhaal.saying_words import join, say_day

NEW = "-"  # in the address, in the place of a key
LESSON_PARAMETER, APPLY_PARAMETER = "les", "aanpassen"
BIJEENKOMST_PARAMETER, TOPIC_PARAMETER = "bijeenkomst", "onderwerp"
NAMED_BY = 40
NO_LESSONS = (
    "Hier komen jullie lessen. Vraag het elkaar na een bijeenkomst: wat wisten we eerst niet, en "
    "wat doen we nu anders? Bijvoorbeeld: ‘Wie niet naar de tuin kan komen, bereiken we met een "
    "bakje soep aan de deur.’"
)
NO_TENSIONS = (
    "Een spanning is iets wat twee kanten op trekt. Bijvoorbeeld: ‘Meer bezoekers, maar de "
    "vrijwilligers zijn moe.’ Je hoeft het niet op te lossen om het op te schrijven."
)


def show_lessons(listing: Listing) -> None:
    """All three, with what can be done there by who may."""
    slug = listing.initiatief.slug
    lessons = read(list_lessons, slug)
    bijeenkomsten = read(list_bijeenkomsten, slug)
    st.write(
        "Wat leren jullie van wat er uitkwam? Schrijf het op, ook als het tegenvalt. Uit een les "
        "maak je een nieuwe versie van het verhaal: zo begint de ronde opnieuw."
    )
    if may_here(Right.EDIT) and st.button(
        "Schrijf op wat jullie leerden", type="primary", icon=":material/edit:"
    ):
        go_to("leren", slug, **{LESSON_PARAMETER: NEW})
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _show_side_effects(listing)
        _show_tensions(listing, lessons, bijeenkomsten)
    with right:
        st.header("Wat leerden we, en wat veranderen we?")
        learned = [one for one in lessons if one.kind is LessonKind.LESSON]
        if not learned:
            st.info(NO_LESSONS)
        for lesson in learned:
            _show_lesson(listing, lesson, bijeenkomsten)
        if may_here(Right.EDIT):
            _show_starts(slug, lessons, bijeenkomsten)


def short_name(text: str) -> str:
    """The begin of a sentence, to name a button by."""
    return text if len(text) <= NAMED_BY else f"{text[:NAMED_BY].rstrip()} …"


def _show_side_effects(listing: Listing) -> None:
    st.header("Wat gebeurde er ook?")
    st.write("Gevolgen die niemand wilde. Ze staan ook in het verhaal en in het rapport.")
    show_layer(listing.initiatief.slug, listing.veranderverhaal, Layer.NEVENEFFECT)


def _show_tensions(
    listing: Listing, lessons: Sequence[Lesson], bijeenkomsten: Sequence[Bijeenkomst]
) -> None:
    st.header("Waar schuurt het?")
    tensions = [one for one in lessons if one.kind is LessonKind.TENSION]
    if not tensions:
        st.write(NO_TENSIONS)
    for tension in tensions:
        _show_lesson(listing, tension, bijeenkomsten)
    if may_here(Right.EDIT):
        _ask_tension(listing.initiatief.slug)


def _ask_tension(slug: str) -> None:
    """A field that adds a tension at Enter, and is empty again for the next one."""
    key = f"add_{slug}_tension"
    st.text_input(
        "Nieuwe spanning (Enter voegt toe)",
        key=key,
        max_chars=MAX_LESSON,
        placeholder="bijvoorbeeld: meer bezoekers, maar moe vrijwilligers",
        on_change=_add_tension,
        args=(slug, key),
    )
    show_refusal(key)


def _add_tension(slug: str, key: str) -> None:
    text = (st.session_state[key] or "").strip()
    if text and attempt(key, add_lesson, slug, Lesson("", text, LessonKind.TENSION)):
        st.session_state[key] = ""


def _show_lesson(listing: Listing, lesson: Lesson, bijeenkomsten: Sequence[Bijeenkomst]) -> None:
    slug, name = listing.initiatief.slug, plain(short_name(lesson.text))
    with st.container(key=f"card_lesson_{lesson.key}", border=True):
        st.html(_lesson_html(listing, lesson, bijeenkomsten))
        if not may_here(Right.EDIT):
            return
        with st.container(horizontal=True):
            if _can_apply(listing, lesson) and st.button(
                "Pas het verhaal aan",
                key=f"apply_{lesson.key}",
                help=f"Pas het verhaal aan door ‘{name}’",
                icon=":material/arrow_forward:",
            ):
                go_to("leren", slug, **{APPLY_PARAMETER: lesson.key})
            if st.button("Wijzig", key=f"edit_{lesson.key}", help=f"Wijzig ‘{name}’"):
                go_to("leren", slug, **{LESSON_PARAMETER: lesson.key})


def _lesson_html(listing: Listing, lesson: Lesson, bijeenkomsten: Sequence[Bijeenkomst]) -> str:
    made_up = read(list_made_up, listing.initiatief.slug)
    told = [
        f'<p class="title" dir="auto">{escape(lesson.text)}</p>',
        f'<p dir="auto" class="lines">{escape(lesson.explanation)}</p>'
        if lesson.explanation
        else "",
        f"<p>{escape(origin)}</p>" if (origin := say_origin(lesson, bijeenkomsten)) else "",
        _change_html(listing, lesson),
        f'<span class="tag">{MADE_UP_MARK}</span>' if is_made_up(lesson, made_up) else "",
    ]
    return f'<div class="card">{"".join(told)}</div>'


def _change_html(listing: Listing, lesson: Lesson) -> str:
    if lesson.applied_on:
        made = join(f"Verwerkt op {say_day(lesson.applied_on)}.", say_made_change(lesson.change))
        return f'<p class="made">✓ {escape(made)}</p>'
    if lesson.change is None:
        return ""
    prepared = say_story_change(lesson.change, listing.veranderverhaal)
    ready = "Klaar om te verwerken." if _can_apply(listing, lesson) else "Dit kan nu niet."
    return f'<p class="prepared"><strong>{ready}</strong> {escape(prepared)}</p>'


def _can_apply(listing: Listing, lesson: Lesson) -> bool:
    if lesson.change is None or not lesson.is_prepared:
        return False
    return prepare_element(lesson.change, listing.veranderverhaal) is not None


def _show_starts(
    slug: str, lessons: Sequence[Lesson], bijeenkomsten: Sequence[Bijeenkomst]
) -> None:
    starts = lesson_starts(read(list_duidingen, slug), bijeenkomsten, lessons)
    if not starts:
        return
    st.subheader("Dit zeiden jullie op een bijeenkomst")
    st.write("Er is nog geen les van gemaakt. Dat hoeft ook niet.")
    for start in starts:
        with st.container(key=f"from_{start.bijeenkomst}_{start.topic}", border=True):
            st.html(_start_html(start))
            if st.button(
                "Maak hier een les van",
                key=f"start_{start.bijeenkomst}_{start.topic}",
                help=f"Maak een les van wat er gezegd is: {plain(start.title)}",
            ):
                go_to("leren", slug, **_start_parameters(start))


def _start_parameters(start: LessonStart) -> dict[str, str]:
    return {
        LESSON_PARAMETER: NEW,
        BIJEENKOMST_PARAMETER: start.bijeenkomst,
        TOPIC_PARAMETER: start.topic,
    }


def _start_html(start: LessonStart) -> str:
    made_up = f'<span class="tag">{MADE_UP_MARK}</span>' if start.made_up else ""
    said = "".join(
        f'<p dir="auto" class="lines"><strong>{escape(party)}:</strong> {escape(words)}</p>'
        for party, words in start.said
    )
    return f'<div class="card"><p class="title">Uit {escape(start.title)}</p>{said}{made_up}</div>'
