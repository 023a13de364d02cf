"""Gathering the uitkomsten of a meting, once for every change of the data."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.data import read
from presentation.uitkomst_files_lines import period_text
from storage.queries import Listing
from storage.response_queries import ResponseCounts
from storage.tally_queries import load_counted
from veranderverhaal.meting import Meting
from veranderverhaal.release import release
from veranderverhaal.tally import axis_groups
from veranderverhaal.uitkomst import Uitkomsten

METING_PARAMETER = "meting"
KEPT = 200  # metingen times groups times the versions that are looked at now


def uitkomsten_of(listing: Listing, meting_key: str, axis: str = "") -> Uitkomsten:
    """What may be shown of a meting, for everyone or by the groups of one axis. Raises NotFound."""
    return _released(listing.initiatief.slug, listing.data_version, meting_key, axis)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _released(
    slug: str,
    data_version: int,  # noqa: ARG001 - part of the key: a change is counted anew
    meting_key: str,
    axis: str,
) -> Uitkomsten:
    meting, vragenlijst, tally, figures = read(load_counted, slug, meting_key)
    return release(meting, vragenlijst, tally, figures, axis=axis)


def by_every_axis(listing: Listing, uitkomsten: Uitkomsten) -> tuple[Uitkomsten, ...]:
    """The same meting by each way of grouping, for a file that holds everything."""
    axes = [axis for axis, _label, _groups in axis_groups(uitkomsten.vragenlijst)]
    return tuple(uitkomsten_of(listing, uitkomsten.meting.key, axis) for axis in axes)


def newest_first(metingen: Sequence[Meting], counts: Mapping[str, ResponseCounts]) -> list[Meting]:
    """Those with answers first, the newest in front."""
    by_age = list(reversed(metingen))
    return sorted(by_age, key=lambda one: not (one.key in counts and counts[one.key].total))


def choose_meting(metingen: Sequence[Meting], label: str = "Welke meting?") -> Meting:
    """The meting that the address names, or the first; chosen here when there are several."""
    keys = [one.key for one in metingen]
    named = st.query_params.get(METING_PARAMETER, "")
    if len(metingen) == 1:
        return metingen[0]
    names = {one.key: one.name for one in metingen}
    chosen = st.selectbox(
        label,
        keys,
        index=keys.index(named) if named in keys else 0,
        format_func=names.__getitem__,
        key="chosen_meting",
    )
    if chosen != named:
        st.query_params[METING_PARAMETER] = chosen
    return metingen[keys.index(chosen)]


def told_of(uitkomsten: Uitkomsten) -> str:
    """How many answered and when, beside the name of the meting."""
    received = uitkomsten.response.received
    people = "1 formulier" if received == 1 else f"{received} formulieren"
    return f"{people} · {period_text(uitkomsten.meting)}"
