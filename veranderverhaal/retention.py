"""How long what is kept: for each kind why, at most how long, and when it goes.

The law names no terms but "no longer than needed". The terms of codes and paper are those of our
domain knowledge (§5.3); a group may choose shorter ones, never longer.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType


class Kept(StrEnum):
    """The kinds of what goes after a time."""

    CODES = "codes"
    PAPER = "paper"
    WITHDRAWN = "withdrawn"
    CITATEN = "citaten"
    ENDED = "ended"
    CARDS = "cards"
    INTERVIEWS = "interviews"
    PARTS = "parts"
    WHOLE = "whole"
    BEGUN = "begun"
    SESSIONS = "sessions"
    LINKS = "links"
    ATTEMPTS = "attempts"
    LOG = "log"
    PRESENCE = "presence"
    PRESENTATIONS = "presentations"
    INCIDENTS = "incidents"


class Unit(StrEnum):
    """In what a term is counted."""

    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True)
class Retention:
    """How one kind is kept, in words of the screen. The default is the longest there is.

    `begins` says from when the term counts. Where `least` is `most`, nobody chooses.
    """

    what: str
    why: str
    begins: str
    unit: Unit
    least: int
    most: int

    @property
    def is_chosen(self) -> bool:
        """Whether a group may choose a shorter term."""
        return self.least < self.most


RETENTIONS: Mapping[Kept, Retention] = MappingProxyType(
    {
        Kept.CODES: Retention(
            "Zelfgemaakte codes van mensen die twee keer meedoen",
            "Om te zien welke formulieren van dezelfde persoon zijn.",
            "na de laatste meting",
            Unit.MONTHS,
            1,
            12,
        ),
        Kept.PAPER: Retention(
            "Papieren formulieren, in jullie eigen kast",
            "Om na te kijken of alles goed is overgetypt.",
            "nadat ze zijn ingetypt",
            Unit.MONTHS,
            1,
            3,
        ),
        Kept.WITHDRAWN: Retention(
            "Ingetrokken antwoorden",
            "Om een vergissing terug te draaien.",
            "na het intrekken",
            Unit.DAYS,
            1,
            30,
        ),
        Kept.CITATEN: Retention(
            "Weggehaalde en ingetrokken citaten, met hun foto",
            "Om een vergissing terug te draaien.",
            "na het weghalen of intrekken",
            Unit.DAYS,
            1,
            30,
        ),
        Kept.ENDED: Retention(
            "Citaten waarvoor geen toestemming is, of niet meer",
            "Om alsnog of opnieuw toestemming te vragen.",
            "na het opschrijven, of na de laatste dag van de toestemming",
            Unit.DAYS,
            1,
            90,
        ),
        Kept.CARDS: Retention(
            "Kaartjes die mensen op een bijeenkomst ophingen",
            "Om de bijeenkomst uit te werken.",
            "na de bijeenkomst",
            Unit.DAYS,
            1,
            90,
        ),
        Kept.INTERVIEWS: Retention(
            "Wat mensen in een interview zeiden",
            "Om te zien wat er bij elk effect gezegd is.",
            "na het gesprek",
            Unit.MONTHS,
            1,
            24,
        ),
        Kept.PARTS: Retention(
            "Weggehaalde onderdelen: kaartjes, feiten, vragenlijsten, bijeenkomsten",
            "Om een vergissing terug te draaien.",
            "na het weghalen",
            Unit.DAYS,
            1,
            30,
        ),
        Kept.WHOLE: Retention(
            "Een initiatief dat helemaal is weggehaald",
            "Om een vergissing terug te draaien.",
            "na het weghalen",
            Unit.DAYS,
            30,
            30,
        ),
        Kept.LOG: Retention(
            "Het logboek: wie wat veranderde",
            "Om terug te vinden wat er is gebeurd.",
            "na elke verandering",
            Unit.MONTHS,
            12,
            12,
        ),
        Kept.BEGUN: Retention(
            "Dat een formulier is begonnen en nog niet verstuurd",
            "Om te tellen hoeveel mensen stoppen.",
            "na het sluiten van de meting",
            Unit.DAYS,
            0,
            0,
        ),
        Kept.PRESENTATIONS: Retention(
            "Wat er op de beamer staat",
            "Om de bijeenkomst te sturen.",
            "na de bijeenkomst",
            Unit.DAYS,
            1,
            1,
        ),
        Kept.PRESENCE: Retention(
            "Wie er nu aan hetzelfde werkt",
            "Om elkaar niet in de weg te zitten.",
            "na het laatste teken",
            Unit.DAYS,
            0,
            0,
        ),
        Kept.INCIDENTS: Retention(
            "Fouten en trage bladzijden, zonder iets van mensen",
            "Om te vinden wat er misging.",
            "na de laatste keer",
            Unit.DAYS,
            30,
            30,
        ),
        Kept.SESSIONS: Retention(
            "Wie is ingelogd, en met welke browser",
            "Om niet steeds opnieuw in te loggen.",
            "na het einde",
            Unit.DAYS,
            0,
            0,
        ),
        Kept.LINKS: Retention(
            "Uitnodigingen en links voor een nieuw wachtwoord",
            "Om iemand binnen te laten.",
            "na het einde",
            Unit.DAYS,
            7,
            7,
        ),
        Kept.ATTEMPTS: Retention(
            "Mislukte pogingen om in te loggen, onleesbaar gemaakt",
            "Om raden tegen te gaan.",
            "na de poging",
            Unit.DAYS,
            1,
            1,
        ),
    }
)
# A round that is planned keeps the codes until then, but not for ever.
MOST_PLANNED_MONTHS = 24
Terms = Mapping[str, int]


def term_of(kind: Kept, terms: Terms) -> int:
    """The chosen term of a kind, or the longest; what lies outside the limits becomes a limit."""
    rule = RETENTIONS[kind]
    return min(max(terms.get(kind.value, rule.most), rule.least), rule.most)


def goes_on(kind: Kept, since: date, terms: Terms) -> date:
    """The first day on which something of this kind is not kept any more."""
    term = term_of(kind, terms)
    if RETENTIONS[kind].unit is Unit.MONTHS:
        return add_months(since, term)
    return since + timedelta(days=term)


def due(kind: Kept, since: date | None, terms: Terms, today: date) -> bool:
    """Whether the term is over; never where nobody knows when it began."""
    return since is not None and goes_on(kind, since, terms) <= today


def last_before(kind: Kept, terms: Terms, today: date) -> date:
    """The last day from which the term is over today: what is from then or before it goes."""
    term = term_of(kind, terms)
    if RETENTIONS[kind].unit is Unit.DAYS:
        return today - timedelta(days=term)
    day = add_months(today, -term)
    while goes_on(kind, day + timedelta(days=1), terms) <= today:
        day += timedelta(days=1)
    return day


def codes_needed_until(answered: date | None, planned: date | None) -> date | None:
    """From when the term of the codes counts: the last answer, or a later round that is planned."""
    if answered is None:
        return None
    limit = add_months(answered, MOST_PLANNED_MONTHS)
    return max(answered, min(planned, limit)) if planned else answered


def last_day_of(week: str) -> date | None:
    """The Sunday of a week as "2026-W47"; None when it is none."""
    try:
        year, number = week.split("-W")
        return date.fromisocalendar(int(year), int(number), 7)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def term_text(kind: Kept, terms: Terms) -> str:
    """ "hoogstens 12 maanden na de laatste meting"."""
    rule, term = RETENTIONS[kind], term_of(kind, terms)
    if not term:
        return f"meteen {rule.begins}"
    words = {Unit.MONTHS: ("maand", "maanden"), Unit.DAYS: ("dag", "dagen")}[rule.unit]
    return f"{term} {words[term != 1]} {rule.begins}"
