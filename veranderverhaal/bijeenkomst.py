"""A bijeenkomst: who comes, what is talked about and when, and the topics on the table."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from veranderverhaal.editing import check_date
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line

MAX_NAME = 120
MAX_INVITATION = 4000
MAX_BIJEENKOMSTEN = 100
MAX_TOPICS = 12
MAX_AGENDA = 30
MAX_PEOPLE = 500
MAX_MINUTES = 480
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class MeetingKind(StrEnum):
    """The template that a bijeenkomst began with."""

    VOLUNTEERS = "volunteers"  # an hour with volunteers
    GEMEENTE = "gemeente"  # an hour and a half with the gemeente
    KLANKBORD = "klankbord"  # a group that comes together several times
    OWN = "own"


class GuestRole(StrEnum):
    """What somebody is to the initiatief. Names are not needed."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    GEMEENTE = "gemeente"
    CORPORATIE = "corporatie"
    FUND = "fund"
    OTHER = "other"


class BijeenkomstState(StrEnum):
    """How far it is. Cards are handed in while it RUNS."""

    PREPARED = "prepared"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True)
class Guests:
    """How many people of one role are expected, and how many came (None: not counted yet)."""

    role: GuestRole
    expected: int = 0
    present: int | None = None


@dataclass(frozen=True)
class AgendaItem:
    """A part of the time, in whole minutes; `topic` is the key of what is talked about, or ""."""

    minutes: int
    title: str
    topic: str = ""


@dataclass(frozen=True)
class Topic:
    """What is talked about: a block of uitkomsten of a meting, or without those words only."""

    key: str
    title: str
    meting: str = ""
    block: str = ""


@dataclass(frozen=True)
class Bijeenkomst:
    """One bijeenkomst. `starts` is the time of day as "19:30", or empty.

    Those of one `series` follow one another. `code` opens the page where cards are handed in, while
    it runs; `made_up` marks an example that never took place.
    """

    key: str
    name: str
    kind: MeetingKind = MeetingKind.OWN
    held_on: date | None = None
    starts: str = ""
    place: str = ""
    series: str = ""
    guests: tuple[Guests, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    topics: tuple[Topic, ...] = ()
    invitation: str = ""
    state: BijeenkomstState = BijeenkomstState.PREPARED
    made_up: bool = False
    revision: int = 1

    def topic(self, key: str) -> Topic:
        """The topic with this key. Raises KeyError when there is none."""
        for topic in self.topics:
            if topic.key == key:
                return topic
        raise KeyError(key)


def check_bijeenkomst(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """The bijeenkomst as it may be kept. Raises NotAccepted with the field at fault."""
    keys = [one.key for one in bijeenkomst.topics]
    if len(set(keys)) < len(keys):
        raise NotAccepted("topics", "Dit onderwerp staat er twee keer.")
    if len(keys) > MAX_TOPICS:
        raise NotAccepted("topics", f"Kies hoogstens {MAX_TOPICS} onderwerpen.")
    if len(bijeenkomst.agenda) > MAX_AGENDA:
        raise NotAccepted("agenda", f"Zet hoogstens {MAX_AGENDA} regels op de agenda.")
    return replace(
        bijeenkomst,
        name=require_line(bijeenkomst.name, limit=MAX_NAME, field="name", label="De naam"),
        held_on=check_date(bijeenkomst.held_on, "held_on"),
        starts=check_clock(bijeenkomst.starts, "starts"),
        place=clean_line(bijeenkomst.place, limit=MAX_NAME, field="place", label="De plek"),
        series=clean_line(bijeenkomst.series, limit=MAX_NAME, field="series", label="De reeks"),
        guests=tuple(
            _check_guests(one)
            for role in GuestRole
            for one in [one for one in bijeenkomst.guests if one.role is role][:1]
        ),
        agenda=tuple(_check_item(one, keys) for one in bijeenkomst.agenda),
        topics=tuple(_check_topic(one) for one in bijeenkomst.topics),
        invitation=clean_text(
            bijeenkomst.invitation,
            limit=MAX_INVITATION,
            field="invitation",
            label="De uitnodiging",
        ),
    )


def check_clock(text: str, field: str) -> str:
    """A time of day as "19:30"; "" stays. Raises NotAccepted."""
    if not text.strip():
        return ""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise NotAccepted(field, "Schrijf de tijd zo: 19:30.")
    return f"{int(found[1]):02d}:{found[2]}"


def _check_guests(guests: Guests) -> Guests:
    for number in (guests.expected, guests.present or 0):
        if not 0 <= number <= MAX_PEOPLE:
            raise NotAccepted("guests", f"Vul een aantal in van 0 tot {MAX_PEOPLE}.")
    return guests


def _check_item(item: AgendaItem, topics: list[str]) -> AgendaItem:
    if not 0 <= item.minutes <= MAX_MINUTES:
        raise NotAccepted("agenda", f"Vul een aantal minuten in van 0 tot {MAX_MINUTES}.")
    title = require_line(
        item.title, limit=MAX_NAME, field="agenda", label="Een regel van de agenda"
    )
    return replace(item, title=title, topic=item.topic if item.topic in topics else "")


def _check_topic(topic: Topic) -> Topic:
    title = require_line(topic.title, limit=MAX_NAME, field="topics", label="Een onderwerp")
    return replace(topic, title=title)
