"""The poster file of an initiatief, made in another process and kept until the story changes."""

import streamlit as st

from dashboard.data import read
from dashboard.workers import run_apart
from presentation.poster import FileType, PosterFile, make_poster
from storage.queries import Listing, load_logo

MAKING = "De poster wordt gemaakt …"


def poster_file(listing: Listing, file_type: FileType) -> PosterFile:
    """The poster as PDF, PNG or SVG, with what was shortened to fit."""
    return _made(listing.initiatief.slug, listing.data_version, file_type, listing)


@st.cache_data(max_entries=60, show_spinner=MAKING)
def _made(
    slug: str,
    data_version: int,  # noqa: ARG001 - part of the key: a changed story is made anew
    file_type: FileType,
    _listing: Listing,
) -> PosterFile:
    logo = read(load_logo, slug)
    return run_apart(make_poster, _listing.initiatief, _listing.veranderverhaal, logo, file_type)
