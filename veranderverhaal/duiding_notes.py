"""A duiding field by field, as it is typed: two people who write at once lose nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from veranderverhaal.duiding import (
    MAX_NOTE,
    Duiding,
    Explanation,
    Recognition,
    check_duiding,
)
from veranderverhaal.text import NotAccepted, clean_text

NOTE_FIELDS = (
    *("recognition", "recognition_why", "explanations", "explanation"),
    *("judgement", "meaning"),
)
NOT_OFFERED = "Kies een van de antwoorden."


def note_texts(duiding: Duiding) -> dict[str, str]:
    """What stands in each field as one text: of a choice its key, of several with spaces."""
    texts = {name: getattr(duiding, name) for name in NOTE_FIELDS}
    texts["recognition"] = duiding.recognition.value if duiding.recognition else ""
    texts["explanations"] = " ".join(duiding.explanations)
    return texts


def clashing_notes(
    kept: Duiding, values: Mapping[str, str], seen: Mapping[str, str]
) -> tuple[str, ...]:
    """The fields that somebody else changed since they were seen, into something else than this.

    What was sent twice is no clash, for it is there already; nor is an empty field: there nothing
    is lost.
    """
    now = note_texts(kept)
    return tuple(
        name
        for name in NOTE_FIELDS
        if name in values
        and now[name] not in ("", _plain(values[name]), _plain(seen.get(name, "")))
    )


def with_notes(kept: Duiding, values: Mapping[str, str], names: Iterable[str]) -> Duiding:
    """The duiding with these of its fields as they were typed. Raises NotAccepted."""
    chosen = {name: values[name] for name in names if name in values}
    fields: dict[str, object] = dict(chosen)
    if "recognition" in chosen:
        fields["recognition"] = _recognition(chosen["recognition"])
    if "explanations" in chosen:
        fields["explanations"] = _explanations(chosen["explanations"])
    return check_duiding(replace(kept, **fields))  # type: ignore[arg-type]


def _recognition(text: str) -> Recognition | None:
    try:
        return Recognition(text) if text else None
    except ValueError as error:
        raise NotAccepted("recognition", NOT_OFFERED) from error


def _explanations(text: str) -> tuple[Explanation, ...]:
    try:
        return tuple(Explanation(one) for one in text.split())
    except ValueError as error:
        raise NotAccepted("explanations", NOT_OFFERED) from error


def _plain(text: str) -> str:
    """As it would be kept; what is too long stays as it is."""
    try:
        return clean_text(text, limit=MAX_NOTE)
    except NotAccepted:
        return text
