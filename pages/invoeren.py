"""Invoeren: type paper forms fast, one after another, and check one in ten."""

import streamlit as st

from dashboard.data import read
from dashboard.entry import Desk, show_entry, show_recent, typed_forms
from dashboard.entry_check import find_due, show_check
from dashboard.house import link_to
from dashboard.shell import open_page
from dashboard.tablet_fields import offer_tablet
from dashboard.which_meting import find_meting, meting_line
from storage.meting_queries import list_metingen, load_vragenlijst
from veranderverhaal.meting import Channel
from veranderverhaal.progress import Step

listing = open_page("Invoeren", step=Step.METEN)
slug = listing.initiatief.slug
meting = find_meting(read(list_metingen, slug))
if meting is None:
    st.info(
        "Hier typ je papieren formulieren over. Daarvoor is eerst een meting nodig: "
        "een ronde waarin mensen de vragenlijst invullen."
    )
    link_to("meten", slug, label="Maak een meting")
    st.stop()

vragenlijst = read(load_vragenlijst, slug, meting.vragenlijst, meting.vragenlijst_version)
desk = Desk(slug, meting, vragenlijst)
on_paper = typed_forms(slug, meting, Channel.PAPER)
spoken = typed_forms(slug, meting, Channel.CONVERSATION)
typed = sorted([*on_paper, *spoken], key=lambda one: one.id)
due = find_due(on_paper)

meting_line(meting, f"{len(typed)} {'formulier' if len(typed) == 1 else 'formulieren'} ingetypt")
labels = {"type": "Intypen", "check": f"Nakijken ({len(due)})" if due else "Nakijken"}
task = st.segmented_control(
    "Wat ga je doen?",
    list(labels),
    default="type",
    required=True,
    format_func=labels.__getitem__,
    key="task",
)
if task == "type":
    st.caption(
        "Kies met de cijfertoetsen. Enter gaat naar de volgende vraag, pijl omhoog gaat terug. "
        "0 is ‘weet ik niet’. Niets ingevuld? Druk dan alleen op Enter."
    )
    show_entry(desk, typed)
    show_recent(desk, typed)
else:
    show_check(desk, on_paper)

offer_tablet(slug)
