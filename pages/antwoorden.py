"""Open antwoorden: read what people wrote, and give each answer the themes it is about."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.personal_fields import known_words
from dashboard.shell import open_page, plain
from dashboard.uitkomst_empty import FEWEST_FOR_COUNTS, say_no_meting
from dashboard.uitkomst_themes import Pile, show_pile
from dashboard.uitkomsten import choose_meting, newest_first, told_of, uitkomsten_of
from dashboard.which_meting import meting_line
from storage.meting_queries import list_metingen
from storage.response_queries import count_responses
from veranderverhaal.progress import Step
from veranderverhaal.uitkomst import BlockKind

listing = open_page("Open antwoorden", step=Step.UITKOMSTEN)
slug = listing.initiatief.slug
metingen = read(list_metingen, slug)
if not metingen:
    say_no_meting(slug)
    st.stop()

meting = choose_meting(newest_first(metingen, read(count_responses, slug)))
uitkomsten = uitkomsten_of(listing, meting.key)
meting_line(meting, told_of(uitkomsten))
found = {
    one.question.key: one
    for block in uitkomsten.blocks
    if block.kind is BlockKind.OPEN
    for one in block.uitkomsten
}
if not found:
    st.info(
        "In deze vragenlijst staat geen open vraag. Een open vraag laat mensen in hun eigen "
        "woorden vertellen wat ze merken, en wat er nog meer meespeelde."
    )
    link_to("vragenlijst", slug, label="Naar de vragenlijst")
    st.stop()

key = next(iter(found))
if len(found) > 1:
    key = st.selectbox(
        "Welke vraag?", list(found), format_func=lambda one: found[one].question.text
    )
chosen = found[key]
st.markdown(f"**{plain(chosen.question.text)}**")
if not chosen.has_numbers:
    st.info(
        f"Er zijn nog geen {FEWEST_FOR_COUNTS} antwoorden op deze vraag. We laten ze pas lezen als "
        "niemand te herkennen is aan wat hij schreef."
    )
    link_to("uitkomsten", slug, label="Naar de uitkomsten", meting=meting.key)
    st.stop()

st.caption(
    "De antwoorden staan door elkaar, niet in de volgorde waarin ze binnenkwamen. Staat er een "
    "naam in? Neem die niet over, of haal hem weg. We kleuren wat op een naam, een nummer of een "
    "adres lijkt. Dat is een gok: we zien niet alles."
)
show_pile(Pile(slug, meting.key, chosen.question, chosen.n or 0, known_words(listing)))
