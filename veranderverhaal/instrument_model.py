"""What an instrument of the library consists of, as its TOML file says it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from veranderverhaal.question import Option, QuestionKind


class ScoringRule(StrEnum):
    """How answers become a score; what each does stands in scoring.py."""

    COHESION = "cohesion"  # sum of 0-4, made 0-10
    LONELINESS = "loneliness"  # count of lonely answers, with two subscales
    WHO5 = "who5"  # sum of 0-5, times four
    SINGLE = "single"  # one item: the trede or grade itself
    EACH = "each"  # every item by itself, never a sum


class FilledBy(StrEnum):
    """Who gives the answers."""

    RESPONDENT = "respondent"
    WORKER = "worker"  # someone who judges how another person is doing


@dataclass(frozen=True)
class Theme:
    """What a group of items is about."""

    key: str
    label: str


@dataclass(frozen=True)
class Item:
    """One item. `text` is empty when it is not ours to ship; `sensitive` adds to the instrument's.

    `reverse`: agreeing means less of what is measured.
    """

    key: str
    text: str = ""
    help: str = ""
    reverse: bool = False
    subscale: str = ""
    theme: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class CutOff:
    """A name for the scores from `low` up to and including `high`.

    `of` names the subscale ("" is the total), `by` who uses it ("" is the owner).
    """

    label: str
    low: Decimal
    high: Decimal
    of: str = ""
    by: str = ""


@dataclass(frozen=True)
class Reference:
    """A published score to compare with, within this variant only."""

    label: str
    value: Decimal
    year: int
    source: str


@dataclass(frozen=True)
class Instrument:
    """One instrument in one variant. Texts are Dutch.

    `may_miss` is how many items may be without an answer before there is no score; None is any
    number. `scale` is empty for a grade: its codes are its labels. `lowest` and `highest` bound
    the score. `experienced` marks self-reported change, which is no before and after.
    """

    key: str
    title: str
    about: str
    kind: QuestionKind
    items: tuple[Item, ...]
    scoring: ScoringRule
    missing: str
    variant: str
    source: str
    licence: str
    fit_for: str
    unfit_for: str
    lowest: Decimal
    highest: Decimal
    scale: tuple[Option, ...] = ()
    may_miss: int | None = None
    cut_offs: tuple[CutOff, ...] = ()
    references: tuple[Reference, ...] = ()
    themes: tuple[Theme, ...] = ()
    notable_change: Decimal | None = None
    url: str = ""
    filled_by: FilledBy = FilledBy.RESPONDENT
    shipped: bool = True
    dont_know: bool = True
    sensitive: bool = False
    experienced: str = ""
    advice: str = ""
    open_question: str = ""

    def item(self, key: str) -> Item:
        """The item with this key. Raises KeyError when there is none."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def theme_items(self, theme: str) -> tuple[Item, ...]:
        """The items of one theme, in their order."""
        return tuple(item for item in self.items if item.theme == theme)


@dataclass(frozen=True)
class NotShipped:
    """An instrument that is not in the library, and why; `url` is the owner's site."""

    key: str
    title: str
    why: str
    url: str


def question_key(instrument: Instrument, item: Item) -> str:
    """The key of the question an item becomes: always the same, so that rounds can be compared."""
    return f"{instrument.key}-{item.key}"
