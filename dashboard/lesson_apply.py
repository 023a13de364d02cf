"""The story with the change of a lesson prepared: before and after, and keeping it as a version."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.cards import card_html
from dashboard.data import read
from dashboard.drawing import draw
from dashboard.element_fields import ELEMENT_LABELS
from dashboard.house import go_to, link_to
from dashboard.lesson_list import LESSON_PARAMETER
from dashboard.saving import close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import plain
from dashboard.today import today
from storage.commands import apply_lesson
from storage.duiding_queries import list_bijeenkomsten, list_made_up
from storage.meting_queries import list_indicatoren
from storage.queries import Listing
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.lesson import Lesson, StoryChange, StoryChangeKind
from veranderverhaal.lesson_story import (
    GONE,
    NOTHING_PREPARED,
    lost_verbanden,
    prepare_element,
    say_made_change,
    say_origin,
    say_verband,
    story_after,
    version_name,
)
from veranderverhaal.made_up import is_made_up, mark_made_up
from veranderverhaal.model import FOUR_LAYERS, MAX_TEXT, MAX_TITLE, Element, Veranderverhaal
from veranderverhaal.saying_words import say_day


def show_apply(listing: Listing, lesson: Lesson) -> None:
    """What a lesson would make of the story, to look at, to reword and to keep; or what it made."""
    slug = listing.initiatief.slug
    told = mark_made_up(lesson.text, made_up=is_made_up(lesson, read(list_made_up, slug)))
    st.markdown(f"**De les:** {plain(told)}")
    if origin := say_origin(lesson, read(list_bijeenkomsten, slug)):
        st.caption(plain(origin))
    if lesson.applied_on:
        _show_done(slug, lesson)
    elif lesson.change is None:
        _say_stuck(slug, lesson, NOTHING_PREPARED)
    else:
        _show_prepared(listing, lesson, lesson.change)


def _show_prepared(listing: Listing, lesson: Lesson, change: StoryChange) -> None:
    slug, story = listing.initiatief.slug, listing.veranderverhaal
    target = change.layer.value if change.layer else change.element
    place = f"aanpassen_{slug}_{lesson.key}_{change.kind}_{target}"
    now = prepare_element(change, story)
    if now is None:
        _say_stuck(slug, lesson, GONE)
        return
    known = opened(place, now)
    left, right = st.columns(2, gap="large")
    with left, st.container(border=True):
        st.subheader("Nu")
        _show_before(change, story)
    with right, st.container(border=True):
        st.subheader("Straks")
        with st.container(key=f"draft_{place}"):
            typed = _ask_after(change, known, story, place)
    apply = partial(_apply, slug, lesson, change)
    settle_conflict(place, apply, typed, ELEMENT_LABELS)
    for field in ("", "lesson", "element", "name"):
        show_refusal(place, field)
    st.markdown(
        "Het verhaal van nu blijft bewaard, als versie "
        f"**‘{plain(version_name(lesson, today()))}’**. Je kunt die altijd terugzetten."
    )
    with st.container(horizontal=True):
        if st.button("Bewaar als nieuwe versie", type="primary", key="sent_versie"):
            save_opened(place, apply, typed)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("leren", slug)
    st.header("Zo wordt het hele verhaal")
    draw(story_after(story, change, typed), listing.initiatief.name, "after")


def _apply(
    slug: str, lesson: Lesson, change: StoryChange, element: Element, *, session: object
) -> None:
    given = None if change.kind is StoryChangeKind.REMOVE else element
    apply_lesson(slug, lesson.key, given, seen=change, today=today(), session=session)  # type: ignore[arg-type]


def _show_before(change: StoryChange, story: Veranderverhaal) -> None:
    if change.kind is StoryChangeKind.ADD:
        st.write("Dit kaartje staat nog niet in het verhaal.")
        return
    card = story.element(change.element)
    st.caption(LAYER_LABELS[card.layer])
    st.html(card_html(card))


def _ask_after(change: StoryChange, known: Element, story: Veranderverhaal, place: str) -> Element:
    st.caption(LAYER_LABELS[known.layer])
    if change.kind is StoryChangeKind.REMOVE:
        _say_removed(change, story)
        return known
    mark = f"{place}_{known.revision}"
    title = st.text_input("Titel, kort", known.title, key=f"title_{mark}", max_chars=MAX_TITLE)
    show_refusal(place, "title")
    explanation = st.text_area(
        "Uitleg: wat bedoelen jullie hiermee?",
        known.explanation,
        key=f"explanation_{mark}",
        max_chars=MAX_TEXT,
    )
    show_refusal(place, "explanation")
    return replace(known, title=title or "", explanation=explanation or "")


def _say_removed(change: StoryChange, story: Veranderverhaal) -> None:
    st.write("Dit kaartje is dan weg.")
    lost = lost_verbanden(story, change)
    if lost:
        one = len(lost) == 1
        st.write("Dit verband gaat mee:" if one else f"Deze {len(lost)} verbanden gaan mee:")
        st.markdown("\n".join(f"- {plain(say_verband(verband, story))}" for verband in lost))


def _say_stuck(slug: str, lesson: Lesson, why: str) -> None:
    st.warning(why)
    with st.container(horizontal=True):
        if st.button("Wijzig deze les", type="primary"):
            go_to("leren", slug, **{LESSON_PARAMETER: lesson.key})
        if st.button("Terug naar Leren"):
            go_to("leren", slug)


def _show_done(slug: str, lesson: Lesson) -> None:
    made, change = plain(say_made_change(lesson.change)), lesson.change
    day = say_day(lesson.applied_on) if lesson.applied_on else ""
    st.success(f"Het verhaal is aangepast op {day}. {made}", icon=":material/check:")
    st.header("En nu?")
    kept = [one for one in read(list_indicatoren, slug) if change and one.effect == change.element]
    asked = f" Bij dit kaartje {_count(len(kept))}." if change and change.element and kept else ""
    st.write(f"Meten jullie nog wat in het verhaal staat? Kijk of de indicatoren passen.{asked}")
    with st.container(horizontal=True):
        if st.button("Kijk naar de indicatoren", type="primary", icon=":material/arrow_forward:"):
            go_to("indicatoren", slug)
        if st.button("Terug naar Leren"):
            go_to("leren", slug)
    if change and change.layer in FOUR_LAYERS:
        st.write("Een nieuw kaartje heeft nog geen verbanden met andere kaartjes.")
        link_to("verbanden", slug, label="Leg de verbanden")
    st.write("Het verhaal van daarvoor staat bij Versies. Daar zet je het ook weer terug.")
    link_to("versies", slug, label="Naar Versies")


def _count(number: int) -> str:
    return "hoort 1 indicator" if number == 1 else f"horen {number} indicatoren"
