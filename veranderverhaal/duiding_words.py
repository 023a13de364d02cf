"""What people made of a result, and what they agreed, in plain Dutch for who was not there."""

from collections.abc import Sequence
from datetime import date

from veranderverhaal.afspraak import Afspraak, AfspraakState, is_late, open_afspraken
from veranderverhaal.bijeenkomst import Bijeenkomst, BijeenkomstState, GuestRole
from veranderverhaal.duiding import Duiding, DuidingQuestion
from veranderverhaal.duiding_labels import (
    AFSPRAAK_STATE_LABELS,
    DUIDING_QUESTIONS,
    EVERYONE,
    EXPLANATION_LABELS,
    GUEST_LABELS,
    RECOGNITION_LABELS,
)
from veranderverhaal.report_words import shorten
from veranderverhaal.saying_words import people, say_day, sentence, verb
from veranderverhaal.text import enumerate_dutch

NO_LIMIT = 1_000_000
NOTHING_SAID = "niets opgeschreven"
NOBODY_NAMED = "niet afgesproken"
NO_DAY = "geen dag afgesproken"
MADE_UP_BIJEENKOMST = "Deze bijeenkomst is verzonnen, alleen als voorbeeld."
NOT_COUNTED = "Hoeveel mensen er waren, is niet opgeschreven."
SIDE_BY_SIDE = "Iedere groep heeft een eigen kolom. Geen van de kolommen telt zwaarder."
WHEN_UNKNOWN = "Wanneer de bijeenkomst was, is niet opgeschreven."
# One of them, and more.
_GUESTS = {
    GuestRole.RESIDENT: ("bewoner", "bewoners"),
    GuestRole.VOLUNTEER: ("vrijwilliger", "vrijwilligers"),
    GuestRole.GEMEENTE: ("van de gemeente", "van de gemeente"),
    GuestRole.CORPORATIE: ("van de woningcorporatie", "van de woningcorporatie"),
    GuestRole.FUND: ("van een fonds", "van een fonds"),
    GuestRole.OTHER: ("ander", "anderen"),
}


def say_when(bijeenkomst: Bijeenkomst) -> str:
    """When and where it was: "Op 4 maart 2026 om 19:30 uur, het buurthuis."."""
    day = f"op {say_day(bijeenkomst.held_on)}" if bijeenkomst.held_on else ""
    clock = f"om {bijeenkomst.starts} uur" if bijeenkomst.starts else ""
    when = " ".join(part for part in (day, clock) if part)
    told = ", ".join(part for part in (when, bijeenkomst.place.rstrip(". ")) if part)
    return f"{sentence(told)}." if told else WHEN_UNKNOWN


def say_who(bijeenkomst: Bijeenkomst) -> str:
    """How many came by role: "Er waren 7 mensen: 5 bewoners en 2 van de gemeente."."""
    came = [(one.role, one.present) for one in bijeenkomst.guests if one.present]
    if came:
        number = sum(count for _, count in came)
        is_one = number == 1
        return f"Er {verb(number, 'was', 'waren')} {people(number)}{_roles(came, alone=is_one)}."
    if bijeenkomst.state is BijeenkomstState.ENDED:
        return NOT_COUNTED
    expected = [(one.role, one.expected) for one in bijeenkomst.guests if one.expected]
    number = sum(count for _, count in expected)
    return f"We verwachten {people(number)}{_roles(expected, alone=number == 1)}." if number else ""


def party_label(duiding: Duiding) -> str:
    """Whose words these are: "iedereen samen", "gemeente"."""
    return GUEST_LABELS[duiding.party] if duiding.party else EVERYONE


def answers_of(duiding: Duiding, limit: int = NO_LIMIT) -> tuple[tuple[str, str], ...]:
    """The four questions with what was noted, each of at most `limit` letters; "" for nothing."""
    recognised = RECOGNITION_LABELS[duiding.recognition] if duiding.recognition else ""
    explained = "; ".join(EXPLANATION_LABELS[one] for one in duiding.explanations)
    told = {
        DuidingQuestion.RECOGNISE: _led(recognised, duiding.recognition_why),
        DuidingQuestion.EXPLAIN: _led(explained, duiding.explanation),
        DuidingQuestion.JUDGE: duiding.judgement,
        DuidingQuestion.ACT: duiding.meaning,
    }
    return tuple((DUIDING_QUESTIONS[one], shorten(told[one], limit)) for one in DuidingQuestion)


def side_by_side(
    duidingen: Sequence[Duiding], limit: int = NO_LIMIT
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The head and the rows of a table in which each party has its own column."""
    ordered = sorted(duidingen, key=lambda one: (None, *GuestRole).index(one.party))
    head = ("Vraag", *(party_label(one) for one in ordered))
    columns = [answers_of(one, limit) for one in ordered]
    rows = [
        (question, *(column[place][1] for column in columns))
        for place, question in enumerate(DUIDING_QUESTIONS.values())
    ]
    return head, tuple(tuple(cell or NOTHING_SAID for cell in row) for row in rows if any(row[1:]))


def say_day_due(afspraak: Afspraak) -> str:
    """By which day: "1 april 2026"."""
    return say_day(afspraak.due) if afspraak.due else NO_DAY


def say_state(afspraak: Afspraak, today: date) -> str:
    """What became of it: "gedaan op 3 mei 2026", "gaat niet door: er is geen plek"."""
    if is_late(afspraak, today):
        return f"nog te doen; het had af moeten zijn op {say_day_due(afspraak)}"
    if afspraak.is_open:
        by = f", voor {say_day(afspraak.due)}" if afspraak.due else ""
        return f"{AFSPRAAK_STATE_LABELS[afspraak.state]}{by}"
    label = AFSPRAAK_STATE_LABELS[afspraak.state]
    is_done = afspraak.state is AfspraakState.DONE
    day = f" op {say_day(afspraak.settled_on)}" if is_done and afspraak.settled_on else ""
    return f"{label}{day}: {afspraak.reason}" if afspraak.reason else f"{label}{day}"


def order_afspraken(afspraken: Sequence[Afspraak]) -> tuple[Afspraak, ...]:
    """Those still to be done first, what is due first on top; then those settled, newest first."""
    settled = [one for one in afspraken if not one.is_open]
    newest = sorted(settled, key=lambda one: one.settled_on or date.min, reverse=True)
    return (*open_afspraken(afspraken), *newest)


def newest_first(bijeenkomsten: Sequence[Bijeenkomst]) -> tuple[Bijeenkomst, ...]:
    """The last that was held on top; those without a day at the end."""
    return tuple(sorted(bijeenkomsten, key=lambda one: one.held_on or date.min, reverse=True))


def _roles(counts: Sequence[tuple[GuestRole, int]], *, alone: bool) -> str:
    named = [f"{count} {_GUESTS[role][count != 1]}" for role, count in counts]
    if alone:
        return f" ({_GUESTS[counts[0][0]][0]})"
    return f": {enumerate_dutch(named)}"


def _led(start: str, text: str) -> str:
    """What was ticked, and then what was typed."""
    return " ".join(part for part in (f"{sentence(start)}." if start else "", text) if part)
