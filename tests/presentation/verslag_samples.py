"""Bijeenkomsten to make a verslag of: one as it is, and one with as much as may be typed."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from tests.presentation.report_samples import TODAY, sample_material
from veranderverhaal.afspraak import MAX_WHAT, MAX_WHO, Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import (
    MAX_NAME,
    MAX_TOPICS,
    Bijeenkomst,
    BijeenkomstState,
    GuestRole,
    Guests,
    Topic,
)
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.card import Board, Card, CardGroup
from veranderverhaal.duiding import MAX_NOTE, Duiding, DuidingQuestion, Explanation, Recognition

HELD = date(2026, 11, 3)
BADHUIS = "het-badhuis"


@cache
def an_evening() -> BijeenkomstMaterial:
    """An evening about two results and a topic of its own; one is weighed in three ways."""
    report = sample_material(BADHUIS)
    shown = report.released.uitkomsten[0]
    blocks = shown.blocks
    bijeenkomst = Bijeenkomst(
        "avond",
        "Wat betekenen de uitkomsten?",
        held_on=HELD,
        starts="19:30",
        place="het Badhuis",
        guests=(
            Guests(GuestRole.RESIDENT, 10, 8),
            Guests(GuestRole.VOLUNTEER, 4, 4),
            Guests(GuestRole.GEMEENTE, 2, 2),
        ),
        topics=(
            Topic("a", blocks[0].title, shown.meting.key, blocks[0].key),
            Topic("b", "Jongeren blijven weg"),
            Topic("c", "Wat we niet haalden"),
        ),
        state=BijeenkomstState.ENDED,
    )
    return BijeenkomstMaterial(
        initiatief=report.initiatief,
        bijeenkomst=bijeenkomst,
        today=TODAY,
        logo=report.logo,
        uitkomsten={shown.meting.key: shown},
        duidingen=DUIDINGEN,
        afspraken=AFSPRAKEN,
        before=BEFORE,
        board=BOARD,
    )


DUIDINGEN = (
    Duiding(
        "avond",
        "a",
        recognition=Recognition.YES,
        recognition_why="Je hoort het aan de koffietafel.",
        explanations=(Explanation.APPROACH,),
        explanation="We zijn twee avonden in de week open.",
        judgement="Daar zijn we trots op.",
        meaning="Zo doorgaan, en vaker vragen wie er mist.",
    ),
    Duiding(
        "avond",
        "a",
        party=GuestRole.GEMEENTE,
        recognition=Recognition.PARTLY,
        recognition_why="In de straten erachter zien wij dit niet.",
        explanations=(Explanation.PEOPLE,),
        judgement="Het is mooi, maar het bereik is klein.",
    ),
    Duiding("avond", "a", party=GuestRole.VOLUNTEER, judgement="We kunnen het bijna niet aan."),
    Duiding(
        "avond",
        "b",
        recognition=Recognition.NO,
        explanations=(Explanation.CONTEXT, Explanation.PROBLEM),
        explanation="De school ging dicht.",
        meaning="We gaan naar het plein toe.",
    ),
)
AFSPRAKEN = (
    Afspraak(
        "plein",
        "Elke woensdag koffie op het plein",
        "twee vrijwilligers",
        date(2026, 12, 1),
        bijeenkomst="avond",
        made_on=HELD,
    ),
    Afspraak("school", "De school bellen", "", None, bijeenkomst="avond", made_on=HELD),
)
BEFORE = (
    Afspraak("bank", "Een bank voor de deur", "de gemeente", date(2026, 9, 1)),
    Afspraak(
        "flyer",
        "Flyers rondbrengen",
        "bewoners",
        state=AfspraakState.DROPPED,
        reason="Niemand leest ze.",
        settled_on=HELD,
    ),
    Afspraak("lamp", "De lamp maken", state=AfspraakState.DONE, settled_on=date(2026, 10, 2)),
)
WHY = DuidingQuestion.EXPLAIN
BOARD = Board(
    cards=(
        *(Card(f"k{n}", "b", WHY, f"kaartje {n}", "school" if n < 5 else "geld") for n in range(8)),
        Card("los", "b", WHY, "los kaartje"),
        Card("weg", "b", WHY, "Jan de Vries woont op 12", "geld", hidden=True),
    ),
    groups=(
        CardGroup("geld", "b", WHY, "Er was geen geld", dots=7),
        CardGroup("school", "b", WHY, "De school ging dicht", dots=3),
        CardGroup("leeg", "b", WHY, "Niemand koos dit"),
    ),
)


def a_full_evening(text: str) -> BijeenkomstMaterial:
    """As much of everything as may be kept, each text this one, as long as it may be."""
    evening = an_evening()
    note, line = (text * MAX_NOTE)[:MAX_NOTE], (text * MAX_NAME)[:MAX_NAME]
    topic = evening.bijeenkomst.topics[0]
    topics = tuple(replace(topic, key=f"t{n}", title=line) for n in range(MAX_TOPICS))
    duidingen = tuple(
        Duiding("avond", one.key, party, Recognition.NO, note, tuple(Explanation), *(note,) * 3)
        for one in topics
        for party in (None, *GuestRole)
    )
    afspraken = tuple(
        Afspraak(
            f"a{n}",
            (text * MAX_WHAT)[:MAX_WHAT],
            (text * MAX_WHO)[:MAX_WHO],
            HELD + timedelta(n),
            AfspraakState.DROPPED,
            note[:600],
        )
        for n in range(60)
    )
    groups = tuple(
        CardGroup(f"{one.key}{question}{n}", one.key, question, line[:80], 20, 30)
        for one in topics
        for question in DuidingQuestion
        for n in range(5)
    )
    return replace(
        evening,
        bijeenkomst=replace(
            evening.bijeenkomst,
            name=line,
            place=line,
            topics=topics,
            guests=tuple(Guests(role, 500, 500) for role in GuestRole),
            made_up=True,
        ),
        duidingen=duidingen,
        afspraken=afspraken,
        before=afspraken,
        board=Board(groups=groups),
    )
