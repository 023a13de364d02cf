"""The fields of a lesson or a tension, with the change of the veranderverhaal that it prepares."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.data import read
from dashboard.house import go_to
from dashboard.lesson_list import (
    APPLY_PARAMETER,
    BIJEENKOMST_PARAMETER,
    NEW,
    TOPIC_PARAMETER,
    short_name,
)
from dashboard.saving import (
    attempt,
    close,
    obtain,
    opened,
    settle_conflict,
    show_refusal,
)
from dashboard.shell import notify, offer_undo, plain
from storage.commands import add_lesson, remove_lesson, save_lesson
from storage.duiding_queries import list_bijeenkomsten, list_duidingen
from storage.queries import Listing
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.duiding_labels import STORY_CHANGE_LABELS
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.lesson import MAX_LESSON, Lesson, LessonKind, StoryChange, StoryChangeKind
from veranderverhaal.lesson_story import begin_lesson, lesson_starts, say_made_change, say_place
from veranderverhaal.model import MAX_TEXT, MAX_TITLE, Layer, Veranderverhaal
from veranderverhaal.saying_words import say_day

LESSON_LABELS = {"text": "De zin", "explanation": "De uitleg"}
NO_CHANGE = "nee, of dat weten we nog niet"
NO_ORIGIN = "niet uit een bijeenkomst"


def edit_lesson(listing: Listing, lesson: Lesson | None) -> None:
    """The page of one lesson or tension; None for a new lesson."""
    slug = listing.initiatief.slug
    bijeenkomsten = read(list_bijeenkomsten, slug)
    count = st.session_state.setdefault(f"added_les_{slug}", 0)
    begun = lesson or _begun(slug, bijeenkomsten)
    mark = lesson.key if lesson else f"{NEW}{count}_{begun.bijeenkomst}_{begun.topic}"
    place = f"les_{slug}_{mark}"
    known = opened(place, begun)
    with st.container(key=f"draft_{place}"):
        typed = _ask_lesson(known, bijeenkomsten, place)
        if typed.kind is LessonKind.LESSON:
            typed = _ask_change(typed, known, listing.veranderverhaal, place)
    settle_conflict(place, partial(save_lesson, slug), typed, LESSON_LABELS)
    show_refusal(place, "")
    _show_buttons(slug, typed, place, is_new=lesson is None)


def _begun(slug: str, bijeenkomsten: Sequence[Bijeenkomst]) -> Lesson:
    """A new one: empty, or with what was said at the bijeenkomst that the address names."""
    place = tuple(
        st.query_params.get(name, "") for name in (BIJEENKOMST_PARAMETER, TOPIC_PARAMETER)
    )
    starts = lesson_starts(read(list_duidingen, slug), bijeenkomsten, ())
    found = next((one for one in starts if (one.bijeenkomst, one.topic) == place), None)
    return begin_lesson(found) if found else Lesson("", "")


def _ask_lesson(known: Lesson, bijeenkomsten: Sequence[Bijeenkomst], place: str) -> Lesson:
    mark, is_tension = f"{place}_{known.revision}", known.kind is LessonKind.TENSION
    text = st.text_area(
        "Waar schuurt het? Schrijf het in één zin." if is_tension else "Wat leerden jullie?",
        known.text,
        key=f"text_{mark}",
        max_chars=MAX_LESSON,
        height=90,
        placeholder="bijvoorbeeld: meer bezoekers, maar de vrijwilligers zijn moe"
        if is_tension
        else "bijvoorbeeld: wie slecht loopt, bereiken we met soep aan de deur",
    )
    show_refusal(place, "text")
    explanation = st.text_area(
        "Uitleg (hoeft niet)",
        known.explanation,
        key=f"explanation_{mark}",
        max_chars=MAX_TEXT,
        placeholder="bijvoorbeeld: waaraan merkten jullie dit, en wie zei het?",
    )
    show_refusal(place, "explanation")
    where = _ask_origin(known, bijeenkomsten, mark)
    return replace(
        known,
        text=text or "",
        explanation=explanation or "",
        bijeenkomst=where[0],
        topic=where[1],
    )


def _ask_origin(known: Lesson, bijeenkomsten: Sequence[Bijeenkomst], mark: str) -> tuple[str, str]:
    names = {("", ""): NO_ORIGIN}
    for one in bijeenkomsten:
        names[one.key, ""] = say_place(one)
        names |= {(one.key, topic.key): say_place(one, topic.key) for topic in one.topics}
    mine = (known.bijeenkomst, known.topic)
    if mine not in names:  # the bijeenkomst was taken away: what stood there stays
        names[mine] = "een bijeenkomst die er niet meer is"
    if len(names) == 1:
        return mine
    places = list(names)
    chosen = st.selectbox(
        "Waar kwam dit uit?",
        places,
        index=places.index(mine),
        format_func=names.__getitem__,
        key=f"origin_{mark}",
    )
    return chosen or mine


def _ask_change(typed: Lesson, known: Lesson, story: Veranderverhaal, place: str) -> Lesson:
    if known.applied_on:
        st.info(
            f"Verwerkt in het verhaal op {say_day(known.applied_on)}. "
            f"{plain(say_made_change(known.change))}"
        )
        return typed
    mark, change = f"{place}_{known.revision}", known.change
    kinds = [None, *StoryChangeKind] if story.elements else [None, StoryChangeKind.ADD]
    kind = st.radio(
        "Verandert er iets in het verhaal?",
        kinds,
        index=kinds.index(change.kind) if change and change.kind in kinds else 0,
        format_func=lambda one: STORY_CHANGE_LABELS[one] if one else NO_CHANGE,
        key=f"change_{mark}",
    )
    if kind is None:
        return replace(typed, change=None)
    st.caption("Er verandert nog niets: je bekijkt het straks eerst, en past dan de woorden aan.")
    if kind is StoryChangeKind.ADD:
        return replace(typed, change=_ask_added(change, place, mark))
    return replace(typed, change=_ask_changed(kind, change, story, place, mark))


def _ask_added(known: StoryChange | None, place: str, mark: str) -> StoryChange:
    layers = list(Layer)
    layer = st.selectbox(
        "In welke laag komt het kaartje?",
        layers,
        index=layers.index(known.layer) if known and known.layer else layers.index(Layer.AANPAK),
        format_func=LAYER_LABELS.__getitem__,
        key=f"layer_{mark}",
    )
    title, explanation = known.title if known else "", known.explanation if known else ""
    words = _ask_words(title, explanation, place, f"add_{mark}")
    return StoryChange(StoryChangeKind.ADD, layer=layer, title=words[0], explanation=words[1])


def _ask_changed(
    kind: StoryChangeKind,
    known: StoryChange | None,
    story: Veranderverhaal,
    place: str,
    mark: str,
) -> StoryChange:
    titles = {one.key: f"{LAYER_LABELS[one.layer]}: {one.title}" for one in story.elements}
    keys = list(titles)
    key = st.selectbox(
        "Welk kaartje?",
        keys,
        index=keys.index(known.element) if known and known.element in keys else None,
        format_func=titles.__getitem__,
        key=f"element_{mark}",
        placeholder="Kies een kaartje",
    )
    show_refusal(place, "element")
    if kind is StoryChangeKind.REMOVE or not key:
        return StoryChange(kind, element=key or "")
    card = story.element(key)
    is_known = known is not None and known.kind is kind and known.element == key
    title = known.title if known and is_known else card.title
    explanation = (known.explanation if known and is_known else "") or card.explanation
    words = _ask_words(title, explanation, place, f"{key}_{mark}")
    return StoryChange(kind, element=key, title=words[0], explanation=words[1])


def _ask_words(title: str, explanation: str, place: str, mark: str) -> tuple[str, str]:
    typed = st.text_input(
        "Wat komt er op het kaartje te staan?",
        title,
        key=f"change_title_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: soep aan de deur brengen",
    )
    show_refusal(place, "title")
    told = st.text_area(
        "Uitleg bij het kaartje (hoeft niet)",
        explanation,
        key=f"change_explanation_{mark}",
        max_chars=MAX_TEXT,
        height=90,
    )
    show_refusal(place, "change_explanation")
    return typed or "", told or ""


def _show_buttons(slug: str, typed: Lesson, place: str, *, is_new: bool) -> None:
    goes_on = typed.is_prepared
    with st.container(horizontal=True):
        label = "Bewaar en bekijk het nieuwe verhaal" if goes_on else "Bewaar en ga terug"
        if st.button(label, type="primary", key="sent_verder"):
            _save(slug, typed, place, is_new=is_new, goes_on=goes_on)
        if goes_on and st.button("Bewaar voor later", key="sent_later"):
            _save(slug, typed, place, is_new=is_new, goes_on=False)
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("leren", slug)
        if not is_new:
            _offer_removal(slug, typed, place)


def _save(slug: str, typed: Lesson, place: str, *, is_new: bool, goes_on: bool) -> None:
    saved = obtain(place, add_lesson if is_new else save_lesson, slug, typed)
    if saved is None:
        st.rerun()
    close(place)
    st.session_state[f"added_les_{slug}"] += 1
    if goes_on:
        go_to("leren", slug, **{APPLY_PARAMETER: saved.key})
    notify("Bewaard.")
    go_to("leren", slug)


def _offer_removal(slug: str, lesson: Lesson, place: str) -> None:
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder dit"):
            if attempt(place, remove_lesson, slug, lesson.key):
                offer_undo("lesson", lesson.key, short_name(lesson.text))
                close(place)
                go_to("leren", slug)
            st.rerun()
