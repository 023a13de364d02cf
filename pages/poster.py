"""The poster and its other shapes: choose beside a live preview, and download."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.house import link_to
from dashboard.poster import preview_of, showcase_of
from dashboard.poster_fields import ask_parts
from dashboard.poster_remedies import say_fit, show_fit
from dashboard.poster_shapes import SHAPE_TEXTS, ask_shape, offer_shape, show_preview
from dashboard.shell import open_page
from dashboard.today import today
from veranderverhaal.access import Right
from veranderverhaal.progress import Step

listing = open_page("Poster", step=Step.POSTER)
slug = listing.initiatief.slug

shape = ask_shape(slug)
showcase = showcase_of(listing, shape)
offer_shape(listing, shape)
# One line that is always there: what comes and goes in it moves nothing.
with st.container(key="poster_state"):
    state = st.empty()
left, right = st.columns([3, 2], gap="large")
with right:
    if SHAPE_TEXTS[shape].parts and may_here(Right.EDIT):
        with st.expander("Wat staat erop?", expanded=True):
            ask_parts(listing, shape, showcase, today())
    if may_here(Right.EDIT):
        link_to("overzicht", slug, label="Wijzig de kaartjes")
    link_to("feiten", slug, label="Wijzig de feiten en cijfers")
    link_to("gegevens", slug, label="Wijzig naam, motto, logo of bron")
with left:
    with state, st.spinner("Even geduld, we maken het voorbeeld …"):
        preview = preview_of(listing, shape)
    state.caption(say_fit(shape, preview, showcase))
    show_preview(listing.initiatief.name, shape, preview)
    show_fit(slug, shape, preview, showcase)
