"""The four ways of measuring (Movisie, Effecten zichtbaar maken, 2021), and what each asks.

The texts and the hours are our own.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tool(StrEnum):
    """The four ways of measuring, A to D."""

    VRAGENLIJST = "vragenlijst"
    CONVERSATION = "conversation"
    STORIES = "stories"
    MONEY = "money"


@dataclass(frozen=True)
class ToolCard:
    """What a tool is and asks of people. Hours are our estimate for all people together."""

    tool: Tool
    letter: str
    title: str
    about: str
    hours: str
    skills: str
    fit: str
    unfit: str
    examples: tuple[str, ...] = ()


CARDS = (
    ToolCard(
        Tool.VRAGENLIJST,
        "A",
        "Vragenlijst",
        "Veel mensen krijgen dezelfde korte vragen, op hun telefoon of op papier.",
        "Reken op 10 tot 25 uur: maken, uitdelen, invoeren, bespreken.",
        "Korte vragen schrijven, mensen aanspreken, netjes typen.",
        "Je bereikt 30 mensen of meer, en je wilt aandelen kunnen laten zien.",
        "Je bereikt minder dan 10 mensen, of lezen is voor veel mensen lastig.",
        ("Menselijke Maat",),
    ),
    ToolCard(
        Tool.CONVERSATION,
        "B",
        "Gesprek",
        "Je praat met een paar mensen of een groepje, met vaste vragen op tafel.",
        "Reken op 1 tot 2 uur per gesprek, en daarna een half uur om het op te schrijven.",
        "Luisteren, doorvragen, kort opschrijven wat iemand zei.",
        "Je wilt begrijpen waarom iets werkt, of je groep is klein.",
        "Je moet aantallen laten zien van een grote groep.",
        ("Mijn Positieve Gezondheid", "Waardendriehoek"),
    ),
    ToolCard(
        Tool.STORIES,
        "C",
        "Verhalen",
        "Mensen vertellen zelf wat er voor hen veranderde, in woord of beeld.",
        "Reken op 3 tot 6 uur per verhaal, met toestemming vragen erbij.",
        "Interviewen, schrijven of filmen, zorgvuldig omgaan met toestemming.",
        "Je wilt laten voelen wat het initiatief betekent.",
        "Je wilt weten hoe vaak iets voorkomt: een verhaal gaat over één mens.",
        ("Kijk Mee!", "Initiatievenfestival"),
    ),
    ToolCard(
        Tool.MONEY,
        "D",
        "Geld",
        "Je zet op een rij wie investeert, wat dat oplevert, en voor wie.",
        "Reken op 30 tot 60 uur, met een paar bijeenkomsten samen met de gemeente.",
        "Rekenen, bronnen zoeken, eerlijk zijn over wat je niet weet.",
        "Je praat met een gemeente of fonds over geld voor meer jaren.",
        "Je hebt nog geen cijfers over je bereik, of geen tijd om bronnen te zoeken.",
        ("Effectenarena", "Social Handprint", "Effectencalculator"),
    ),
)
