"""The way from a page to the invoerstand: only the forms, on a tablet for everybody."""

from html import escape
from urllib.parse import quote

import streamlit as st

WHAT_IT_IS = (
    "Gaat deze tablet de tafel rond? Zet hem dan in de invoerstand. Dan zijn er alleen nog de "
    "vragenlijsten van de metingen die openstaan. Met een pincode haal je hem er weer uit."
)


def offer_tablet(slug: str) -> None:
    """A block that leads to where the PIN is chosen, in this tab."""
    with st.expander("Zet deze tablet in de invoerstand", icon=":material/tablet:"):
        st.write(WHAT_IT_IS)
        address = f"/invoerstand/begin?initiatief={quote(slug, safe='')}"
        st.html(
            f'<a class="to-tablet" href="{escape(address)}" target="_self">Kies een pincode</a>'
        )
