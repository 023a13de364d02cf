"""Kosten en baten: what it costs and is worth, as a range. What has no price comes first."""

import streamlit as st

from dashboard.baten_card import desk_of
from dashboard.baten_certainty import show_certainty
from dashboard.baten_figures import figures_of
from dashboard.baten_files import offer_files
from dashboard.baten_known import link_to_known_totals, show_known_totals, wants_known_totals
from dashboard.baten_parts import show_balance, show_by_name, show_ketens, show_over_time
from dashboard.baten_top import (
    say_nothing_yet,
    show_headline,
    show_notices,
    show_unpriced,
)
from dashboard.data import read
from dashboard.made_up_mark import show_made_up
from dashboard.shell import open_page
from dashboard.uitkomst_width import page_look
from storage.effectenarena_queries import load_effectenarena
from veranderverhaal.report_effectenarena import has_anything

PARTS = ("Voor wie", "Door de jaren", "Per keten", "Hoe zeker")

listing = open_page("Kosten en baten", step=None)
slug, story = listing.initiatief.slug, listing.veranderverhaal
effectenarena = read(load_effectenarena, slug)
if wants_known_totals():
    show_known_totals(slug, effectenarena.settings)
    st.stop()

if not has_anything(effectenarena):
    say_nothing_yet(slug)
    link_to_known_totals(slug)
    st.stop()

figures = figures_of(effectenarena)
show_made_up(figures.effectenarena.settings)
show_unpriced(figures, story)
has_outcome = show_headline(figures, slug)
show_notices(listing, figures)
offer_files(listing)
link_to_known_totals(slug)
if not has_outcome:
    st.stop()

desk = desk_of(listing, figures.reckoning, page_look())
show_balance(desk, figures)
names, years, ketens, certainty = st.tabs(PARTS, key="baten_part", on_change="rerun")
with names:
    if names.open:
        show_by_name(desk, figures)
with years:
    if years.open:
        show_over_time(desk, figures)
with ketens:
    if ketens.open:
        show_ketens(desk, figures, story)
with certainty:
    if certainty.open:
        show_certainty(desk, figures, story)
