"""What a deck is: the screens of a meting or of a bijeenkomst, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.card import Board
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.model import Initiatief
from web.presentatie_charts import Chart
from web.presentatie_wall import Wall
from web.presentatie_words import period_text

Quotes = Mapping[str, Sequence[str]]  # open answers that may be shown, by question key


class ScreenKind(StrEnum):
    """What a screen is for."""

    TITLE = "title"
    JOIN = "join"
    RESULT = "result"
    THANKS = "thanks"
    PHONES = "phones"  # of a bijeenkomst, as the others that follow
    QUESTION = "question"
    LIST = "list"


@dataclass(frozen=True)
class Screen:
    """`told` and `notes` stand beneath the chart; `figures` says how many answered and when.

    `guess`: it is shown first without its bars. `left_out`: going on passes it by. `block` is the
    place of its block among the uitkomsten. Screens of a bijeenkomst are about the topic with
    `topic_key`; where a `question` is asked about it, cards hang on the `wall`.
    """

    kind: ScreenKind
    title: str
    topic: str = ""
    chart: Chart | None = None
    told: tuple[str, ...] = ()
    notes: str = ""
    figures: str = ""
    guess: bool = False
    left_out: bool = False
    block: int | None = None
    live: tuple[str, Chart] | None = None  # a title with bars that fit beside the QR
    topic_key: str = ""
    question: DuidingQuestion | None = None
    wall: Wall | None = None
    voted: Wall | None = None  # the same with the dots that were given

    @property
    def name(self) -> str:
        """What the remote calls it: a title that is only a beginning says too little."""
        if self.question:
            return f"{self.topic} – {self.title}"
        return self.topic if self.topic and self.title.endswith("…") else self.title


@dataclass(frozen=True)
class Deck:
    """All screens of one meting or one bijeenkomst, with what stands on every one of them.

    `code` is where phones come: to the form of the meting, or to the cards of the bijeenkomst.
    """

    initiatief: Initiatief
    meting: Meting | None
    screens: tuple[Screen, ...]
    joined: str = ""  # how many joined, which changes more often than the screens
    bijeenkomst: Bijeenkomst | None = None
    board: Board = field(default_factory=Board)
    code: str = ""
    made_up: bool = False

    @property
    def is_open(self) -> bool:
        """Whether people may still join."""
        return self.meting is not None and self.meting.state is MetingState.OPEN

    @property
    def period(self) -> str:
        """When was asked, in words."""
        return period_text(self.meting) if self.meting else ""

    @property
    def path(self) -> str:
        """What a phone opens."""
        return f"/{'v' if self.meting else 'k'}/{self.code}"
