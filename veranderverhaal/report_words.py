"""How sure a meting is, in plain Dutch for who was not there: a gemeente, a fund, a neighbour."""

import re
from collections.abc import Iterator

from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.citaat import Citaat
from veranderverhaal.figures import wilson
from veranderverhaal.lesson import Lesson
from veranderverhaal.made_up import is_made_up
from veranderverhaal.meting import Channel, Meting, MetingState
from veranderverhaal.reporting import ReportKind, ReportMaterial, Section
from veranderverhaal.saying_response import say_response
from veranderverhaal.saying_words import HUNDRED, quote
from veranderverhaal.scoring import round_half_up
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import ResponseFigures, Uitkomsten

SECTION_LABELS = {
    Section.SUMMARY: "Samenvatting",
    Section.AANLEIDING: "Waarom we begonnen",
    Section.VERANDERVERHAAL: "Ons veranderverhaal",
    Section.MEASURED: "Hoe we hebben gemeten",
    Section.RESULTS: "Wat mensen merken",
    Section.DUIDING: "Wat we er samen van vinden",
    Section.LEARNED: "Wat we leerden",
    Section.AFSPRAKEN: "Wat we afspraken",
    Section.CITATEN: "Wat mensen zeggen",
    Section.FEITEN: "Feiten en cijfers",
    Section.NEVENEFFECTEN: "Wat er ook kan gebeuren",
    Section.EFFECTENARENA: "Effectenarena",
    Section.TIMELINE: "Tijdlijn",
    Section.SOURCES: "Bronnen",
    Section.APPENDIX: "Bijlage: vragen en tabellen",
}
KIND_LABELS = {ReportKind.IMPACT: "Impactrapport", ReportKind.AANVRAAG: "Aanvraag"}

COUNTS_FROM = 10
SHARES_FROM = 30
FEWEST_HELPED = 5
HALF = 2

WHAT_BAND_IS = (
    "Bij de uitkomsten staat tussen welke getallen ze door toeval ook hadden kunnen liggen. "
    "Hadden net andere mensen meegedaan, dan was het getal iets anders geweest. "
    "Hoe minder mensen meededen, hoe meer toeval kan uitmaken."
)
BAND_LIMIT = (
    "Die ruimte gaat alleen over toeval. Ze zegt niets over mensen die we niet bereikten: "
    "misschien denken zij er anders over."
)
ABOUT_DIAGRAM = (
    "Dit schema laat zien voor wie we dit doen, wat we doen, wat mensen daarvan merken en waar "
    "dat op langere termijn aan bijdraagt. Een pijl betekent: we denken dat het een bij het ander "
    "helpt. Het is onze verwachting."
)
DONT_KNOW_APART = (
    "Wie ‘weet ik niet’ koos, telt in de percentages niet mee. Dat aantal staat er apart."
)
SOME_UNKNOWN = (
    "We weten niet hoeveel mensen de vragenlijst kregen, en dus ook niet hoeveel er niet meededen. "
    "Misschien denken zij er anders over dan wie wel meedeed."
)
NOT_EVERYONE = "Niet iedereen die we vroegen, deed mee. Misschien denken de anderen er anders over."
EVERYONE = "Iedereen die we vroegen, deed mee."
TOO_FEW = "Dat zijn zo weinig antwoorden dat we de uitkomsten niet laten zien."
ONLY_COUNTS = (
    "Dat zijn minder dan 30 antwoorden. Daarom noemen we aantallen en geen percentages. "
    "Zie het als een eerste indruk."
)
ONLY_DUTCH = (
    "De vragenlijst was er alleen in het Nederlands. "
    "Mensen die weinig Nederlands lezen, hebben we zo misschien niet bereikt."
)
ONLY_ONLINE = (
    "Alle antwoorden kwamen via een link of QR-code. "
    "Mensen zonder telefoon of computer hebben we zo misschien niet bereikt."
)
WITH_HELP = "Wie hulp krijgt bij het invullen, antwoordt misschien anders dan alleen."
STILL_OPEN = "De meting is nog open: deze uitkomsten kunnen nog veranderen."
SAME_PEOPLE = (
    "Dit gaat over dezelfde mensen: wie twee keer meedeed en een eigen code invulde. "
    "Mensen die maar één keer meededen, staan hier niet bij."
)
NOT_MEASURED = "We hebben nog niet gemeten wat mensen merken."
NO_NUMBERS = "Er zijn nog te weinig antwoorden om te laten zien."
MADE_UP_CITAAT = "Verzonnen citaat, alleen als voorbeeld."
NO_SIDE_EFFECTS = "We hebben gepraat over wat er mis kan gaan. We zien nu geen nadelen."
SIDE_EFFECTS_IN_EFFECTENARENA = "Bij de effectenarena schreven we op wat er mis kan gaan: {told}"
SIDE_EFFECTS_UNKNOWN = "Over neveneffecten hebben we nog niets opgeschreven."
TENSIONS = "Soms trekken twee goede dingen een andere kant op. Dit merken we:"
ABOUT_DUIDING = (
    "We bespraken de uitkomsten samen. Wat mensen zeiden, is opgeschreven in hun woorden. Waar "
    "groepen er anders naar kijken, staat dat naast elkaar. Geen van de meningen telt zwaarder."
)
ABOUT_ROUNDS = (
    "Groepjes mensen lazen verhalen, kozen er één uit en zeiden waarom. Het is hun keuze: een "
    "ander groepje kiest misschien een ander verhaal."
)
ABOUT_MATRIX = (
    "Van elk effect staat hier wat we weten uit zes soorten bronnen. Waar ‘niets’ staat, hebben we "
    "het nog niet gevraagd, geteld of gezien."
)
SIDE_EFFECTS = "Een initiatief kan ook iets veranderen wat niemand wil. Hier letten we op:"
# What these sentences say to the group itself becomes what the group says.
_OURS = (
    (re.compile(r"\bJullie\b"), "We"),
    (re.compile(r"\bjullie\b"), "we"),
    (re.compile(r" Kijk dat aantal nog eens na\."), ""),
    (re.compile(r"of als je de meting sluit"), "of als de meting sluit"),
)


