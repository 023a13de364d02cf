"""Two versions of a story beside each other, in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import streamlit as st

from dashboard.element_fields import ELEMENT_LABELS
from dashboard.feit_fields import FEIT_LABELS
from dashboard.shell import plain
from veranderverhaal.compare import Change, Comparison, FieldChange
from veranderverhaal.labels import (
    CERTAINTY_LABELS,
    INFLUENCE_LABELS,
    LAYER_LABELS,
    LEVEL_LABELS,
    PRECISION_LABELS,
)
from veranderverhaal.model import Element, Veranderverhaal, Verband
from veranderverhaal.numbers import feit_sentence, format_number

TEXT_LABELS = {
    "aanleiding": "Aanleiding",
    "goal": "Wat we willen bereiken",
    "no_neveneffecten": "Geen nadelen gezien",
}
VERBAND_LABELS = {"assumption": "Aanname", "certainty": "Hoe zeker"}
CHOICE_LABELS: tuple[Mapping[Any, str], ...] = (
    LAYER_LABELS,
    LEVEL_LABELS,
    INFLUENCE_LABELS,
    CERTAINTY_LABELS,
    PRECISION_LABELS,
)


def show_comparison(found: Comparison, old: Veranderverhaal, new: Veranderverhaal) -> None:
    """What was added, changed and removed, per kind; or that nothing differs."""
    if not found:
        st.success("Deze twee versies zijn gelijk.")
        return
    verband_names = {**_verband_names(old), **_verband_names(new)}
    added = [
        *(_named(element) for element in found.elements.added),
        *(f"Verband: {verband_names[one.source, one.target]}" for one in found.verbanden.added),
        *(f"Feit: {feit_sentence(feit)}" for feit in found.feiten.added),
    ]
    removed = [
        *(_named(element) for element in found.elements.removed),
        *(f"Verband: {verband_names[one.source, one.target]}" for one in found.verbanden.removed),
        *(f"Feit: {feit_sentence(feit)}" for feit in found.feiten.removed),
    ]
    changed = [
        *(_changed(TEXT_LABELS[change.field], (change,), TEXT_LABELS) for change in found.texts),
        *(_changed(_named(one.old), one.fields, ELEMENT_LABELS) for one in found.elements.changed),
        *(_changed_verband(one, verband_names) for one in found.verbanden.changed),
        *(
            _changed(f"Feit: {one.old.label}", one.fields, FEIT_LABELS)
            for one in found.feiten.changed
        ),
        *(f"{LAYER_LABELS[layer]}: de volgorde is anders" for layer in found.reordered),
        *(["Feiten en cijfers: de volgorde is anders"] if found.feiten_reordered else []),
    ]
    for title, lines in (("Erbij", added), ("Veranderd", changed), ("Weg", removed)):
        if lines:
            st.subheader(title)
            st.markdown("\n".join(f"- {_markdown(line)}" for line in lines))


def _named(element: Element) -> str:
    return f"{LAYER_LABELS[element.layer]}: {element.title}"


def _verband_names(story: Veranderverhaal) -> dict[tuple[str, str], str]:
    return {
        (one.source, one.target): (
            f"{story.element(one.source).title} → {story.element(one.target).title}"
        )
        for one in story.verbanden
    }


def _changed_verband(change: Change[Verband], names: dict[tuple[str, str], str]) -> str:
    name = names[change.new.source, change.new.target]
    return _changed(f"Verband: {name}", change.fields, VERBAND_LABELS)


def _changed(name: str, fields: tuple[FieldChange, ...], labels: dict[str, str]) -> str:
    parts = [
        f"{labels[field.field].lower()} was ‘{_value(field.old)}’, is nu ‘{_value(field.new)}’"
        for field in fields
    ]
    return f"{name}: {'; '.join(parts)}"


def _value(value: object) -> str:
    if value is None or value == "":
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, StrEnum):
        return next(labels[value] for labels in CHOICE_LABELS if value in labels)
    if isinstance(value, Decimal):
        return format_number(value)
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _markdown(line: str) -> str:
    return plain(line.replace("\n", " "))
