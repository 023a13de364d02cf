"""The impactrapport, and the aanvraag of two pages: choose what is in it, and take it along."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.personal_fields import warn_of_citaten
from dashboard.report import empty_of
from dashboard.report_fields import ask_own_text, ask_request, ask_sections, warn_of_notes
from dashboard.report_files import ask_kind, offer_report, show_first_pages
from dashboard.shell import open_page
from storage.showcase_queries import load_report_choice
from veranderverhaal.access import Right
from veranderverhaal.citaat import Purpose
from veranderverhaal.progress import Step
from veranderverhaal.reporting import ReportKind

listing = open_page("Rapport", step=Step.POSTER)
slug = listing.initiatief.slug

kind = ask_kind(slug)
offer_report(listing, kind)
show_first_pages(listing, kind)
if not may_here(Right.EDIT):
    st.stop()

choice = read(load_report_choice, slug)
st.header("Wat staat erin?")
st.caption("Wat je hier kiest en typt, wordt vanzelf bewaard.")
if kind is ReportKind.IMPACT:
    left, right = st.columns(2, gap="large")
    with left:
        ask_sections(slug, choice, empty_of(listing))
        warn_of_citaten(slug, Purpose.REPORT)
        warn_of_notes(slug, choice)
    with right:
        ask_own_text(slug, choice)
else:
    ask_request(slug, choice)
