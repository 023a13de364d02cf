"""The poster: a preview, what was shortened, and the download."""

import streamlit as st

from dashboard.downloading import offer_file
from dashboard.house import link_to
from dashboard.poster import poster_file
from dashboard.shell import open_page, plain
from veranderverhaal.progress import Step

listing = open_page("Poster", step=Step.POSTER)
slug, name = listing.initiatief.slug, listing.initiatief.name

left, right = st.columns([3, 2], gap="large")
with left:
    preview = poster_file(listing, "png")
    st.image(preview.content, width="stretch", alt=f"De poster van {name}")
with right:
    st.write("Eén bladzijde A4: om op te hangen, mee te sturen of op het scherm te laten zien.")
    offer_file(
        "Download de poster (PDF)",
        lambda: poster_file(listing, "pdf").content,
        f"poster-{slug}.pdf",
        "application/pdf",
        type="primary",
        icon=":material/download:",
    )
    with st.container(horizontal=True):
        offer_file(
            "Als plaatje (PNG)",
            preview.content,
            f"poster-{slug}.png",
            "image/png",
        )
        offer_file(
            "Om te bewerken (SVG)",
            lambda: poster_file(listing, "svg").content,
            f"poster-{slug}.svg",
            "image/svg+xml",
        )
    if preview.notices:
        st.warning(
            "Om op één bladzijde te passen is er iets veranderd:\n"
            + "\n".join(f"- {plain(notice)}" for notice in preview.notices)
        )
        st.write("Maak teksten korter of kies minder kaartjes, dan past alles.")
    link_to("gegevens", slug, label="Wijzig naam, motto, logo, kleur, bron of peildatum")
    link_to("overzicht", slug, label="Wijzig de kaartjes")
    link_to("feiten", slug, label="Wijzig de feiten en cijfers")
