"""The bijeenkomsten of an initiatief as a list, and the choice of a template for another."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard.asking import may_here
from dashboard.bijeenkomst_kept import KEY_PARAMETER
from dashboard.bijeenkomst_verslag import offer_verslag_only
from dashboard.house import go_to, link_to
from dashboard.markup import plain
from dashboard.saving import obtain, show_refusal
from storage.commands import add_bijeenkomst
from veranderverhaal.access import Right
from veranderverhaal.bijeenkomst import (
    MAX_NAME,
    Bijeenkomst,
    BijeenkomstState,
    MeetingKind,
)
from veranderverhaal.bijeenkomst_templates import KLANKBORD_SERIES, TEMPLATES, make_bijeenkomsten
from veranderverhaal.duiding_labels import BIJEENKOMST_STATE_LABELS, MEETING_KIND_LABELS
from veranderverhaal.invitation import say_moment

KIND_EXPLANATIONS = {
    MeetingKind.VOLUNTEERS: "Kort en gewoon: welkom, samen kijken en praten, afspraken.",
    MeetingKind.GEMEENTE: "Eerst vertellen wat jullie doen, dan samen naar de uitkomsten kijken.",
    MeetingKind.KLANKBORD: (
        "Drie keer dezelfde mensen: eerst kijken, dan verklaren, dan kiezen wat jullie doen."
    ),
    MeetingKind.OWN: "Een lege agenda van een uur, met alleen welkom en afspraken.",
}
NO_DAY = "nog geen dag"


def ask_template(slug: str) -> None:
    """Which kind of bijeenkomst, what it is called, and the button that makes it."""
    kind = st.radio(
        "Wat voor bijeenkomst wordt het?",
        list(MeetingKind),
        format_func=lambda one: MEETING_KIND_LABELS[one].capitalize(),
        captions=[KIND_EXPLANATIONS[one] for one in MeetingKind],
        key=f"template_{slug}",
    )
    kind = kind or MeetingKind.VOLUNTEERS
    place = f"new_bijeenkomst_{slug}"
    with st.container(key=f"draft_{place}"):
        name = st.text_input(
            "Hoe heet de bijeenkomst? (mag ook later)",
            key=f"name_{place}",
            max_chars=MAX_NAME,
            placeholder=f"bijvoorbeeld: {_default_name(kind)}",
        )
    show_refusal(place)
    with st.container(horizontal=True):
        if st.button("Maak deze bijeenkomst", type="primary", key=f"sent_{place}"):
            made = obtain(place, _add_all, slug, kind, name or "")
            if made:
                st.session_state.pop(f"choosing_{slug}", None)
                go_to("bijeenkomst", slug, **{KEY_PARAMETER: made.key})
            st.rerun()
        if st.button("Terug", key=f"back_{place}"):
            st.session_state.pop(f"choosing_{slug}", None)
            st.rerun()


def show_bijeenkomsten(slug: str, bijeenkomsten: Sequence[Bijeenkomst]) -> None:
    """Those of a series together, each with its way in."""
    done: set[str] = set()
    for one in bijeenkomsten:
        if one.series and one.series in done:
            continue
        together = [each for each in bijeenkomsten if one.series and each.series == one.series]
        if len(together) > 1:
            done.add(one.series)
            st.html(f'<h3 class="card-title">{escape(one.series)}</h3>')
        for each in together or [one]:
            _show_one(slug, each)


def coming(bijeenkomsten: Iterable[Bijeenkomst]) -> list[Bijeenkomst]:
    """Those that have not been: what goes on now first, then by day, without a day last."""
    still = [one for one in bijeenkomsten if one.state is not BijeenkomstState.ENDED]
    return sorted(
        still,
        key=lambda one: (
            one.state is not BijeenkomstState.RUNNING,
            one.held_on is None,
            one.held_on or date.max,
        ),
    )


def been(bijeenkomsten: Iterable[Bijeenkomst]) -> list[Bijeenkomst]:
    """Those that have been, the last one first."""
    ended = [one for one in bijeenkomsten if one.state is BijeenkomstState.ENDED]
    return sorted(ended, key=lambda one: one.held_on or date.min, reverse=True)


def _show_one(slug: str, one: Bijeenkomst) -> None:
    with st.container(border=True, key=f"card_bijeenkomst_{slug}_{one.key}"):
        st.html(_card_html(one))
        link_to("bijeenkomst", slug, label=_way_in(one), **{KEY_PARAMETER: one.key})
        if one.state is BijeenkomstState.ENDED and not may_here(Right.EDIT, slug):
            offer_verslag_only(slug, one)


def _card_html(one: Bijeenkomst) -> str:
    state = BIJEENKOMST_STATE_LABELS[one.state]
    tags = f'<span class="tag">{state}</span>'
    if one.made_up:
        tags += '<span class="tag">verzonnen voorbeeld</span>'
    topics = " · ".join(escape(each.title) for each in one.topics)
    about = f'<p dir="auto">{topics}</p>' if topics else ""
    return (
        f'<div class="card"><p class="title" dir="auto">{escape(one.name)}</p>'
        f"<p>{escape(say_moment(one) or NO_DAY)}</p>{about}{tags}</div>"
    )


def _way_in(one: Bijeenkomst) -> str:
    doing = {
        BijeenkomstState.PREPARED: "Bereid voor",
        BijeenkomstState.RUNNING: "Ga verder met",
        BijeenkomstState.ENDED: "Bekijk",
    }
    return f"{doing[one.state]}: {plain(one.name)}"


def _default_name(kind: MeetingKind) -> str:
    return KLANKBORD_SERIES if kind is MeetingKind.KLANKBORD else TEMPLATES[kind].name


def _add_all(slug: str, kind: MeetingKind, name: str, *, session: Any) -> Bijeenkomst:
    """Keep them all; the first is where one begins."""
    made = [
        add_bijeenkomst(slug, one, session=session) for one in make_bijeenkomsten(kind, name=name)
    ]
    return made[0]
