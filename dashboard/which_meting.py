"""Which meting a page is about."""

import streamlit as st

from dashboard.shell import plain
from veranderverhaal.meting import Meting

METING_PARAMETER = "meting"


def find_meting(metingen: list[Meting]) -> Meting | None:
    """The meting that the address names, the only one, or the one chosen here; None without any."""
    if not metingen:
        return None
    named = [one for one in metingen if one.key == st.query_params.get(METING_PARAMETER)]
    if named or len(metingen) == 1:
        return (named or metingen)[0]
    chosen = st.selectbox(
        "Bij welke meting horen ze?",
        metingen,
        index=len(metingen) - 1,
        format_func=lambda meting: meting.name,
        key="which_meting",
    )
    return chosen or metingen[-1]


def meting_line(meting: Meting, told: str) -> None:
    """The name of the meting with what there is to tell about it, and whether it is made up."""
    st.markdown(f"**{plain(meting.name)}** · {plain(told)}")
    if meting.made_up:
        st.warning("De antwoorden van deze meting zijn verzonnen, als voorbeeld.")
