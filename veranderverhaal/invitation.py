"""The invitation to a bijeenkomst as text, made from what was chosen."""

import re

from veranderverhaal.bijeenkomst import Bijeenkomst, MeetingKind
from veranderverhaal.bijeenkomst_templates import agenda_minutes
from veranderverhaal.labels import WEEKDAY_LABELS
from veranderverhaal.model import Initiatief
from veranderverhaal.saying_words import say_day

NO_DAY = "op een dag die we nog kiezen"
NO_TOPICS = "We kijken samen naar wat ons initiatief verandert in de buurt."
NOT_NEEDED = (
    "Je hoeft niets voor te bereiden en je hoeft geen verstand te hebben van cijfers. "
    "Jij weet hoe het gaat in de buurt, en daar gaat het om."
)
HOW = (
    "Je kunt meepraten, en wie wil hangt met de eigen telefoon een kaartje op het scherm. "
    "Dat gaat zonder naam: niemand ziet wie een kaartje schreef. "
    "Heb je geen telefoon bij je? Dan schrijven we het voor je op. "
    "In het verslag staan geen namen."
)
NO_PHONES = (
    "Je kunt meepraten, en wie wil schrijft een kaartje op papier. "
    "Dat gaat zonder naam. In het verslag staan geen namen."
)
GREETINGS = {
    MeetingKind.VOLUNTEERS: "Beste vrijwilligers,",
    MeetingKind.GEMEENTE: "Beste bewoners, vrijwilligers en mensen van de gemeente,",
    MeetingKind.KLANKBORD: "Beste leden van de klankbordgroep,",
    MeetingKind.OWN: "Beste buur,",
}
HAS_PREPOSITION = re.compile(r"(in|bij|op|aan|achter|naast|tegenover|buiten|voor)\b", re.IGNORECASE)
OWN_QUESTIONS = "Wat vinden we ervan, en wat gaan we doen?"
QUESTIONS = "Herkennen we dit? Hoe verklaren we het? Wat vinden we ervan, en wat gaan we doen?"
FIRST_AFSPRAKEN = "We beginnen met de afspraken van de vorige keer."


def write_invitation(
    initiatief: Initiatief,
    bijeenkomst: Bijeenkomst,
    *,
    has_afspraken: bool = False,
    phones: bool = True,
) -> str:
    """The whole text; what is not chosen yet is left out or says so.

    `phones` False: they cannot take part, so nobody is promised that they can.
    """
    name = initiatief.name.strip() or "ons initiatief"
    return "\n\n".join(
        [
            f"Uitnodiging: {bijeenkomst.name}",
            f"{GREETINGS[bijeenkomst.kind]}\n\n{_when(name, bijeenkomst)}",
            _about(bijeenkomst, has_afspraken=has_afspraken),
            NOT_NEEDED,
            HOW if phones else NO_PHONES,
            f"Kom je ook? Laat het ons even weten.\n\nTot dan!\n{name}",
        ]
    )


def missing_in(text: str, bijeenkomst: Bijeenkomst) -> tuple[str, ...]:
    """What was chosen and is not in a text that somebody changed: the day, the time, the place."""
    said = text.casefold()
    day = say_day(bijeenkomst.held_on).rpartition(" ")[0] if bijeenkomst.held_on else ""
    # Somebody may write the hour otherwise: 19.30 is 19:30.
    times = {bijeenkomst.starts, bijeenkomst.starts.replace(":", ".")}
    missing = [] if not day or day in said else [day]
    if bijeenkomst.starts and not any(one in said for one in times):
        missing.append(f"{bijeenkomst.starts} uur")
    if bijeenkomst.place and bijeenkomst.place.casefold() not in said:
        missing.append(bijeenkomst.place)
    return tuple(missing)


def say_moment(bijeenkomst: Bijeenkomst) -> str:
    """ "dinsdag 3 maart 2026, 19:30 uur, in het buurthuis": what is known of when and where."""
    day = ""
    if bijeenkomst.held_on:
        weekday = WEEKDAY_LABELS[bijeenkomst.held_on.weekday()]
        day = f"{weekday} {say_day(bijeenkomst.held_on)}"
    clock = f"{bijeenkomst.starts} uur" if bijeenkomst.starts else ""
    return ", ".join(part for part in (day, clock, bijeenkomst.place) if part)


def _when(name: str, bijeenkomst: Bijeenkomst) -> str:
    clock = f"om {bijeenkomst.starts} uur" if bijeenkomst.starts else ""
    where = " ".join(part for part in (clock, _where(bijeenkomst.place)) if part)
    if bijeenkomst.held_on:
        weekday = WEEKDAY_LABELS[bijeenkomst.held_on.weekday()]
        moment = f"op {weekday} {say_day(bijeenkomst.held_on)} {where}".rstrip()
    else:
        moment = f"{NO_DAY} ({where})" if where else NO_DAY
    minutes = agenda_minutes(bijeenkomst)
    length = f" Het duurt ongeveer {_say_length(minutes)}." if minutes else ""
    return f"Je bent van harte welkom bij een bijeenkomst van {name}, {moment}.{length}"


def _where(place: str) -> str:
    """ "in het buurthuis", "op Kerkstraat 12"; what says it already stays."""
    if not place or HAS_PREPOSITION.match(place):
        return place
    return f"{'op' if place[-1].isdigit() else 'in'} {place}"


def _say_length(minutes: int) -> str:
    """ "een uur", "anderhalf uur", "75 minuten"."""
    known = {60: "een uur", 90: "anderhalf uur", 120: "twee uur"}
    return known.get(minutes, f"{minutes} minuten")


def _about(bijeenkomst: Bijeenkomst, *, has_afspraken: bool) -> str:
    first = f"{FIRST_AFSPRAKEN} " if has_afspraken else ""
    if not bijeenkomst.topics:
        return f"{first}{NO_TOPICS}"
    start = "Daarna kijken we" if has_afspraken else "We kijken"
    topics = "\n".join(f"- {one.title}" for one in bijeenkomst.topics)
    questions = QUESTIONS if any(one.meting for one in bijeenkomst.topics) else OWN_QUESTIONS
    return f"{first}{start} samen naar wat mensen zeggen over:\n{topics}\n\n{questions}"
