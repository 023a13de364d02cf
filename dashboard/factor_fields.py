"""Fields for numbers with their spread and their source, as people type them in Dutch.

What cannot be read stays in its field with the reason under it; nothing is saved until it can.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar

import streamlit as st

from dashboard.saving import (
    show_refusal,
)
from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.labels import (
    BOUND_LABELS,
)
from veranderverhaal.effectenarena.model import (
    Factor,
)
from veranderverhaal.effectenarena.typed_numbers import (
    read_amount,
    read_share,
    read_whole,
    show_share,
)
from veranderverhaal.numbers import format_number
from veranderverhaal.text import NotAccepted

Kept = TypeVar("Kept")
MAX_NUMBER = 40
SPREAD_HELP = (
    "Weet je het niet precies? Vul dan ook in hoe weinig en hoe veel het kan zijn. Het midden is "
    "nodig, de andere twee niet."
)
# Where more means less is left over, "voorzichtig" would be the wrong word for the lowest.
PLAIN_BOUNDS = ("minstens", "midden", "hoogstens")


@dataclass(frozen=True)
class Form:
    """A form that is being filled in: its place, and the names of numbers that do not read."""

    place: str
    revision: int
    unread: list[str] = field(default_factory=list)

    def key(self, name: str) -> str:
        """The key of a field; another one as soon as what is kept changes."""
        return f"{name}_{self.place}_{self.revision}"


@dataclass(frozen=True)
class Reading:
    """How a number is read and shown, with an example of one."""

    read: Callable[[str], Decimal | None]
    show: Callable[[Decimal], str]
    example: str


AMOUNT = Reading(read_amount, format_number, "1.250,50")
COUNT = Reading(read_amount, format_number, "100")
SHARE = Reading(read_share, show_share, "35%")


def ask_line(
    form: Form,
    name: str,
    label: str,
    known: str,
    *,
    limit: int,
    example: str = "",
    shows_refusal: bool = True,
) -> str:
    """One line of text, with what is wrong with it under it."""
    text = st.text_input(
        label,
        known,
        key=form.key(name),
        max_chars=limit,
        placeholder=f"bijvoorbeeld: {example}" if example else None,
    )
    if shows_refusal:
        show_refusal(form.place, name)
    return text or ""


def ask_text(
    form: Form, name: str, label: str, known: str, *, limit: int, example: str = ""
) -> str:
    """Some lines of text, with what is wrong with them under it."""
    text = st.text_area(
        label,
        known,
        key=form.key(name),
        max_chars=limit,
        height=90,
        placeholder=f"bijvoorbeeld: {example}" if example else None,
    )
    show_refusal(form.place, name)
    return text or ""


def ask_number(
    form: Form, name: str, label: str, known: Decimal | None, reading: Reading, example: str = ""
) -> Decimal | None:
    """One number; what was known when it does not read, and then the form knows."""
    text = st.text_input(
        label,
        "" if known is None else reading.show(known),
        key=form.key(name),
        max_chars=MAX_NUMBER,
        placeholder=example or f"bijv. {reading.example}",
    )
    try:
        return reading.read(text or "")
    except NotAccepted as refused:
        form.unread.append(label)
        st.error(refused.message, icon=":material/error:")
        return known


def ask_whole(
    form: Form, name: str, label: str, known: int | None, *, example: str = ""
) -> int | None:
    """A whole number such as a year, with what is wrong with it under it."""
    text = st.text_input(
        label,
        "" if known is None else str(known),
        key=form.key(name),
        max_chars=MAX_NUMBER,
        placeholder=f"bijvoorbeeld: {example}" if example else None,
    )
    try:
        typed = read_whole(text or "")
    except NotAccepted as refused:
        form.unread.append(label)
        st.error(refused.message, icon=":material/error:")
        return known
    show_refusal(form.place, name)
    return typed


def ask_factor(
    form: Form,
    name: str,
    label: str,
    known: Factor,
    reading: Reading,
    *,
    bounds: Sequence[str] = BOUND_LABELS,
    example: str = "",
) -> Factor:
    """The three numbers of a factor beside each other, without its source.

    Who changes a measured number must tell anew where it comes from.
    """
    columns = st.columns(3)
    numbers = []
    for column, bound, value in zip(
        columns, bounds, (known.low, known.middle, known.high), strict=True
    ):
        is_middle = bound == bounds[1]
        with column:
            numbers.append(
                ask_number(
                    form,
                    f"{name}_{bound}",
                    f"{label}: {bound}",
                    value,
                    reading,
                    _placeholder(example, is_middle=is_middle),
                )
            )
    show_refusal(form.place, name)
    low, middle, high = numbers
    typed = replace(known, low=low, middle=middle, high=high)
    if known.measured and typed != known:  # no longer what the meting says, so not its source
        return replace(typed, measured="", source="")
    return typed


def _placeholder(example: str, *, is_middle: bool) -> str:
    if not is_middle:
        return "hoeft niet"
    return f"bijv. {example}" if example else ""


def ask_source(form: Form, name: str, label: str, known: Factor, example: str) -> Factor:
    """Where a factor comes from. Without a known source it is another field, which is empty."""
    field_name = f"{name}_source" if known.source else f"{name}_own_source"
    source = ask_line(form, field_name, label, known.source, limit=MAX_SOURCE, example=example)
    return replace(known, source=source)


def ask_choice(
    form: Form,
    name: str,
    label: str,
    options: Mapping[Kept, str],
    known: Kept,
    *,
    widget: Callable[..., Any] = st.selectbox,
    **looks: Any,
) -> Kept:
    """One of these, each with its words."""
    keys = list(options)
    chosen = widget(
        label,
        keys,
        index=keys.index(known) if known in keys else 0,
        format_func=options.__getitem__,
        key=form.key(name),
        **looks,
    )
    show_refusal(form.place, name)
    return known if chosen is None else chosen


def with_gone(options: Mapping[str, str], key: str) -> dict[str, str]:
    """The same choices, with what was chosen and is no longer there."""
    return dict(options) if key in options else {**options, key: "iets dat er niet meer is"}
