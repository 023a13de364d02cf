"""A chart on the page, as it was drawn and with its words for who cannot see it."""

from typing import Any

import streamlit as st

# Streamlit reads the four sides, where Vega takes one number too. Every place in a chart is an
# exact one: nothing is to be moved for padding, or to fit.
PADDING = {"left": 0, "right": 0, "top": 0, "bottom": 0}
AUTOSIZE = {"type": "none"}


def show_chart(spec: dict[str, Any], alt: str, key: str | None = None) -> None:
    """The chart in its own width: letters are in their place for that width only."""
    # Its description is the same text; Streamlit warns of two.
    spec = {name: value for name, value in spec.items() if name != "description"}
    spec |= {"padding": dict(PADDING), "autosize": dict(AUTOSIZE)}
    st.vega_lite_chart(spec, theme=None, width="content", alt=alt, key=key)
