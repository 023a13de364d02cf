"""Of each effect in how many conversations it was spoken of, for who may read them."""

from collections.abc import Sequence

import streamlit as st

from dashboard.uitkomst_table import show_wide_table
from veranderverhaal.interview import Interview
from veranderverhaal.interview_counts import count_statements, say_count
from veranderverhaal.model import Element
from veranderverhaal.release_rules import MIN_COUNTS, MIN_PRESENCE, MIN_SENSITIVE


def show_numbers(interviews: Sequence[Interview], effects: Sequence[Element]) -> None:
    """A row for each effect; nothing while there is no interview."""
    if not interviews or not effects:
        return
    st.subheader("Wat we hoorden, per effect")
    counts = count_statements(interviews, [one.key for one in effects])
    rows = [(one.title, say_count(count)) for one, count in zip(effects, counts, strict=True)]
    with st.container(key="terms"):
        show_wide_table("Wat we hoorden, per effect", ("effect", "genoemd"), rows)
    st.caption(
        "Zo precies ziet alleen wie antwoorden mag lezen het. In rapporten en bij Bronnen staat "
        f"onder de {MIN_PRESENCE} gesprekken niets, van {MIN_PRESENCE} tot en met {MIN_COUNTS - 1} "
        f"alleen dat het gezegd is, en vanaf {MIN_COUNTS} in hoeveel gesprekken. Een aantal van "
        f"minder dan {MIN_SENSITIVE} staat daar nooit. Verzonnen gesprekken tellen niet mee."
    )
