"""A layer as a band of cards, each with what one can do with it."""

from functools import partial
from html import escape

import streamlit as st

from dashboard.asking import may_here
from dashboard.element_fields import ask_new, ask_none_seen
from dashboard.house import go_to
from dashboard.saving import attempt, show_refusal
from dashboard.shell import plain
from storage.commands import move_element
from veranderverhaal.access import Right
from veranderverhaal.labels import (
    INFLUENCE_LABELS,
    LAYER_LABELS,
    LAYER_QUESTIONS,
    LEVEL_LABELS,
)
from veranderverhaal.model import Element, Layer, Veranderverhaal

EXAMPLES = {
    Layer.DOELGROEP: "bewoners van de Leidsebuurt",
    Layer.AANPAK: "samen activiteiten organiseren",
    Layer.DIRECT: "buren kennen elkaar",
    Layer.INDIRECT: "minder eenzaamheid",
    Layer.NEVENEFFECT: "buren hebben last van geluid",
}
UP, DOWN = "Omhoog", "Omlaag"


def show_layer(slug: str, story: Veranderverhaal, layer: Layer) -> None:
    """One layer: its name and question, its cards, and a field for the next card."""
    elements = story.layer(layer)
    with st.container(key=f"layer_{layer}", border=True):
        st.html(
            f'<h2 class="layer {layer}">{LAYER_LABELS[layer]} '
            f"<small>{LAYER_QUESTIONS[layer]}</small></h2>"
        )
        for place, element in enumerate(elements):
            _show_card(slug, element, place, len(elements))
        if not may_here(Right.EDIT):
            return
        ask_new(slug, layer, "Nieuw kaartje (Enter voegt toe)", EXAMPLES[layer])
        if layer is Layer.NEVENEFFECT and not elements:
            ask_none_seen(slug, story)


def card_html(element: Element) -> str:
    """A card's text: title, what it is for an effect, and the explanation."""
    tags = [
        *([f"niveau: {LEVEL_LABELS[element.level]}"] if element.level else []),
        *([f"invloed: {INFLUENCE_LABELS[element.influence]}"] if element.influence else []),
    ]
    marks = "".join(f'<span class="tag">{tag}</span>' for tag in tags)
    return (
        f'<div class="card"><p class="title" dir="auto">{escape(element.title)}</p>'
        f'<p dir="auto">{escape(element.explanation)}</p>{marks}</div>'
    )


def _show_card(slug: str, element: Element, place: int, count: int) -> None:
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_{slug}_{element.key}"
    ):
        st.html(card_html(element))
        if not may_here(Right.EDIT):
            return
        if st.button(
            "Wijzig", key=f"edit_{slug}_{element.key}", help=f"Wijzig ‘{plain(element.title)}’"
        ):
            go_to("kaartje", slug, element=element.key)
        moves = _moves(element, place, count)
        chosen = st.menu_button(
            "Verplaats",
            list(moves),
            key=f"move_{slug}_{element.key}",
        )
        if chosen and moves[chosen](slug):
            st.rerun()
    show_refusal(f"move_{element.key}")


def _moves(element: Element, place: int, count: int) -> dict[str, "partial[bool]"]:
    """What the menu offers: up and down in the layer, or to the end of another one."""
    targets: dict[str, tuple[Layer, int]] = {}
    if place > 0:
        targets[UP] = (element.layer, place - 1)
    if place < count - 1:
        targets[DOWN] = (element.layer, place + 1)
    for layer in Layer:
        if layer is not element.layer:
            targets[f"Naar {LAYER_LABELS[layer].lower()}"] = (layer, 10_000)
    return {
        label: partial(_move, element.key, layer=layer, place=target)
        for label, (layer, target) in targets.items()
    }


def _move(key: str, slug: str, *, layer: Layer, place: int) -> bool:
    return attempt(f"move_{key}", move_element, slug, key, layer, place)
