"""A vragenlijst on the screen: its questions, its frame, advice, and how it looks on a phone."""

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard.house import go_to, link_to
from dashboard.saving import act, attempt, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, plain
from dashboard.today import today
from dashboard.vragenlijst_frame import FRAME_LABELS, ask_frame
from storage.commands import save_vragenlijst
from veranderverhaal.advice import find_warnings, minutes, vragenlijst_level
from veranderverhaal.composing import move_question, move_to_section, remove_question
from veranderverhaal.labels import QUESTION_KIND_LABELS
from veranderverhaal.question import Question
from veranderverhaal.vragenlijst import Section, Vragenlijst

UP, DOWN = "Omhoog", "Omlaag"


def show_choices(slug: str, vragenlijsten: list[Vragenlijst]) -> Vragenlijst:
    """The vragenlijst to work on; a choice only when there are more."""
    by_key = {one.key: one for one in vragenlijsten}
    wanted = st.session_state.get(f"list_{slug}")
    first = list(by_key).index(wanted) if wanted in by_key else 0
    if len(by_key) == 1:
        return vragenlijsten[0]
    chosen = st.selectbox(
        "Welke vragenlijst?",
        list(by_key),
        index=first,
        format_func=lambda key: by_key[key].title,
        key=f"list_{slug}",
    )
    return by_key[chosen]


def show_advice(vragenlijst: Vragenlijst, *, linked: bool) -> None:
    """How long it takes, how it reads, and what to look at again; `linked` as find_warnings."""
    low, high = minutes(vragenlijst)
    level = vragenlijst_level(vragenlijst)
    took = f"{low} minuten" if low == high else f"{low} tot {high} minuten"
    st.markdown(
        f"**{len(vragenlijst.questions)} vragen**, ongeveer {took}. Leest: {level.label or '…'}"
    )
    warnings = find_warnings(vragenlijst, linked=linked)
    if warnings:
        with st.expander(f"Nog eens naar kijken ({len(warnings)})"):
            texts = {question.key: question.text for question in vragenlijst.questions}
            for warning in warnings:
                about = f"‘{plain(texts[warning.question])}’: " if warning.question else ""
                st.markdown(f"- {about}{plain(warning.text)}")


def show_questions(slug: str, vragenlijst: Vragenlijst) -> None:
    """All sections with their questions, each with what one can do with it."""
    for section in vragenlijst.sections:
        with st.container(border=True, key=f"section_{section.key}"):
            st.subheader(plain(section.title) or "Vragen")
            for place, question in enumerate(section.questions):
                _show_question(slug, vragenlijst, section, question, place)
            if not section.questions:
                st.caption("Hier staat geen vraag.")
            link_to(
                "vraag",
                slug,
                label="Eigen vraag toevoegen",
                lijst=vragenlijst.key,
                deel=section.key,
            )
    show_refusal(place_of(slug, vragenlijst))


def show_frame(slug: str, vragenlijst: Vragenlijst) -> None:
    """Title, introduction, thanks and languages."""
    place = f"frame_{slug}_{vragenlijst.key}"
    with st.expander("Titel, uitleg vooraf, bedankje en talen"):
        known = opened(place, vragenlijst)
        with st.container(key=f"draft_{place}"):
            typed = ask_frame(known, place)
        save = saver(slug)
        settle_conflict(place, save, typed, FRAME_LABELS)
        show_refusal(place)
        if st.button("Bewaar", type="primary", key=f"sent_{place}"):
            if save_opened(place, save, typed):
                notify("Bewaard.")
            st.rerun()


def show_preview(slug: str, vragenlijst: Vragenlijst) -> None:
    """The form as a neighbour sees it, in each of its languages."""
    st.subheader("Zo ziet een bewoner het")
    address = f"/voorbeeld/{slug}/{vragenlijst.key}?v={vragenlijst.version}.{vragenlijst.revision}"
    with st.container(key="phone"):
        st.iframe(address, height=640, alt="Voorbeeld van de vragenlijst op een telefoon")


def saver(slug: str) -> Callable[..., object]:
    """The command that saves a vragenlijst of this initiatief today."""

    def save(vragenlijst: Vragenlijst, **named: object) -> object:
        return save_vragenlijst(slug, vragenlijst, today=today(), **named)  # type: ignore[arg-type]

    return save


def place_of(slug: str, vragenlijst: Vragenlijst) -> str:
    """Where messages about changing the questions appear."""
    return f"questions_{slug}_{vragenlijst.key}"


def _show_question(
    slug: str, vragenlijst: Vragenlijst, section: Section, question: Question, place: int
) -> None:
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_{question.key}"
    ):
        st.html(
            f'<div class="card"><p class="title" dir="auto">{escape(question.text)}</p>'
            f"<p>{QUESTION_KIND_LABELS[question.kind]}</p></div>"
        )
        if st.button("Wijzig", key=f"edit_{question.key}", help=f"Wijzig ‘{plain(question.text)}’"):
            go_to("vraag", slug, lijst=vragenlijst.key, vraag=question.key)
        moves = _moves(vragenlijst, section, question, place)
        if moves:
            chosen = st.menu_button("Verplaats", list(moves), key=f"move_{question.key}")
            if chosen and attempt(place_of(slug, vragenlijst), saver(slug), moves[chosen]):
                st.rerun()
        with st.popover("Verwijder", key=f"remove_{question.key}"):
            st.write("De vraag gaat uit deze vragenlijst. Bij de indicatoren blijft hij staan.")
            st.button(
                "Ja, haal weg",
                key=f"sure_{question.key}",
                on_click=act,
                args=(
                    place_of(slug, vragenlijst),
                    saver(slug),
                    remove_question(vragenlijst, question.key),
                ),
            )


def _moves(
    vragenlijst: Vragenlijst, section: Section, question: Question, place: int
) -> dict[str, Vragenlijst]:
    """The vragenlijst after each move that the menu offers."""
    moves = {}
    if place > 0:
        moves[UP] = move_question(vragenlijst, question.key, -1)
    if place < len(section.questions) - 1:
        moves[DOWN] = move_question(vragenlijst, question.key, 1)
    for other in vragenlijst.sections:
        if other.key != section.key:
            label = f"Naar ‘{other.title or 'Vragen'}’"
            moves[label] = move_to_section(vragenlijst, question.key, other.key)
    return moves
