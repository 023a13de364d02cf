"""What a keten comes to while it is filled in, and what one must know about it."""

from dataclasses import replace

import streamlit as st

from dashboard.keten_measured import notices_of
from dashboard.shell import plain
from dashboard.today import today
from storage.queries import Listing
from veranderverhaal.effectenarena.baten import line_of
from veranderverhaal.effectenarena.checks import check_keten
from veranderverhaal.effectenarena.keten_standing import standing_of
from veranderverhaal.effectenarena.model import Effectenarena, Kengetal, Keten, Pricing
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import Weight, notices
from veranderverhaal.effectenarena.saying_keten import say_formula, say_keten_total, say_per_person
from veranderverhaal.made_up import MADE_UP_MARK
from veranderverhaal.text import NotAccepted

FRESH = "fresh"  # the key of a kengetal that was not kept yet
SAID_ABOVE = ("left_out", "in_words", "pm")


def show_told(
    listing: Listing, effectenarena: Effectenarena, typed: Keten, fresh: Kengetal | None = None
) -> None:
    """The sum of a keten as it is typed now, as a sentence to read aloud, and its notices.

    `fresh` is a kengetal that is being filled in for it.
    """
    if fresh:
        typed = replace(typed, kengetal=FRESH)
        kengetallen = (*effectenarena.kengetallen, replace(fresh, key=FRESH))
        effectenarena = replace(effectenarena, kengetallen=kengetallen)
    now = with_keten(effectenarena, typed)
    try:
        check_keten(typed)
    except NotAccepted:
        st.info("We rekenen het uit zodra wat er staat klopt.")
        return
    reckoning = reckon(now)
    with st.container(border=True, key="keten_told"):
        st.subheader("Zo rekent deze keten")
        if typed.pricing is not Pricing.EUROS:
            st.write("Deze keten blijft in woorden. Er wordt niets in euro’s geteld.")
            return
        standing = standing_of(typed, now)
        if standing.missing:
            st.markdown(plain(f"Nog geen bedrag. Wat nog mist: {standing.missing}."))
        else:
            _show_sum(now, typed, reckoning.years)
    measured = notices_of(listing, now)
    for notice in notices(now, reckoning, listing.veranderverhaal, today().year, measured):
        if typed.key in notice.ketens and notice.key not in SAID_ABOVE:
            show = st.caption if notice.weight is Weight.NOTE else st.warning
            show(plain(notice.text))


def with_keten(effectenarena: Effectenarena, typed: Keten) -> Effectenarena:
    """The effectenarena as it would be with this keten saved."""
    return replace(
        effectenarena,
        ketens=tuple(typed if one.key == typed.key else one for one in effectenarena.ketens),
    )


def _show_sum(effectenarena: Effectenarena, keten: Keten, years: tuple[int, ...]) -> None:
    line = line_of(keten, effectenarena, years[0])
    st.markdown(f"**{plain(say_formula(keten, effectenarena))}**")
    st.markdown(plain(say_per_person(keten, effectenarena)))
    st.markdown(plain(say_keten_total(line, years)))
    if effectenarena.settings.made_up:
        st.caption(f"Let op: {MADE_UP_MARK}.")
