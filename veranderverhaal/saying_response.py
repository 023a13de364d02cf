"""How many were asked and answered, in sentences."""

from collections.abc import Mapping
from decimal import Decimal

from veranderverhaal.labels import CHANNEL_LABELS, LANGUAGE_LABELS
from veranderverhaal.numbers import format_number
from veranderverhaal.saying_words import people, say_percent, sentence, verb
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import ResponseFigures

# Fewer people than this are never told apart, and neither are those who are left (domain §3.1).
FEWEST = 5
# From here on a share is told in percents, as with answers.
SHARES_FROM = 30
UNKNOWN_APPROACHED = "We weten niet hoeveel mensen de vragenlijst kregen."
OTHER_WAY = "op een andere manier"
NOT_SENT = "Wie begon maar niets verstuurde, telt niet mee."
NOT_ALL_TELL = "Niet elke telefoon meldt een begin: het kunnen er meer zijn."


def say_response(figures: ResponseFigures) -> tuple[str, ...]:
    """How many were asked, sent it in, answered everything, how, and how many wait to be counted.

    Ways and languages that fewer than five people used are put together.
    """
    received = figures.received
    of = _told_of(figures)
    told = [
        _received(received),
        _complete(figures) if received else "",
        _approached(figures),
        _parts(f"Zo kwamen {_these(figures)} binnen", _channels(figures), OTHER_WAY, of),
        _parts(_language_title(figures), _languages(figures), "een andere taal", of),
        _helped(figures),
        _waiting(received - figures.counted if figures.waiting is None else figures.waiting),
        say_changes(figures.changes),
        _begun(figures),
    ]
    return tuple(one for one in told if one)


def _received(received: int) -> str:
    if not received:
        return "Er is nog geen vragenlijst ingestuurd."
    return (
        f"{sentence(people(received))} {verb(received, 'stuurde', 'stuurden')} een vragenlijst in."
    )


def _complete(figures: ResponseFigures) -> str:
    complete = figures.complete
    if complete == 0:
        return "Niemand beantwoordde elke vraag; open vragen tellen we hier niet mee."
    if complete == figures.received:
        return "Elke vraag is beantwoord."
    told = verb(complete, "beantwoordde", "beantwoordden")
    return f"{_number(complete)} daarvan {told} elke vraag; open vragen tellen we hier niet mee."


def _approached(figures: ResponseFigures) -> str:
    asked = figures.approached
    if asked is None:
        return UNKNOWN_APPROACHED
    told = f"Jullie vroegen {people(asked)}"
    if figures.received > asked:
        return f"{told}, maar er kwam meer binnen. Kijk dat aantal nog eens na."
    if asked < SHARES_FROM or not figures.received:
        return f"{told}."
    return f"{told}: {say_percent(figures.received, asked)} stuurde de vragenlijst in."


def _told_of(figures: ResponseFigures) -> int:
    """Of how many people is told how they took part: maybe of fewer than came in since."""
    return figures.received if figures.told_of is None else figures.told_of


def _these(figures: ResponseFigures) -> str:
    of = _told_of(figures)
    return "ze" if of == figures.received else f"de eerste {_number(of)}"


def _language_title(figures: ResponseFigures) -> str:
    these = _these(figures)
    return "De taal" if these == "ze" else f"De taal van {these}"


def _channels(figures: ResponseFigures) -> dict[str, int]:
    return {f"via {CHANNEL_LABELS[one]}": count for one, count in figures.by_channel.items()}


def _languages(figures: ResponseFigures) -> dict[str, int]:
    return {LANGUAGE_LABELS.get(one, one): count for one, count in figures.by_language.items()}


def _parts(title: str, counts: Mapping[str, int], rest: str, received: int) -> str:
    """Nothing when there is one part only. Parts that were left out belong to the rest."""
    missing = received - sum(counts.values())
    if missing < 0:
        return ""
    told = tell_apart({**counts, "": missing}, rest)
    if len(told) < 2:
        return ""
    return f"{title}: {enumerate_dutch([f'{_number(n)} {name}' for name, n in told])}."


def tell_apart(counts: Mapping[str, int], rest: str) -> list[tuple[str, int]]:
    """Each part with its number, largest first; small ones together as `rest`, at least five.

    What has no name belongs to the rest as well.
    """
    order = sorted(((n, name) for name, n in counts.items() if n), key=lambda one: -one[0])
    told = [(name, n) for n, name in order if n >= FEWEST and name]
    small = [(name, n) for n, name in order if n < FEWEST or not name]
    while small and told and (sum(n for _, n in small) < FEWEST):
        small.append(told.pop())
    return [*told, (rest, sum(n for _, n in small))] if small else told


def _helped(figures: ResponseFigures) -> str:
    """Nothing when it is not known, or when one of the two sides is small."""
    helped = figures.helped or 0
    alone = _told_of(figures) - helped
    if helped < FEWEST or 0 < alone < FEWEST:
        return ""
    these = _these(figures)
    who = "mensen" if these == "ze" else f"van {these} mensen"
    return f"{_number(helped)} {who} kregen hulp bij het invullen."


def _waiting(waiting: int) -> str:
    if waiting <= 0:
        return ""
    told = f"De laatste {_number(waiting)} antwoorden tellen nog niet mee in de uitkomsten"
    if waiting == 1:
        told = "Het laatste antwoord telt nog niet mee in de uitkomsten"
    joins = verb(waiting, "het komt", "ze komen")
    return f"{told}; {joins} erbij als er meer zijn, of als je de meting sluit."


def _begun(figures: ResponseFigures) -> str:
    """Of forms, not of people: who begins twice is seen twice."""
    if figures.begun is None:
        return NOT_SENT
    unsent = figures.begun - figures.received
    if unsent <= 0:
        return "Elke vragenlijst waarvan we het begin zagen, is verstuurd." if figures.begun else ""
    number = _number(figures.begun)
    begun = verb(figures.begun, "Er is 1 vragenlijst", f"Er zijn {number} vragenlijsten")
    left = verb(unsent, "is niet verstuurd en telt", "zijn niet verstuurd en tellen")
    return f"{begun} begonnen; {_number(unsent)} daarvan {left} niet mee. {NOT_ALL_TELL}"


def say_changes(changes: int) -> str:
    """How many changes of answers wait to be counted, and why."""
    if changes <= 0:
        return ""
    told = f"{_number(changes)} wijzigingen in antwoorden wachten nog. We tellen ze"
    if changes == 1:
        told = "1 wijziging in de antwoorden wacht nog. We tellen die"
    return (
        f"{told} pas mee als dat voor minstens vijf mensen tegelijk kan; anders kan iemand zien "
        "wat één persoon antwoordde. Tot dan blijven de uitkomsten zoals ze zijn."
    )


def _number(count: int) -> str:
    return format_number(Decimal(count))
