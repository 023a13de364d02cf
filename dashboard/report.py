"""The report of an initiatief as a file, made in another process and kept until a change."""

from datetime import date

import streamlit as st

from dashboard.data import read
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.poster import PosterFile
from presentation.report import make_report
from presentation.report_preview import preview_report
from presentation.shape_preview import Preview
from storage.queries import Listing
from storage.showcase_queries import load_report_material
from veranderverhaal.report_sections import empty_sections
from veranderverhaal.reporting import ReportKind, Section


def report_file(listing: Listing, kind: ReportKind, file_type: str) -> PosterFile:
    """The report as PDF or Word, with what was shortened to fit."""
    return _made(listing.initiatief.slug, listing.data_version, today(), kind, file_type)


def report_preview(listing: Listing, kind: ReportKind) -> Preview:
    """The first pages, with what was shortened to fit."""
    return _preview(listing.initiatief.slug, listing.data_version, today(), kind)


def empty_of(listing: Listing) -> frozenset[Section]:
    """The sections that there is nothing for yet."""
    return _empty(listing.initiatief.slug, listing.data_version, today())


@st.cache_data(max_entries=20, show_spinner=False)
def _made(
    slug: str,
    data_version: int,  # noqa: ARG001 - part of the key: a change is made anew
    today: date,
    kind: ReportKind,
    file_type: str,
) -> PosterFile:
    material = read(load_report_material, slug, today=today)
    return run_apart(make_report, material, file_type, kind=kind)


@st.cache_data(max_entries=20, show_spinner=False)
def _preview(slug: str, data_version: int, today: date, kind: ReportKind) -> Preview:  # noqa: ARG001
    return run_apart(preview_report, read(load_report_material, slug, today=today), kind)


@st.cache_data(max_entries=50, show_spinner=False)
def _empty(slug: str, data_version: int, today: date) -> frozenset[Section]:  # noqa: ARG001
    return empty_sections(read(load_report_material, slug, today=today))
