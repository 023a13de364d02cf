"""What changed between two versions of a veranderverhaal."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from veranderverhaal.model import FOUR_LAYERS, Element, Feit, Layer, Veranderverhaal, Verband

Part = TypeVar("Part", Element, Verband, Feit)

TEXT_FIELDS = ("aanleiding", "goal", "no_neveneffecten")
ELEMENT_FIELDS = ("title", "explanation", "layer", "level", "influence", "signs")
VERBAND_FIELDS = ("assumption", "certainty")
FEIT_FIELDS = (
    "label",
    "precision",
    "low",
    "high",
    "words",
    "unit",
    "period",
    "source",
    "counted_on",
)


@dataclass(frozen=True)
class FieldChange:
    """One field of one part, as it was and as it is."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change(Generic[Part]):
    """A part that stands in both versions, with what differs."""

    old: Part
    new: Part
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Difference(Generic[Part]):
    """Of one kind of part: what was added, changed and removed, in reading order."""

    added: tuple[Part, ...] = ()
    changed: tuple[Change[Part], ...] = ()
    removed: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Comparison:
    """All differences between an old and a new version; false when they tell the same."""

    texts: tuple[FieldChange, ...]
    elements: Difference[Element]
    verbanden: Difference[Verband]
    feiten: Difference[Feit]
    reordered: tuple[Layer, ...]
    feiten_reordered: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def compare(old: Veranderverhaal, new: Veranderverhaal) -> Comparison:
    """What was added, changed and removed from `old` to `new`; edit counters do not count."""
    return Comparison(
        texts=_changed_fields(old, new, TEXT_FIELDS),
        elements=_differ(old.elements, new.elements, lambda part: part.key, ELEMENT_FIELDS),
        verbanden=_differ(
            old.verbanden, new.verbanden, lambda part: (part.source, part.target), VERBAND_FIELDS
        ),
        feiten=_differ(old.feiten, new.feiten, lambda part: part.key, FEIT_FIELDS),
        reordered=tuple(
            layer
            for layer in (*FOUR_LAYERS, Layer.NEVENEFFECT)
            if _is_reordered(old.layer(layer), new.layer(layer))
        ),
        feiten_reordered=_is_reordered(old.feiten, new.feiten),
    )


def _differ(
    old: tuple[Part, ...],
    new: tuple[Part, ...],
    identity: Callable[[Part], Hashable],
    names: tuple[str, ...],
) -> Difference[Part]:
    before = {identity(part): part for part in old}
    after = {identity(part): part for part in new}
    changes = (
        Change(before[key], part, _changed_fields(before[key], part, names))
        for key, part in after.items()
        if key in before
    )
    return Difference(
        added=tuple(part for key, part in after.items() if key not in before),
        changed=tuple(change for change in changes if change.fields),
        removed=tuple(part for key, part in before.items() if key not in after),
    )


def _changed_fields(old: object, new: object, names: tuple[str, ...]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, getattr(old, name), getattr(new, name))
        for name in names
        if getattr(old, name) != getattr(new, name)
    )


def _is_reordered(
    old: tuple[Element, ...] | tuple[Feit, ...], new: tuple[Element, ...] | tuple[Feit, ...]
) -> bool:
    before, after = [part.key for part in old], [part.key for part in new]
    shared = set(before) & set(after)
    return [key for key in before if key in shared] != [key for key in after if key in shared]
