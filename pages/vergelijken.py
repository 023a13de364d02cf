"""Vergelijken: two rounds of the same vragenlijst, or more of them as a line."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.shell import open_page, plain
from dashboard.uitkomst_compare import (
    ONE_TABLE,
    RoundShelf,
    changes_of,
    differences_of,
    show_changes,
    show_differences,
    show_rounds,
)
from dashboard.uitkomst_empty import say_no_meting
from dashboard.uitkomst_width import page_look
from dashboard.uitkomsten import told_of, uitkomsten_of
from storage.meting_queries import list_metingen, list_vragenlijsten
from veranderverhaal.progress import Step
from veranderverhaal.rounds import are_linked, rounds_of
from veranderverhaal.saying import MADE_UP

listing = open_page("Vergelijken", step=Step.UITKOMSTEN)
slug = listing.initiatief.slug
metingen = read(list_metingen, slug)
rounds = rounds_of(metingen)
if not metingen:
    say_no_meting(slug)
    st.stop()
if not rounds:
    st.info(
        "Hier zet je twee metingen naast elkaar: hoe was het, en hoe is het nu? Daarvoor vul je "
        "dezelfde vragenlijst twee keer in, bijvoorbeeld in het voorjaar en een jaar later."
    )
    link_to("meten", slug, label="Maak nog een meting")
    st.stop()

titles = {one.key: one.title for one in read(list_vragenlijsten, slug)}
chosen = next(iter(rounds))
if len(rounds) > 1:
    chosen = st.selectbox(
        "Welke vragenlijst?", list(rounds), format_func=lambda key: titles.get(key, key)
    )
own = rounds[chosen]
by_key = {one.key: one for one in own}
left, right = st.columns(2)
before = left.selectbox(
    "Eerst", list(by_key)[:-1], format_func=lambda key: by_key[key].name, key=f"before_{chosen}"
)
later = list(by_key)[list(by_key).index(before) + 1 :]
after = right.selectbox(
    "Daarna",
    later,
    index=len(later) - 1,
    format_func=lambda key: by_key[key].name,
    key=f"after_{chosen}_{before}",
)
then, now = by_key[before], by_key[after]
for meting in (then, now):
    st.markdown(f"**{plain(meting.name)}** · {plain(told_of(uitkomsten_of(listing, meting.key)))}")
if then.made_up or now.made_up:
    st.warning(MADE_UP)

look = page_look()
shelf = RoundShelf(listing, (then, now), look)
if are_linked(then, now):
    st.header("Dezelfde mensen, twee keer")
    if sum(one.linked for one in own) > 2:
        st.caption(ONE_TABLE)
    show_changes(shelf, changes_of(listing, then, now))
else:
    st.header("Twee foto's van een groep")
    show_differences(shelf, differences_of(listing, then, now))
if len(own) > 2:
    st.header("Alle rondes")
    show_rounds(RoundShelf(listing, own, look))
