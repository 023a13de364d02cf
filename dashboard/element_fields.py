"""The ways to type elements: quickly in a list, or one card with all its fields."""

from dataclasses import replace

import streamlit as st

from dashboard.saving import act, attempt, show_refusal
from dashboard.shell import offer_undo, plain
from storage.commands import (
    add_element,
    move_element,
    remove_element,
    save_element,
    save_no_neveneffecten,
)
from veranderverhaal.labels import INFLUENCE_LABELS, LAYER_LABELS, LEVEL_LABELS
from veranderverhaal.model import (
    EFFECT_LAYERS,
    MAX_TEXT,
    MAX_TITLE,
    Element,
    Influence,
    Layer,
    Level,
    Veranderverhaal,
)

ELEMENT_LABELS = {
    "title": "Titel",
    "explanation": "Uitleg",
    "layer": "Laag",
    "level": "Niveau",
    "influence": "Invloed",
    "signs": "Waaraan merken we het",
}


def ask_new(slug: str, layer: Layer, label: str, example: str) -> None:
    """A field that adds a card at Enter, and is empty again for the next one."""
    key = f"add_{slug}_{layer}"
    st.text_input(
        label,
        key=key,
        max_chars=MAX_TITLE,
        placeholder=f"bijvoorbeeld: {example}" if example else None,
        on_change=_add,
        args=(slug, layer, key),
    )
    show_refusal(key)


def ask_titles(slug: str, elements: tuple[Element, ...], *, moves: bool = False) -> None:
    """The cards of a layer as fields: change the text, move it to the other effects, remove it."""
    for number, element in enumerate(elements, 1):
        place = f"title_{slug}_{element.key}_{element.revision}"
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"row_{place}"):
            st.text_input(
                f"{LAYER_LABELS[element.layer]}, kaartje {number}",
                value=element.title,
                key=place,
                max_chars=MAX_TITLE,
                label_visibility="collapsed",
                on_change=_rename,
                args=(slug, element, place),
            )
            if moves:
                _show_move(slug, element)
            with st.popover(
                "Verwijder", key=f"remove_{place}", help=f"Verwijder ‘{plain(element.title)}’"
            ):
                st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
                st.button(
                    "Ja, verwijder", key=f"sure_{place}", on_click=remove, args=(slug, element)
                )
        show_refusal(place)


def ask_element(opened: Element, place: str) -> Element:
    """One card with all its fields, filled with what was opened."""
    mark = f"{place}_{opened.revision}"
    title = st.text_input("Titel, kort", opened.title, key=f"title_{mark}", max_chars=MAX_TITLE)
    show_refusal(place, "title")
    explanation = st.text_area(
        "Uitleg: wat bedoelen jullie hiermee?",
        opened.explanation,
        key=f"explanation_{mark}",
        max_chars=MAX_TEXT,
    )
    show_refusal(place, "explanation")
    layer = st.selectbox(
        "In welke laag hoort dit kaartje?",
        list(Layer),
        index=list(Layer).index(opened.layer),
        format_func=LAYER_LABELS.__getitem__,
        key=f"layer_{mark}",
    )
    typed = replace(
        opened, title=title or "", explanation=explanation or "", layer=layer or opened.layer
    )
    return _ask_effect(typed, opened, mark) if typed.layer in EFFECT_LAYERS else typed


def _ask_effect(typed: Element, opened: Element, mark: str) -> Element:
    level = st.segmented_control(
        "Niveau: voor wie is dit te merken?",
        list(Level),
        default=opened.level,
        format_func=LEVEL_LABELS.__getitem__,
        key=f"level_{mark}",
    )
    influence = st.segmented_control(
        "Invloed: kunnen jullie dit zelf voor elkaar krijgen?",
        list(Influence),
        default=opened.influence,
        format_func=INFLUENCE_LABELS.__getitem__,
        key=f"influence_{mark}",
    )
    signs = st.text_area(
        "Waaraan merken jullie het?",
        opened.signs,
        key=f"signs_{mark}",
        max_chars=MAX_TEXT,
        placeholder="bijvoorbeeld: mensen groeten elkaar bij naam",
    )
    return replace(typed, level=level, influence=influence, signs=signs or "")


def ask_none_seen(slug: str, story: Veranderverhaal) -> None:
    """A tick for a group that looked for side effects and sees none."""
    key = f"none_seen_{slug}"
    st.checkbox(
        "We hebben erover gepraat en zien nu geen nadelen.",
        value=story.no_neveneffecten,
        key=key,
        on_change=_save_none_seen,
        args=(slug, key),
    )


def _save_none_seen(slug: str, key: str) -> None:
    attempt(key, save_no_neveneffecten, slug, st.session_state[key])


def remove(slug: str, element: Element) -> None:
    """Take a card away and offer to put it back."""
    if attempt(f"remove_{element.key}", remove_element, slug, element.key):
        offer_undo("element", element.key, element.title)


def _show_move(slug: str, element: Element) -> None:
    other = Layer.INDIRECT if element.layer is Layer.DIRECT else Layer.DIRECT
    st.button(
        "Naar indirect" if other is Layer.INDIRECT else "Naar direct",
        key=f"move_{slug}_{element.key}_{element.revision}",
        help=f"Zet ‘{plain(element.title)}’ bij ‘{LAYER_LABELS[other]}’",
        on_click=act,
        args=(f"move_{element.key}", move_element, slug, element.key, other, MAX_TITLE),
    )


def _add(slug: str, layer: Layer, key: str) -> None:
    title = (st.session_state[key] or "").strip()
    if title and attempt(key, add_element, slug, Element(key="", layer=layer, title=title)):
        st.session_state[key] = ""


def _rename(slug: str, element: Element, place: str) -> None:
    title = st.session_state[place] or ""
    attempt(place, save_element, slug, replace(element, title=title))
