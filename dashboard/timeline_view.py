"""The timeline on a page: a line with a mark for each event, and a way to where more is told."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.house import SLUG_PARAMETER, may_open
from dashboard.today import today
from storage.duiding_queries import (
    list_afspraken,
    list_bijeenkomsten,
    list_lessons,
    list_made_up,
    list_milestones,
)
from storage.meting_queries import list_metingen
from storage.queries import list_snapshots
from storage.response_queries import count_responses
from veranderverhaal.access import Right
from veranderverhaal.timeline import (
    EVENT_LABELS,
    Event,
    EventKind,
    Timeline,
    say_days,
    tell_timeline,
)

MILESTONE_PARAMETER = "mijlpaal"
# What a page calls the key in its address; other pages show all there is.
PARAMETERS = {
    "bijeenkomst": "sleutel",
    "uitkomsten": "meting",
    "tijdlijn": MILESTONE_PARAMETER,
}
PLANNED = "Gepland"
TODAY = "Vandaag"


def load_events(slug: str) -> tuple[Event, ...]:
    """All that has a day, newest first."""
    received = {key: counts.total for key, counts in read(count_responses, slug).items()}
    return tell_timeline(
        today=today(),
        snapshots=read(list_snapshots, slug),
        metingen=read(list_metingen, slug),
        received=received,
        bijeenkomsten=read(list_bijeenkomsten, slug),
        afspraken=read(list_afspraken, slug),
        lessons=read(list_lessons, slug),
        milestones=read(list_milestones, slug),
        made_up=read(list_made_up, slug),
    )


def ask_kinds(slug: str, events: Sequence[Event]) -> list[EventKind]:
    """Which kinds to show, of those that there are; none chosen is all."""
    present = {one.kind for one in events}
    kinds = [one for one in EventKind if one in present]
    if len(kinds) < 2:
        return []
    chosen = st.pills(
        "Laat alleen dit zien",
        kinds,
        selection_mode="multi",
        format_func=lambda one: EVENT_LABELS[one],
        key=f"kinds_{slug}",
    )
    return list(chosen or [])


def show_timeline(slug: str, timeline: Timeline) -> None:
    """What is planned on top, then today, then each year, the newest first."""
    st.html(f'<div class="timeline">{_whole_html(slug, timeline)}</div>')


def _whole_html(slug: str, timeline: Timeline) -> str:
    parts = []
    if timeline.planned:
        parts.append(_part_html(slug, PLANNED, timeline.planned, "planned"))
        parts.append(f'<p class="now"><span>{TODAY}</span></p>')
    parts.extend(_part_html(slug, str(year), events, "") for year, events in timeline.years)
    return "".join(parts)


def _part_html(slug: str, title: str, events: Sequence[Event], looks: str) -> str:
    items = "".join(_event_html(slug, one) for one in events)
    return f'<h2>{title}</h2><ol class="events {looks}">{items}</ol>'


def _event_html(slug: str, event: Event) -> str:
    text = f'<p dir="auto">{escape(event.text)}</p>' if event.text else ""
    return (
        f'<li class="event {event.kind}"><p class="when">{escape(say_days(event))}</p>'
        f'<div class="what"><span class="kind">{EVENT_LABELS[event.kind]}</span>'
        f'<h3 dir="auto">{_title_html(slug, event)}</h3>{text}</div></li>'
    )


def _title_html(slug: str, event: Event) -> str:
    """The title as a link, for whom its page is."""
    title = escape(event.title)
    if not event.page or not may_open(event.page, slug):
        return title
    if event.kind is EventKind.MILESTONE and not may_here(Right.EDIT, slug):
        return title  # it leads to where it is changed
    named = {SLUG_PARAMETER: slug}
    if event.page in PARAMETERS:
        named[PARAMETERS[event.page]] = event.key
    return f'<a href="/app/{event.page}?{escape(urlencode(named))}">{title}</a>'
