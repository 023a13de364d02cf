"""What a reader must know beside the euros: the values that the rules are told with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.effectenarena.model import Effectenarena, Keten
from veranderverhaal.effectenarena.naming import keten_name
from veranderverhaal.model import Veranderverhaal

MOST_NAMED = 6
TOO_GOOD = "Daardoor lijkt de uitkomst te gunstig."


class Weight(StrEnum):
    """How heavy a notice is: no result may be shown, the result is doubtful, or just to know."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True)
class Notice:
    """One Dutch notice. `key` tells the rule; `ketens` are the keys it is about, () for all."""

    key: str
    text: str
    ketens: tuple[str, ...] = ()
    weight: Weight = Weight.NOTE


@dataclass(frozen=True)
class Naming:
    """How ketens are named in a notice."""

    effectenarena: Effectenarena
    story: Veranderverhaal

    def one(self, keten: Keten) -> str:
        """The name of a keten, in quotes; with its place where another has the same name."""
        ketens = self.effectenarena.ketens
        name = keten_name(keten, self.effectenarena, self.story)
        places = {one.key: place for place, one in enumerate(ketens, 1) if _same(one, keten)}
        place = places.get(keten.key)  # None for one that is not kept yet
        return f"{name} (keten {place})" if place and len(places) > 1 else name

    def all(self, ketens: Sequence[Keten]) -> str:
        """The names of ketens behind one another."""
        return shortened([self.one(keten) for keten in ketens])


def _same(one: Keten, other: Keten) -> bool:
    """Whether they are called the same."""
    return (one.aanpak, one.effect, one.incasseerder) == (
        other.aanpak,
        other.effect,
        other.incasseerder,
    )


def shortened(names: Sequence[str]) -> str:
    """The first names, and how many more there are: "a; b; en nog 3"."""
    more = len(names) - MOST_NAMED
    if more <= 1:
        return "; ".join(names)
    return f"{'; '.join(names[:MOST_NAMED])}; en nog {more}"


def about(key: str, text: str, ketens: Iterable[Keten], weight: Weight = Weight.WARN) -> Notice:
    """A notice about these ketens."""
    return Notice(key, text, tuple(keten.key for keten in ketens), weight)
