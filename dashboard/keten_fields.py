"""The page of one keten: short parts, one after another, each saved before the next."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.factor_fields import Form
from dashboard.factor_saving import send, settle, show_why_not_saved
from dashboard.house import go_to
from dashboard.keten_euro_parts import ask_filters, ask_people, ask_time, ask_value
from dashboard.keten_list import FORM_PART_PARAMETER, KETEN_PARAMETER
from dashboard.keten_measured import measured_of
from dashboard.keten_parts import Desk, ask_chances, ask_last, ask_who
from dashboard.keten_told import show_told
from dashboard.saving import attempt, close, opened, show_refusal
from dashboard.shell import notify, offer_undo
from storage.commands import add_kengetal, remove_keten, save_keten
from storage.queries import Listing
from veranderverhaal.effectenarena.keten_standing import (
    KetenPart,
    part_after,
    parts_of,
    standing_of,
)
from veranderverhaal.effectenarena.model import Effectenarena, Kengetal, Keten
from veranderverhaal.effectenarena.naming import keten_name

TITLES = {
    KetenPart.WHO: "Voor wie en wat",
    KetenPart.CHANCE: "Kans en verandering",
    KetenPart.PEOPLE: "Mensen",
    KetenPart.VALUE: "Waarde",
    KetenPart.TIME: "Tijd",
    KetenPart.FILTERS: "Correcties",
    KetenPart.LAST: "Tot slot",
}
# In the address.
PART_NAMES = {
    KetenPart.WHO: "wie",
    KetenPart.CHANCE: "kans",
    KetenPart.PEOPLE: "mensen",
    KetenPart.VALUE: "waarde",
    KetenPart.TIME: "tijd",
    KetenPart.FILTERS: "correcties",
    KetenPart.LAST: "slot",
}
KETEN_LABELS = {
    "pricing": "In euro’s",
    "pm_reason": "Waarom geen prijs",
    "chance": "Kans",
    "delta": "Verandering",
    "doelgroep": "Doelgroep",
    "people": "Mensen",
    "reach": "Bereik",
    "kengetal": "Kengetal",
    "first_year": "Eerste jaar",
    "years": "Aantal jaren",
    "course": "Verloop",
    "drop_off": "Loopt terug",
    "deadweight": "Wat anders ook was gebeurd",
    "displacement": "Verdringing",
    "attribution": "Jullie eigen aandeel",
    "leefdomein": "Leefdomein",
    "incasseerder": "Incasseerder",
    "is_negative": "Nadeel",
    "not_claimable": "Niet opeisbaar",
    "not_claimable_why": "Waarom niet opeisbaar",
    "note": "Notitie",
}
ASKING: dict[KetenPart, Callable[[Form, Keten, Desk], Any]] = {
    KetenPart.WHO: ask_who,
    KetenPart.CHANCE: ask_chances,
    KetenPart.PEOPLE: ask_people,
    KetenPart.VALUE: ask_value,
    KetenPart.TIME: ask_time,
    KetenPart.FILTERS: ask_filters,
    KetenPart.LAST: ask_last,
}
LIST = ""  # in the place of a part: back to all ketens


def part_named(name: str, keten: Keten | None = None) -> KetenPart:
    """The part that the address names, the first when it names none that is asked."""
    found = next((part for part, one in PART_NAMES.items() if one == name), KetenPart.WHO)
    return found if keten is None or found in parts_of(keten) else KetenPart.WHO


def edit_keten(
    listing: Listing, effectenarena: Effectenarena, keten: Keten, part: KetenPart
) -> None:
    """One part of a keten, with the way to the other parts and what it comes to."""
    slug = listing.initiatief.slug
    place = f"keten_{slug}_{keten.key}_{part}"
    known: Keten = opened(place, keten)
    form = Form(place, known.revision)
    desk = Desk(listing, effectenarena, partial(measured_of, listing))
    ways = st.container(horizontal=True, vertical_alignment="center", key="keten_parts")
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header(TITLES[part])
        with st.container(key=f"draft_{place}"):
            asked = ASKING[part](form, known, desk)
        typed, fresh = asked if isinstance(asked, tuple) else (asked, None)
        save = partial(_save, slug, fresh)
        settle(form, save, typed, KETEN_LABELS)
        show_why_not_saved(form)
        target = _ask_next(slug, part, typed, place)
        _offer_removal(listing, effectenarena, keten, place)
    with right:
        show_told(listing, effectenarena, typed, fresh)
    with ways:
        target = _ask_part(part, typed, effectenarena) or target
    if target is not None:
        _leave(slug, keten.key, form, save, typed, target, is_same=not fresh and typed == known)


def _ask_part(here: KetenPart, typed: Keten, effectenarena: Effectenarena) -> KetenPart | None:
    """The parts as buttons, each saying whether something is missing; the one pressed."""
    missing = standing_of(typed, effectenarena).parts
    pressed = None
    for number, part in enumerate(parts_of(typed), 1):
        label = f"{number}. {TITLES[part]}"
        if part is here:
            st.html(f'<p class="keten-here" aria-current="step">{label}</p>', width="content")
        elif st.button(
            label,
            key=f"sent_to_{part}",
            type="tertiary",
            icon=":material/edit_note:" if part in missing else None,
            help="Hier mist nog iets" if part in missing else None,
        ):
            pressed = part
    return pressed


def _ask_next(slug: str, here: KetenPart, typed: Keten, place: str) -> KetenPart | str | None:
    """The buttons under a part: on to the next one, or back to all ketens."""
    following = part_after(here, typed)
    with st.container(horizontal=True):
        if following and st.button("Bewaar en ga verder", type="primary", key="sent_verder"):
            return following
        if st.button(
            "Bewaar en ga terug", type="secondary" if following else "primary", key="sent_klaar"
        ):
            return LIST
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("ketens", slug)
    return None


def _leave(
    slug: str,
    key: str,
    form: Form,
    save: Callable[..., Any],
    typed: Keten,
    target: KetenPart | str,
    *,
    is_same: bool,
) -> None:
    """Save what changed, and go where was pressed; stay when it was refused."""
    if is_same and not form.unread:
        close(form.place)
    elif not send(form, save, typed):
        st.rerun()
    if not isinstance(target, KetenPart):
        notify("De keten is bewaard.")
        go_to("ketens", slug)
        return
    go_to("ketens", slug, **{KETEN_PARAMETER: key, FORM_PART_PARAMETER: PART_NAMES[target]})


def _save(slug: str, fresh: Kengetal | None, keten: Keten, *, session: Any) -> Keten:
    """Keep a keten, together with the kengetal that was filled in for it."""
    if fresh is not None:
        made = add_kengetal(slug, fresh, session=session)
        keten = replace(keten, kengetal=made.key)
    return save_keten(slug, keten, session=session)


def _offer_removal(
    listing: Listing, effectenarena: Effectenarena, keten: Keten, place: str
) -> None:
    slug = listing.initiatief.slug
    with st.popover("Verwijder deze keten", icon=":material/delete:", type="tertiary"):
        st.write("Hij gaat ook uit de effectenarena. Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder deze keten"):
            if attempt(place, remove_keten, slug, keten.key):
                name = keten_name(keten, effectenarena, listing.veranderverhaal).strip("‘’")
                offer_undo("keten", keten.key, name)
                close(place)
                go_to("ketens", slug)
            st.rerun()
        show_refusal(place, "")
