"""The fields of a feit, and the list of feiten."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import escape

import streamlit as st

from dashboard.icon_field import ask_icon, icon_html
from dashboard.saving import attempt, show_refusal
from dashboard.shell import offer_undo, plain
from storage.commands import move_feit, remove_feit
from veranderverhaal.editing import MAX_NAME, MAX_SOURCE
from veranderverhaal.labels import PRECISION_LABELS
from veranderverhaal.model import MAX_TITLE, Feit, Precision
from veranderverhaal.numbers import feit_sentence, format_number, parse_number

FEIT_LABELS = {
    "label": "Wat tel je",
    "precision": "Hoe precies",
    "low": "Getal",
    "high": "Tot",
    "words": "In woorden",
    "unit": "Eenheid",
    "period": "Per",
    "source": "Bron",
    "counted_on": "Geteld op",
}
NOT_A_NUMBER = "Dit is geen getal. Schrijf het zo: 94, of 1.825, of 12,5."


def ask_feit(opened: Feit, place: str) -> Feit | None:
    """The fields of a feit, filled with what was opened; None while a number cannot be read."""
    mark = f"{place}_{opened.revision}"
    label = st.text_input(
        "Wat tel je?",
        opened.label,
        key=f"label_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: vrijwilligers",
    )
    show_refusal(place, "label")
    precision = st.radio(
        "Hoe precies weet je het?",
        list(Precision),
        index=list(Precision).index(opened.precision),
        format_func=PRECISION_LABELS.__getitem__,
        horizontal=True,
        key=f"precision_{mark}",
    )
    typed = replace(opened, label=label or "", precision=precision or opened.precision)
    typed, readable = _ask_amount(typed, place, mark)
    typed = _ask_context(typed, place, mark)
    return ask_icon(typed, mark) if readable else None


def show_feit(slug: str, feit: Feit, place: int, count: int) -> bool:
    """One feit in the list with its buttons; True when it is to be changed."""
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_feit_{feit.key}"
    ):
        about = " · ".join(
            part
            for part in (feit.source, f"{feit.counted_on:%d-%m-%Y}" if feit.counted_on else "")
            if part
        )
        st.html(
            f'<div class="card with-icon">{icon_html(feit)}<div>'
            f'<p class="title" dir="auto">{escape(feit_sentence(feit))}</p>'
            f'<p class="source">{escape(about)}</p></div></div>'
        )
        wanted = st.button("Wijzig", key=f"edit_{feit.key}", help=f"Wijzig ‘{plain(feit.label)}’")
        moves = {"Omhoog": place - 1, "Omlaag": place + 1}
        options = [label for label, target in moves.items() if 0 <= target < count]
        chosen = None
        if options:
            chosen = st.menu_button(
                "Verplaats",
                options,
                key=f"move_{feit.key}",
            )
        if chosen and attempt(f"move_{feit.key}", move_feit, slug, feit.key, moves[chosen]):
            st.rerun()
    return wanted


def _ask_amount(typed: Feit, place: str, mark: str) -> tuple[Feit, bool]:
    if typed.precision is Precision.IN_WORDS:
        words = st.text_input(
            "Hoeveel, in woorden?",
            typed.words,
            key=f"words_{mark}",
            max_chars=MAX_NAME,
            placeholder="bijvoorbeeld: tientallen",
        )
        show_refusal(place, "words")
        return replace(typed, words=words or ""), True
    is_range = typed.precision is Precision.RANGE
    columns = st.columns(2) if is_range else [st.container()]
    with columns[0]:
        low, low_reads = _ask_number("Van" if is_range else "Getal", typed.low, f"low_{mark}")
        show_refusal(place, "low")
    if not is_range:
        return replace(typed, low=low), low_reads
    with columns[1]:
        high, high_reads = _ask_number("Tot", typed.high, f"high_{mark}")
        show_refusal(place, "high")
    return replace(typed, low=low, high=high), low_reads and high_reads


def _ask_number(label: str, known: Decimal | None, key: str) -> tuple[Decimal | None, bool]:
    """A number as typed in Dutch, and whether it could be read; empty reads as None."""
    text = st.text_input(
        label,
        "" if known is None else format_number(known),
        key=key,
        max_chars=MAX_NAME,
        placeholder="bijvoorbeeld: 94",
    )
    if not text or not text.strip():
        return None, True
    try:
        return parse_number(text), True
    except ValueError:
        st.error(NOT_A_NUMBER, icon=":material/error:")
        return None, False


def _ask_context(typed: Feit, place: str, mark: str) -> Feit:
    left, right = st.columns(2)
    with left:
        unit = st.text_input(
            "Eenheid (hoeft niet)",
            typed.unit,
            key=f"unit_{mark}",
            max_chars=MAX_NAME,
            placeholder="bijvoorbeeld: euro",
        )
    with right:
        period = st.text_input(
            "Per periode (hoeft niet)",
            typed.period,
            key=f"period_{mark}",
            max_chars=MAX_NAME,
            placeholder="bijvoorbeeld: per maand",
        )
    source = st.text_input(
        "Bron: hoe weten jullie dit?",
        typed.source,
        key=f"source_{mark}",
        max_chars=MAX_SOURCE,
        placeholder="bijvoorbeeld: rooster van de vrijwilligers",
    )
    counted_on = st.date_input(
        "Geteld op (hoeft niet)",
        value=typed.counted_on,
        key=f"counted_{mark}",
        format="DD-MM-YYYY",
        min_value=date(1950, 1, 1),
        max_value=date(2100, 12, 31),
    )
    show_refusal(place, "counted_on")
    return replace(
        typed,
        unit=unit or "",
        period=period or "",
        source=source or "",
        counted_on=counted_on,
    )


def remove(slug: str, feit: Feit) -> None:
    """Take a feit away and offer to put it back."""
    if attempt(f"remove_{feit.key}", remove_feit, slug, feit.key):
        offer_undo("feit", feit.key, feit.label)
