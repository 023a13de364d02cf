"""Bijeenkomsten to begin with: an agenda that adds up, and what changes in it with the topics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from veranderverhaal.bijeenkomst import (
    MAX_NAME,
    AgendaItem,
    Bijeenkomst,
    BijeenkomstState,
    GuestRole,
    Guests,
    MeetingKind,
    Topic,
)
from veranderverhaal.duiding import Duiding
from veranderverhaal.model import new_key

TALK = "Samen praten over de uitkomsten"
LEAST_MINUTES = 10  # for one topic: four questions, and everybody speaks
MINUTES_OF_NEW = 15  # for a topic when the agenda has no time to talk yet
DAY_MINUTES = 24 * 60
ROUND_MINUTES = 5  # people read a clock in steps of five


@dataclass(frozen=True)
class Template:
    """What stands before and after the talking, who comes, and how long it takes in all."""

    name: str
    minutes: int
    before: tuple[AgendaItem, ...]
    after: tuple[AgendaItem, ...]
    guests: tuple[Guests, ...]
    talk: str = TALK

    @property
    def talk_minutes(self) -> int:
        """What is left for talking."""
        return self.minutes - sum(one.minutes for one in (*self.before, *self.after))


OPENING = AgendaItem(5, "Welkom, en hoe staat het met de vorige afspraken?")
CLOSING = AgendaItem(10, "Wat spreken we af? Wie doet wat, en wanneer?")
TEMPLATES = {
    MeetingKind.VOLUNTEERS: Template(
        "Met de vrijwilligers",
        60,
        (OPENING,),
        (CLOSING,),
        (Guests(GuestRole.VOLUNTEER, 8),),
    ),
    MeetingKind.GEMEENTE: Template(
        "Met de gemeente",
        90,
        (
            AgendaItem(10, "Welkom en voorstellen"),
            AgendaItem(10, "Wat doen we, en voor wie? Ons veranderverhaal"),
        ),
        (AgendaItem(10, "Wat hebben we van elkaar nodig?"), CLOSING),
        (
            Guests(GuestRole.RESIDENT, 3),
            Guests(GuestRole.VOLUNTEER, 3),
            Guests(GuestRole.GEMEENTE, 2),
        ),
    ),
    MeetingKind.OWN: Template("Bijeenkomst", 60, (OPENING,), (CLOSING,), ()),
}
KLANKBORD_GUESTS = (
    Guests(GuestRole.RESIDENT, 4),
    Guests(GuestRole.VOLUNTEER, 2),
    Guests(GuestRole.GEMEENTE, 1),
    Guests(GuestRole.CORPORATIE, 1),
)
# A klankbordgroep looks first, then explains, then decides.
KLANKBORD = (
    Template(
        "Klankbordgroep: kennismaken en kijken",
        90,
        (
            AgendaItem(15, "Welkom en kennismaken: wie zit hier, en waarom?"),
            AgendaItem(10, "Wat doen we, en voor wie? Ons veranderverhaal"),
        ),
        (AgendaItem(10, "Wat willen we de volgende keer weten?"), CLOSING),
        KLANKBORD_GUESTS,
        "Wat valt ons op in de uitkomsten?",
    ),
    Template(
        "Klankbordgroep: verklaren",
        90,
        (OPENING, AgendaItem(10, "Wat hoorden jullie sinds de vorige keer in de buurt?")),
        (CLOSING,),
        KLANKBORD_GUESTS,
        "Hoe verklaren we de uitkomsten?",
    ),
    Template(
        "Klankbordgroep: wat gaan we doen?",
        90,
        (OPENING,),
        (AgendaItem(15, "Wat leren we, en wat veranderen we in ons veranderverhaal?"), CLOSING),
        KLANKBORD_GUESTS,
        "Wat vinden we ervan, en wat gaan we doen?",
    ),
)
KLANKBORD_SERIES = "Klankbordgroep"


@dataclass(frozen=True)
class TimedItem:
    """An item with the clock as it begins and ends; "" when nobody chose a time yet."""

    item: AgendaItem
    starts: str = ""
    ends: str = ""


def make_bijeenkomsten(
    kind: MeetingKind, *, name: str = "", topics: Sequence[Topic] = ()
) -> tuple[Bijeenkomst, ...]:
    """What a template begins with: one bijeenkomst, or those of a klankbordgroep in their order.

    The topics stand on the agenda of the first: what comes later depends on what is said there.
    """
    if kind is not MeetingKind.KLANKBORD:
        return (make_bijeenkomst(kind, name=name, topics=topics),)
    series = name.strip() or KLANKBORD_SERIES
    made = []
    for number, template in enumerate(KLANKBORD):
        own = template.name.replace(KLANKBORD_SERIES, series, 1)[:MAX_NAME]
        one = replace(_from_template(kind, template, own), series=series[:MAX_NAME])
        made.append(with_topics(one, topics) if not number else one)
    return tuple(made)


def make_bijeenkomst(
    kind: MeetingKind, *, name: str = "", topics: Sequence[Topic] = ()
) -> Bijeenkomst:
    """One bijeenkomst from its template: of a klankbordgroep the first."""
    if kind is MeetingKind.KLANKBORD:
        return make_bijeenkomsten(kind, name=name, topics=topics)[0]
    template = TEMPLATES[kind]
    return with_topics(_from_template(kind, template, name.strip() or template.name), topics)


def planned_minutes(kind: MeetingKind) -> int:
    """How long a bijeenkomst of this kind is meant to take."""
    return KLANKBORD[0].minutes if kind is MeetingKind.KLANKBORD else TEMPLATES[kind].minutes


def agenda_minutes(bijeenkomst: Bijeenkomst) -> int:
    """How long the agenda takes."""
    return sum(one.minutes for one in bijeenkomst.agenda)


def minutes_over(bijeenkomst: Bijeenkomst) -> int:
    """By how much the agenda is longer than was planned; 0 when it is not."""
    return max(0, agenda_minutes(bijeenkomst) - planned_minutes(bijeenkomst.kind))


def tight_topics(bijeenkomst: Bijeenkomst) -> tuple[AgendaItem, ...]:
    """The topics for which there is less time than four questions take."""
    return tuple(one for one in bijeenkomst.agenda if one.topic and one.minutes < LEAST_MINUTES)


def agenda_times(bijeenkomst: Bijeenkomst) -> tuple[TimedItem, ...]:
    """The agenda with the clock for each item, counted from the begin; also past midnight."""
    if not bijeenkomst.starts:
        return tuple(TimedItem(one) for one in bijeenkomst.agenda)
    hours, _, minutes = bijeenkomst.starts.partition(":")
    now = int(hours) * 60 + int(minutes)
    timed = []
    for item in bijeenkomst.agenda:
        timed.append(TimedItem(item, _clock(now), _clock(now + item.minutes)))
        now += item.minutes
    return tuple(timed)


def with_topics(bijeenkomst: Bijeenkomst, topics: Sequence[Topic]) -> Bijeenkomst:
    """The bijeenkomst about these topics, with each in its agenda.

    Another topic more or less divides the time for talking anew; another order or title leaves the
    minutes of each as they were.
    """
    talking = [one for one in bijeenkomst.agenda if one.topic or _is_talk(one)]
    known = {one.topic: one for one in talking if one.topic}
    keys = [one.key for one in topics]
    if not keys and not known:
        return replace(bijeenkomst, topics=())
    if sorted(keys) == sorted(known):
        items = [replace(known[one.key], title=one.title) for one in topics]
    else:
        total = sum(one.minutes for one in talking) or MINUTES_OF_NEW * len(topics)
        items = _divided(total, topics)
    before, after = _around(bijeenkomst.agenda, talking)
    return replace(bijeenkomst, topics=tuple(topics), agenda=(*before, *items, *after))


def next_bijeenkomst(
    last: Bijeenkomst, others: Sequence[Bijeenkomst], duidingen: Iterable[Duiding]
) -> Bijeenkomst:
    """The one that follows in the same series, about what nobody came to talk about.

    The one that was prepared already, or else one without a key: for as many people, at the same
    hour and place. Afspraken need no copy: every bijeenkomst begins with those that are open.
    """
    spoken = {one.topic for one in duidingen if one.bijeenkomst == last.key and not one.is_empty}
    following = _prepared_after(last, others) or _made_after(last, others)
    known = {one.key for one in following.topics}
    left = [one for one in last.topics if one.key not in spoken | known]
    return with_topics(following, (*following.topics, *left)) if left else following


def _prepared_after(last: Bijeenkomst, others: Sequence[Bijeenkomst]) -> Bijeenkomst | None:
    keys = [one.key for one in others]
    after = others[keys.index(last.key) + 1 :] if last.key in keys else ()
    series = [one for one in after if last.series and one.series == last.series]
    return next((one for one in series if one.state is BijeenkomstState.PREPARED), None)


def _made_after(last: Bijeenkomst, others: Sequence[Bijeenkomst]) -> Bijeenkomst:
    series = last.series or last.name
    suffix = f", keer {1 + sum(series in (one.series, one.name) for one in others)}"
    template = KLANKBORD[-1] if last.kind is MeetingKind.KLANKBORD else TEMPLATES[last.kind]
    name = f"{series[: MAX_NAME - len(suffix)]}{suffix}"
    return replace(
        _from_template(last.kind, template, name),
        series=series,
        starts=last.starts,
        place=last.place,
        guests=tuple(replace(one, present=None) for one in last.guests),
    )


def _from_template(kind: MeetingKind, template: Template, name: str) -> Bijeenkomst:
    talk = AgendaItem(template.talk_minutes, template.talk)
    agenda = (*template.before, talk, *template.after)
    return Bijeenkomst("", name, kind, guests=template.guests, agenda=agenda)


def _is_talk(item: AgendaItem) -> bool:
    """Whether this is the time for talking of which the topics are not chosen yet."""
    return item.title in {TALK, *(one.talk for one in KLANKBORD)}


def _divided(total: int, topics: Sequence[Topic]) -> list[AgendaItem]:
    """The time over the topics, each in steps of five where that fits, and adding up to the total;
    without any as one item.
    """
    if not topics:
        return [AgendaItem(total, TALK)] if total else []
    step = ROUND_MINUTES if total >= LEAST_MINUTES * len(topics) else 1
    each, rest = divmod(total // step, len(topics))
    minutes = [step * (each + (place < rest)) for place in range(len(topics))]
    minutes[-1] += total - sum(minutes)
    return [
        AgendaItem(taken, one.title, one.key) for taken, one in zip(minutes, topics, strict=True)
    ]


def _around(
    agenda: Sequence[AgendaItem], talking: Sequence[AgendaItem]
) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """What stands before and after the talking, which comes just before the end when it is new."""
    at = agenda.index(talking[0]) if talking else max(0, len(agenda) - 1)
    before = [one for one in agenda[:at] if one not in talking]
    return before, [one for one in agenda[at:] if one not in talking]


def _clock(minutes: int) -> str:
    hours, left = divmod(minutes % DAY_MINUTES, 60)
    return f"{hours:02d}:{left:02d}"


def new_topic(title: str, *, meting: str = "", block: str = "") -> Topic:
    """A topic with a key of its own."""
    return Topic(new_key(), title[:MAX_NAME], meting, block)
