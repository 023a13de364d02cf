"""What a page shows when its script breaks: an apology with a reference, never a traceback."""

from contextlib import suppress
from datetime import date, time
from enum import Enum

import streamlit as st
from streamlit.errors import DuplicateWidgetID

from dashboard.rights import page_name, say_why_not
from dashboard.watching import PAGE, incident_desk
from storage.asking import NotAllowed
from storage.troubles import trouble_words

APOLOGY = (
    "Er ging iets mis. Dat ligt niet aan jou, en wat je bewaard hebt, is er nog. "
    "Probeer het opnieuw. Blijft het misgaan? Vertel het degene die het programma beheert."
)
AGAIN = "Probeer het opnieuw"
# Of a tick only that it is there: a button that is not pressed is False too.
TYPED = (str, int, float, date, time, Enum)


def apologise(error: Exception) -> bool:
    """For `App(on_script_error=…)`. What was typed on the page stays in its session."""
    if isinstance(error, NotAllowed):
        st.error(say_why_not())
        return True
    reference = incident_desk().note_error(error, f"{PAGE}{page_name()}")
    words = trouble_words(error) or APOLOGY
    st.error(f"{words}\n\nNoem dan dit kenmerk: **{reference}**")
    with suppress(DuplicateWidgetID):  # two parts of a page broke in the same way
        key = f"again_{reference}"
        st.button(AGAIN, key=key, on_click=_keep_typed, icon=":material/refresh:")
    return True


def _keep_typed() -> None:
    """Hand the fields that went with the page what was in them: a browser has forgotten it.

    A button may not be set, and neither may a file: those are no values of these kinds.
    """
    for key, value in st.session_state.items():
        several = value if isinstance(value, list | tuple) else [value]
        if several and all(isinstance(one, TYPED) and one is not False for one in several):
            st.session_state[key] = value
