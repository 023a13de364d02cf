"""Initiatieven that were taken away: when each is erased, and how to put it back until then."""

from functools import partial

import streamlit as st

from dashboard.data import read
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, plain
from storage.commands import put_back_initiatief
from storage.privacy_queries import RemovedInitiatief, list_removed_initiatieven
from veranderverhaal.retention import Kept, term_of

DAYS_TO_THINK = term_of(Kept.WHOLE, {})


def show_removed() -> None:
    """What was taken away, each with the day on which it goes; nothing when nothing was."""
    removed = read(list_removed_initiatieven)
    if removed:
        st.header("Weggehaald")
    for one in removed:
        _show(one)


def show_planned() -> None:
    """On the start page: what is erased soon, for who may still stop it."""
    for one in read(list_removed_initiatieven):
        st.caption(
            f"‘{plain(one.name)}’ is weggehaald. Het wordt {_when(one)} gewist. "
            "Bij Beheer kun je het terugzetten."
        )


def _show(one: RemovedInitiatief) -> None:
    place = f"removed_{one.slug}"
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"row_{place}"
    ):
        st.markdown(f"**{plain(one.name)}**  \nwordt {_when(one)} gewist")
        st.button(
            "Zet terug",
            key=f"back_{one.slug}",
            help=f"Zet ‘{plain(one.name)}’ terug",
            on_click=partial(_put_back, one),
        )
    show_refusal(place)


def _when(one: RemovedInitiatief) -> str:
    if one.erase_on is None:  # the coming night counts from then
        return f"over ruim {DAYS_TO_THINK} dagen"
    return f"op {one.erase_on:%d-%m-%Y}"


def _put_back(one: RemovedInitiatief) -> None:
    if attempt(f"removed_{one.slug}", put_back_initiatief, one.slug):
        notify(f"‘{plain(one.name)}’ staat er weer.")
