"""How wide a chart may be: its words do not shrink, so on a phone it is drawn otherwise."""

import streamlit as st

from presentation.chart_theme import Look

# Inside a card, from a laptop to the narrowest phone. What fits is drawn; the first is assumed.
WIDTHS = (1040, 860, 720, 600, 500, 420, 340, 320, 300, 280, 240)
NARROW_FROM = 420
# The edges of a card.
EDGES = 34

_width = st.components.v2.component(
    "width",
    html="<span></span>",
    js="""export default function ({ data, setStateValue }) {
        let known = data.known;
        function tell() {
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
    """How charts are drawn on this screen. A phone tells its width once, and is drawn again."""
    key = "page_width"
    known = st.session_state.get(key, {}).get("width") or WIDTHS[0]
    with st.container(key="measure"):
        told = _width(
            key=key,
            data={"known": known, "widths": list(WIDTHS), "edges": EDGES},
            default={"width": WIDTHS[0]},
            on_width_change=lambda: None,
        )
    width = told.width or WIDTHS[0]
    return Look(width=width, narrow=width <= NARROW_FROM)
