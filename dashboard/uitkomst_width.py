"""How wide a chart may be: its words do not shrink, so on a phone it is drawn otherwise."""

import streamlit as st

from presentation.chart_theme import Look

# Inside a card, from a laptop to the narrowest phone. What fits is drawn; the first is assumed
# of a browser that does not say how wide its window is (static/width.js).
WIDTHS = (1040, 860, 720, 600, 500, 420, 340, 320, 300, 280, 240)
NARROW_FROM = 420
# The edges of a card, and what the page leaves free beside it (static/house.css).
EDGES = 34
PHONE, SIDES_OF_PHONE, SIDES = 640, 32, 160
COOKIE, MOST_DIGITS = "window_width", 5

_width = st.components.v2.component(
    "width",
    html="<span></span>",
    js="""export default function ({ data, setStateValue }) {
        let known = data.known;
        function tell() {
            // One chart has the whole screen: the page behind it stays as it is.
            if (document.fullscreenElement) return;
            const main = document.querySelector('[data-testid="stMainBlockContainer"]');
            const sides = main ? getComputedStyle(main) : {};
            const inner = main
                ? main.clientWidth - parseFloat(sides.paddingLeft) - parseFloat(sides.paddingRight)
                : innerWidth;
            const room = inner - data.edges;
            const fitting = data.widths.find((width) => width <= room) || data.widths.at(-1);
            if (fitting === known) return;
            known = fitting;
            setStateValue("width", fitting);
        }
        tell();
        addEventListener("resize", tell);
        return () => removeEventListener("resize", tell);
    }""",
)


def page_look() -> Look:
    """How charts are drawn on this screen: as wide as the window was when it connected, until the
    page tells that there is more room or less.
    """
    key = "page_width"
    first = room_in(str(st.context.cookies.get(COOKIE, "")))
    known = st.session_state.get(key, {}).get("width") or first
    with st.container(key="measure"):
        told = _width(
            key=key,
            data={"known": known, "widths": list(WIDTHS), "edges": EDGES},
            default={"width": first},
            on_width_change=lambda: None,
        )
    width = told.width or first
    return Look(width=width, narrow=width <= NARROW_FROM)


def room_in(window: str) -> int:
    """The widest chart for a window of so many pixels; of a window not known the first."""
    if not (window.isascii() and window.isdigit() and len(window) <= MOST_DIGITS):
        return WIDTHS[0]
    sides = SIDES_OF_PHONE if int(window) <= PHONE else SIDES
    room = int(window) - sides - EDGES
    return next((width for width in WIDTHS if width <= room), WIDTHS[-1])
