"""Afspraken on the screen: what, who and when, what became of it, and the fields of a new one."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.asking import may_here
from dashboard.choosing import change_kept
from dashboard.saving import (
    GONE,
    Refusal,
    attempt,
    opened,
    refuse,
    save_opened,
    settle_conflict,
    show_refusal,
)
from dashboard.shell import notify, offer_undo, plain
from dashboard.today import today
from storage.commands import add_afspraak, remove_afspraak, save_afspraak
from storage.duiding_queries import list_afspraken
from storage.finding import NotFound
from veranderverhaal.access import Right
from veranderverhaal.afspraak import (
    MAX_REASON,
    MAX_WHAT,
    MAX_WHO,
    Afspraak,
    AfspraakState,
    is_late,
    open_afspraken,
)
from veranderverhaal.afspraak_words import say_by_when
from veranderverhaal.made_up import MADE_UP_MARK, is_made_up

AFSPRAAK_LABELS = {"what": "De afspraak", "who": "Wie het doet", "due": "Wanneer"}


def show_afspraak(
    slug: str, afspraak: Afspraak, *, about: str = "", made_up: Collection[str] = ()
) -> None:
    """One afspraak with its buttons; `about` is where it was made.

    `made_up` are the keys of bijeenkomsten that are made up.
    """
    place = f"afspraak_{slug}_{afspraak.key}"
    with st.container(border=True, key=f"card_{place}"):
        told = afspraak_html(afspraak, today(), about, made_up=is_made_up(afspraak, made_up))
        st.html(told)
        if may_here(Right.EDIT, slug):
            if _is_just_done(slug, afspraak):
                _show_done(slug, afspraak, place)
            else:
                _show_buttons(slug, afspraak, place)
        show_refusal(place, "")


def part_afspraken(
    slug: str, afspraken: Sequence[Afspraak]
) -> tuple[tuple[Afspraak, ...], tuple[Afspraak, ...]]:
    """Those to be done with the one that was just done in its place, and the others that are."""
    just = [one.key for one in afspraken if _is_just_done(slug, one)]
    seen = [replace(one, state=AfspraakState.OPEN) if one.key in just else one for one in afspraken]
    known = {one.key: one for one in afspraken}
    still = tuple(known[one.key] for one in open_afspraken(seen))
    return still, tuple(one for one in afspraken if one not in still)


def _is_just_done(slug: str, afspraak: Afspraak) -> bool:
    key = st.session_state.get(f"opened_done_{slug}", "")
    return afspraak.state is AfspraakState.DONE and afspraak.key == key


def afspraak_html(afspraak: Afspraak, day: date, about: str = "", *, made_up: bool = False) -> str:
    """What was agreed, by whom and when, and what became of it, as text alone."""
    when = say_by_when(afspraak, day)
    mark = f'<span class="late">⚠ {when}</span>' if is_late(afspraak, day) else when
    who = escape(afspraak.who) or "niemand gekozen"
    reason = f'<p dir="auto">{escape(afspraak.reason)}</p>' if afspraak.reason else ""
    made = f"<p>{escape(about)}</p>" if about else ""
    tag = f'<span class="tag">{MADE_UP_MARK}</span>' if made_up else ""
    return (
        f'<div class="card"><p class="title" dir="auto">{escape(afspraak.what)}</p>'
        f"<p>Wie: {who} · {mark}</p>{reason}{made}{tag}</div>"
    )


def ask_new_afspraak(
    slug: str, *, bijeenkomst: str = "", topics: Sequence[tuple[str, str]] = ()
) -> None:
    """The fields of another afspraak; `topics` are the keys and titles it may be about."""
    owner = f"{slug}_{bijeenkomst}"
    count = st.session_state.setdefault(f"added_afspraak_{owner}", 0)
    place = f"afspraak_{owner}_new{count}"
    with st.container(key=f"draft_{place}"):
        typed = ask_afspraak(Afspraak("", ""), place)
        topic = _ask_topic(topics, place)
    show_refusal(place, "")
    fresh = replace(typed, bijeenkomst=bijeenkomst, topic=topic, made_on=today())
    if st.button("Zet erbij", type="secondary" if bijeenkomst else "primary", key=f"sent_{place}"):
        if attempt(place, add_afspraak, slug, fresh):
            st.session_state[f"added_afspraak_{owner}"] = count + 1
            notify("De afspraak staat erbij.")
        st.rerun()


def ask_afspraak(known: Afspraak, place: str) -> Afspraak:
    """The fields of an afspraak, filled with what was opened."""
    mark = f"{place}_{known.revision}"
    what = st.text_input(
        "Wat spreken jullie af?",
        known.what,
        key=f"what_{mark}",
        max_chars=MAX_WHAT,
        placeholder="bijvoorbeeld: Een bank bij de voordeur zetten",
    )
    show_refusal(place, "what")
    left, right = st.columns([3, 2])
    with left:
        who = st.text_input(
            "Wie doet het? Een groep of rol, liever geen naam",
            known.who,
            key=f"who_{mark}",
            max_chars=MAX_WHO,
            placeholder="bijvoorbeeld: de vrijwilligers van de tuin",
        )
        show_refusal(place, "who")
    with right:
        due = st.date_input("Wanneer klaar?", known.due, format="DD-MM-YYYY", key=f"due_{mark}")
        show_refusal(place, "due")
    day = due if isinstance(due, date) else None
    return replace(known, what=what or "", who=who or "", due=day)


def _ask_topic(topics: Sequence[tuple[str, str]], place: str) -> str:
    if not topics:
        return ""
    names = {"": "geen, of meer dan één", **dict(topics)}
    chosen = st.selectbox(
        "Bij welk onderwerp hoort het?",
        list(names),
        format_func=names.__getitem__,
        key=f"topic_{place}",
    )
    return chosen or ""


def _show_buttons(slug: str, afspraak: Afspraak, place: str) -> None:
    with st.container(horizontal=True):
        if afspraak.is_open:
            st.button(
                "Gedaan",
                key=f"done_{place}",
                icon=":material/check:",
                help=f"‘{plain(afspraak.what)}’ is gedaan",
                on_click=_done,
                args=(slug, afspraak, place),
            )
            _ask_dropped(slug, afspraak, place)
        else:
            st.button(
                "Toch nog te doen",
                key=f"open_{place}",
                help=f"‘{plain(afspraak.what)}’ is nog te doen",
                on_click=_reopen,
                args=(slug, afspraak, place),
            )
        _ask_changed(slug, afspraak, place)
        with st.popover("Verwijder", key=f"remove_{place}"):
            st.write(
                "Gaat het niet door? Zeg dat liever met de reden erbij. Een vergissing kun je "
                "verwijderen, en daarna nog terugzetten."
            )
            st.button(
                "Ja, verwijder", key=f"sure_{place}", on_click=_remove, args=(slug, afspraak, place)
            )


def _ask_dropped(slug: str, afspraak: Afspraak, place: str) -> None:
    with st.popover("Gaat niet door", key=f"drop_{place}"):
        with st.container(key=f"draft_drop_{place}"):
            st.text_input(
                "Waarom niet?",
                key=f"reason_{place}",
                max_chars=MAX_REASON,
                placeholder="bijvoorbeeld: de gemeente zet er zelf een",
            )
        show_refusal(f"drop_{place}")
        st.button(
            "Bewaar dit",
            key=f"sent_drop_{place}",
            on_click=_drop,
            args=(slug, afspraak, place),
        )


def _ask_changed(slug: str, afspraak: Afspraak, place: str) -> None:
    with st.popover("Wijzig", key=f"change_{place}"):
        known = opened(place, afspraak)
        save = partial(save_afspraak, slug)
        with st.container(key=f"draft_{place}"):
            typed = ask_afspraak(known, place)
        settle_conflict(place, save, typed, AFSPRAAK_LABELS)
        st.button(
            "Bewaar", key=f"sent_{place}", type="primary", on_click=_save, args=(place, save, typed)
        )


def _save(place: str, save: partial[Afspraak], typed: Afspraak) -> None:
    if save_opened(place, save, typed):
        notify("Bewaard.")


def _show_done(slug: str, done: Afspraak, place: str) -> None:
    """For the afspraak that was just said to be done: what came of it, and the way back."""
    with st.container(key=f"draft_done_{place}"):
        st.text_input(
            "Wat kwam ervan? (hoeft niet)",
            done.reason,
            key=f"came_{place}",
            max_chars=MAX_REASON,
            placeholder="bijvoorbeeld: er zitten nu elke dag mensen op de bank",
        )
    show_refusal(f"came_{place}")
    with st.container(horizontal=True):
        st.button("Bewaar", key=f"sent_came_{place}", on_click=_tell_done, args=(slug, done, place))
        st.button(
            "Maak ongedaan",
            key=f"open_{place}",
            icon=":material/undo:",
            on_click=_reopen,
            args=(slug, done, place),
        )


def _reopen(slug: str, afspraak: Afspraak, place: str) -> None:
    _settle(slug, afspraak, place, AfspraakState.OPEN, "")


def _done(slug: str, afspraak: Afspraak, place: str) -> None:
    if _settle(slug, afspraak, place, AfspraakState.DONE, ""):
        st.session_state[f"opened_done_{slug}"] = afspraak.key


def _tell_done(slug: str, afspraak: Afspraak, place: str) -> None:
    came = str(st.session_state.get(f"came_{place}") or "")
    if _settle(slug, afspraak, f"came_{place}", AfspraakState.DONE, came):
        del st.session_state[f"opened_done_{slug}"]
        notify("Bewaard.")


def _drop(slug: str, afspraak: Afspraak, place: str) -> None:
    reason = str(st.session_state.get(f"reason_{place}") or "")
    _settle(slug, afspraak, f"drop_{place}", AfspraakState.DROPPED, reason)


def _settle(slug: str, afspraak: Afspraak, place: str, state: AfspraakState, reason: str) -> bool:
    day = None if state is AfspraakState.OPEN else today()
    load = partial(_load, afspraak.key)

    def change(one: Afspraak) -> Afspraak:
        return replace(one, state=state, reason=reason, settled_on=day)

    try:
        return change_kept(place, load, save_afspraak, slug, change)
    except NotFound:
        refuse(place, Refusal(GONE))
        return False


def _load(key: str, slug: str, *, session: Any) -> Afspraak:
    for one in list_afspraken(slug, session=session):
        if one.key == key:
            return one
    raise NotFound(key)


def _remove(slug: str, afspraak: Afspraak, place: str) -> None:
    if attempt(place, remove_afspraak, slug, afspraak.key):
        offer_undo("afspraak", afspraak.key, afspraak.what)
