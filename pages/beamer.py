"""A QR as large as the screen, with the count of answers so far."""

from datetime import timedelta

import streamlit as st

from dashboard.addresses import form_link
from dashboard.data import read
from dashboard.house import link_to
from dashboard.rights import checked
from dashboard.shell import find_listing, plain
from presentation.qr import qr_svg
from storage.meting_queries import list_metingen
from storage.response_queries import count_responses

REFRESH = timedelta(seconds=3)

listing = find_listing()
slug = listing.initiatief.slug
meting = next(
    (one for one in read(list_metingen, slug) if one.key == st.query_params.get("meting")), None
)
if meting is None:
    st.title("Deze meting is er niet meer")
    link_to("meten", slug, label="Terug naar Meten")
    st.stop()

link = form_link(meting.code)
left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
with left, st.container(key="beamer_qr"):
    st.image(
        qr_svg(link, title=f"QR-code naar {link}"), width="stretch", alt=f"QR-code naar {link}"
    )


@st.fragment(run_every=REFRESH)
@checked
def show_count() -> None:
    counts = read(count_responses, slug).get(meting.key)
    st.metric("Al ingevuld", counts.total if counts else 0)


with right, st.container(key="beamer_text"):
    st.title(plain(meting.name))
    st.markdown("Richt de camera van je telefoon op het vierkant.")
    st.markdown(f"Of typ: **{plain(link.split('://')[1])}**")
    show_count()
    link_to("meten", slug, label="Terug")
