"""The questions of the effectenarena one after another, and the way between them."""

from enum import StrEnum

import streamlit as st

from dashboard.effectenarena_canvas import BEAMER_PARAMETER
from dashboard.house import go_to

QUESTION_PARAMETER = "vraag"


class Question(StrEnum):
    """The questions in their order."""

    INVESTEERDERS = "investeerders"
    AANPAKKEN = "aanpakken"
    EFFECTS = "effects"
    INCASSEERDERS = "incasseerders"
    SIZES = "sizes"


QUESTION_LABELS = {
    Question.INVESTEERDERS: "Wie investeert?",
    Question.AANPAKKEN: "In welke activiteit?",
    Question.EFFECTS: "Met welk effect?",
    Question.INCASSEERDERS: "Wie incasseert?",
    Question.SIZES: "Hoe zeker, en hoe groot?",
}
IDEAS = {
    Question.INVESTEERDERS: (
        "Noem iedereen die iets inbrengt. Dat kan geld zijn, maar ook uren, een ruimte of spullen. "
        "Bewoners die meehelpen investeren ook."
    ),
    Question.AANPAKKEN: (
        "Kies per investeerder waar het in gaat zitten. De activiteiten komen uit jullie "
        "veranderverhaal."
    ),
    Question.EFFECTS: "Kies per activiteit wat er door verandert, ook als het een nadeel is.",
    Question.INCASSEERDERS: (
        "Incasseren is er beter van worden: je gezonder voelen, maar ook minder kosten hebben. "
        "Kies per effect wie dat is. Is het er meer dan één, zet ze er dan allemaal bij."
    ),
    Question.SIZES: (
        "Kies per keten een woord. Zijn jullie het niet eens? Schrijf op wat beide groepen zeggen, "
        "en kies voorzichtig."
    ),
}


def choose_question(slug: str) -> Question:
    """The question that is open; to begin with the one that the address names, or the first."""
    key = f"question_{slug}"
    questions = {str(at): one for at, one in enumerate(Question, 1)}
    if key not in st.session_state:
        named = st.query_params.get(QUESTION_PARAMETER, "")
        st.session_state[key] = questions.get(named, Question.INVESTEERDERS)
    chosen = st.segmented_control(
        "Vraag",
        list(Question),
        format_func=lambda one: f"{list(Question).index(one) + 1}. {QUESTION_LABELS[one]}",
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    question = Question(chosen or Question.INVESTEERDERS)
    number = str(list(Question).index(question) + 1)
    if st.query_params.get(QUESTION_PARAMETER) != number:
        st.query_params[QUESTION_PARAMETER] = number
    return question


def offer_turns(slug: str, question: Question) -> None:
    """To the next question and to the one before."""
    at = list(Question).index(question)
    with st.container(horizontal=True, key="question_buttons"):
        if at + 1 < len(Question):
            label = f"Ga verder: {QUESTION_LABELS[list(Question)[at + 1]]}"
            _button(slug, label, at + 1, is_first=True)
        elif st.button("Klaar: laat het canvas groot zien", type="primary", key=f"done_{slug}"):
            go_to("effectenarena", slug, **{BEAMER_PARAMETER: "1"})
        if at:
            _button(slug, "Vorige vraag", at - 1)
    st.caption("Alles wat je kiest of typt, wordt meteen bewaard.")


def _button(slug: str, label: str, to: int, *, is_first: bool = False) -> None:
    st.button(
        label,
        type="primary" if is_first else "secondary",
        key=f"turn_to_{slug}_{'next' if is_first else 'before'}",
        on_click=_turn_to,
        args=(slug, to),
    )


def _turn_to(slug: str, to: int) -> None:
    st.session_state[f"question_{slug}"] = list(Question)[to]
