"""Changing one thing of a part of the effectenarena, and leaving what others change beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.choosing import ask_kept_text, keep_unless_changed
from dashboard.data import read
from dashboard.saving import GONE, Refusal, attempt, refuse, saved_first
from dashboard.shell import offer_undo
from storage import commands
from storage.effectenarena_queries import load_effectenarena
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.model import Veranderverhaal

Change = Callable[[Any], Any]


@dataclass(frozen=True)
class Opened:
    """What the page is about, as it is kept now."""

    slug: str
    story: Veranderverhaal
    effectenarena: Effectenarena


@dataclass(frozen=True)
class PartCommands:
    """Where parts of one kind stand, and what is run to change them."""

    kind: str
    field: str
    save: Callable[..., Any]
    remove: Callable[..., Any]


INVESTEERDER = PartCommands(
    "investeerder", "investeerders", commands.save_investeerder, commands.remove_investeerder
)
INVESTERING = PartCommands(
    "investering", "investeringen", commands.save_investering, commands.remove_investering
)
INCASSEERDER = PartCommands(
    "incasseerder", "incasseerders", commands.save_incasseerder, commands.remove_incasseerder
)
KETEN = PartCommands("keten", "ketens", commands.save_keten, commands.remove_keten)


def change_part(place: str, slug: str, of: PartCommands, key: str, change: Change) -> bool:
    """Change only one thing of a part as it is kept now. False when refused: `place` knows why."""
    now = _find(slug, of, key)
    if now is None:
        refuse(place, Refusal(GONE))
        return False
    if attempt(place, of.save, slug, change(now)):
        return True
    theirs = saved_first(place)
    return theirs is not None and attempt(place, of.save, slug, change(theirs))


def keep_choice(place: str, slug: str, of: PartCommands, key: str, field: str, widget: str) -> None:
    """For a choice: keep what the widget with this key shows now."""
    change_part(place, slug, of, key, lambda now: replace(now, **{field: st.session_state[widget]}))


def ask_part_text(
    slug: str, of: PartCommands, part: Any, field: str, label: str, **looks: Any
) -> None:
    """A field of a part that is kept while one types."""
    place = f"{of.kind}_{field}_{slug}_{part.key}"

    def save(typed: str, seen: str) -> None:
        now = _find(slug, of, part.key)
        if now is None:
            refuse(place, Refusal(GONE))
        elif keep_unless_changed(place, typed, seen, getattr(now, field)):
            change_part(place, slug, of, part.key, lambda one: replace(one, **{field: typed}))

    ask_kept_text(place, label, getattr(part, field), save, widget=st.text_input, **looks)


def offer_removal(slug: str, of: PartCommands, key: str, title: str, why: str = "") -> None:
    """A button that asks once, and takes a part away so that it can be put back."""
    with st.popover("Verwijder", key=f"remove_{of.kind}_{slug}_{key}"):
        st.write(f"Weet je het zeker? {why}Je kunt het daarna nog terugzetten.")
        st.button(
            "Ja, verwijder",
            key=f"sure_{of.kind}_{slug}_{key}",
            on_click=_remove,
            args=(slug, of, key, title),
        )


def _remove(slug: str, of: PartCommands, key: str, title: str) -> None:
    if attempt(f"remove_{of.kind}_{slug}_{key}", of.remove, slug, key):
        offer_undo(of.kind, key, title)


def _find(slug: str, of: PartCommands, key: str) -> Any:
    parts = getattr(read(load_effectenarena, slug), of.field)
    return next((one for one in parts if one.key == key), None)
