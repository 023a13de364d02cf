"""The agenda of a bijeenkomst: what comes when, and for how long."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.bijeenkomst_kept import Opened, ask_line, change_bijeenkomst, load_now
from dashboard.choosing import ask_kept_text, keep_unless_changed, show_kept
from dashboard.saving import GONE, Refusal, refuse, show_refusal
from dashboard.shell import plain
from storage.finding import NotFound
from veranderverhaal.bijeenkomst import (
    MAX_MINUTES,
    MAX_NAME,
    AgendaItem,
    Bijeenkomst,
)
from veranderverhaal.bijeenkomst_templates import (
    LEAST_MINUTES,
    TimedItem,
    agenda_minutes,
    agenda_times,
    minutes_over,
    planned_minutes,
    tight_topics,
)

NEW_MINUTES = 10


def ask_agenda(opened: Opened) -> None:
    """The rows with their times, how long it takes in all, and a row more."""
    _tell_length(opened.one)
    if not opened.one.starts:
        st.caption("Kies bij stap 1 hoe laat het begint: dan staan hier de tijden.")
    for at, timed in enumerate(agenda_times(opened.one)):
        _show_item(opened, at, timed)
    show_refusal(f"agenda_{opened.place}")
    _ask_new(opened)


def _tell_length(bijeenkomst: Bijeenkomst) -> None:
    minutes, over = agenda_minutes(bijeenkomst), minutes_over(bijeenkomst)
    st.markdown(f"Samen **{minutes} minuten**. Per regel kies je hoeveel minuten hij duurt.")
    if over:
        st.warning(
            f"Dat is {over} minuten langer dan de {planned_minutes(bijeenkomst.kind)} minuten die "
            "bedoeld waren. Haal iets weg, of zeg in de uitnodiging dat het langer duurt."
        )
    if tight := tight_topics(bijeenkomst):
        names = ", ".join(f"‘{one.title}’" for one in tight)
        st.warning(
            f"Voor {plain(names)} is er minder dan {LEAST_MINUTES} minuten. Dat is kort voor vier "
            "vragen: praat liever over minder onderwerpen."
        )


def _show_item(opened: Opened, at: int, timed: TimedItem) -> None:
    place, item = f"item_{opened.place}_{at}", timed.item
    clock = f"{timed.starts} – {timed.ends}" if timed.starts else f"{at + 1}."
    with st.container(border=True, key=f"agenda_{place}"):
        left, right = st.columns([5, 4], vertical_alignment="bottom")
        with left:
            if item.topic:
                st.markdown(f"{clock}  \n**{plain(item.title)}**")
            else:
                save = partial(_retitle, opened.slug, opened.key, place, at)
                ask_kept_text(
                    place, clock, item.title, save, widget=st.text_input, max_chars=MAX_NAME
                )
        with right, st.container(horizontal=True, vertical_alignment="bottom"):
            _ask_minutes(opened, at, item, place)
            given = (opened.slug, opened.key, f"agenda_{opened.place}", at, item)
            last = len(opened.one.agenda) - 1
            name = plain(item.title)
            st.button(
                "↑ Eerder",
                key=f"up_{place}",
                help=f"‘{name}’ eerder",
                disabled=at == 0,
                on_click=_move,
                args=(*given, -1),
            )
            st.button(
                "↓ Later",
                key=f"down_{place}",
                help=f"‘{name}’ later",
                disabled=at == last,
                on_click=_move,
                args=(*given, 1),
            )
            if not item.topic:
                st.button(
                    "Weg", key=f"off_{place}", help=f"‘{name}’ weg", on_click=_drop, args=given
                )


def _ask_minutes(opened: Opened, at: int, item: AgendaItem, place: str) -> None:
    widget = show_kept(f"minutes_{place}", item.minutes)
    st.number_input(
        f"Minuten voor ‘{plain(item.title)}’",
        min_value=0,
        max_value=MAX_MINUTES,
        step=5,
        key=widget,
        label_visibility="collapsed",
        width=130,
        on_change=_keep_minutes,
        args=(opened.slug, opened.key, f"agenda_{opened.place}", at, item, widget),
    )


def _ask_new(opened: Opened) -> None:
    count = st.session_state.setdefault(f"added_item_{opened.place}", 0)
    place = f"new_item_{opened.place}_{count}"
    ask_line(opened, place, "Nog iets op de agenda?", "pauze met soep", _add)


def _add(slug: str, key: str, page: str, place: str) -> None:
    item = AgendaItem(NEW_MINUTES, str(st.session_state.get(place) or ""))

    def change(one: Bijeenkomst) -> Bijeenkomst:
        # Before the last: a bijeenkomst ends with its afspraken.
        return replace(one, agenda=(*one.agenda[:-1], item, *one.agenda[-1:]))

    if change_bijeenkomst(slug, key, place, change):
        st.session_state[f"added_item_{page}"] += 1


def _keep_minutes(slug: str, key: str, place: str, at: int, seen: AgendaItem, widget: str) -> None:
    minutes = int(st.session_state[widget] or 0)
    _put(slug, key, place, at, seen, replace(seen, minutes=minutes))


def _put(slug: str, key: str, place: str, at: int, seen: AgendaItem, item: AgendaItem) -> None:
    """Change a row, unless another stands there by now."""

    def change(one: Bijeenkomst) -> Bijeenkomst:
        if at >= len(one.agenda) or one.agenda[at] != seen:
            return one
        return replace(one, agenda=(*one.agenda[:at], item, *one.agenda[at + 1 :]))

    change_bijeenkomst(slug, key, place, change)


def _drop(slug: str, key: str, place: str, at: int, seen: AgendaItem) -> None:
    def change(one: Bijeenkomst) -> Bijeenkomst:
        if at >= len(one.agenda) or one.agenda[at] != seen:
            return one
        return replace(one, agenda=(*one.agenda[:at], *one.agenda[at + 1 :]))

    change_bijeenkomst(slug, key, place, change)


def _move(slug: str, key: str, place: str, at: int, seen: AgendaItem, by: int) -> None:
    def change(one: Bijeenkomst) -> Bijeenkomst:
        rows = list(one.agenda)
        if at < len(rows) and rows[at] == seen and 0 <= at + by < len(rows):
            rows.insert(at + by, rows.pop(at))
        return replace(one, agenda=tuple(rows))

    change_bijeenkomst(slug, key, place, change)


def _retitle(slug: str, key: str, place: str, at: int, typed: str, seen: str) -> None:
    try:
        agenda = load_now(slug, key).agenda
    except NotFound:
        refuse(place, Refusal(GONE))
        return
    if at < len(agenda) and keep_unless_changed(place, typed, seen, agenda[at].title):
        _put(slug, key, place, at, agenda[at], replace(agenda[at], title=typed))
