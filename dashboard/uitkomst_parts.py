"""The three parts of the page: by effect, all questions, and the response; a few charts at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import TypeVar

import streamlit as st

from dashboard.house import link_to
from dashboard.shell import plain
from dashboard.uitkomst_block import Shelf, show_block
from veranderverhaal.model import Element
from veranderverhaal.saying import say_response
from veranderverhaal.story_order import EffectPart
from veranderverhaal.uitkomst import Block, EffectUitkomst, ResponseFigures

Piece = TypeVar("Piece")

# More charts at once makes an old laptop slow.
CHARTS_AT_ONCE = 10
LOOSE = "Hoort bij geen effect"
NOT_COUNTED = "nog niet geteld"


def show_effects(
    shelf: Shelf, parts: Sequence[EffectPart], known: Sequence[EffectUitkomst]
) -> None:
    """Every effect with what is known of it; those of which nothing is known stand together."""
    lines = {one.effect: one.headline for one in known}

    def show(part: EffectPart) -> None:
        title, place = (part.effect.title, part.effect.key) if part.effect else (LOOSE, "")
        _show_effect_title(part.effect, title, lines.get(place, ""))
        for line in part.outputs:
            st.markdown(f"**{plain(line.title)}:** {plain(line.told or NOT_COUNTED)}")
        for block in part.blocks:
            show_block(shelf, block, f"effect_{place}", under=title)

    _show_page(list(in_pages([one for one in parts if one.blocks or one.outputs])), show, "effects")
    without = [one.effect for one in parts if one.effect and not (one.blocks or one.outputs)]
    if without:
        st.html('<h2 class="effect-title unknown">Nog niet gemeten</h2>')
        st.markdown("\n".join(f"- {plain(effect.title)}" for effect in without))
        link_to("indicatoren", shelf.slug, label="Kies hoe je dit kunt meten")


def show_questions(shelf: Shelf) -> None:
    """Every chart, in the order of the vragenlijst."""
    blocks = shelf.uitkomsten.blocks
    pages = [blocks[at : at + CHARTS_AT_ONCE] for at in range(0, len(blocks), CHARTS_AT_ONCE)]

    def show(block: Block) -> None:
        show_block(shelf, block, "all")

    _show_page(pages, show, "questions")


def show_response(figures: ResponseFigures) -> None:
    """Who answered, and how."""
    for sentence in say_response(figures):
        st.markdown(plain(sentence))


def in_pages(parts: Sequence[EffectPart]) -> Iterator[list[EffectPart]]:
    """Effects that together have no more charts than fit at once; a long effect is divided."""
    page: list[EffectPart] = []
    room = CHARTS_AT_ONCE
    for part in (piece for one in parts for piece in _pieces(one)):
        if len(part.blocks) > room:
            yield page
            page, room = [], CHARTS_AT_ONCE
        page.append(part)
        room -= len(part.blocks)
    yield page


def _pieces(part: EffectPart) -> Iterator[EffectPart]:
    yield replace(part, blocks=part.blocks[:CHARTS_AT_ONCE])
    for at in range(CHARTS_AT_ONCE, len(part.blocks), CHARTS_AT_ONCE):
        yield replace(part, blocks=part.blocks[at : at + CHARTS_AT_ONCE], outputs=())


def _show_page(pages: Sequence[Sequence[Piece]], show: Callable[[Piece], None], name: str) -> None:
    """One page of them, which begins at its top (turning.js), and the numbers to turn."""
    number = min(st.session_state.get(f"page_{name}", 1), len(pages))
    with st.container(key=f"turn_{name}_{number}"):
        for piece in pages[number - 1] if pages else ():
            show(piece)
    if len(pages) > 1:
        st.pagination(len(pages), key=f"page_{name}")


def _show_effect_title(effect: Element | None, title: str, line: str) -> None:
    layer = effect.layer if effect else "unknown"
    st.html(
        f'<h2 class="effect-title {layer}" dir="auto">{escape(title)} '
        f"<small>{escape(line)}</small></h2>"
    )
