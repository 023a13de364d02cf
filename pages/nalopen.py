"""Nalopen: gentle remarks that help and never block."""

import streamlit as st

from dashboard.house import go_to
from dashboard.shell import open_page, plain
from veranderverhaal.checks import RemarkKind, find_remarks
from veranderverhaal.labels import LAYER_LABELS

# Where each kind of remark is looked into.
ABOUT_VERBANDEN = (RemarkKind.NO_CAUSE, RemarkKind.LEADS_NOWHERE, RemarkKind.NOT_REACHED)
BUTTON_LABELS = {"verbanden": "Leg een verband", "kaartje": "Bekijk dit kaartje"}

listing = open_page("Nalopen")
slug, story = listing.initiatief.slug, listing.veranderverhaal
remarks = find_remarks(story)

st.write("Lees dit samen door. Het zijn tips, geen fouten: jullie beslissen zelf.")
if not remarks:
    st.success("Er valt niets op. Het verhaal is rond.", icon=":material/check:")

for number, remark in enumerate(remarks):
    with st.container(border=True, key=f"remark_{number}"):
        if remark.layer and not remark.key:
            st.caption(LAYER_LABELS[remark.layer])
        st.markdown(f"**{plain(remark.seen)}**  \n{plain(remark.advice)}")
        page = "verbanden" if remark.kind in ABOUT_VERBANDEN else "kaartje"
        page = page if remark.key else "overzicht"
        label = BUTTON_LABELS.get(page, "Naar het overzicht")
        if st.button(label, key=f"look_{number}", help=plain(remark.seen)):
            if page == "verbanden":
                sources = {verband.target: verband.source for verband in story.verbanden}
                st.session_state[f"chosen_{slug}"] = sources.get(remark.key, remark.key)
            go_to(page, slug, **({"element": remark.key} if page == "kaartje" else {}))

st.space()
if st.button("Verder: bekijk de poster", type="primary"):
    go_to("poster", slug)
