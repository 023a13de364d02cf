"""Everything that belongs to one initiatief, to carry it to another computer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.card import CardGroup
from veranderverhaal.citaat import Citaat
from veranderverhaal.duiding import Duiding
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.indicator import Indicator
from veranderverhaal.interview import Interview
from veranderverhaal.lesson import Lesson
from veranderverhaal.meting import Meting, Response
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Initiatief, Snapshot, Veranderverhaal
from veranderverhaal.reporting import ReportChoice
from veranderverhaal.set_aside import SetAsides
from veranderverhaal.showcase import PosterChoice
from veranderverhaal.source_cell import SourceCell
from veranderverhaal.story_round import StoryRound
from veranderverhaal.telling import Count, Telling
from veranderverhaal.uitkomst import NeighbourhoodFigure, Norm, Theme
from veranderverhaal.vragenlijst import Vragenlijst
from veranderverhaal.wording import WordingChange


@dataclass(frozen=True)
class CarriedResponse:
    """One response to the meting with this key; `checked` against its paper by a second person.

    `themes` are the keys of those that its open answers were given; a theme names its question.
    """

    meting: str
    response: Response
    checked: bool = False
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CarriedGroup:
    """One group of cards of the bijeenkomst with this key; the cards themselves stay behind."""

    bijeenkomst: str
    group: CardGroup


@dataclass(frozen=True)
class Bundle:
    """A whole initiatief. `logo` is a PNG picture, `photos` are JPEG pictures by their key.

    A vragenlijst is there once for every version that is the newest or has answers. With the
    `linking_secret` the self-made code of a person gives the same hash on another computer. The
    shared page stays behind: its address belongs to one installation.
    """

    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    snapshots: tuple[Snapshot, ...] = ()
    gesprek_question: str = ""
    logo: bytes | None = None
    indicatoren: tuple[Indicator, ...] = ()
    vragenlijsten: tuple[Vragenlijst, ...] = ()
    wording_changes: tuple[WordingChange, ...] = ()
    metingen: tuple[Meting, ...] = ()
    tellingen: tuple[Telling, ...] = ()
    counts: tuple[Count, ...] = ()
    norms: tuple[Norm, ...] = ()
    figures: tuple[NeighbourhoodFigure, ...] = ()
    themes: tuple[Theme, ...] = ()
    citaten: tuple[Citaat, ...] = ()
    poster_choice: PosterChoice = field(default_factory=PosterChoice)
    report_choice: ReportChoice = field(default_factory=ReportChoice)
    bijeenkomsten: tuple[Bijeenkomst, ...] = ()
    duidingen: tuple[Duiding, ...] = ()
    card_groups: tuple[CarriedGroup, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    interviews: tuple[Interview, ...] = ()
    story_rounds: tuple[StoryRound, ...] = ()
    source_cells: tuple[SourceCell, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    set_asides: SetAsides = field(default_factory=SetAsides)
    effectenarena: Effectenarena = field(default_factory=Effectenarena)
    known_totals: tuple[KnownTotal, ...] = ()
    income: tuple[IncomeLine, ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    linking_secret: str = field(default="", repr=False)
    responses: tuple[CarriedResponse, ...] = ()
