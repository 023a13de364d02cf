"""What one can choose about a report: its sections, and what the group says itself.

Every choice is kept at once, and every text while it is typed.
"""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.choosing import Change, ask_kept_text, change_kept, keep_unless_changed, show_kept
from dashboard.data import read
from dashboard.personal_fields import warn_of_personal
from dashboard.saving import show_refusal
from storage.commands.showing import save_report_choice
from storage.duiding_queries import list_duidingen
from storage.showcase_queries import load_report_choice
from veranderverhaal.duiding_words import answers_of
from veranderverhaal.report_words import SECTION_LABELS
from veranderverhaal.reporting import (
    MAX_FUND,
    MAX_INTRODUCTION,
    Introduction,
    ReportChoice,
    Section,
)

PLACE = "report_choice"
NOTHING_YET = "nog leeg: dit komt er niet in"
OWN_TEXT = "met eigen tekst"
CHECK_NOTES = "Kijk het na bij de bijeenkomst: iedereen leest dit in het rapport."


def ask_sections(slug: str, choice: ReportChoice, empty: frozenset[Section]) -> None:
    """Which sections are in it; of those that are empty it says so."""
    for section in Section:
        own = choice.introduction(section)
        state = OWN_TEXT if own else NOTHING_YET if section in empty else ""
        label = SECTION_LABELS[section]
        key = show_kept(f"in_{section}_{slug}", section not in choice.left_out)
        st.checkbox(
            f"{label} ({state})" if state else label,
            key=key,
            on_change=_keep_section,
            args=(slug, key, section),
        )
    show_refusal(PLACE)


def warn_of_notes(slug: str, choice: ReportChoice) -> None:
    """Say by what somebody could be found in the notes of bijeenkomsten that are in it."""
    if Section.DUIDING in choice.left_out:
        return
    notes = (text for one in read(list_duidingen, slug) for _, text in answers_of(one) if text)
    warn_of_personal(notes, CHECK_NOTES)


def ask_own_text(slug: str, choice: ReportChoice) -> None:
    """What the group says itself at the beginning of a section."""
    chosen = st.selectbox(
        "Bij welk onderdeel willen jullie zelf iets zeggen?",
        list(Section),
        format_func=lambda one: _with_state(one, choice),
        key=f"own_{slug}",
        persist_state="page",
    )
    section = Section(chosen or Section.SUMMARY)
    label = f"Jullie eigen tekst bij ‘{SECTION_LABELS[section]}’"
    put = partial(_put_introduction, section)
    _ask_text(slug, f"{section}", label, choice.introduction(section), put)


def ask_request(slug: str, choice: ReportChoice) -> None:
    """For whom an aanvraag is, why, and for what."""
    _ask_field(
        slug,
        "fund",
        "Voor wie is de aanvraag?",
        choice,
        max_chars=MAX_FUND,
        widget=st.text_input,
        placeholder="bijvoorbeeld: het buurtfonds van onze gemeente",
    )
    _ask_field(
        slug,
        "need",
        "Waarom is dit nodig? Laat leeg om de aanleiding uit jullie verhaal te gebruiken.",
        choice,
    )
    _ask_field(
        slug,
        "purpose",
        "Waar gebruiken jullie het voor?",
        choice,
        placeholder="bijvoorbeeld: een nieuwe keuken, zodat we twee keer per week samen koken",
    )


def _ask_field(slug: str, field: str, label: str, choice: ReportChoice, **looks: Any) -> None:
    put = partial(_put_field, field)
    _ask_text(slug, field, label, getattr(choice, field), put, **looks)


def _ask_text(
    slug: str,
    name: str,
    label: str,
    kept: str,
    put: Any,
    *,
    max_chars: int = MAX_INTRODUCTION,
    **looks: Any,
) -> None:
    place = f"report_{name}_{slug}"
    save = partial(_save_text, place, slug, put, name)
    ask_kept_text(place, label, kept, save, max_chars=max_chars, **looks)


def _save_text(place: str, slug: str, put: Any, name: str, typed: str, seen: str) -> None:
    now = text_of(read(load_report_choice, slug), name)
    if keep_unless_changed(place, typed, seen, now):
        _change(place, slug, partial(put, typed))


def text_of(choice: ReportChoice, name: str) -> str:
    """What is kept under the name of a section, or of a field of the aanvraag."""
    if name in set(Section):
        return choice.introduction(Section(name))
    return str(getattr(choice, name))


def _put_introduction(section: Section, text: str, choice: ReportChoice) -> ReportChoice:
    others = tuple(one for one in choice.introductions if one.section is not section)
    own = (Introduction(section, text),) if text.strip() else ()
    return replace(choice, introductions=(*others, *own))


def _put_field(field: str, text: str, choice: ReportChoice) -> ReportChoice:
    return replace(choice, **{field: text})  # type: ignore[arg-type]


def _keep_section(slug: str, key: str, section: Section) -> None:
    _change(PLACE, slug, partial(_put_section, section, bool(st.session_state[key])))


def _put_section(section: Section, is_in: bool, choice: ReportChoice) -> ReportChoice:
    others = tuple(one for one in choice.left_out if one is not section)
    return replace(choice, left_out=others if is_in else (*others, section))


def _change(place: str, slug: str, change: Change) -> None:
    change_kept(place, load_report_choice, save_report_choice, slug, change)


def _with_state(section: Section, choice: ReportChoice) -> str:
    label = SECTION_LABELS[section]
    return f"{label} ({OWN_TEXT})" if choice.introduction(section) else label
