"""The values everything else is about: an initiatief, its veranderverhaal, and their parts."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

# Letters and digits that are not mistaken for another when read aloud or copied by hand.
KEY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
KEY_LENGTH = 8

MAX_TITLE = 120
MAX_TEXT = 2000
MAX_ELEMENTS = 200
MAX_FEITEN = 60


class Layer(StrEnum):
    """Where an element stands in the veranderverhaal (Movisie, Collectief, 2023: four layers).

    The fifth, NEVENEFFECT, holds what may happen that nobody wants; it stands apart from the four.
    """

    DOELGROEP = "doelgroep"
    AANPAK = "aanpak"
    DIRECT = "direct_effect"
    INDIRECT = "indirect_effect"
    NEVENEFFECT = "neveneffect"


FOUR_LAYERS = (Layer.DOELGROEP, Layer.AANPAK, Layer.DIRECT, Layer.INDIRECT)
EFFECT_LAYERS = (Layer.DIRECT, Layer.INDIRECT, Layer.NEVENEFFECT)


class Level(StrEnum):
    """For whom an effect can be noticed (niveau)."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    NEIGHBOURHOOD = "neighbourhood"


class Influence(StrEnum):
    """How far the initiatief itself can bring an effect about (invloed)."""

    OWN = "own"
    SHARED = "shared"
    BARELY = "barely"


class Certainty(StrEnum):
    """How sure the group is of a verband."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Precision(StrEnum):
    """How exactly a feit is known. IN_WORDS is for a source that gives no number ("tientallen")."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    RANGE = "range"
    IN_WORDS = "in_words"


class Theme(StrEnum):
    """The colour theme of an initiatief. OWN is made from its own `colour`."""

    WATER = "water"
    GARDEN = "garden"
    BRICK = "brick"
    EVENING = "evening"
    STONE = "stone"
    OWN = "own"


@dataclass(frozen=True)
class Element:
    """One card in a layer. `revision` rises by one at every save."""

    key: str
    layer: Layer
    title: str
    explanation: str = ""
    level: Level | None = None
    influence: Influence | None = None
    signs: str = ""  # "waaraan merken we het?", in the group's own words
    revision: int = 1


@dataclass(frozen=True)
class Verband:
    """Two elements in neighbouring layers, and the assumption that joins them."""

    source: str
    target: str
    assumption: str = ""
    certainty: Certainty | None = None
    revision: int = 1


@dataclass(frozen=True)
class Feit:
    """A fact with its precision. `low` alone unless RANGE; `words` only when IN_WORDS.

    `icon` is the name of the picture beside it; empty lets the software choose by its words.
    """

    key: str
    label: str
    precision: Precision
    low: Decimal | None = None
    high: Decimal | None = None
    words: str = ""
    unit: str = ""
    period: str = ""
    source: str = ""
    counted_on: date | None = None
    icon: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Veranderverhaal:
    """The whole story of one initiatief. `revision` guards `aanleiding` and `goal`."""

    aanleiding: str = ""
    goal: str = ""
    elements: tuple[Element, ...] = ()
    verbanden: tuple[Verband, ...] = ()
    feiten: tuple[Feit, ...] = ()
    no_neveneffecten: bool = False  # the group considered negative side effects and sees none
    revision: int = 1

    def layer(self, layer: Layer) -> tuple[Element, ...]:
        """The elements of one layer, in their order."""
        return tuple(element for element in self.elements if element.layer == layer)

    def element(self, key: str) -> Element:
        """The element with this key. Raises KeyError when there is none."""
        for element in self.elements:
            if element.key == key:
                return element
        raise KeyError(key)

    def verbanden_from(self, key: str) -> tuple[Verband, ...]:
        """The verbanden that leave this element, in the order of their targets."""
        return tuple(verband for verband in self.verbanden if verband.source == key)


@dataclass(frozen=True)
class Initiatief:
    """What an initiatief is called and how it looks. `slug` is its short name in commands.

    `colour` is its own colour as "#rrggbb", or empty; it is used with Theme.OWN only.
    """

    slug: str
    name: str
    buurt: str = ""
    gemeente: str = ""
    motto: str = ""
    theme: Theme = Theme.WATER
    colour: str = ""
    source: str = ""  # where the story comes from, shown at the foot of poster and diagram
    reference_date: date | None = None  # peildatum; shown as month and year
    revision: int = 1


@dataclass(frozen=True)
class Snapshot:
    """A version of the veranderverhaal that was kept under a name."""

    key: str
    name: str
    kept_on: date
    veranderverhaal: Veranderverhaal = field(compare=True, repr=False)


def new_key() -> str:
    """A fresh key for an element, feit or snapshot: 8 characters, 31**8 possibilities."""
    return "".join(secrets.choice(KEY_ALPHABET) for _ in range(KEY_LENGTH))


def next_layer(layer: Layer) -> Layer | None:
    """The layer that a verband from `layer` leads to; None where no verband may start."""
    position = FOUR_LAYERS.index(layer) if layer in FOUR_LAYERS else len(FOUR_LAYERS)
    return FOUR_LAYERS[position + 1] if position + 1 < len(FOUR_LAYERS) else None


def may_join(source: Layer, target: Layer) -> bool:
    """Whether a verband may run from `source` to `target`: one layer on, never further or back."""
    return next_layer(source) == target
