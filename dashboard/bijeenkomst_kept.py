"""Which bijeenkomst a page is about, and keeping one thing of it the moment it is chosen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.choosing import ask_kept_text, change_kept, keep_unless_changed
from dashboard.data import read
from dashboard.saving import GONE, Refusal, refuse, show_refusal
from storage.commands import save_bijeenkomst
from storage.duiding_queries import list_bijeenkomsten
from storage.finding import NotFound
from storage.queries import Listing
from veranderverhaal.bijeenkomst import MAX_NAME, Bijeenkomst, BijeenkomstState
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial

KEY_PARAMETER = "sleutel"

Change = Callable[[Bijeenkomst], Bijeenkomst]


@dataclass(frozen=True)
class Opened:
    """The bijeenkomst that is open, with all that is shown of it."""

    listing: Listing
    material: BijeenkomstMaterial

    @property
    def slug(self) -> str:
        """The initiatief it belongs to."""
        return self.listing.initiatief.slug

    @property
    def one(self) -> Bijeenkomst:
        """The bijeenkomst itself."""
        return self.material.bijeenkomst

    @property
    def key(self) -> str:
        """Its key."""
        return self.one.key

    @property
    def place(self) -> str:
        """Where what is refused is shown."""
        return f"bijeenkomst_{self.slug}_{self.key}"

    @property
    def is_ended(self) -> bool:
        """Whether it has been."""
        return self.one.state is BijeenkomstState.ENDED


def find_bijeenkomst(bijeenkomsten: list[Bijeenkomst]) -> Bijeenkomst | None:
    """The one that the address names; None when there is none (any more)."""
    named = st.query_params.get(KEY_PARAMETER, "")
    return next((one for one in bijeenkomsten if one.key == named), None)


def change_bijeenkomst(slug: str, key: str, place: str, change: Change) -> bool:
    """Change one thing of what is kept now. False when refused: then `place` knows why."""
    try:
        return change_kept(place, partial(_load, key), save_bijeenkomst, slug, change)
    except NotFound:
        refuse(place, Refusal(GONE))
        return False


def ask_field(opened: Opened, field: str, label: str, **looks: Any) -> None:
    """One text of the bijeenkomst, kept while it is typed."""
    place = f"{field}_{opened.place}"
    save = partial(_save_text, opened.slug, opened.key, field, place)
    ask_kept_text(place, label, getattr(opened.one, field), save, **looks)


def keep_field(slug: str, key: str, field: str, place: str, widget: str) -> None:
    """Keep what was just chosen in the widget with this key."""
    keep_value(slug, key, place, field, st.session_state[widget])


def keep_value(slug: str, key: str, place: str, field: str, value: Any) -> None:
    """Keep one field of the bijeenkomst."""
    change_bijeenkomst(slug, key, place, lambda one: replace(one, **{field: value}))


def load_now(slug: str, key: str) -> Bijeenkomst:
    """As it is kept now. Raises NotFound."""
    return read(partial(_load, key), slug)


def _load(key: str, slug: str, *, session: Any) -> Bijeenkomst:
    for one in list_bijeenkomsten(slug, session=session):
        if one.key == key:
            return one
    raise NotFound(key)


def _save_text(slug: str, key: str, field: str, place: str, typed: str, seen: str) -> None:
    try:
        now = str(getattr(load_now(slug, key), field))
    except NotFound:
        refuse(place, Refusal(GONE))
        return
    if keep_unless_changed(place, typed, seen, now):
        keep_value(slug, key, place, field, typed)


def ask_line(
    opened: Opened, place: str, label: str, example: str, add: Callable[[str, str, str, str], None]
) -> None:
    """A line to type and a button that adds it; `add` gets slug, key, page and place."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(key=f"draft_{place}"):
            st.text_input(
                label, key=place, max_chars=MAX_NAME, placeholder=f"bijvoorbeeld: {example}"
            )
        given = (opened.slug, opened.key, opened.place, place)
        st.button("Zet erbij", key=f"sent_{place}", on_click=add, args=given)
    show_refusal(place)
