"""The button that hands over a file."""

from collections.abc import Callable
from typing import Any

import streamlit as st


def offer_file(
    label: str, content: bytes | str | Callable[[], bytes | str], name: str, mime: str, **looks: Any
) -> None:
    """A button that downloads a file, made beforehand or when it is pressed.

    Pressing it does not run the page again: such a run gives every file a new address and
    forgets the old ones, so a second press in that moment would ask for what is gone.
    """
    st.download_button(label, content, name, mime, on_click="ignore", **looks)
