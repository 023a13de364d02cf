"""What to do when not everything fits on a page."""

import streamlit as st

from dashboard.addresses import address_for_others
from dashboard.asking import may_here
from dashboard.house import link_to
from dashboard.poster_fields import NO_CITAAT, NOT_REACHABLE, change_choice
from dashboard.poster_shapes import say_notices, shape_key
from presentation.shape_flyer import NO_FORM
from presentation.shape_preview import Preview
from presentation.shapes import Shape
from veranderverhaal.access import Right
from veranderverhaal.showcase import Showcase

NOTHING_YET = "Jullie verhaal is nog leeg. Maak eerst de kaartjes, dan komen ze hierop."
FITS = "Alles past."
NOT_ALL = "Niet alles past. Onder het voorbeeld staat wat er is veranderd, en wat je kunt doen."
SHORTER = "Kortere teksten geven meer ruimte."
MORE_ROOM = "Dit geeft meer ruimte. Kortere teksten helpen ook."


def say_fit(shape: Shape, preview: Preview, showcase: Showcase) -> str:
    """One line above the preview: whether everything fits."""
    if not showcase.veranderverhaal.elements:
        return NOTHING_YET
    if shape is Shape.TEXT or preview.notices == (NO_FORM,):
        return ""
    return NOT_ALL if preview.notices else FITS


def show_fit(slug: str, shape: Shape, preview: Preview, showcase: Showcase) -> None:
    """What was shortened or left out, and what helps."""
    notices = preview.notices
    if shape is Shape.FLYER and not address_for_others():
        # Perhaps there is a meting: from this computer alone nobody can reach it.
        notices = (NOT_REACHABLE, *(one for one in notices if one != NO_FORM))
    if not notices:
        return
    say_notices(notices)
    if shape in (Shape.A4, Shape.A3):
        _offer_room(slug, shape, showcase)
    elif NO_FORM in notices:
        link_to("meten", slug, label="Naar de metingen")
    elif notices != (NOT_REACHABLE,):
        st.write(SHORTER)


def _offer_room(slug: str, shape: Shape, showcase: Showcase) -> None:
    st.write(MORE_ROOM)
    with st.container(horizontal=True):
        if shape is Shape.A4:
            st.button("Neem A3", key="remedy_a3", on_click=_choose_a3, args=(slug,))
        if not may_here(Right.EDIT):
            return
        if showcase.citaat:
            _remedy(slug, "Zonder citaat", "citaat", NO_CITAAT)
        if len(showcase.results) > 1:
            _remedy(slug, "Eén uitkomst", "results", (showcase.results[0].key,))
        if showcase.feiten and showcase.veranderverhaal.feiten:
            _remedy(slug, "Zonder feiten", "feiten", False)


def _remedy(slug: str, label: str, field: str, value: object) -> None:
    st.button(label, key=f"remedy_{field}", on_click=change_choice, args=(slug, field, value))


def _choose_a3(slug: str) -> None:
    st.session_state[shape_key(slug)] = Shape.A3
