"""Uitkomsten: what people answered, by effect, by question, and who answered."""

import streamlit as st

from dashboard.data import read
from dashboard.drawing import draw
from dashboard.shell import open_page
from dashboard.uitkomst_block import Shelf
from dashboard.uitkomst_choices import (
    choose_axis,
    choose_order,
    divided,
    explain_groups,
    offer_everything,
    sort_blocks,
)
from dashboard.uitkomst_empty import FEWEST_FOR_COUNTS, say_few_answers, say_no_meting
from dashboard.uitkomst_parts import show_effects, show_questions, show_response
from dashboard.uitkomst_width import page_look
from dashboard.uitkomsten import choose_meting, newest_first, told_of, uitkomsten_of
from dashboard.which_meting import meting_line
from storage.meting_queries import list_counts, list_indicatoren, list_metingen, list_tellingen
from storage.response_queries import count_responses
from storage.tally_queries import list_figures, list_norms
from veranderverhaal.effect_uitkomsten import effect_uitkomsten, told_of_effects
from veranderverhaal.progress import Step
from veranderverhaal.saying import say_metingen
from veranderverhaal.story_order import Counted, order_by_story

PARTS = ("Per effect", "Alle vragen", "Wie deed mee?")

listing = open_page("Uitkomsten", step=Step.UITKOMSTEN)
slug, story = listing.initiatief.slug, listing.veranderverhaal
metingen = read(list_metingen, slug)
if not metingen:
    say_no_meting(slug)
    st.stop()

counts = read(count_responses, slug)
meting = choose_meting(newest_first(metingen, counts))
everyone = uitkomsten_of(listing, meting.key)
meting_line(meting, told_of(everyone))
if everyone.response.counted < FEWEST_FOR_COUNTS:
    say_few_answers(slug, meting, everyone.response)
    st.stop()

with st.container(key="choices", horizontal=True, vertical_alignment="bottom"):
    axis = choose_axis(everyone)
    by_agreement = choose_order(everyone)
    offer_everything(listing, everyone)
uitkomsten = divided(listing, everyone, axis)
if axis:
    explain_groups(uitkomsten)
if by_agreement:
    uitkomsten = sort_blocks(uitkomsten)

shelf = Shelf(
    listing,
    uitkomsten,
    tuple(read(list_norms, slug)),
    tuple(read(list_figures, slug)),
    page_look(),
)
indicatoren = read(list_indicatoren, slug)
effects, questions, response = st.tabs(PARTS, key="uitkomst_part", on_change="rerun")
with effects:
    if effects.open:
        counted = Counted(read(list_tellingen, slug), read(list_counts, slug))
        known = effect_uitkomsten(story, indicatoren, everyone, counted.totals)
        told = told_of_effects(story, indicatoren, everyone)
        basis = say_metingen([meting] if told else [])
        draw(story, listing.initiatief.name, "uitkomsten", marks=known, basis=basis)
        show_effects(shelf, order_by_story(story, indicatoren, uitkomsten.blocks, counted), known)
with questions:
    if questions.open:
        show_questions(shelf)
with response:
    if response.open:
        show_response(everyone.response)
