"""The button that hands over a file."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.asking import asking_as, who_asks
from dashboard.rights import still_allowed


def offer_file(
    label: str, content: bytes | str | Callable[[], bytes | str], name: str, mime: str, **looks: Any
) -> None:
    """A button that downloads a file, made beforehand or when it is pressed.

    Pressing it does not run the page again: such a run gives every file a new address and
    forgets the old ones, so a second press in that moment would ask for what is gone.
    """
    if callable(content):
        content = _for_who_sits_here(content)
    st.download_button(label, content, name, mime, on_click="ignore", **looks)


def _for_who_sits_here(make: Callable[[], bytes | str]) -> Callable[[], bytes | str]:
    """The file is made later and elsewhere: remember for whom, and look again whether it may."""
    who, check = who_asks(), still_allowed()

    def made() -> bytes | str:
        check()
        with asking_as(who):
            return make()

    return made
