"""What an initiatief shows of itself: the values behind poster, flyer, slide and shared page."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from veranderverhaal.citaat import Citaat
from veranderverhaal.model import Initiatief, Veranderverhaal

MOST_RESULTS = 3
MOST_ASIDES = 2  # neveneffecten, and as many tensions


class Direction(StrEnum):
    """Where the doelgroep stands: on top, or at the bottom as Movisie draws it."""

    DOWN = "down"
    UP = "up"


class ResultKind(StrEnum):
    """How a result is drawn."""

    BARS = "bars"  # a bar of parts for each row
    CHANGE = "change"  # then and now, for each row
    NUMBER = "number"  # one big number


class Tone(StrEnum):
    """What a part of a bar means. The words beside it say it too: colour is never alone."""

    AGAINST = "against"  # oneens, nee; fewer or lower than before
    NEUTRAL = "neutral"
    FAVOUR = "favour"  # eens, ja; more or higher than before


@dataclass(frozen=True)
class Part:
    """One part of a bar: how many, of all in the row, and how that is written ("18%" or "4")."""

    tone: Tone
    count: int
    text: str


@dataclass(frozen=True)
class Point:
    """One round of a row: a share from 0 to 1 with its 95% band, and how that is written."""

    label: str  # "mei 2022"
    n: int
    share: Decimal
    low: Decimal
    high: Decimal
    text: str


@dataclass(frozen=True)
class ResultLine:
    """One thing that was asked. It has `parts` or two `points`, oldest first; never both.

    `n` is who answered it, "weet ik niet" left out. `figure` and `band` are written out: "73%" or
    "7 van de 12", and "64% tot 80%".
    """

    label: str
    n: int
    parts: tuple[Part, ...] = ()
    points: tuple[Point, ...] = ()
    figure: str = ""
    band: str = ""


@dataclass(frozen=True)
class Result:
    """One result that may be shown, whole: nothing that was withheld is in it.

    `lead` is what all rows begin with or were asked, `legend` names the parts, `basis` says on how
    many answers it rests and when ("111 antwoorden, mei – juni 2022"), `notes` what must be read
    with it (other people than before, more than 100 together), `sentence` the headline in words.
    A NUMBER has `figure` and no rows. `questions` are the keys of what was asked.
    """

    key: str
    kind: ResultKind
    title: str
    basis: str
    sentence: str
    lead: str = ""
    rows: tuple[ResultLine, ...] = ()
    figure: str = ""
    band: str = ""
    legend: tuple[tuple[Tone, str], ...] = ()
    notes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    made_up: bool = False


@dataclass(frozen=True)
class PosterChoice:
    """What the group chose for its poster. None is the software's own choice; empty is none.

    `neveneffecten` are the keys of elements, `tensions` those of lessons.
    """

    direction: Direction = Direction.DOWN
    verbanden: bool = True
    feiten: bool = True
    results: tuple[str, ...] | None = None
    citaat: str | None = None
    qr: bool = True
    neveneffecten: tuple[str, ...] = ()
    tensions: tuple[str, ...] = ()
    revision: int = 1


@dataclass(frozen=True)
class Showcase:
    """Everything a shape is made from, chosen and allowed; it needs nothing else.

    `link` is the address of the shared page and `form_link` of an open vragenlijst; both are
    empty when there is none. `made_up` says in Dutch what is made up, for the foot of the page.
    `neveneffecten` and `tensions` are told in an honest line each; `photo` belongs to the citaat.
    """

    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    logo: bytes | None = None
    results: tuple[Result, ...] = ()
    citaat: Citaat | None = None
    direction: Direction = Direction.DOWN
    verbanden: bool = True
    feiten: bool = True
    link: str = ""
    form_link: str = ""
    made_up: tuple[str, ...] = ()
    neveneffecten: tuple[str, ...] = ()
    tensions: tuple[str, ...] = ()
    photo: bytes | None = None
