"""Uitkomsten of metingen that a chance or a size of change can be taken from."""

from dataclasses import dataclass

import streamlit as st

from dashboard.data import read
from storage.queries import Listing
from storage.showcase_queries import load_released
from veranderverhaal.effectenarena.measured import (
    has_measured,
    measured_options,
    outdated_notices,
)
from veranderverhaal.effectenarena.model import Effectenarena, Factor
from veranderverhaal.effectenarena.money import share
from veranderverhaal.effectenarena.notice import Notice
from veranderverhaal.results import Released

KEPT = 20


@dataclass(frozen=True)
class Measured:
    """A share that was measured, with its band: in words, and as a factor."""

    told: str
    factor: Factor
    note: str


def measured_of(listing: Listing) -> tuple[Measured, ...]:
    """What may feed a factor: only what the uitkomsten themselves show as a percentage."""
    return tuple(
        Measured(
            f"{one.label}: {_say_band(one.factor)} ({one.factor.source})",
            one.factor,
            one.note,
        )
        for one in measured_options(_released_of(listing))
    )


def _say_band(factor: Factor) -> str:
    low, middle, high = (share(one or 0) for one in (factor.low, factor.middle, factor.high))
    return f"{middle}, marge {low} tot {high}"


def notices_of(listing: Listing, effectenarena: Effectenarena) -> tuple[Notice, ...]:
    """Which measured numbers are not what their meting says now, or come from made-up answers."""
    released = _released_of(listing) if has_measured(effectenarena) else Released()
    return outdated_notices(effectenarena, released, listing.veranderverhaal)


def _released_of(listing: Listing) -> Released:
    return _released(listing.initiatief.slug, listing.data_version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _released(slug: str, data_version: int) -> Released:  # noqa: ARG001 - part of the key
    found: Released = read(load_released, slug)
    return found
