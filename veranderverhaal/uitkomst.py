"""Uitkomsten: what may be shown of a tally. What may not be shown is not in here.

Everything that shows a result, on a screen, in a picture, in a file or in words, is made from
these values and from nothing else; so what is withheld cannot leak on one of those ways.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from veranderverhaal.meting import Channel, Meting
from veranderverhaal.question import Question
from veranderverhaal.vragenlijst import Vragenlijst


class Shown(StrEnum):
    """How much of an uitkomst is shown (domain knowledge §3.1)."""

    NOTHING = "nothing"  # 0-4 answers: "te weinig antwoorden"
    PRESENCE = "presence"  # 5-9: only that there were answers
    COUNTS = "counts"  # 10-29: counts and the band, no subgroups
    SHARES = "shares"  # 30 and more: percentages, band, n
    WITHHELD = "withheld"  # a group that cannot be shown without showing another


WITH_NUMBERS = (Shown.COUNTS, Shown.SHARES)


@dataclass(frozen=True)
class Band:
    """A share with its 95% band, each from 0 to 1 and exact."""

    share: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Group:
    """The respondents who gave `group` on `axis`; both labels are Dutch."""

    axis: str
    group: str
    axis_label: str
    label: str


@dataclass(frozen=True)
class Bar:
    """One answer, or answers put together so that nobody is recognised, with how many gave it."""

    codes: tuple[str, ...]
    label: str
    count: int


@dataclass(frozen=True)
class Uitkomst:
    """What is shown of one question in one meting, for everyone or for one group.

    Only with COUNTS and SHARES it has numbers: `n` answers other than "weet ik niet", `bars` in
    the order of the options (for RANK: how often in first place; empty for OPEN), `dont_know` and
    `skipped` apart. `headline` is how many gave an answer that counts as favourable (stelling: eens
    and helemaal eens; yes_no: ja), None for kinds without one. `median`, `middle` (the middle half)
    and `mean` only for GRADE, LADDER, NUMBER and scores; `median_places` only for RANK, by option.
    """

    question: Question
    meting: str
    shown: Shown
    group: Group | None = None
    n: int | None = None
    bars: tuple[Bar, ...] = ()
    dont_know: int | None = None
    skipped: int | None = None
    headline: int | None = None
    headline_label: str = ""
    band: Band | None = None
    bands: Mapping[str, Band] = field(default_factory=dict)  # per code, where one is chosen
    median: Decimal | None = None
    middle: tuple[Decimal, Decimal] | None = None
    mean: Decimal | None = None
    median_places: Mapping[str, Decimal] = field(default_factory=dict)
    merged: bool = False  # small numbers of a sensitive question were put together

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        return self.shown in WITH_NUMBERS


class BlockKind(StrEnum):
    """What is drawn together, and how."""

    STELLINGEN = "stellingen"  # a row per stelling
    YES_NO = "yes_no"
    GRADE = "grade"
    LADDER = "ladder"
    ONE_OF = "one_of"
    SEVERAL_OF = "several_of"
    RANK = "rank"
    NUMBER = "number"
    OPEN = "open"
    DOMAINS = "domains"  # ZRM: a row per domain, never a sum
    SCORE = "score"  # the score on an instrument, per respondent


@dataclass(frozen=True)
class Block:
    """What one chart shows. `key` never changes; `notes` are Dutch sentences to show with it.

    `experienced`: the answers tell of change that people say themselves, not of before and after.
    """

    key: str
    kind: BlockKind
    title: str
    uitkomsten: tuple[Uitkomst, ...]
    notes: tuple[str, ...] = ()
    experienced: bool = False


@dataclass(frozen=True)
class ResponseFigures:
    """How many were asked and answered. `approached` None: nobody knows how many were asked.

    `complete` is how many answered every question but open ones. `counted` is how many are in the
    uitkomsten: while a meting is open, the last answers wait (see veranderverhaal.release). Once
    released, a channel or language of a few people is left out, and `helped` is then None.

    `begun` is how many forms were begun: all that came in, and those of which we heard that they
    were begun and that were never sent. None: not known, or a few were not sent (once released).

    `told_of` is of how many people channels, languages and help tell: of those of the closing.
    None: of all. `waiting` is how many that came in are not counted yet (None: all that are not),
    and `changes` how many were taken away, put back or corrected without that being counted yet
    (see veranderverhaal.release_steps).
    """

    approached: int | None
    received: int
    complete: int
    counted: int
    by_channel: Mapping[Channel, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    helped: int | None = 0
    begun: int | None = None
    told_of: int | None = None
    waiting: int | None = None
    changes: int = 0


@dataclass(frozen=True)
class Uitkomsten:
    """Everything that is shown of one meting, for everyone or for the groups of one axis."""

    meting: Meting
    vragenlijst: Vragenlijst
    response: ResponseFigures
    blocks: tuple[Block, ...]


class EffectState(StrEnum):
    """What is known of an effect."""

    MEASURED = "measured"
    TOO_FEW = "too_few"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True)
class EffectUitkomst:
    """What is known of one effect, with one short Dutch line ("73% merkt dit (81 van de 111)")."""

    effect: str
    state: EffectState
    headline: str = ""


@dataclass(frozen=True)
class Change:
    """The same people in two metingen: how many went up, stayed and went down on one question.

    `steps` is how many went from one code to another; None when it would show the answers of a few
    (see veranderverhaal.release_change). `p` is the two-sided sign test, None below six
    changers. Only with COUNTS and SHARES there are numbers.
    """

    question: Question
    before: str
    after: str
    shown: Shown
    n: int | None = None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    p: Decimal | None = None
    steps: Mapping[tuple[str, str], int] | None = None

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        return self.shown in WITH_NUMBERS


@dataclass(frozen=True)
class Difference:
    """Other people in two metingen: the share that is favourable then and now.

    `difference`, `low` and `high` are now minus then, with Newcombe's 95% interval, from -1 to 1.
    """

    question: Question
    before: Uitkomst
    after: Uitkomst
    difference: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Norm:
    """When the group is content, set beforehand: the favourable share in percent, or the median."""

    question: str
    least: Decimal
    set_on: str  # ISO date
    revision: int = 1


class FigureUnit(StrEnum):
    """In what a figure of the neighbourhood is expressed."""

    PERCENT = "percent"
    GRADE = "grade"
    SCORE = "score"
    NUMBER = "number"


@dataclass(frozen=True)
class NeighbourhoodFigure:
    """A figure of the neighbourhood from someone else, to put beside an uitkomst.

    It may stand beside a question of the same `instrument`, `item` and `variant` only; for a
    question of the group's own, `question` is its key and the user says it was asked alike.
    """

    key: str
    label: str
    area: str
    value: Decimal
    unit: FigureUnit
    year: int
    source: str
    url: str = ""
    instrument: str = ""
    item: str = ""
    variant: str = ""
    question: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Theme:
    """What open answers to one question have in common, as the group names it."""

    key: str
    question: str
    label: str
    revision: int = 1


@dataclass(frozen=True)
class OpenAnswer:
    """One open answer with the themes it was given; `id` is of the response."""

    id: int
    text: str
    themes: tuple[str, ...] = ()
