"""Afspraken: what is still to be done, one more, and what became of the others."""

import streamlit as st

from dashboard.afspraak_fields import ask_new_afspraak, part_afspraken, show_afspraak
from dashboard.asking import may_here
from dashboard.data import read
from dashboard.shell import open_page
from dashboard.today import today
from storage.duiding_queries import list_afspraken, list_bijeenkomsten, list_made_up
from veranderverhaal.access import Right
from veranderverhaal.afspraak import Afspraak
from veranderverhaal.afspraak_words import count_due_of, say_due
from veranderverhaal.progress import Step

listing = open_page("Afspraken", step=Step.DUIDEN)
slug = listing.initiatief.slug
afspraken = read(list_afspraken, slug)
made_up = read(list_made_up, slug)
names = {one.key: f"Afgesproken bij: {one.name}" for one in read(list_bijeenkomsten, slug)}
still, settled = part_afspraken(slug, afspraken)


def made_at(afspraak: Afspraak) -> str:
    """At which bijeenkomst it was agreed."""
    return names.get(afspraak.bijeenkomst, "")


st.write("Wat jullie afspreken op een bijeenkomst. Druk op Gedaan als het klaar is.")
if not afspraken:
    st.info(
        "Een afspraak is: wie doet wat, en wanneer is het klaar? Je maakt ze bij een bijeenkomst, "
        "of hieronder. De volgende bijeenkomst begint ermee, en op tijd krijg je hier een seintje."
    )
elif not still:
    st.success("Er staat geen afspraak meer open.", icon=":material/check:")
if told := say_due(count_due_of(afspraken, today(), made_up)):
    st.warning(f"{told[0].upper()}{told[1:]}.")

for afspraak in still:
    show_afspraak(slug, afspraak, about=made_at(afspraak), made_up=made_up)

if may_here(Right.EDIT):
    with st.expander("Nog een afspraak", expanded=not still):
        ask_new_afspraak(slug)

if settled:
    with st.expander(f"Klaar of gestopt ({len(settled)})"):
        for afspraak in reversed(settled):
            show_afspraak(slug, afspraak, about=made_at(afspraak), made_up=made_up)
