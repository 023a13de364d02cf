"""What a canvas holds: cards in four columns, links between them, and ketens that run through."""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.effectenarena.model import Keten
from veranderverhaal.model import Layer


class Column(StrEnum):
    """The four columns, in the order of the four questions."""

    INVESTEERDER = "investeerder"
    AANPAK = "aanpak"
    EFFECT = "effect"
    INCASSEERDER = "incasseerder"


COLUMN_LABELS = {
    Column.INVESTEERDER: "Investeerders",
    Column.AANPAK: "Activiteiten",
    Column.EFFECT: "Effecten",
    Column.INCASSEERDER: "Incasseerders",
}
COLUMN_QUESTIONS = {
    Column.INVESTEERDER: "Wie investeert?",
    Column.AANPAK: "In welke activiteit?",
    Column.EFFECT: "Met welk effect?",
    Column.INCASSEERDER: "Wie incasseert?",
}
COLUMN_HINTS = {
    Column.INVESTEERDER: "Wie brengt iets in: geld, uren, ruimte of spullen?",
    Column.AANPAK: "Waar gaan dat geld en die uren in zitten?",
    Column.EFFECT: "Wat verandert er daardoor, voor mensen en de buurt?",
    Column.INCASSEERDER: "Wie heeft daar baat bij, en wat krijgt die dan?",
}
GONE_WORDS = {
    Column.INVESTEERDER: "(investeerder is weggehaald)",
    Column.AANPAK: "(activiteit is weggehaald)",
    Column.EFFECT: "(effect is weggehaald)",
    Column.INCASSEERDER: "(incasseerder is weggehaald)",
}
LOOSE_WORDS = {
    Column.INVESTEERDER: "investeert nog in niets",
    Column.AANPAK: "nog niet gebruikt",
    Column.EFFECT: "nog niet gebruikt",
    Column.INCASSEERDER: "krijgt nog niets",
}
EFFECT_NOTES = {
    Layer.DIRECT: "direct effect",
    Layer.INDIRECT: "indirect effect",
    Layer.NEVENEFFECT: "neveneffect",
}


@dataclass(frozen=True)
class CanvasCard:
    """A card in a column. `ketens` are the keys of those that run through it.

    `is_loose`: no keten or investering names it yet. `is_gone`: one does, but it is not there.
    """

    column: Column
    key: str
    title: str
    note: str = ""
    ketens: tuple[str, ...] = ()
    is_loose: bool = False
    is_gone: bool = False

    @property
    def id(self) -> str:
        """Unlike those of all other cards: an element may be an aanpak and an effect."""
        return f"{self.column}:{self.key}"


@dataclass(frozen=True)
class CanvasLink:
    """A line from one card (`source`, its id) to one in the next column, with its words."""

    source: str
    target: str
    words: str
    ketens: tuple[str, ...] = ()
    is_negative: bool = False


@dataclass(frozen=True)
class CanvasKeten:
    """A keten with the ids of all its cards, as a sentence, and with its words (may be "")."""

    keten: Keten
    number: int
    cards: tuple[str, ...]
    sentence: str
    chance: str = ""
    delta: str = ""


@dataclass(frozen=True)
class Canvas:
    """All that stands on it. `loose` tells in sentences what still hangs on nothing."""

    cards: tuple[CanvasCard, ...] = ()
    links: tuple[CanvasLink, ...] = ()
    ketens: tuple[CanvasKeten, ...] = ()
    loose: tuple[str, ...] = ()

    def column(self, column: Column, *, loose: bool = True) -> tuple[CanvasCard, ...]:
        """The cards of a column in their order, those that hang on nothing too or not."""
        return tuple(
            one for one in self.cards if one.column is column and (loose or not one.is_loose)
        )

    def card(self, card_id: str) -> CanvasCard:
        """The card with this id. Raises KeyError when there is none."""
        found = next((one for one in self.cards if one.id == card_id), None)
        if found is None:
            raise KeyError(card_id)
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nobody put anything in yet, and no keten was made."""
        return not self.ketens and not self.column(Column.INVESTEERDER)
