"""A report of an initiatief that talked about its uitkomsten: with every section there is."""

from dataclasses import replace
from datetime import date
from functools import cache

from tests.presentation.report_samples import TODAY, sample_material
from tests.presentation.showcase_samples import a_photo
from tests.presentation.verslag_samples import (
    AFSPRAKEN,
    BADHUIS,
    BEFORE,
    DUIDINGEN,
    HELD,
    an_evening,
)
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.duiding import Duiding
from veranderverhaal.interview_counts import EffectCount
from veranderverhaal.lesson import Lesson, LessonKind, StoryChange, StoryChangeKind
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Layer
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Released
from veranderverhaal.source_cell import SourceCell, SourceKind, Stance
from veranderverhaal.story_round import PanelChoice, StoryRound
from veranderverhaal.timeline import tell_timeline
from veranderverhaal.uitkomst import Shown

PHOTO = "0" * 32
STORY = Citaat(
    "fatma",
    "Ik kwam voor koffie en bleef.",
    "Fatma",
    "bewoner",
    effect="verbondenheid",
    purposes=(Purpose.REPORT, Purpose.POSTER),
    agreed_on=HELD,
    story="Eerst kende ik niemand.\nNu kook ik op dinsdag voor twintig mensen.",
    theme="Van de bank naar de keuken",
    photo=PHOTO,
    photo_words="Een vrouw roert in een grote pan",
)
SHORT = Citaat("jan", "Je hoort er gewoon bij.", role="vrijwilliger", made_up=True)
ROUND = StoryRound(
    "lente",
    "Voorjaar",
    "Welk verhaal laat zien waar we het voor doen?",
    ("fatma", "weg"),
    (
        PanelChoice("zes bewoners", "fatma", "Omdat ze nu zelf kookt.", HELD),
        PanelChoice("het bestuur", "weg", "Omdat Piet weer buiten komt.", HELD),
    ),
)
LESSONS = (
    Lesson(
        "avond",
        "’s Avonds bereiken we andere mensen",
        explanation="Overdag komen vooral ouderen.",
        bijeenkomst="avond",
        topic="b",
        change=StoryChange(StoryChangeKind.ADD, Layer.AANPAK, title="Een avond voor jongeren"),
        applied_on=date(2026, 11, 10),
    ),
    Lesson(
        "druk",
        "Iedereen welkom, maar het is vol",
        LessonKind.TENSION,
        "Wie er altijd is, neemt ook de meeste plek in.",
    ),
)
CELLS = (
    SourceCell("verbondenheid", SourceKind.OBSERVATION, Stance.CONFIRMS, "Er wordt gezwaaid."),
    SourceCell("verbondenheid", SourceKind.DOCUMENTS, Stance.CONTRADICTS, "De wijkmonitor daalt."),
)
EARLIER = Bijeenkomst(
    "lente",
    "Eerste keer",
    held_on=date(2026, 4, 1),
    topics=(Topic("z", "Hetzelfde, een jaar eerder", "", ""),),
    made_up=True,
)


@cache
def plain_material() -> ReportMaterial:
    """The same without uitkomsten, which take long to draw."""
    return replace(talked_material(), released=Released(), indicatoren=())


@cache
def talked_material() -> ReportMaterial:
    """Het Badhuis, after an evening about its uitkomsten and an earlier one."""
    evening = an_evening().bijeenkomst
    topic = replace(evening.topics[0], key="z", title="De oude titel")
    bijeenkomsten = (replace(EARLIER, topics=(topic,)), evening)
    afspraken = (*AFSPRAKEN, *BEFORE)
    return replace(
        sample_material(BADHUIS),
        bijeenkomsten=bijeenkomsten,
        duidingen=(Duiding("lente", "z", judgement="Toen wisten we het nog niet."), *DUIDINGEN),
        afspraken=afspraken,
        lessons=LESSONS,
        story_rounds=(ROUND,),
        source_cells=CELLS,
        interviews=(EffectCount("verbondenheid", 12, Shown.COUNTS, 7),),
        citaten=(SHORT, STORY),
        photos={PHOTO: a_photo()},
        events=tell_timeline(
            today=TODAY,
            bijeenkomsten=bijeenkomsten,
            afspraken=afspraken,
            lessons=LESSONS,
            milestones=(Milestone("open", "Het Badhuis gaat open", date(2012, 5, 1)),),
        ),
    )
