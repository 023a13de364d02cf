"""The toolkiezer: which way of measuring fits, and what each asks of people."""

import streamlit as st

from dashboard.house import link_to
from dashboard.shell import open_page, plain
from veranderverhaal.progress import Step
from veranderverhaal.toolkiezer import (
    FIT_LABELS,
    REASON_LABELS,
    Reason,
    Situation,
    ToolAdvice,
    choose_tools,
)

MANY = 1_000_000

listing = open_page("Toolkiezer", step=Step.INDICATOREN)
slug = listing.initiatief.slug


def show(advice: ToolAdvice) -> None:
    card = advice.card
    with st.container(border=True, key=f"tool_{card.tool}"):
        st.subheader(f"{card.letter}. {card.title}: {FIT_LABELS[advice.fit]}")
        st.write(plain(card.about))
        st.markdown("\n".join(f"- {plain(text)}" for text in advice.reasons_for))
        if advice.reasons_against:
            st.markdown("**Let op**")
            st.markdown("\n".join(f"- {plain(text)}" for text in advice.reasons_against))
        st.markdown(f"**Wat het vraagt:** {plain(card.hours)} {plain(card.skills)}")
        st.markdown(f"**Past bij:** {plain(card.fit)}  \n**Past niet bij:** {plain(card.unfit)}")
        if card.examples:
            st.caption(f"Bestaande vormen: {', '.join(card.examples)}")


st.write("Beantwoord vier vragen. Dan zie je welke manier van meten bij jullie past.")
left, right = st.columns(2)
people = left.number_input(
    "Hoeveel mensen kunnen jullie bereiken?", 0, MANY, 50, key=f"people_{slug}"
)
volunteers = right.number_input(
    "Hoeveel vrijwilligers helpen mee met meten?", 0, MANY, 3, key=f"volunteers_{slug}"
)
money = left.number_input(
    "Hoeveel euro is er om te meten?", 0, MANY, 0, step=50, key=f"money_{slug}"
)
reason = right.selectbox(
    "Waarom meten jullie vooral?",
    list(Reason),
    format_func=REASON_LABELS.__getitem__,
    key=f"reason_{slug}",
)
situation = Situation(int(people or 0), int(volunteers or 0), int(money or 0), reason)
for advice in choose_tools(situation):
    show(advice)
st.caption("Naar: Movisie, Effecten zichtbaar maken (2021). De woorden zijn van ons.")
link_to("indicatoren", slug, label="Naar de indicatoren")
