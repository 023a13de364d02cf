"""What was said at a bijeenkomst: by topic, the parties side by side, and the fields for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.bijeenkomst_cards import show_cards
from dashboard.bijeenkomst_kept import Opened
from dashboard.choosing import ask_kept_text, change_kept, keep_unless_changed, show_kept
from dashboard.data import read
from dashboard.personal_fields import warn_of_personal
from dashboard.saving import GONE, Refusal, refuse, show_refusal
from dashboard.shell import plain
from storage.commands import save_duiding
from storage.duiding_queries import list_duidingen
from storage.finding import NotFound
from veranderverhaal.bijeenkomst import GuestRole, Topic
from veranderverhaal.card import Board
from veranderverhaal.duiding import (
    MAX_NOTE,
    Duiding,
    DuidingQuestion,
    Explanation,
    Recognition,
)
from veranderverhaal.duiding_labels import (
    DUIDING_QUESTIONS,
    EVERYONE,
    EXPLANATION_LABELS,
    GUEST_LABELS,
    RECOGNITION_LABELS,
)
from veranderverhaal.verslag import tell_loose, top_groups

NOTHING = "Hierover is nog niets opgeschreven."
NAMELESS = "Haal het weg: in het verslag staan geen namen."
UNSAID = "nog niet gekozen"
TOGETHER = "all"  # in place of a party: what everybody says together


def show_notes(opened: Opened) -> None:
    """Every topic with what was noted, and its fields when somebody wants to add to it."""
    for topic in opened.one.topics:
        st.markdown(f"#### {plain(topic.title)}")
        duidingen = opened.material.duidingen_of(topic.key)
        if duidingen:
            st.html(notes_html(duidingen))
        cards = cards_html(opened.material.board, topic.key)
        if cards:
            st.html(cards)
        elif not duidingen:
            st.caption(NOTHING)
        show_cards(opened, topic)
        with st.expander("Schrijf op of wijzig", expanded=False):
            _ask_notes(opened, topic)


def notes_html(duidingen: Sequence[Duiding]) -> str:
    """The duidingen of one topic beside each other: none of them is the last word."""
    return f'<div class="parties">{"".join(map(_party_html, duidingen))}</div>'


def cards_html(board: Board, topic: str) -> str:
    """What stood on the cards about a topic, by question; "" without any."""
    told = "".join(
        f"<dt>{escape(DUIDING_QUESTIONS[question])}</dt><dd>{'<br>'.join(lines)}</dd>"
        for question in DuidingQuestion
        if (lines := list(_lines(board, topic, question)))
    )
    about = "<p><strong>Op de kaartjes, zonder naam</strong></p>"
    return f'<div class="parties"><div>{about}<dl>{told}</dl></div></div>' if told else ""


def _lines(board: Board, topic: str, question: DuidingQuestion) -> Iterator[str]:
    """Its groups, and how many cards are in none: those are all in the list beneath."""
    for one in top_groups(board, topic, question):
        yield f'<span dir="auto">{escape(one.told)}</span>'
    if loose := tell_loose(board, topic, question, 0, 0):
        yield f"<span>{escape(loose)}</span>"


def party_label(party: GuestRole | None) -> str:
    """Whose words these are."""
    return GUEST_LABELS[party] if party else EVERYONE


def _party_html(duiding: Duiding) -> str:
    parts = [
        (DUIDING_QUESTIONS[DuidingQuestion.RECOGNISE], _recognition(duiding)),
        (DUIDING_QUESTIONS[DuidingQuestion.EXPLAIN], _explanation(duiding)),
        (DUIDING_QUESTIONS[DuidingQuestion.JUDGE], duiding.judgement),
        (DUIDING_QUESTIONS[DuidingQuestion.ACT], duiding.meaning),
    ]
    told = "".join(
        f'<dt>{escape(label)}</dt><dd dir="auto">{escape(text)}</dd>'
        for label, text in parts
        if text
    )
    return f"<div><p><strong>{escape(party_label(duiding.party))}</strong></p><dl>{told}</dl></div>"


def _recognition(duiding: Duiding) -> str:
    said = RECOGNITION_LABELS[duiding.recognition] if duiding.recognition else ""
    return ": ".join(part for part in (said, duiding.recognition_why) if part)


def _explanation(duiding: Duiding) -> str:
    kinds = ", ".join(EXPLANATION_LABELS[one] for one in duiding.explanations)
    return ": ".join(part for part in (kinds, duiding.explanation) if part)


def _ask_notes(opened: Opened, topic: Topic) -> None:
    chosen = st.selectbox(
        "Van wie zijn deze woorden?",
        [TOGETHER, *GuestRole],
        format_func=lambda one: party_label(None if one == TOGETHER else GuestRole(one)),
        key=f"party_{opened.place}_{topic.key}",
        help="Ziet een groep het anders? Kies die groep: beide blijven naast elkaar staan.",
    )
    party = None if chosen in (None, TOGETHER) else GuestRole(chosen)
    known = next(
        (one for one in opened.material.duidingen if (one.topic, one.party) == (topic.key, party)),
        Duiding(opened.key, topic.key, party),
    )
    place = f"note_{opened.place}_{topic.key}_{chosen}"
    _ask_recognition(opened.slug, known, place)
    _ask_text(opened.slug, known, place, "recognition_why", "Waarom wel, of waarom niet?")
    _ask_explanations(opened.slug, known, place)
    _ask_text(opened.slug, known, place, "explanation", "Wat zeggen mensen daarover?")
    _ask_text(opened.slug, known, place, "judgement", DUIDING_QUESTIONS[DuidingQuestion.JUDGE])
    _ask_text(opened.slug, known, place, "meaning", DUIDING_QUESTIONS[DuidingQuestion.ACT])
    texts = (known.recognition_why, known.explanation, known.judgement, known.meaning)
    warn_of_personal(texts, NAMELESS)


def _ask_recognition(slug: str, known: Duiding, place: str) -> None:
    widget = show_kept(f"recognition_{place}", known.recognition)
    st.radio(
        DUIDING_QUESTIONS[DuidingQuestion.RECOGNISE],
        [None, *Recognition],
        format_func=lambda one: RECOGNITION_LABELS[one] if one else UNSAID,
        key=widget,
        horizontal=True,
        on_change=_keep,
        args=(slug, known, place, "recognition", widget),
    )


def _ask_explanations(slug: str, known: Duiding, place: str) -> None:
    st.markdown(f"**{DUIDING_QUESTIONS[DuidingQuestion.EXPLAIN]}**")
    for one in Explanation:
        widget = show_kept(f"{one}_{place}", one in known.explanations)
        st.checkbox(
            EXPLANATION_LABELS[one],
            key=widget,
            on_change=_keep_explanation,
            args=(slug, known, place, one, widget),
        )
    show_refusal(place)


def _ask_text(slug: str, known: Duiding, place: str, field: str, label: str) -> None:
    own = f"{field}_{place}"
    save = partial(_keep_text, slug, known, own, field)
    ask_kept_text(own, label, getattr(known, field), save, max_chars=MAX_NOTE, height=90)


def _keep(slug: str, known: Duiding, place: str, field: str, widget: str) -> None:
    chosen = st.session_state[widget]
    _change(slug, known, place, {field: chosen})


def _keep_explanation(
    slug: str, known: Duiding, place: str, kind: Explanation, widget: str
) -> None:
    is_so = bool(st.session_state[widget])

    def change(one: Duiding) -> Duiding:
        kinds = {*one.explanations, kind} if is_so else {*one.explanations} - {kind}
        return replace(one, explanations=tuple(kinds))

    _changed(slug, known, place, change)


def _keep_text(slug: str, known: Duiding, place: str, field: str, typed: str, seen: str) -> None:
    now = str(getattr(read(partial(_load, known), slug), field))
    if keep_unless_changed(place, typed, seen, now):
        _change(slug, known, place, {field: typed})


def _change(slug: str, known: Duiding, place: str, values: dict[str, Any]) -> None:
    _changed(slug, known, place, lambda one: replace(one, **values))


def _changed(slug: str, known: Duiding, place: str, change: Any) -> None:
    try:
        change_kept(place, partial(_load, known), save_duiding, slug, change)
    except NotFound:
        refuse(place, Refusal(GONE))


def _load(known: Duiding, slug: str, *, session: Any) -> Duiding:
    """The newest of the same party about the same topic; fresh when there is none yet."""
    mine = (known.bijeenkomst, known.topic, known.party)
    for one in list_duidingen(slug, session=session):
        if (one.bijeenkomst, one.topic, one.party) == mine:
            return one
    return Duiding(*mine)
