"""Logos on a page: small copies, made once, since a whole logo is decoded at every rerun."""

from base64 import b64encode
from html import escape

import streamlit as st

from dashboard.data import read
from presentation.logo import small_logo
from storage.queries import Listing, load_logo

WIDTH = 72
SHARP = 2  # pixels per point, for screens that have them


def show_logo(listing: Listing) -> None:
    """The logo of an initiatief, if it has one."""
    if not listing.has_logo:
        return
    picture = _small(listing.initiatief.slug, listing.data_version)
    name = escape(listing.initiatief.name, quote=True)
    st.html(f'<img class="logo" width="{WIDTH}" alt="Logo van {name}" src="{picture}">')


@st.cache_data(max_entries=500, show_spinner=False)
def _small(slug: str, data_version: int) -> str:  # noqa: ARG001 - part of the key
    logo = read(load_logo, slug)
    assert logo is not None
    return f"data:image/png;base64,{b64encode(small_logo(logo, WIDTH * SHARP)).decode()}"
