"""That an effectenarena is made up, in one way on every page about it."""

import streamlit as st

from veranderverhaal.effectenarena.rules import MADE_UP
from veranderverhaal.effectenarena.settings import EffectenarenaSettings


def show_made_up(settings: EffectenarenaSettings) -> None:
    """Above everything: that this was made up."""
    if settings.made_up:
        st.warning(MADE_UP)
