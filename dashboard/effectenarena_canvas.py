"""The canvas of an effectenarena on a page, and screen by screen on a beamer."""

import hashlib
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.house import SLUG_PARAMETER, find_page
from presentation.effectenarena_canvas import canvas_data, canvas_html
from presentation.effectenarena_canvas_screens import screens_html
from storage.queries import Listing
from veranderverhaal.effectenarena.canvas import Canvas

BEAMER_PARAMETER = "beamer"
SCRIPT = Path(__file__).with_name("static") / "effectenarena.js"

# A component leaves the drawing whole, and lets one follow a keten without the server.
_canvas = st.components.v2.component(
    "effectenarena",
    html='<div class="effectenarena-holder"></div>',
    js=SCRIPT.read_text(encoding="utf-8"),
    isolate_styles=False,
)


def show_canvas(canvas: Canvas) -> None:
    """The canvas with what is linked to what, and below it what still hangs on nothing."""
    _draw("canvas", canvas_html(canvas), canvas)
    if canvas.loose and not canvas.is_empty:
        with st.expander("Wat hangt er nog los?"):
            st.html(_list_html(canvas.loose))


def present(listing: Listing, canvas: Canvas, *, made_up: bool) -> None:
    """The screens for a beamer, in place of the page."""
    slug = listing.initiatief.slug
    back = f"/app/{find_page('effectenarena').name}?{urlencode({SLUG_PARAMETER: slug})}"
    html = screens_html(canvas, name=listing.initiatief.name, back=back, made_up=made_up)
    _draw("beamer", html, canvas, place=slug)


def _draw(key: str, html: str, canvas: Canvas, *, place: str = "") -> None:
    data: dict[str, Any] = canvas_data(canvas) | {"html": html, "place": place}
    told = hashlib.sha256(repr(data).encode()).hexdigest()[:16]
    _canvas(key=f"effectenarena_{key}", data=data | {"version": told})


def _list_html(sentences: tuple[str, ...]) -> str:
    items = "".join(f'<li dir="auto">{escape(one)}</li>' for one in sentences)
    return f"<ul>{items}</ul>"
