"""Indicatoren: by what an effect is noticed, as a count or as a question."""

from dataclasses import dataclass
from enum import StrEnum

from veranderverhaal.model import Layer, Veranderverhaal
from veranderverhaal.question import Question

# "Wat willen we ten minste weten?": keep it small (Movisie, Collectief: the kernkeuze).
MAX_CORE = 3


class IndicatorKind(StrEnum):
    """Every indicator is exactly one of the two."""

    OUTPUT = "output"  # a count: a feit or a telling
    OUTCOME = "outcome"  # a question, or all items of an instrument


@dataclass(frozen=True)
class Indicator:
    """One indicator. OUTPUT names a `feit` or a `telling`, OUTCOME holds its `questions`.

    `effect` is the key of an element; "" for an indicator that no effect needs.
    """

    key: str
    kind: IndicatorKind
    title: str
    effect: str = ""
    feit: str = ""
    telling: str = ""
    questions: tuple[Question, ...] = ()
    core: bool = False
    revision: int = 1


def effects_without(
    veranderverhaal: Veranderverhaal, indicatoren: tuple[Indicator, ...]
) -> tuple[str, ...]:
    """The keys of direct effects that no indicator belongs to, in their order."""
    known = {indicator.effect for indicator in indicatoren}
    effects = veranderverhaal.layer(Layer.DIRECT)
    return tuple(effect.key for effect in effects if effect.key not in known)


def loose_indicatoren(
    veranderverhaal: Veranderverhaal, indicatoren: tuple[Indicator, ...]
) -> tuple[Indicator, ...]:
    """The indicatoren that no effect of this story needs."""
    effects = {element.key for element in veranderverhaal.elements}
    return tuple(indicator for indicator in indicatoren if indicator.effect not in effects)
