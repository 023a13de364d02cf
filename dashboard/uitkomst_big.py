"""A chart as large as the screen: screen.js takes the whole of it, where the browser can.

Elsewhere, as on an iPhone, it is a wide window on the page.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.house import link_to
from dashboard.rights import checked
from dashboard.shell import plain
from dashboard.uitkomst_chart import show_chart
from presentation.charts import Look, Size

# A chart with letters for a beamer, as wide as 1280 pixels have room for: uitkomsten.css makes it
# larger on a larger screen. The width of a page on a screen that may be a beamer.
BIG, ROOM_FOR_BIG = 1160, 720
WINDOW_EDGES = 20


@dataclass(frozen=True)
class BigChart:
    """A chart with its words; `draw` makes it for the look that its screen asks for.

    Without a meting it is of none, and there is no link to show it with others of the same.
    """

    slug: str
    meting: str
    title: str
    alt: str
    told: str
    basis: str
    draw: Callable[[Look], dict[str, Any]]


def offer_big(key: str, look: Look, make: Callable[[], BigChart]) -> None:
    """The button; the first part of its key is what screen.js looks for."""
    if st.button("Groot", key=f"big_{key}", icon=":material/open_in_full:", type="tertiary"):
        big = make()
        st.dialog(plain(big.title), width="large")(checked(_show_big))(big, big_look(look))


def big_look(look: Look) -> Look:
    """How a chart of this page is drawn when it is large."""
    if look.width >= ROOM_FOR_BIG:
        return Look(size=Size.BEAMER, width=BIG)
    return replace(look, width=look.width - WINDOW_EDGES)


def _show_big(big: BigChart, look: Look) -> None:
    with st.container(key="screen_chart"):
        show_chart(big.draw(look), alt=big.alt)
    with st.container(key="screen_words"):
        st.markdown(plain(big.told))
        st.caption(plain(big.basis))
        if big.meting:
            link_to("presenteren", big.slug, label="Laat dit op de beamer zien", meting=big.meting)
