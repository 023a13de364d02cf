"""What may be kept of a whole veranderverhaal that comes from a file: its parts, and together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from veranderverhaal.editing import (
    check_element,
    check_feit,
    check_story_text,
    check_verband,
    is_key,
)
from veranderverhaal.model import MAX_ELEMENTS, MAX_FEITEN, Layer, Veranderverhaal, may_join
from veranderverhaal.text import NotAccepted


def check_veranderverhaal(veranderverhaal: Veranderverhaal) -> Veranderverhaal:
    """The story as it may be kept, its parts in reading order.

    Raises NotAccepted when a part is wrong or cannot be.
    """
    check_number(veranderverhaal.elements, MAX_ELEMENTS, "kaartjes")
    check_number(veranderverhaal.feiten, MAX_FEITEN, "feiten")
    checked = replace(
        veranderverhaal,
        aanleiding=check_story_text(veranderverhaal.aanleiding, "aanleiding"),
        goal=check_story_text(veranderverhaal.goal, "goal"),
        elements=tuple(check_element(element) for element in veranderverhaal.elements),
        verbanden=tuple(check_verband(verband) for verband in veranderverhaal.verbanden),
        feiten=tuple(check_feit(feit) for feit in veranderverhaal.feiten),
    )
    check_keys([element.key for element in checked.elements])
    check_keys([feit.key for feit in checked.feiten])
    _check_verbanden(checked)
    return _in_reading_order(checked)


def _in_reading_order(veranderverhaal: Veranderverhaal) -> Veranderverhaal:
    """Elements by layer, verbanden by the elements they join: as storage hands a story out."""
    layers = list(Layer)
    elements = sorted(veranderverhaal.elements, key=lambda one: layers.index(one.layer))
    places = {element.key: place for place, element in enumerate(elements)}
    verbanden = sorted(
        veranderverhaal.verbanden, key=lambda one: (places[one.source], places[one.target])
    )
    return replace(veranderverhaal, elements=tuple(elements), verbanden=tuple(verbanden))


def check_number(parts: Sequence[Any], limit: int, label: str) -> None:
    """Raises NotAccepted when there are more of these parts than may be kept."""
    if len(parts) > limit:
        raise NotAccepted("", f"er zijn te veel {label}: hoogstens {limit}.")


def check_keys(keys: Sequence[str]) -> None:
    """Raises NotAccepted on a key that is there twice, or has other signs than it may have."""
    check_once(keys)
    for key in keys:
        if not is_key(key):
            raise NotAccepted("", "een onderdeel heeft een code die niet kan.")


def check_once(keys: Sequence[str]) -> None:
    """Raises NotAccepted on a key that is there twice."""
    if len(set(keys)) != len(keys):
        raise NotAccepted("", "twee onderdelen hebben dezelfde code.")


def _check_verbanden(veranderverhaal: Veranderverhaal) -> None:
    layers = {element.key: element.layer for element in veranderverhaal.elements}
    seen = set()
    for verband in veranderverhaal.verbanden:
        ends = (verband.source, verband.target)
        known = verband.source in layers and verband.target in layers
        if not known or not may_join(layers[verband.source], layers[verband.target]):
            raise NotAccepted("", "een verband hoort niet tussen deze kaartjes.")
        if ends in seen:
            raise NotAccepted("", "een verband staat er twee keer in.")
        seen.add(ends)
