"""Which neveneffecten and tensions stand on a poster: what is less pleasant to tell."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.choosing import show_kept
from dashboard.data import read
from dashboard.house import link_to
from storage.duiding_queries import list_lessons, list_made_up
from storage.queries import Listing
from storage.showcase_queries import load_poster_choice
from veranderverhaal.lesson import LessonKind
from veranderverhaal.made_up import is_made_up, mark_made_up
from veranderverhaal.model import Layer
from veranderverhaal.showcase import MOST_ASIDES

Keep = Callable[[str, str, str, type], None]

NEVENEFFECTEN = "Wat ook kan gebeuren (hoogstens twee)"
TENSIONS = "Waar het schuurt (hoogstens twee)"
NO_NEVENEFFECTEN = (
    "Wat kan er ook gebeuren dat niemand wil? Schrijf het op in jullie verhaal, dan kan het erop."
)
NO_TENSIONS = "Waar schuurt het? Schrijf het op bij Leren, dan kan het erop."


def ask_asides(listing: Listing, keep: Keep) -> None:
    """Which stand on it; a poster that tells only what went well is believed less."""
    slug = listing.initiatief.slug
    choice = read(load_poster_choice, slug)
    found = listing.veranderverhaal.layer(Layer.NEVENEFFECT)
    neveneffecten = {one.key: one.title for one in found}
    if neveneffecten:
        _choose(slug, "neveneffecten", NEVENEFFECTEN, neveneffecten, choice.neveneffecten, keep)
    else:
        st.caption(NO_NEVENEFFECTEN)
        link_to("overzicht", slug, label="Ga naar het verhaal")
    lessons = [one for one in read(list_lessons, slug) if one.kind is LessonKind.TENSION]
    made_up = read(list_made_up, slug)
    tensions = {
        one.key: mark_made_up(one.text, made_up=is_made_up(one, made_up)) for one in lessons
    }
    if tensions:
        _choose(slug, "tensions", TENSIONS, tensions, choice.tensions, keep)
    else:
        st.caption(NO_TENSIONS)
        link_to("leren", slug, label="Schrijf een spanning op")


def _choose(
    slug: str,
    field: str,
    label: str,
    offered: Mapping[str, str],
    chosen: Sequence[str],
    keep: Keep,
) -> None:
    shown = [one for one in offered if one in chosen]
    key = show_kept(f"{field}_{slug}", shown)
    st.multiselect(
        label,
        list(offered),
        format_func=offered.__getitem__,
        max_selections=MOST_ASIDES,
        key=key,
        on_change=keep,
        args=(slug, key, field, tuple),
        placeholder="Kies wat erop komt",
        select_all=False,
    )
