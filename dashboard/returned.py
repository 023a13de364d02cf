"""A page that stood open while its program stopped, and now talks to another or to the next."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

BEGUN = "page_was_drawn"
# Streamlit cuts off what is longer than three lines.
TOLD = (
    "Het programma was even weg. Typ een spatie bij wat je het laatst typte: dan wordt het bewaard."
)


def tell_who_returned() -> None:
    """Say it until it is put away: what was typed last is shown, but nobody here may have kept it.

    What was done in the first moment is not done here: nobody knew yet what the fields are for.
    """
    is_first = not st.session_state.get(BEGUN, False)
    st.session_state[BEGUN] = True
    if is_first and _brings_fields():
        st.toast(TOLD, icon=":material/warning:", duration="infinite")


def _brings_fields() -> bool:
    """Whether the browser has a page drawn already: a fresh one has no fields to tell of yet.

    Streamlit has no other way to know it (1.67).
    """
    context = get_script_run_ctx()
    return context is not None and bool(context.session_state._state._new_widget_state.states)
