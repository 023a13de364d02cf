"""All cards about a topic, after the evening: to read, and to take out of sight."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.bijeenkomst_kept import Opened
from dashboard.saving import obtain, show_refusal
from dashboard.shell import notify
from storage.commands.cards import hide_card
from veranderverhaal.bijeenkomst import Topic
from veranderverhaal.card import Board, Card
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.duiding_labels import DUIDING_QUESTIONS

HELP = "Staat er een naam of een verwijt op een kaartje? Verberg het: dan staat het nergens meer."
LOOSE = "Niet in een groepje"


def show_cards(opened: Opened, topic: Topic) -> None:
    """The cards of a topic, folded, with what hides them; nothing without cards."""
    cards = [one for one in opened.material.board.cards if one.topic == topic.key]
    if not cards:
        return
    seen = [one for one in cards if not one.hidden]
    with st.expander(f"Alle kaartjes ({len(seen)})", expanded=False):
        st.html(all_cards_html(opened.material.board, topic.key))
        place = f"cards_{opened.place}_{topic.key}"
        if seen:
            _ask_which(opened, seen, f"hide_{place}", hidden=True)
        if len(seen) < len(cards):
            away = [one for one in cards if one.hidden]
            _ask_which(opened, away, f"show_{place}", hidden=False)


def all_cards_html(board: Board, topic: str) -> str:
    """Every card that may be seen, by question and group."""
    return "".join(
        f"<p><strong>{escape(DUIDING_QUESTIONS[question])}</strong></p>{''.join(lists)}"
        for question in DuidingQuestion
        if (lists := list(_lists(board.of(topic, question))))
    )


def _lists(board: Board) -> Iterator[str]:
    titles = {one.key: one.title for one in board.groups}
    for group in (*titles, ""):
        inside = [one for one in board.cards if one.group == group and not one.hidden]
        if inside:
            rows = "".join(f'<li dir="auto">{escape(one.text)}</li>' for one in inside)
            yield f'<p dir="auto">{escape(titles.get(group, LOOSE))}</p><ul>{rows}</ul>'


def _ask_which(opened: Opened, cards: Sequence[Card], place: str, *, hidden: bool) -> None:
    texts = {one.key: one.text for one in cards}
    st.multiselect(
        "Welke kaartjes wil je verbergen?" if hidden else "Verborgen kaartjes",
        list(texts),
        format_func=lambda key: texts.get(key, ""),
        key=place,
        placeholder="Kies kaartjes",
        help=HELP if hidden else None,
    )
    st.button(
        "Verberg" if hidden else "Toon weer",
        key=f"sent_{place}",
        on_click=_hide,
        args=(opened.slug, opened.key, place, hidden),
    )
    show_refusal(place)


def _hide(slug: str, bijeenkomst: str, place: str, hidden: bool) -> None:
    chosen: Sequence[str] = st.session_state.get(place) or ()
    if not chosen:
        return
    changed = obtain(place, _hide_all, slug, bijeenkomst, tuple(chosen), hidden)
    if changed:
        st.session_state[place] = []
        notify("Verborgen." if hidden else "Staat er weer bij.")


def _hide_all(
    slug: str, bijeenkomst: str, chosen: Sequence[str], hidden: bool, *, session: Any
) -> Sequence[Card]:
    return [hide_card(slug, bijeenkomst, key, hidden, session=session) for key in chosen]
