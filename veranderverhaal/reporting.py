"""The impactrapport and the aanvraag: what they are made from, and what the group chose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.citaat import Citaat
from veranderverhaal.duiding import Duiding
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.indicator import Indicator
from veranderverhaal.interview_counts import EffectCount
from veranderverhaal.lesson import Lesson
from veranderverhaal.model import Initiatief, Veranderverhaal
from veranderverhaal.results import Released
from veranderverhaal.source_cell import SourceCell
from veranderverhaal.story_order import Counted
from veranderverhaal.story_round import StoryRound
from veranderverhaal.text import clean_text
from veranderverhaal.timeline import Event
from veranderverhaal.uitkomst import NeighbourhoodFigure, Norm

MAX_INTRODUCTION = 3000
MAX_FUND = 120
NOTHING_COUNTED = Counted()


class Section(StrEnum):
    """The parts of a report, in their order."""

    SUMMARY = "summary"  # one page in simple words
    AANLEIDING = "aanleiding"
    VERANDERVERHAAL = "veranderverhaal"
    MEASURED = "measured"  # how it was measured
    RESULTS = "results"
    DUIDING = "duiding"  # what people made of the uitkomsten
    LEARNED = "learned"
    AFSPRAKEN = "afspraken"
    CITATEN = "citaten"
    FEITEN = "feiten"
    NEVENEFFECTEN = "neveneffecten"  # and tensions
    EFFECTENARENA = "effectenarena"
    TIMELINE = "timeline"
    SOURCES = "sources"
    APPENDIX = "appendix"  # the vragenlijst and all tables


class ReportKind(StrEnum):
    """A whole impactrapport, or two pages for a fund."""

    IMPACT = "impact"
    AANVRAAG = "aanvraag"


@dataclass(frozen=True)
class Introduction:
    """What the group itself says at the beginning of a section."""

    section: Section
    text: str


@dataclass(frozen=True)
class ReportChoice:
    """What the group chose for its report. `purpose` is what the money of an aanvraag is for."""

    left_out: tuple[Section, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    fund: str = ""
    need: str = ""
    purpose: str = ""
    revision: int = 1

    def introduction(self, section: Section) -> str:
        """What stands before a section; empty without."""
        return next((one.text for one in self.introductions if one.section is section), "")


@dataclass(frozen=True)
class ReportMaterial:
    """Everything a report is made from: what may be shown, and nothing else.

    Without `indicatoren` nothing says which question is about which effect: the uitkomsten then
    stand together. `photos` are those of `citaten`, by their key; `interviews` is what may be
    shown of those, and `events` stand on the timeline, the newest first. `made_up` are the keys of
    bijeenkomsten that are made up.
    """

    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    released: Released
    today: date
    logo: bytes | None = None
    citaten: tuple[Citaat, ...] = ()  # those that may stand in a report
    citaten_for_gemeente: tuple[Citaat, ...] = ()  # and in what a gemeente or a fund reads
    norms: tuple[Norm, ...] = ()
    figures: tuple[NeighbourhoodFigure, ...] = ()
    choice: ReportChoice = ReportChoice()
    indicatoren: tuple[Indicator, ...] = ()
    counted: Counted = NOTHING_COUNTED
    bijeenkomsten: tuple[Bijeenkomst, ...] = ()
    duidingen: tuple[Duiding, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    story_rounds: tuple[StoryRound, ...] = ()
    source_cells: tuple[SourceCell, ...] = ()
    interviews: tuple[EffectCount, ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    made_up: frozenset[str] = frozenset()
    effectenarena: Effectenarena | None = None


def check_report_choice(choice: ReportChoice) -> ReportChoice:
    """The choice as it may be kept. Raises NotAccepted with the field at fault."""
    texts = {
        one.section: clean_text(
            one.text, limit=MAX_INTRODUCTION, field=one.section.value, label="Deze inleiding"
        )
        for one in choice.introductions
    }
    named = {"field": "fund", "label": "De naam van het fonds"}
    return ReportChoice(
        left_out=tuple(one for one in Section if one in choice.left_out),
        introductions=tuple(Introduction(one, texts[one]) for one in Section if texts.get(one)),
        fund=clean_text(choice.fund, limit=MAX_FUND, **named),
        need=clean_text(choice.need, limit=MAX_INTRODUCTION, field="need", label="Dit antwoord"),
        purpose=clean_text(
            choice.purpose, limit=MAX_INTRODUCTION, field="purpose", label="Dit antwoord"
        ),
        revision=choice.revision,
    )
