"""The impactrapport and the aanvraag: what they are made from, and what the group chose."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from veranderverhaal.citaat import Citaat
from veranderverhaal.indicator import Indicator
from veranderverhaal.model import Initiatief, Veranderverhaal
from veranderverhaal.results import Released
from veranderverhaal.story_order import Counted
from veranderverhaal.text import clean_text
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
    CITATEN = "citaten"
    FEITEN = "feiten"
    NEVENEFFECTEN = "neveneffecten"
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
    stand together.
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
