"""The steps of one bijeenkomst, and the way between them."""

from enum import StrEnum

import streamlit as st

from dashboard.bijeenkomst_kept import Opened
from dashboard.house import link_to
from dashboard.saving import attempt, show_refusal
from dashboard.shell import offer_undo, plain
from storage.commands import remove_bijeenkomst
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.duiding_labels import BIJEENKOMST_STATE_LABELS
from veranderverhaal.invitation import say_moment


class MeetingStep(StrEnum):
    """The steps in their order."""

    WHEN = "when"
    TOPICS = "topics"
    AGENDA = "agenda"
    INVITATION = "invitation"
    BEGIN = "begin"
    AFTER = "after"


STEP_LABELS = {
    MeetingStep.WHEN: "1. Wanneer en wie",
    MeetingStep.TOPICS: "2. Waarover",
    MeetingStep.AGENDA: "3. Agenda",
    MeetingStep.INVITATION: "4. Uitnodiging",
    MeetingStep.BEGIN: "5. Beginnen",
    MeetingStep.AFTER: "6. Na afloop",
}
FIRST_STEPS = {
    BijeenkomstState.PREPARED: MeetingStep.WHEN,
    BijeenkomstState.RUNNING: MeetingStep.BEGIN,
    BijeenkomstState.ENDED: MeetingStep.AFTER,
}
STEP_PARAMETER = "stap"


def show_about(opened: Opened) -> None:
    """Which bijeenkomst this is, the way back, and taking it away."""
    one = opened.one
    moment = say_moment(one)
    told = f" · {plain(moment)}" if moment else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{BIJEENKOMST_STATE_LABELS[one.state].capitalize()}{told}")
        link_to("bijeenkomsten", opened.slug, label="Alle bijeenkomsten")
        with st.popover("Verwijder", key=f"remove_{opened.place}"):
            st.write("De bijeenkomst en wat er gezegd is gaan weg. Je kunt het nog terugzetten.")
            st.button("Ja, verwijder", key=f"sure_{opened.place}", on_click=_remove, args=(opened,))
    if one.made_up:
        st.warning("Deze bijeenkomst is een verzonnen voorbeeld.")


def choose_step(opened: Opened) -> MeetingStep:
    """The step that is open; to begin with the one that fits how far it is."""
    key = f"step_{opened.place}"
    if key not in st.session_state:
        st.session_state[key] = _named_step() or FIRST_STEPS[opened.one.state]
    chosen = st.segmented_control(
        "Stap",
        list(MeetingStep),
        format_func=STEP_LABELS.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    step = MeetingStep(chosen or FIRST_STEPS[opened.one.state])
    number = str(list(MeetingStep).index(step) + 1)
    if st.query_params.get(STEP_PARAMETER) != number:
        st.query_params[STEP_PARAMETER] = number
    return step


def forget_step(place: str) -> None:
    """Open the step that fits how far it is now."""
    st.session_state.pop(f"step_{place}", None)
    st.query_params.pop(STEP_PARAMETER, None)


def _named_step() -> MeetingStep | None:
    """The step that the address names: who loads the page again goes on where one was."""
    number = st.query_params.get(STEP_PARAMETER, "")
    steps = {str(at): one for at, one in enumerate(MeetingStep, 1)}
    return steps.get(number)


def offer_next_step(opened: Opened, step: MeetingStep) -> None:
    """The one button that goes on; what comes after beginning comes by itself."""
    show_refusal(f"remove_{opened.place}")
    steps = list(MeetingStep)
    if step in (MeetingStep.BEGIN, MeetingStep.AFTER):
        return
    following = steps[steps.index(step) + 1]
    st.button(
        f"Ga verder naar {STEP_LABELS[following]}",
        type="primary",
        key=f"on_{opened.place}_{step}",
        on_click=_go,
        args=(f"step_{opened.place}", following),
        icon=":material/arrow_forward:",
    )


def _go(key: str, step: MeetingStep) -> None:
    st.session_state[key] = step


def _remove(opened: Opened) -> None:
    place = f"remove_{opened.place}"
    if attempt(place, remove_bijeenkomst, opened.slug, opened.key):
        offer_undo("bijeenkomst", opened.key, opened.one.name)
