"""A chart on the page, as it was drawn and with its words for who cannot see it."""

from typing import Any

import streamlit as st

# Streamlit reads the four sides, where Vega takes one number too.
PADDING = {"left": 2, "right": 2, "top": 2, "bottom": 2}


def show_chart(spec: dict[str, Any], alt: str, key: str | None = None) -> None:
    """The chart in its own width: letters are in their place for that width only."""
    # Its description is the same text; Streamlit warns of two.
    spec = {name: value for name, value in spec.items() if name != "description"}
    spec["padding"] = dict(PADDING)
    st.vega_lite_chart(spec, theme=None, width="content", alt=alt, key=key)
