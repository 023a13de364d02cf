"""Open answers with the themes that the group gives them, and how often each theme came up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.data import read, write
from dashboard.personal_fields import mark_personal, offer_blank
from dashboard.rights import checked
from dashboard.saving import attempt, show_refusal
from dashboard.shell import offer_undo, plain
from dashboard.uitkomst_norm import say_someone_else
from dashboard.uitkomst_table import show_wide_table
from storage.commands import add_theme, mark_theme, remove_theme, rename_theme
from storage.tally_queries import count_themes, list_open_answers, list_themes
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.personal import find_personal, say_found
from veranderverhaal.question import Question
from veranderverhaal.uitkomst import OpenAnswer, Theme

ANSWERS_AT_ONCE = 20


@dataclass(frozen=True)
class Pile:
    """The open answers to one question in one meting; `n` is how many there are."""

    slug: str
    meting: str
    question: Question
    n: int
    known: tuple[str, ...] = ()  # words of the initiatief itself: no names of people

    @property
    def place(self) -> str:
        return f"{self.slug}_{self.meting}_{self.question.key}"


@st.fragment
@checked
def show_pile(pile: Pile) -> None:
    """Themes with their counts, and under them the answers to mark."""
    themes = [one for one in read(list_themes, pile.slug) if one.question == pile.question.key]
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("Thema's")
        _show_counts(pile, themes)
        _ask_theme(pile, len(themes))
        if themes:
            _ask_change(pile, themes)
    with right:
        st.header("Wat mensen schreven")
        _show_answers(pile, themes)


def _show_counts(pile: Pile, themes: Sequence[Theme]) -> None:
    if not themes:
        st.write(
            "Lees eerst een paar antwoorden. Waar gaan ze over? Geef dat een naam: een thema, "
            "bijvoorbeeld ‘het weer’ of ‘nieuwe buren’. Daarna tik je per antwoord aan welk thema "
            "erbij hoort. Een antwoord mag meer thema's hebben, of geen."
        )
        return
    counts: Mapping[str, int] = read(count_themes, pile.slug, pile.meting, pile.question.key)
    ordered = sorted(themes, key=lambda theme: -counts.get(theme.key, 0))
    rows = [(theme.label, f"{counts.get(theme.key, 0)} van de {pile.n}") for theme in ordered]
    show_wide_table("Hoe vaak een thema voorkomt", ("Thema", "Antwoorden"), rows)


def _ask_theme(pile: Pile, count: int) -> None:
    place = f"theme_{pile.place}_{count}"
    with st.container(key=f"draft_{place}"):
        label = st.text_input(
            "Nieuw thema", key=place, max_chars=MAX_TITLE, placeholder="bijvoorbeeld: nieuwe buren"
        )
    show_refusal(place)
    typed = Theme("", pile.question.key, label or "")
    if st.button("Voeg thema toe", type="primary", key="sent_theme"):
        attempt(place, add_theme, pile.slug, typed)
        st.rerun()


def _ask_change(pile: Pile, themes: Sequence[Theme]) -> None:
    place = f"change_{pile.place}"
    with st.popover("Wijzig een thema", key=place):
        labels = {theme.key: theme.label for theme in themes}
        chosen = st.selectbox(
            "Welk thema?", list(labels), format_func=labels.__getitem__, key=f"which_{place}"
        )
        theme = next(one for one in themes if one.key == chosen)
        label = st.text_input(
            "Naam", theme.label, key=f"name_{place}_{theme.key}", max_chars=MAX_TITLE
        )
        show_refusal(place)
        say_someone_else(place)
        with st.container(horizontal=True):
            renamed = replace(theme, label=label or "")
            if st.button("Bewaar de naam", key=f"save_{place}"):
                attempt(place, rename_theme, pile.slug, renamed)
                st.rerun()
            if st.button("Verwijder dit thema", key=f"remove_{place}"):
                if attempt(place, remove_theme, pile.slug, theme.key):
                    offer_undo("theme", theme.key, theme.label)
                st.rerun()


def _show_answers(pile: Pile, themes: Sequence[Theme]) -> None:
    chosen = None
    label = "Alleen met mogelijk persoonlijke gegevens"
    if st.toggle(label, key=f"personal_{pile.place}", wrap=True):
        chosen = [one for one in _read(pile, pile.n) if find_personal(one.text, pile.known)]
        if not chosen:
            st.write("We vonden geen namen, telefoonnummers, adressen of e-mailadressen.")
    pages = -(-(pile.n if chosen is None else len(chosen)) // ANSWERS_AT_ONCE)
    number = min(st.session_state.get(f"page_{pile.place}", 1), max(pages, 1))
    start = (number - 1) * ANSWERS_AT_ONCE
    if chosen is None:
        answers = _read(pile, ANSWERS_AT_ONCE, start)
    else:
        answers = chosen[start : start + ANSWERS_AT_ONCE]
    with st.container(key=f"turn_{pile.place}_{number}"):
        for answer in answers:
            _show_answer(pile, themes, answer)
    if pages > 1:
        st.pagination(pages, key=f"page_{pile.place}")


def _read(pile: Pile, limit: int, offset: int = 0) -> list[OpenAnswer]:
    where = (pile.slug, pile.meting, pile.question.key)
    return read(list_open_answers, *where, limit=limit, offset=offset)


def _show_answer(pile: Pile, themes: Sequence[Theme], answer: OpenAnswer) -> None:
    with st.container(border=True, key=f"answer_{pile.place}_{answer.id}"):
        found = find_personal(answer.text, pile.known)
        st.markdown(mark_personal(answer.text, found))
        if found:
            st.caption(say_found(found))
            place = (pile.slug, pile.meting, pile.question.key, answer.id)
            offer_blank(place, found, key=f"{pile.place}_{answer.id}")
        labels = {theme.key: plain(theme.label) for theme in themes}
        if labels:
            key = f"marks_{pile.place}_{answer.id}"
            st.pills(
                f"Thema's bij: {plain(answer.text[:60])}",
                list(labels),
                selection_mode="multi",
                default=[one for one in answer.themes if one in labels],
                format_func=labels.__getitem__,
                key=key,
                label_visibility="collapsed",
                on_change=_mark,
                args=(pile, answer, key),
            )


def _mark(pile: Pile, answer: OpenAnswer, key: str) -> None:
    chosen = set(st.session_state[key])
    for theme in chosen ^ set(answer.themes):
        write(mark_theme, pile.slug, pile.meting, answer.id, theme, on=theme in chosen)
