"""The sheet "Hoe lees je dit": what a reader must know before the first number."""

from collections.abc import Iterator

from presentation.uitkomst_files_columns import SHUFFLED
from presentation.uitkomst_files_lines import MADE_UP, period_text
from veranderverhaal.saying import say_response
from veranderverhaal.uitkomst import Uitkomsten

TITLE = "Hoe lees je dit?"
# Headings with what stands below them. Limits: veranderverhaal/release.py.
EXPLAINED = (
    (
        "n: hoeveel mensen",
        "n is het aantal mensen dat antwoord gaf op de vraag. ‘Weet ik niet’ en ‘niet ingevuld’ "
        "tellen niet mee in n. Die aantallen staan apart.",
    ),
    (
        "Percentages",
        "Een percentage staat er pas bij 30 antwoorden of meer. Bij 10 tot en met 29 antwoorden "
        "staan er alleen aantallen. Hele procenten zijn afgerond. Samen zijn ze daardoor niet "
        "altijd precies 100.",
    ),
    (
        "Ondergrens en bovengrens",
        "Een uitkomst kan door toeval wat hoger of lager zijn. De ondergrens en de bovengrens "
        "laten zien hoeveel dat ongeveer is (95%, volgens Wilson). Dat gaat alleen over toeval. "
        "Het zegt niets over mensen die niet meededen.",
    ),
    (
        "Te weinig antwoorden",
        "Bij 0 tot en met 4 antwoorden laten we niets zien. Bij 5 tot en met 9 antwoorden alleen "
        "dat er antwoorden zijn. Zo kan niemand zien wat één mens heeft gezegd. Een groep laten we "
        "alleen zien als de groep zelf en de rest groot genoeg zijn.",
    ),
    (
        "Gevoelige vragen",
        "Bij een gevoelige vraag voegen we kleine aantallen samen of laten we ze weg. Die vragen "
        "staan nooit per groep.",
    ),
    (
        "Mediaan en middelste helft",
        "Zet alle antwoorden op volgorde, van laag naar hoog. De mediaan is het middelste "
        "antwoord. De middelste helft van de antwoorden ligt tussen de twee grenzen die erbij "
        "staan.",
    ),
    (
        "Het blad Antwoorden",
        f"{SHUFFLED} Je kunt er per vraag mee rekenen. Je kunt er geen twee vragen mee aan "
        "elkaar koppelen.",
    ),
    (
        "Geen oorzaken",
        "Deze cijfers laten zien wat mensen zeggen en merken. Ze laten niet zien waardoor dat "
        "komt.",
    ),
)
SOURCE = "Bron"


def guide_rows(uitkomsten: Uitkomsten, initiatief: str = "") -> Iterator[tuple[str, str]]:
    """Pairs of a heading, which may be empty, and a text."""
    meting = uitkomsten.meting
    yield "Vragenlijst", uitkomsten.vragenlijst.title
    yield "Meting", meting.name
    yield "Periode", period_text(meting)
    if meting.who:
        yield "Voor wie", meting.who
    if meting.made_up:
        yield "Let op", MADE_UP
    for place, sentence in enumerate(say_response(uitkomsten.response)):
        yield "" if place else "Wie deden mee", sentence
    yield from EXPLAINED
    yield SOURCE, source_text(uitkomsten, initiatief)


def source_text(uitkomsten: Uitkomsten, initiatief: str = "") -> str:
    """Who asked, with which vragenlijst and when."""
    meting, vragenlijst = uitkomsten.meting, uitkomsten.vragenlijst
    asked = initiatief or vragenlijst.introduction.who
    parts = (
        asked,
        f"meting ‘{meting.name}’",
        f"vragenlijst ‘{vragenlijst.title}’",
        period_text(meting),
    )
    told = ", ".join(part for part in parts if part)
    return f"{told}. Van wie elke vraag is, staat op het blad Codeboek."
