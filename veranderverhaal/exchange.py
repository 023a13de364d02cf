"""A whole initiatief as JSON, to carry it to another computer. Described in docs/uitwisseling.md.

Reading trusts nothing: types, bounds and sense are checked, and what cannot be is refused with
a Dutch message that says where.
"""

import json
from dataclasses import dataclass, replace
from typing import Any

from veranderverhaal.editing import (
    check_element,
    check_feit,
    check_initiatief,
    check_story_text,
    check_verband,
)
from veranderverhaal.gesprek import QUESTIONS
from veranderverhaal.model import (
    MAX_ELEMENTS,
    MAX_FEITEN,
    MAX_TITLE,
    Initiatief,
    Layer,
    Snapshot,
    Veranderverhaal,
    may_join,
)
from veranderverhaal.plain import WrongShape, from_plain, to_plain
from veranderverhaal.text import NotAccepted, make_slug, require_line

FORMAT = "veranderverhaal-initiatief"
FORMAT_VERSION = 1
MAX_SNAPSHOTS = 200
MAX_KEY = 40


class ExchangeRefused(ValueError):
    """A file that cannot be taken in. The message is Dutch and says why."""


@dataclass(frozen=True)
class Bundle:
    """Everything that belongs to one initiatief. `logo` is a PNG picture."""

    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    snapshots: tuple[Snapshot, ...] = ()
    gesprek_question: str = ""
    logo: bytes | None = None


@dataclass(frozen=True)
class _Document:
    """The JSON text, as it is laid out."""

    format: str
    version: int
    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    snapshots: tuple[Snapshot, ...] = ()
    gesprek_question: str = ""


def to_json(bundle: Bundle) -> str:
    """The bundle without its logo, as JSON text. The same bundle always gives the same text."""
    document = _Document(
        FORMAT,
        FORMAT_VERSION,
        bundle.initiatief,
        bundle.veranderverhaal,
        bundle.snapshots,
        bundle.gesprek_question,
    )
    return json.dumps(to_plain(document), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, *, logo: bytes | None = None) -> Bundle:
    """The bundle that to_json wrote. Raises ExchangeRefused on anything else."""
    plain = _parse(text)
    _check_header(plain)
    try:
        document = from_plain(_Document, plain, "bestand")
        return Bundle(
            initiatief=_check_initiatief(document.initiatief),
            veranderverhaal=check_veranderverhaal(document.veranderverhaal),
            snapshots=_check_snapshots(document.snapshots),
            gesprek_question=_check_question(document.gesprek_question),
            logo=logo,
        )
    except WrongShape as error:
        raise ExchangeRefused(
            f"Het bestand klopt niet bij ‘{error.where}’: {error.expected}."
        ) from error
    except NotAccepted as error:
        raise ExchangeRefused(f"Het bestand klopt niet: {error.message}") from error


def veranderverhaal_to_json(veranderverhaal: Veranderverhaal) -> str:
    """One veranderverhaal as compact JSON text, as snapshots are kept."""
    return json.dumps(to_plain(veranderverhaal), ensure_ascii=False, separators=(",", ":"))


def veranderverhaal_from_json(text: str) -> Veranderverhaal:
    """What veranderverhaal_to_json wrote. Raises ExchangeRefused or WrongShape otherwise."""
    return from_plain(Veranderverhaal, _parse(text), "veranderverhaal")


def check_veranderverhaal(veranderverhaal: Veranderverhaal) -> Veranderverhaal:
    """The story as it may be kept, its parts in reading order.

    Raises NotAccepted when a part is wrong or cannot be.
    """
    _check_count(veranderverhaal.elements, MAX_ELEMENTS, "kaartjes")
    _check_count(veranderverhaal.feiten, MAX_FEITEN, "feiten")
    checked = replace(
        veranderverhaal,
        aanleiding=check_story_text(veranderverhaal.aanleiding, "aanleiding"),
        goal=check_story_text(veranderverhaal.goal, "goal"),
        elements=tuple(check_element(element) for element in veranderverhaal.elements),
        verbanden=tuple(check_verband(verband) for verband in veranderverhaal.verbanden),
        feiten=tuple(check_feit(feit) for feit in veranderverhaal.feiten),
    )
    _check_keys([element.key for element in checked.elements])
    _check_keys([feit.key for feit in checked.feiten])
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


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeRefused(
            "Dit bestand is beschadigd, of het is geen bestand van Veranderverhaal."
        ) from error


def _check_header(plain: object) -> None:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ExchangeRefused("Dit is geen bestand van Veranderverhaal.")
    version = plain.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ExchangeRefused("Het bestand klopt niet: het nummer van de versie ontbreekt.")
    if version > FORMAT_VERSION:
        raise ExchangeRefused(
            "Dit bestand komt uit een nieuwere versie van Veranderverhaal. "
            "Werk het programma op deze computer eerst bij."
        )


def _check_initiatief(initiatief: Initiatief) -> Initiatief:
    return replace(check_initiatief(initiatief), slug=make_slug(initiatief.slug))


def _check_snapshots(snapshots: tuple[Snapshot, ...]) -> tuple[Snapshot, ...]:
    _check_count(snapshots, MAX_SNAPSHOTS, "versies")
    _check_keys([snapshot.key for snapshot in snapshots])
    return tuple(
        replace(
            snapshot,
            name=require_line(snapshot.name, limit=MAX_TITLE, field="name", label="De naam"),
            veranderverhaal=check_veranderverhaal(snapshot.veranderverhaal),
        )
        for snapshot in snapshots
    )


def _check_question(key: str) -> str:
    return key if key in {question.key for question in QUESTIONS} else ""


def _check_count(parts: tuple[Any, ...], limit: int, label: str) -> None:
    if len(parts) > limit:
        raise NotAccepted("", f"er zijn te veel {label}: hoogstens {limit}.")


def _check_keys(keys: list[str]) -> None:
    if len(set(keys)) != len(keys):
        raise NotAccepted("", "twee onderdelen hebben dezelfde code.")
    for key in keys:
        if not (key.isascii() and key.replace("-", "").isalnum() and len(key) <= MAX_KEY):
            raise NotAccepted("", "een onderdeel heeft een code die niet kan.")


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