def in_our_words(text: str) -> str:
    """A sentence that speaks to the group, as the group itself says it to others."""
    for pattern, ours in _OURS:
        text = pattern.sub(ours, text)
    return text


def shorten(text: str, limit: int) -> str:
    """A text of at most `limit` letters: whole sentences if one fits, else cut at a word."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = ""
    for part in re.split(r"(?<=[.!?])\s", line):
        if len(kept) + len(part) > limit:
            break
        kept = f"{kept} {part}".strip()
    if kept:
        return kept
    cut = line[: limit - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def tell_response(figures: ResponseFigures) -> tuple[str, ...]:
    """How many were asked and answered, as the group tells it to others."""
    return tuple(in_our_words(sentence) for sentence in say_response(figures))


def tell_certainty(uitkomsten: Uitkomsten) -> tuple[str, ...]:
    """What the response means for how sure the uitkomsten are: what is missing, and what chance
    can do.
    """
    return tuple(_certainties(uitkomsten))


def tell_made_up(material: ReportMaterial) -> tuple[str, ...]:
    """What is made up in the report, for its first page; empty when nothing is."""
    metingen = [one.meting for one in material.released.uitkomsten]
    return (
        *_made_up_metingen(metingen),
        *_made_up_citaten(material.citaten),
        *_made_up_bijeenkomsten(material.bijeenkomsten),
        *_made_up_parts(material),
    )


def tell_about_report(material: ReportMaterial) -> str:
    """Who says what in the report: a reader may weigh words of people and of software apart."""
    name = material.initiatief.name or "het initiatief"
    return (
        f"Dit rapport is gemaakt met wat {name} zelf opschreef en vroeg. "
        "De zinnen bij de uitkomsten zijn door een computerprogramma gemaakt, uit de getallen. "
        "Getallen over een paar mensen laten we weg, zodat niemand te herkennen is."
    )


def _certainties(uitkomsten: Uitkomsten) -> Iterator[str]:
    figures, meting = uitkomsten.response, uitkomsten.meting
    if not figures.received:
        return
    yield from _unreached(figures)
    yield _size(figures.counted)
    if uitkomsten.vragenlijst.languages == ("nl",):
        yield ONLY_DUTCH
    if figures.by_channel == {Channel.LINK: figures.received}:
        yield ONLY_ONLINE
    if (figures.helped or 0) >= FEWEST_HELPED:
        yield WITH_HELP
    if meting.state is MetingState.OPEN:
        yield STILL_OPEN


def _unreached(figures: ResponseFigures) -> Iterator[str]:
    if figures.approached is None:
        yield SOME_UNKNOWN
    elif figures.received < figures.approached:
        yield NOT_EVERYONE
    elif figures.received == figures.approached:
        yield EVERYONE


def _size(n: int) -> str:
    """How much chance can do at most, which is when half of the people agree."""
    if n < COUNTS_FROM:
        return TOO_FEW
    if n < SHARES_FROM:
        return ONLY_COUNTS
    band = wilson(n // HALF, n)
    points = int(round_half_up((band.high - band.low) / HALF * HUNDRED))
    return (
        f"Met {n} antwoorden kan een percentage door toeval tot ongeveer {points} procentpunt "
        "hoger of lager zijn."
    )


def _made_up_metingen(metingen: list[Meting]) -> Iterator[str]:
    made_up = [one for one in metingen if one.made_up]
    if made_up and len(made_up) == len(metingen):
        yield "De antwoorden zijn verzonnen, alleen als voorbeeld."
    elif made_up:
        names = enumerate_dutch([quote(one.name) for one in made_up])
        yield f"De antwoorden van {names} zijn verzonnen, alleen als voorbeeld."


def _made_up_citaten(citaten: tuple[Citaat, ...]) -> Iterator[str]:
    made_up = sum(one.made_up for one in citaten)
    if made_up and made_up == len(citaten):
        yield "De citaten zijn verzonnen, alleen als voorbeeld."
    elif made_up:
        yield "Sommige citaten zijn verzonnen, alleen als voorbeeld. Dat staat erbij."


def _made_up_bijeenkomsten(bijeenkomsten: tuple[Bijeenkomst, ...]) -> Iterator[str]:
    made_up = sum(one.made_up for one in bijeenkomsten)
    if made_up and made_up == len(bijeenkomsten):
        yield "De bijeenkomsten zijn verzonnen, alleen als voorbeeld."
    elif made_up:
        yield "Sommige bijeenkomsten zijn verzonnen, alleen als voorbeeld. Dat staat erbij."


def _made_up_parts(material: ReportMaterial) -> Iterator[str]:
    kept: list[Afspraak | Lesson] = [*material.afspraken, *material.lessons]
    if any(is_made_up(one, material.made_up) for one in kept):
        yield "Wat er bij een verzonnen bijeenkomst is geleerd en afgesproken, is ook verzonnen."
    if any(one.made_up for one in material.source_cells):
        yield "Bij de bronnen staat ook wat verzonnen is, als voorbeeld. Dat staat erbij."
    found = material.effectenarena
    if found and found.settings.made_up and Section.EFFECTENARENA not in material.choice.left_out:
        yield "De effectenarena is verzonnen, alleen als voorbeeld."
