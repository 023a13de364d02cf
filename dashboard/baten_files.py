"""Taking the whole effectenarena along: as a page, as a workbook that reckons, or as JSON."""

from functools import partial

import streamlit as st

from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.effectenarena_json import json_bytes
from presentation.effectenarena_pdf import render_effectenarena
from presentation.effectenarena_workbook import workbook_bytes
from storage.effectenarena_material import load_effectenarena_material
from storage.effectenarena_queries import list_income
from storage.queries import Listing

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ALL_ASSUMPTIONS = (
    "In elk bestand staan alle aannames. In het Excel-bestand kun je getallen wijzigen: het rekent "
    "dan opnieuw. Hier verandert er niets door."
)


def offer_files(listing: Listing) -> None:
    """The buttons; each file is made when it is pressed."""
    slug = listing.initiatief.slug
    name = f"effectenarena-{slug}"
    with st.container(horizontal=True, key="baten_files"):
        offer_file(
            "Download als PDF",
            partial(_pdf, slug),
            f"{name}.pdf",
            "application/pdf",
            icon=":material/download:",
            key="baten_pdf",
        )
        offer_file(
            "Download voor Excel", partial(_excel, slug), f"{name}.xlsx", EXCEL, key="baten_excel"
        )
        offer_file(
            "Download als JSON",
            partial(_json, slug),
            f"{name}.json",
            "application/json",
            key="baten_json",
        )
    st.caption(ALL_ASSUMPTIONS)


def _pdf(slug: str) -> bytes:
    material = read(load_effectenarena_material, slug, today=today())
    return run_apart(render_effectenarena, material)


def _excel(slug: str) -> bytes:
    material = read(load_effectenarena_material, slug, today=today())
    income = tuple(read(list_income, slug))
    return run_apart(workbook_bytes, material, income=income)


def _json(slug: str) -> bytes:
    material = read(load_effectenarena_material, slug, today=today())
    return json_bytes(material, income=tuple(read(list_income, slug)))
