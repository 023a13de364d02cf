"""Versies: keep the story under a name, look back, compare, put one back."""

import streamlit as st

from dashboard.comparison import show_comparison
from dashboard.data import read
from dashboard.drawing import draw, show_text
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, open_page, plain
from dashboard.today import today
from storage.commands import keep_snapshot, put_back_snapshot
from storage.queries import list_snapshots
from veranderverhaal.compare import compare
from veranderverhaal.model import MAX_TITLE

NOW = "Zoals het nu is"

listing = open_page("Versies")
slug, story = listing.initiatief.slug, listing.veranderverhaal
snapshots = read(list_snapshots, slug)

st.write("Bewaar het verhaal zoals het nu is, bijvoorbeeld na een bijeenkomst.")
place = f"snapshot_{slug}_{len(snapshots)}"
with st.container(key=f"draft_{place}"):
    name = st.text_input(
        "Naam van deze versie",
        key=place,
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: na de bijeenkomst van maart",
    )
show_refusal(place)
if st.button("Bewaar deze versie", type="primary", key="sent_versie"):
    if attempt(place, keep_snapshot, slug, name or "", today=today()):
        notify(f"De versie ‘{plain(name or '')}’ is bewaard.")
    st.rerun()
if not snapshots:
    st.info("Er is nog geen versie bewaard.")
    st.stop()

names = {NOW: story, **{one.key: one.veranderverhaal for one in snapshots}}
labels = {NOW: NOW, **{one.key: f"{one.name} ({one.kept_on:%d-%m-%Y})" for one in snapshots}}
left, right = st.columns(2)
old = left.selectbox(
    "Bekijk", [one.key for one in snapshots], format_func=labels.__getitem__, key=f"old_{slug}"
)
new = right.selectbox(
    "Vergelijk met", list(names), format_func=labels.__getitem__, key=f"new_{slug}"
)

st.header("Wat is er anders?")
st.caption(plain(f"Van ‘{labels[old]}’ naar ‘{labels[new]}’"))
show_comparison(compare(names[old], names[new]), names[old], names[new])

st.header("De oude versie")
draw(names[old], listing.initiatief.name, "old")
with st.expander("Lees deze versie als tekst"):
    show_text(names[old], "version")
with st.popover("Zet deze versie terug", icon=":material/history:"):
    st.write("Het verhaal wordt weer zoals toen. Hoe het nu is, bewaren we eerst als versie.")
    if st.button("Ja, zet terug"):
        if attempt(f"back_{slug}", put_back_snapshot, slug, old, today=today()):
            notify("De versie staat terug. Het verhaal van daarvoor vind je bij ‘Bekijk’.")
        st.rerun()
show_refusal(f"back_{slug}")
