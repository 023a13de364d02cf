"""What a page shows when its script breaks: an apology, never a traceback."""

import streamlit as st

from dashboard.rights import say_why_not
from storage.asking import NotAllowed

APOLOGY = (
    "Er ging iets mis. Dat ligt niet aan jou, en wat je bewaard hebt, is er nog. "
    "Laad de bladzijde opnieuw. Blijft het misgaan? Vertel het degene die het programma beheert."
)


def apologise(error: Exception) -> bool:
    """For `App(on_script_error=…)`; Streamlit has written the error to the log already."""
    st.error(say_why_not() if isinstance(error, NotAllowed) else APOLOGY)
    return True
