"""The verslag of a bijeenkomst to take along, and what had to be shortened in it."""

import streamlit as st

from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.report_files import WORD
from dashboard.shell import plain
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.poster import PosterFile
from presentation.verslag import make_verslag
from storage.bijeenkomst_queries import load_bijeenkomst_material
from storage.queries import Listing
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial

ABOUT = "Twee bladzijden: wat we zagen, wat we ervan vinden, en wat we afspraken."


def offer_verslag(
    listing: Listing, material: BijeenkomstMaterial, *, is_first: bool = False
) -> None:
    """The verslag as PDF and Word, made when somebody presses."""
    slug, key = listing.initiatief.slug, material.bijeenkomst.key
    name = f"verslag-{slug}-{material.bijeenkomst.held_on or material.today}"
    st.subheader("Het verslag")
    st.caption(ABOUT)
    with st.container(horizontal=True):
        offer_file(
            "Download als PDF",
            lambda: _made(material, "pdf").content,
            f"{name}.pdf",
            "application/pdf",
            type="primary" if is_first else "secondary",
            icon=":material/download:",
            key=f"verslag_pdf_{slug}_{key}",
        )
        offer_file(
            "Download voor Word",
            lambda: _made(material, "docx").content,
            f"{name}.docx",
            WORD,
            key=f"verslag_docx_{slug}_{key}",
        )
        place = f"check_{slug}_{key}"
        is_asked = st.button("Staat alles erop?", key=f"verslag_{place}")
    if is_asked:
        _tell_notices(material)


def offer_verslag_only(slug: str, one: Bijeenkomst) -> None:
    """The verslag as PDF for who may look and not change: all of it is read when it is pressed."""

    def made() -> bytes:
        return _made(read(load_bijeenkomst_material, slug, one.key, today=today()), "pdf").content

    offer_file(
        "Download het verslag",
        made,
        f"verslag-{slug}-{one.held_on or today()}.pdf",
        "application/pdf",
        icon=":material/download:",
        key=f"verslag_only_{slug}_{one.key}",
    )


def _tell_notices(material: BijeenkomstMaterial) -> None:
    with st.spinner("Het verslag wordt gemaakt …"):
        notices = _made(material, "pdf").notices
    if notices:
        st.warning("Let op:\n" + "\n".join(f"- {plain(one)}" for one in notices))
    else:
        st.success("Ja, alles staat op de twee bladzijden.")


def _made(material: BijeenkomstMaterial, file_type: str) -> PosterFile:
    return run_apart(make_verslag, material, file_type)
