"""The timeline of an initiatief: what happened on which day, and what is planned.

Only what has a day stands on it. How many people answered is told as everywhere: below five not
at all, from five only that they did, from ten the number.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import Bijeenkomst, BijeenkomstState
from veranderverhaal.labels import METING_STATE_LABELS
from veranderverhaal.lesson import Lesson
from veranderverhaal.lesson_story import say_made_change, say_place
from veranderverhaal.made_up import ALL_MADE_UP, is_made_up
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Snapshot
from veranderverhaal.release_rules import MIN_COUNTS, MIN_PRESENCE
from veranderverhaal.saying_words import MADE_UP, join, people, quote, say_day, sentence, verb
from veranderverhaal.text import enumerate_dutch

MADE_UP_BIJEENKOMST = ALL_MADE_UP
WHAT_BECAME = {
    AfspraakState.OPEN: "Afspraak, voor deze dag",
    AfspraakState.DONE: "Gedaan",
    AfspraakState.DROPPED: "Gaat niet door",
}


class EventKind(StrEnum):
    """What an event is about."""

    BIJEENKOMST = "bijeenkomst"
    METING = "meting"
    LESSON = "lesson"
    AFSPRAAK = "afspraak"
    STORY = "story"
    MILESTONE = "milestone"


EVENT_LABELS = {
    EventKind.BIJEENKOMST: "bijeenkomst",
    EventKind.METING: "meting",
    EventKind.LESSON: "geleerd",
    EventKind.AFSPRAAK: "afspraak",
    EventKind.STORY: "versie van het verhaal",
    EventKind.MILESTONE: "mijlpaal",
}


@dataclass(frozen=True)
class Event:
    """Something on a day, or from `day` to `until`. `page` and `key` are where more is told."""

    day: date
    until: date | None
    kind: EventKind
    title: str
    text: str = ""
    page: str = ""
    key: str = ""


@dataclass(frozen=True)
class Timeline:
    """Newest first: what is planned after today, and what was, by year."""

    planned: tuple[Event, ...]
    years: tuple[tuple[int, tuple[Event, ...]], ...]


def tell_timeline(
    *,
    today: date,
    snapshots: Iterable[Snapshot] = (),
    metingen: Iterable[Meting] = (),
    received: Mapping[str, int] | None = None,
    bijeenkomsten: Sequence[Bijeenkomst] = (),
    afspraken: Sequence[Afspraak] = (),
    lessons: Sequence[Lesson] = (),
    milestones: Iterable[Milestone] = (),
    made_up: Collection[str] = (),
) -> tuple[Event, ...]:
    """All events, newest first. `received` is how many forms came in, by the key of a meting, and
    `made_up` are the keys of bijeenkomsten that are made up.
    """
    came_in = received or {}
    found = [
        *_versions(snapshots, lessons),
        *(event for one in metingen for event in _meting(one, came_in.get(one.key, 0))),
        *(event for one in bijeenkomsten for event in _bijeenkomst(one)),
        *_made(afspraken, bijeenkomsten, made_up),
        *(event for one in afspraken for event in _settled(one, today, made_up)),
        *(event for one in lessons for event in _applied(one, made_up)),
        *(event for one in milestones for event in _milestone(one)),
    ]
    kinds = list(EventKind)
    ordered = sorted(found, key=lambda one: (kinds.index(one.kind), one.title, one.key))
    return tuple(sorted(ordered, key=lambda one: one.day, reverse=True))


def arrange(events: Iterable[Event], today: date, kinds: Collection[EventKind] = ()) -> Timeline:
    """The events of these kinds (none chosen: all), what is planned apart and the rest by year."""
    chosen = [one for one in events if not kinds or one.kind in kinds]
    planned = tuple(one for one in chosen if one.day > today)
    been = (one for one in chosen if one.day <= today)
    years = groupby(been, key=lambda one: one.day.year)
    return Timeline(planned, tuple((year, tuple(of_year)) for year, of_year in years))


def say_days(event: Event) -> str:
    """The day of an event, or from when to when: "3 maart 2026 – 2 april 2026"."""
    first = say_day(event.day)
    return f"{first} – {say_day(event.until)}" if event.until else first


def say_received(count: int) -> str:
    """How many forms came in, as far as that may be told."""
    if count < MIN_PRESENCE:
        return "Te weinig antwoorden om te tellen."
    if count < MIN_COUNTS:
        return "Er kwamen antwoorden; vanaf 10 tellen we ze."
    return f"{sentence(people(count))} vulden de vragenlijst in."


def _versions(snapshots: Iterable[Snapshot], lessons: Iterable[Lesson]) -> Iterator[Event]:
    """One that was kept because of a lesson is told with that lesson."""
    told = {one.snapshot for one in lessons if one.applied_on}
    for one in snapshots:
        if one.key not in told:
            title = f"Versie bewaard: {quote(one.name)}"
            yield Event(one.kept_on, None, EventKind.STORY, title, "", "versies", one.key)


def _meting(meting: Meting, received: int) -> Iterator[Event]:
    day = meting.starts_on or meting.ends_on
    if day is None:
        return
    until = meting.ends_on if meting.ends_on and meting.ends_on > day else None
    told = say_received(received) if meting.state is not MetingState.DRAFT else ""
    state = "" if meting.state is MetingState.CLOSED else METING_STATE_LABELS[meting.state]
    text = join(f"{sentence(state)}." if state else "", told, MADE_UP if meting.made_up else "")
    title = f"Meting {quote(meting.name)}"
    yield Event(day, until, EventKind.METING, title, text, "uitkomsten", meting.key)


def _bijeenkomst(one: Bijeenkomst) -> Iterator[Event]:
    if one.held_on is None:
        return
    came = sum(guests.present or 0 for guests in one.guests)
    text = join(
        f"Plek: {one.place}." if one.place else "",
        f"{sentence(people(came))} {verb(came, 'was', 'waren')} erbij." if came else "",
        "Nu bezig." if one.state is BijeenkomstState.RUNNING else "",
        MADE_UP_BIJEENKOMST if one.made_up else "",
    )
    kind = EventKind.BIJEENKOMST
    yield Event(one.held_on, None, kind, one.name, text, "bijeenkomst", one.key)


def _made(
    afspraken: Iterable[Afspraak], bijeenkomsten: Iterable[Bijeenkomst], made_up: Collection[str]
) -> Iterator[Event]:
    """Those that were made on one day at one bijeenkomst together."""
    places = {one.key: say_place(one) for one in bijeenkomsten}
    together: dict[tuple[date, str], list[Afspraak]] = {}
    for one in afspraken:
        if one.made_on:
            together.setdefault((one.made_on, one.bijeenkomst), []).append(one)
    for (day, place), made in together.items():
        where = f"Bij {places[place]}." if place in places else ""
        if len(made) == 1:
            title, text = f"Afgesproken: {made[0].what}", where
        else:
            title = f"{len(made)} afspraken gemaakt"
            text = join(where, f"{enumerate_dutch([quote(one.what) for one in made])}.")
        text = join(text, _mark(made[0], made_up))
        yield Event(day, None, EventKind.AFSPRAAK, title, text, "afspraken", made[0].key)


def _settled(one: Afspraak, today: date, made_up: Collection[str]) -> Iterator[Event]:
    """The day on which it was done or dropped, or that on which it is to be ready."""
    day = one.due if one.is_open else one.settled_on
    if day is None or (one.is_open and day <= today):
        return
    who = f"Wie: {one.who}." if one.is_open and one.who else ""
    text = join(who if one.is_open else _ended(one.reason), _mark(one, made_up))
    title = f"{WHAT_BECAME[one.state]}: {one.what}"
    yield Event(day, None, EventKind.AFSPRAAK, title, text, "afspraken", one.key)


def _applied(lesson: Lesson, made_up: Collection[str]) -> Iterator[Event]:
    if lesson.applied_on is None:
        return
    became = "Zo werd dit een nieuwe versie van het verhaal."
    text = join(say_made_change(lesson.change), became, _mark(lesson, made_up))
    title = f"Geleerd: {lesson.text}"
    yield Event(lesson.applied_on, None, EventKind.LESSON, title, text, "leren", lesson.key)


def _mark(one: Afspraak | Lesson, made_up: Collection[str]) -> str:
    return MADE_UP_BIJEENKOMST if is_made_up(one, made_up) else ""


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _milestone(one: Milestone) -> Iterator[Event]:
    if one.happened_on is not None:
        kind = EventKind.MILESTONE
        yield Event(one.happened_on, None, kind, one.title, one.explanation, "tijdlijn", one.key)
