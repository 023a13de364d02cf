"""A chart on the page, as it was drawn and with its words for who cannot see it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

Spec = dict[str, Any]

# Streamlit reads the four sides, where Vega takes one number too. Every place in a chart is an
# exact one: nothing is to be moved for padding, or to fit.
PADDING = {"left": 0, "right": 0, "top": 0, "bottom": 0}
AUTOSIZE = {"type": "none"}


def drawn(draw: Callable[..., Spec | None], *given: Any, **named: Any) -> Spec:
    """What `draw` makes of these values, drawn once for what is in them.

    Not for every change of the data: while people answer, that is many times a second, and drawing
    is most of the work of a page with charts.
    """
    return _drawn(draw.__name__, repr((given, named)), partial(draw, *given, **named))


@st.cache_data(max_entries=1000, show_spinner=False)
def _drawn(
    kind: str,  # noqa: ARG001 - with what is in it the key
    content: str,  # noqa: ARG001
    _draw: Callable[[], Spec | None],
) -> Spec:
    return _draw() or {}


def show_chart(spec: dict[str, Any], alt: str, key: str | None = None) -> None:
    """The chart in its own width: letters are in their place for that width only."""
    # Its description is the same text; Streamlit warns of two.
    spec = {name: value for name, value in spec.items() if name != "description"}
    spec |= {"padding": dict(PADDING), "autosize": dict(AUTOSIZE)}
    st.vega_lite_chart(spec, theme=None, width="content", alt=alt, key=key)
