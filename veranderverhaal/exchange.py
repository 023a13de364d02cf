"""A whole initiatief as JSON, to carry it to another computer. Described in docs/uitwisseling.md.

Reading trusts nothing: types, bounds and sense are checked, and what cannot be is refused with
a Dutch message that says where.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from veranderverhaal.bundle import Bundle as Bundle
from veranderverhaal.bundle import CarriedResponse as CarriedResponse
from veranderverhaal.citaat import photo_key
from veranderverhaal.editing import check_initiatief
from veranderverhaal.exchange_checks import check_keys, check_number
from veranderverhaal.exchange_checks import check_veranderverhaal as check_veranderverhaal
from veranderverhaal.exchange_duiding import check_talking
from veranderverhaal.exchange_effectenarena import check_effectenarena
from veranderverhaal.exchange_meten import MAX_COUNTS, MAX_RESPONSES, check_measuring
from veranderverhaal.exchange_showing import check_showing
from veranderverhaal.exchange_uitkomst import MAX_MARKS, count_marks
from veranderverhaal.gesprek import QUESTIONS
from veranderverhaal.meting import Response
from veranderverhaal.model import MAX_TITLE, Initiatief, Snapshot, Veranderverhaal
from veranderverhaal.plain import WrongShape, from_plain, to_compact, to_plain
from veranderverhaal.text import NotAccepted, make_slug, require_line

FORMAT = "veranderverhaal-initiatief"
FORMAT_VERSION = 5
MAX_SNAPSHOTS = 200
# Brackets become objects many times their size: a file of nothing else would fill the memory.
MAX_GROUPS = 1_600_000
TOO_MUCH = (
    "Dit initiatief is te groot om mee te nemen: "
    "hoogstens 20.000 ingevulde vragenlijsten passen erin."
)
HEADER = ("format", "version")
BESIDE = ("logo", "photos")  # files of their own
NO_PHOTOS: Mapping[str, bytes] = MappingProxyType({})
EMPTY_RESPONSE = to_plain(Response())


class ExchangeRefused(ValueError):
    """A file that cannot be taken in. The message is Dutch and says why."""


def to_json(bundle: Bundle) -> str:
    """The bundle without its logo, as JSON text. The same bundle always gives the same text.

    Raises ExchangeRefused when it is more than from_json takes in.
    """
    if len(bundle.responses) > MAX_RESPONSES or len(bundle.counts) > MAX_COUNTS:
        raise ExchangeRefused(TOO_MUCH)
    if count_marks(bundle) > MAX_MARKS:
        raise ExchangeRefused(TOO_MUCH)
    parts: dict[str, Any] = {"format": FORMAT, "version": FORMAT_VERSION}
    for field in fields(bundle):
        if field.name not in (*BESIDE, "responses"):
            parts[field.name] = to_plain(getattr(bundle, field.name))
    written = [f"{json.dumps(name)}: {_indented(part)}" for name, part in parts.items()]
    written.append(f'"responses": {_one_a_line(bundle.responses)}')
    text = "{\n  " + ",\n  ".join(written) + "\n}\n"
    if not _fits(text):
        raise ExchangeRefused(TOO_MUCH)
    return text


def from_json(
    text: str, *, logo: bytes | None = None, photos: Mapping[str, bytes] = NO_PHOTOS
) -> Bundle:
    """The bundle that to_json wrote. Raises ExchangeRefused on anything else.

    Photos that no citaat has are left behind.
    """
    plain = _parse(text)
    _check_header(plain)
    try:
        for name in BESIDE:
            if name in plain:
                raise WrongShape(f"bestand.{name}", "dit gegeven is onbekend")
        parts = {name: part for name, part in plain.items() if name not in HEADER}
        bundle = from_plain(Bundle, parts, "bestand")
        checked = replace(
            bundle,
            initiatief=_check_initiatief(bundle.initiatief),
            veranderverhaal=check_veranderverhaal(bundle.veranderverhaal),
            snapshots=_check_snapshots(bundle.snapshots),
            gesprek_question=_check_question(bundle.gesprek_question),
            logo=logo,
        )
        whole = check_effectenarena(check_talking(check_showing(check_measuring(checked))))
        return replace(whole, photos=_used_photos(whole, photos))
    except WrongShape as error:
        raise ExchangeRefused(
            f"Het bestand klopt niet bij ‘{error.where}’: {error.expected}."
        ) from error
    except NotAccepted as error:
        raise ExchangeRefused(f"Het bestand klopt niet: {error.message}") from error


def veranderverhaal_to_json(veranderverhaal: Veranderverhaal) -> str:
    """One veranderverhaal as compact JSON text, as snapshots are kept."""
    return to_compact(veranderverhaal)


def veranderverhaal_from_json(text: str) -> Veranderverhaal:
    """What veranderverhaal_to_json wrote. Raises ExchangeRefused or WrongShape otherwise."""
    return from_plain(Veranderverhaal, _parse(text), "veranderverhaal")


def _indented(plain: Any) -> str:
    """JSON text with room around it, one step in: a break is never part of a text in JSON."""
    return json.dumps(plain, ensure_ascii=False, indent=2).replace("\n", "\n  ")


def _one_a_line(responses: tuple[CarriedResponse, ...]) -> str:
    """Responses without what is the same in all: twenty thousand of them stay small."""
    lines = [json.dumps(_carried(one), ensure_ascii=False) for one in responses]
    return "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"


def _carried(carried: CarriedResponse) -> dict[str, Any]:
    plain = to_plain(carried.response)
    told = {name: part for name, part in plain.items() if part != EMPTY_RESPONSE[name]}
    checked = {"checked": True} if carried.checked else {}
    themes = {"themes": [*carried.themes]} if carried.themes else {}
    return {"meting": carried.meting, "response": told} | checked | themes


def _fits(text: str) -> bool:
    return text.count("[") + text.count("{") <= MAX_GROUPS


def _parse(text: str) -> Any:
    if not _fits(text):
        raise ExchangeRefused("Dit bestand is te groot om een initiatief te zijn.")
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
    check_number(snapshots, MAX_SNAPSHOTS, "versies")
    check_keys([snapshot.key for snapshot in snapshots])
    return tuple(
        replace(
            snapshot,
            name=require_line(snapshot.name, limit=MAX_TITLE, field="name", label="De naam"),
            veranderverhaal=check_veranderverhaal(snapshot.veranderverhaal),
        )
        for snapshot in snapshots
    )


def _used_photos(bundle: Bundle, photos: Mapping[str, bytes]) -> dict[str, bytes]:
    """The photos that a citaat has. Raises NotAccepted on one that is not what its key says."""
    used = {one.photo for one in bundle.citaten}
    if any(photo_key(content) != key for key, content in photos.items()):
        raise NotAccepted("", "een foto is niet de foto die erbij hoort.")
    return {key: content for key, content in photos.items() if key in used}


def _check_question(key: str) -> str:
    return key if key in {question.key for question in QUESTIONS} else ""
