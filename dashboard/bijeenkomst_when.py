"""When and where a bijeenkomst is, and how many of each role are asked or came."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.bijeenkomst_kept import (
    Opened,
    ask_field,
    change_bijeenkomst,
    keep_field,
)
from dashboard.choosing import show_kept
from dashboard.saving import show_refusal
from veranderverhaal.bijeenkomst import MAX_NAME, MAX_PEOPLE, Bijeenkomst, GuestRole, Guests
from veranderverhaal.duiding_labels import GUEST_LABELS

MIXED = (
    "Vraag mensen die er verschillend in staan. Wie alleen gelijkgestemden vraagt, hoort weinig "
    "nieuws."
)


def ask_when(opened: Opened) -> None:
    """Its name, day, time and place."""
    ask_field(
        opened,
        "name",
        "Hoe heet de bijeenkomst?",
        widget=st.text_input,
        max_chars=MAX_NAME,
        placeholder="bijvoorbeeld: Wat zien we in de tuin?",
    )
    left, middle, right = st.columns([2, 1, 3])
    with left:
        ask_day(opened, "Welke dag?")
    with middle:
        ask_field(
            opened,
            "starts",
            "Hoe laat?",
            widget=st.text_input,
            max_chars=20,
            placeholder="19:30",
        )
    with right:
        ask_field(
            opened,
            "place",
            "Waar?",
            widget=st.text_input,
            max_chars=MAX_NAME,
            placeholder="bijvoorbeeld: de huiskamer van het buurthuis",
        )


def ask_day(opened: Opened, label: str) -> None:
    """The day on which it is held."""
    widget = show_kept(f"day_{opened.place}", opened.one.held_on)
    st.date_input(
        label,
        key=widget,
        format="DD-MM-YYYY",
        on_change=keep_field,
        args=(opened.slug, opened.key, "held_on", f"held_on_{opened.place}", widget),
    )
    show_refusal(f"held_on_{opened.place}")


def ask_guests(opened: Opened) -> None:
    """How many people of each role are asked."""
    st.caption(f"Alleen aantallen: namen zijn niet nodig. {MIXED}")
    _ask_numbers(opened, "expected")
    total = sum(one.expected for one in opened.one.guests)
    if total:
        st.markdown(f"Samen **{total}** mensen.")


def ask_present(opened: Opened) -> None:
    """How many people of each role came."""
    asked = [one for one in opened.one.guests if one.expected]
    # In a container that is always there: when the button goes, the fields stay where they are,
    # with what somebody is typing in them.
    with st.container():
        if asked and all(one.present is None for one in opened.one.guests):
            st.button(
                f"Neem over wie we vroegen ({', '.join(str(one.expected) for one in asked)})",
                key=f"as_asked_{opened.place}",
                on_click=_take_asked,
                args=(opened.slug, opened.key, opened.place),
            )
    _ask_numbers(opened, "present")
    counted = [one.present for one in opened.one.guests if one.present is not None]
    if counted:
        st.markdown(f"Samen **{sum(counted)}** mensen.")


def _ask_numbers(opened: Opened, field: str) -> None:
    known = {one.role: one for one in opened.one.guests}
    with st.grid(columns=3, min_column_width=150, gap="small"):
        for role in GuestRole:
            guests = known.get(role, Guests(role))
            widget = show_kept(f"{field}_{role}_{opened.place}", getattr(guests, field))
            st.number_input(
                GUEST_LABELS[role].capitalize(),
                min_value=0,
                max_value=MAX_PEOPLE,
                step=1,
                key=widget,
                on_change=_keep_number,
                args=(opened.slug, opened.key, opened.place, role, field, widget),
            )
    show_refusal(f"guests_{opened.place}")


def _keep_number(slug: str, key: str, place: str, role: GuestRole, field: str, widget: str) -> None:
    number = st.session_state[widget]
    if field == "expected":
        number = number or 0
    change = partial(_with_number, role=role, field=field, number=number)
    change_bijeenkomst(slug, key, f"guests_{place}", change)


def _take_asked(slug: str, key: str, place: str) -> None:
    change_bijeenkomst(slug, key, f"guests_{place}", came_as_asked)


def came_as_asked(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """As many came of each role as were asked."""
    guests = tuple(replace(one, present=one.expected) for one in bijeenkomst.guests)
    return replace(bijeenkomst, guests=guests)


def _with_number(
    bijeenkomst: Bijeenkomst, role: GuestRole, field: str, number: int | None
) -> Bijeenkomst:
    known = {one.role: one for one in bijeenkomst.guests}
    known[role] = replace(known.get(role, Guests(role)), **{field: number})  # type: ignore[arg-type]
    kept = (known[one] for one in GuestRole if one in known)
    return replace(
        bijeenkomst,
        guests=tuple(one for one in kept if one.expected or one.present is not None),
    )
