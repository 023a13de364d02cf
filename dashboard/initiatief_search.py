"""Choosing among initiatieven where there are too many to show them all."""

from collections.abc import Sequence

import streamlit as st

from dashboard.data import read
from dashboard.markup import plain
from storage.queries import Listing, list_initiatieven
from veranderverhaal.initiatief_search import InitiatiefName, matching

AT_ONCE = 24
WORDS, MORE = "search_words", "search_more"


def choose_listings(names: Sequence[InitiatiefName]) -> list[Listing]:
    """Those to show now; with a field to search in when there are more than fit on a page."""
    shown = list(names)
    if len(shown) > AT_ONCE:
        words = st.text_input(
            "Zoek een initiatief", key=WORDS, placeholder="naam, buurt of gemeente"
        )
        shown = _first(matching(names, words), words)
    return read(list_initiatieven, slugs=[one.slug for one in shown])


def _first(found: list[InitiatiefName], words: str) -> list[InitiatiefName]:
    asked_of, asked = st.session_state.get(MORE, ("", 1))
    times = asked if asked_of == words else 1
    shown = found[: times * AT_ONCE]
    if not found:
        st.info(f"Er is geen initiatief met ‘{plain(words)}’. Typ een ander deel van de naam.")
    elif len(shown) < len(found):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Je ziet er {len(shown)} van de {len(found)}, op volgorde van naam.")
            st.button("Toon meer", on_click=_show_more, args=(words, times), key="search_button")
    return shown


def _show_more(words: str, times: int) -> None:
    st.session_state[MORE] = (words, times + 1)
