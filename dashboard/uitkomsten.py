"""Gathering the uitkomsten of a meting, once for every change of the data."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.data import read
from presentation.uitkomst_files_lines import period_text
from storage.meting_queries import list_metingen, load_vragenlijst
from storage.queries import Listing, NotFound
from storage.response_queries import ResponseCounts
from storage.tally_queries import load_tally, response_figures
from veranderverhaal.meting import Meting
from veranderverhaal.release import release
from veranderverhaal.tally import Tally, axis_groups
from veranderverhaal.uitkomst import ResponseFigures, Uitkomsten
from veranderverhaal.vragenlijst import Vragenlijst

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
    meting, vragenlijst, tally, figures = read(gather, slug, meting_key)
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


def gather(
    slug: str, meting_key: str, *, session: Any
) -> tuple[Meting, Vragenlijst, Tally, ResponseFigures]:
    """All of it in one session, so that the numbers belong together."""
    metingen = list_metingen(slug, session=session)
    meting = next((one for one in metingen if one.key == meting_key), None)
    if meting is None:
        raise NotFound(meting_key)
    return (
        meting,
        load_vragenlijst(slug, meting.vragenlijst, meting.vragenlijst_version, session=session),
        load_tally(slug, meting_key, session=session),
        response_figures(slug, meting_key, session=session),
    )
