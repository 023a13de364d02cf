"""Saving a form with numbers: not while one does not read, and never over someone else unseen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st

from dashboard.factor_fields import Form
from dashboard.saving import (
    Refusal,
    ask_which,
    close,
    opened,
    refusal,
    refuse,
    save_opened,
    saved_first,
)
from dashboard.shell import plain
from veranderverhaal.effectenarena.income_line import IncomeSector
from veranderverhaal.effectenarena.labels import (
    COURSE_LABELS,
    INCOME_SECTOR_LABELS,
    INVESTERING_KIND_LABELS,
    LEEFDOMEIN_LABELS,
    PRICING_LABELS,
    SECTOR_LABELS,
)
from veranderverhaal.effectenarena.model import (
    Course,
    Factor,
    InvesteringKind,
    Leefdomein,
    Pricing,
    Sector,
)
from veranderverhaal.effectenarena.typed_numbers import say_factor
from veranderverhaal.numbers import format_number

ENUM_LABELS: Mapping[type, Mapping[Any, str]] = {
    Course: COURSE_LABELS,
    IncomeSector: INCOME_SECTOR_LABELS,
    InvesteringKind: INVESTERING_KIND_LABELS,
    Leefdomein: LEEFDOMEIN_LABELS,
    Pricing: PRICING_LABELS,
    Sector: SECTOR_LABELS,
}
NOT_SAVED = "times_not_saved"
LOOK_ABOVE = "Nog niet bewaard. Kijk hierboven wat er bij staat."
UNREAD = "Nog niet bewaard. Kijk dit getal eerst na: {}."
UNREAD_MORE = "Nog niet bewaard. Kijk deze getallen eerst na: {}."


def draft_of(place: str) -> str:
    """The key of the container that keeps what is typed at a place when the page is reloaded.

    How many were added before is left out: a page that is reloaded counts from the start.
    """
    return f"draft_{re.sub(r'_new[0-9]+$', '_new', place)}"


def send(form: Form, save: Callable[..., Any], typed: Any) -> bool:
    """Save what was typed over what was opened; False when it was refused, or does not read.

    What someone else changed meanwhile in other fields stays.
    """
    is_saved = _send(form, save, typed)
    if not is_saved:
        st.session_state[NOT_SAVED] = st.session_state.get(NOT_SAVED, 0) + 1
    return is_saved


def _send(form: Form, save: Callable[..., Any], typed: Any) -> bool:
    if form.unread:
        told = UNREAD if len(form.unread) == 1 else UNREAD_MORE
        refuse(form.place, Refusal(told.format(", ".join(form.unread))))
        return False
    known = opened(form.place, typed)
    if save_opened(form.place, save, typed):
        return True
    theirs = saved_first(form.place)
    if theirs is None or _clash(known, typed, theirs):
        return False
    return save_opened(form.place, save, _merged(known, typed, theirs))


def show_why_not_saved(form: Form) -> None:
    """Beside the buttons: that it was not saved, and where to look."""
    found = refusal(form.place)
    if found and found.message:
        told = LOOK_ABOVE if found.field else found.message
        # Each time another key: by it the page knows that what was sent is still a draft.
        with st.container(key=f"not_saved_{st.session_state.get(NOT_SAVED, 0)}"):
            st.error(plain(told), icon=":material/error:")


def settle(form: Form, save: Callable[..., Any], typed: Any, labels: Mapping[str, str]) -> None:
    """When someone else saved first: both, field by field, and the choice between them."""
    theirs = saved_first(form.place)
    if theirs is None:
        return
    mine = _merged(opened(form.place, typed), typed, theirs)
    differing = [
        (label, _shown(getattr(mine, name)), _shown(getattr(theirs, name)))
        for name, label in labels.items()
        if getattr(mine, name) != getattr(theirs, name)
    ]
    ask_which(
        form.place,
        differing,
        keep_mine=partial(_keep_mine, form, save, mine),
        take_theirs=partial(close, form.place),
    )


def _changed(known: Any, typed: Any) -> dict[str, Any]:
    """What was typed over, by field."""
    both = {one.name: (getattr(known, one.name), getattr(typed, one.name)) for one in fields(typed)}
    return {name: mine for name, (before, mine) in both.items() if before != mine}


def _merged(known: Any, typed: Any, theirs: Any) -> Any:
    """What someone else saved, with what was typed over it here."""
    return replace(theirs, **{**_changed(known, typed), "revision": theirs.revision})


def _clash(known: Any, typed: Any, theirs: Any) -> bool:
    """Whether both changed the same field, into something else."""
    return any(
        getattr(theirs, name) not in (getattr(known, name), mine)
        for name, mine in _changed(known, typed).items()
    )


def _keep_mine(form: Form, save: Callable[..., Any], mine: Any) -> None:
    close(form.place)
    opened(form.place, mine)
    save_opened(form.place, save, mine)


def _shown(value: Any) -> str:
    if isinstance(value, Factor):
        told = [say_factor(value) or value.label, value.source]
        return " · ".join(one for one in told if one)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, tuple):
        return f"{len(value)} regels"
    labels = ENUM_LABELS.get(type(value))
    return labels[value] if labels else str(value or "")
