"""Choices that are kept the moment they are made, also when two people choose at the same time."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.data import read
from dashboard.saving import (
    Refusal,
    ask_which,
    attempt,
    close,
    refuse,
    saved_first,
    show_refusal,
)

Change = Callable[[Any], Any]


def show_kept(key: str, kept: Any) -> str:
    """Let the widget with this key show what is kept, whoever chose it; call it before the widget.

    The key stays the same, so that who chooses with the keyboard does not lose the place.
    """
    if key not in st.session_state or st.session_state[key] != kept:
        st.session_state[key] = kept
    return key


def change_kept(
    place: str, load: Callable[..., Any], save: Callable[..., Any], slug: str, change: Change
) -> bool:
    """Change only one thing of what is kept now, and leave what another person just chose.

    `load` and `save` are a query and a command. False when refused: then `place` knows why.
    """
    if attempt(place, save, slug, change(read(load, slug))):
        return True
    theirs = saved_first(place)
    return theirs is not None and attempt(place, save, slug, change(theirs))


def ask_kept_text(
    place: str,
    label: str,
    kept: str,
    save: Callable[[str, str], None],
    *,
    widget: Callable[..., Any] = st.text_area,
    **looks: Any,
) -> None:
    """A text that is kept while it is typed. `save` gets what was typed, and what stood there.

    When someone else wrote there meanwhile, both texts are shown, and the choice between them.
    """
    key = f"text_{place}"
    theirs = saved_first(place)
    if theirs is None:
        _show_newest(key, kept)
    with st.container(key=f"autosave_{place}"):
        widget(label, key=key, on_change=_keep_text, args=(key, kept, save), **looks)
    show_refusal(place)
    if theirs is not None:
        mine = str(st.session_state[key])
        ask_which(
            place,
            [(label, mine, theirs)],
            keep_mine=partial(save, mine, theirs),
            take_theirs=partial(_take, place, key, theirs),
        )


def _take(place: str, key: str, theirs: str) -> None:
    close(place)
    st.session_state[key] = theirs


def _show_newest(key: str, kept: str) -> None:
    """What someone else wrote shows; what was typed here stays as it was typed, spaces and all."""
    shown = st.session_state.get(f"shown_{key}")
    is_own = st.session_state.pop(f"own_{key}", False)
    if key not in st.session_state or (shown != kept and not is_own):
        st.session_state[key] = kept
    st.session_state[f"shown_{key}"] = kept


def _keep_text(key: str, seen: str, save: Callable[[str, str], None]) -> None:
    st.session_state[f"own_{key}"] = True
    save(str(st.session_state[key] or ""), seen)


def keep_unless_changed(place: str, typed: str, seen: str, now: str) -> bool:
    """Whether a text may be kept: nobody wrote another since it was seen. Else `place` knows."""
    if now.strip() in (seen.strip(), typed.strip()):
        return True
    refuse(place, Refusal("", theirs=now))
    return False
