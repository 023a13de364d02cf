"""Numbers that do not fit: each with the places where it stands."""

from collections.abc import Sequence

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.house import link_to
from dashboard.saving import act, attempt, show_refusal
from dashboard.shell import plain
from storage.commands import bring_numbers_back, set_numbers_aside
from storage.duiding_queries import (
    list_afspraken,
    list_interviews,
    list_lessons,
    list_milestones,
)
from storage.queries import Listing
from veranderverhaal.access import Right
from veranderverhaal.contradictions import (
    Contradiction,
    Place,
    PlacedFeit,
    PlacedText,
    find_contradictions,
)
from veranderverhaal.number_places import (
    placed_feiten,
    texts_of_afspraken,
    texts_of_cells,
    texts_of_interviews,
    texts_of_learning,
    texts_of_story,
    texts_of_talk,
)
from veranderverhaal.set_aside import MAX_NOTE, SetAsides
from veranderverhaal.source_matrix import MatrixSources


def contradictions_of(listing: Listing, sources: MatrixSources) -> tuple[Contradiction, ...]:
    """What does not fit in all texts that who sits here may read."""
    story, slug = listing.veranderverhaal, listing.initiatief.slug
    may_read = may_here(Right.READ_ANSWERS, slug)
    interviews = read(list_interviews, slug) if may_read else []
    texts = (
        *texts_of_story(story),
        *texts_of_cells(story, sources.cells),
        *texts_of_talk(sources.bijeenkomsten, sources.duidingen),
        *texts_of_interviews(interviews),
        *texts_of_learning(read(list_lessons, slug), read(list_milestones, slug)),
        *texts_of_afspraken(read(list_afspraken, slug)),
    )
    return _found(slug, listing.data_version, may_read, texts, placed_feiten(story.feiten))


@st.cache_data(max_entries=50, show_spinner=False)
def _found(
    slug: str,  # noqa: ARG001 - part of the key, with what follows: a change is looked at anew
    data_version: int,  # noqa: ARG001
    may_read: bool,  # noqa: ARG001
    _texts: tuple[PlacedText, ...],
    _feiten: tuple[PlacedFeit, ...],
) -> tuple[Contradiction, ...]:
    return find_contradictions(_texts, _feiten)


def show_contradictions(
    slug: str, found: Sequence[Contradiction], *, known: SetAsides, may_edit: bool
) -> None:
    """Each with its places and a link to them; or that nothing was found."""
    st.subheader("Kloppen de getallen met elkaar?")
    aside = [one for one in found if known.why(one.mark)]
    left = [one for one in found if not known.why(one.mark)]
    _show_left(slug, left, may_edit=may_edit)
    if aside:
        with st.expander(f"Bekend ({len(aside)})"):
            for one in aside:
                _show_aside(slug, one, known.why(one.mark), may_edit=may_edit)


def _show_left(slug: str, found: Sequence[Contradiction], *, may_edit: bool) -> None:
    if not found:
        st.write(
            "We vonden geen getallen die elkaar tegenspreken. We vergelijken de feiten met wat "
            "jullie schreven, en kijken of percentages kunnen bij het aantal mensen. We zien niet "
            "alles."
        )
        return
    st.write("Kijk dit na. Misschien is er een fout gemaakt, misschien gaat het om iets anders.")
    for one in found:
        with st.container(border=True, key=f"contradiction_{one.mark}"):
            st.markdown(f"⚠ **{plain(one.told)}**")
            for place in one.places:
                _show_place(slug, place)
            if may_edit:
                _ask_why(slug, one)


def _ask_why(slug: str, one: Contradiction) -> None:
    """A reason to let it be; without one it is not set aside."""
    place = f"aside_{slug}_{one.mark}"
    with st.popover("Dit mag verschillen"):
        with st.container(key=f"draft_{place}"):
            why = st.text_input(
                "Waarom mag dit verschillen?",
                key=f"why_{place}",
                max_chars=MAX_NOTE,
                placeholder="bijvoorbeeld: het ene getal is van de zomer",
            )
        show_refusal(place)
        if st.button("Bewaar deze reden", type="primary", key=f"sent_{place}"):
            attempt(place, set_numbers_aside, slug, one.mark, why or "")
            st.rerun()


def _show_aside(slug: str, one: Contradiction, why: str, *, may_edit: bool) -> None:
    st.markdown(f"{plain(one.told)} Bekend, want: {plain(why)}")
    if may_edit:
        st.button(
            "Laat weer zien",
            key=f"back_{one.mark}",
            on_click=act,
            args=(f"aside_{slug}_{one.mark}", bring_numbers_back, slug, one.mark),
        )


def _show_place(slug: str, place: Place) -> None:
    label = f"Naar {plain(place.label)}"
    if place.page:
        link_to(place.page, slug, label=label, **dict(place.parameters))
    else:
        st.write(label)
