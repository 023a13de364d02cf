"""What an initiatief shows on one page, and the files made of it, each in another process.

Everything is kept until something changes: a poster takes a second, and is looked at often.
"""

from datetime import date

import streamlit as st

from dashboard.addresses import address_for_others
from dashboard.data import read
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.poster import PosterFile
from presentation.shape_preview import Preview, preview_shape
from presentation.shapes import PURPOSES, Shape, make_shape
from storage.queries import Listing
from storage.showcase_queries import load_released
from storage.showcases import load_showcase
from veranderverhaal.citaat import Purpose
from veranderverhaal.results import Released
from veranderverhaal.showcase import Showcase


def showcase_of(listing: Listing, shape: Shape) -> Showcase:
    """What is chosen and may be shown today, in this shape."""
    slug, version = listing.initiatief.slug, listing.data_version
    return _showcase(slug, version, address_for_others(), today(), PURPOSES[shape])


def released_of(listing: Listing) -> Released:
    """All that may be shown of the metingen, for everyone."""
    return _released(listing.initiatief.slug, listing.data_version)


def shape_file(listing: Listing, shape: Shape, file_type: str, ppi: int = 150) -> PosterFile:
    """A file of this shape, with what was shortened to fit."""
    slug, version = listing.initiatief.slug, listing.data_version
    return _file(slug, version, address_for_others(), today(), shape, file_type, ppi)


def preview_of(listing: Listing, shape: Shape) -> Preview:
    """What this shape looks like, and what was shortened to fit."""
    return _preview(
        listing.initiatief.slug, listing.data_version, address_for_others(), today(), shape
    )


@st.cache_data(max_entries=50, show_spinner=False)
def _showcase(
    slug: str,
    data_version: int,  # noqa: ARG001 - part of the key: a change is gathered anew
    base: str,
    today: date,
    purpose: Purpose,
) -> Showcase:
    return read(load_showcase, slug, today=today, base=base, purpose=purpose)


@st.cache_data(max_entries=50, show_spinner=False)
def _released(slug: str, data_version: int) -> Released:  # noqa: ARG001
    return read(load_released, slug)


@st.cache_data(max_entries=60, show_spinner=False)
def _file(
    slug: str, data_version: int, base: str, today: date, shape: Shape, file_type: str, ppi: int
) -> PosterFile:
    showcase = _showcase(slug, data_version, base, today, PURPOSES[shape])
    return run_apart(make_shape, showcase, shape, file_type, ppi=ppi)


@st.cache_data(max_entries=60, show_spinner=False)
def _preview(slug: str, data_version: int, base: str, today: date, shape: Shape) -> Preview:
    showcase = _showcase(slug, data_version, base, today, PURPOSES[shape])
    return run_apart(preview_shape, showcase, shape)
