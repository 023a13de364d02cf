"""The pictogram of a feit: shown in the list, and chosen among pictures with a name."""

from base64 import b64encode
from dataclasses import replace

import streamlit as st

from presentation.colours import INK
from presentation.poster_icons import ICON_LABELS, feit_icon, icon_svg
from veranderverhaal.model import Feit

NO_CHOICE = ""
LEFT_TO_US = "kiest het programma"


def ask_icon(typed: Feit, mark: str) -> Feit:
    """Which pictogram stands beside it on the poster; it may be left to the software."""
    offered = [NO_CHOICE, *ICON_LABELS]
    with st.expander("Plaatje op de poster"):
        chosen = st.radio(
            "Welk plaatje past hierbij?",
            offered,
            index=offered.index(typed.icon) if typed.icon in offered else 0,
            format_func=lambda icon: _option(icon, typed),
            horizontal=True,
            width="stretch",
            key=f"icon_{mark}",
        )
    return replace(typed, icon=chosen or NO_CHOICE)


def icon_html(feit: Feit) -> str:
    """The pictogram that a feit has now, as decoration."""
    return f'<img class="icon" alt="" src="{_address(feit_icon(feit))}">'


def _option(icon: str, typed: Feit) -> str:
    """The picture with its name; without a choice the one that the words would get."""
    shown = icon or feit_icon(replace(typed, icon=NO_CHOICE))
    return f"![]({_address(shown)}) {ICON_LABELS.get(icon, LEFT_TO_US)}"


def _address(icon: str) -> str:
    """The picture itself as an address, so that nothing needs to be fetched."""
    return f"data:image/svg+xml;base64,{b64encode(icon_svg(icon, INK).encode()).decode()}"
