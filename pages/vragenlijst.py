"""The vragenlijst: made from the indicatoren in one press, then edited beside a phone."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, offer_undo, open_page
from dashboard.vragenlijst_fields import (
    show_advice,
    show_choices,
    show_frame,
    show_preview,
    show_questions,
)
from storage.commands import add_vragenlijst, remove_vragenlijst
from storage.meting_queries import list_indicatoren, list_metingen, list_vragenlijsten
from veranderverhaal.composing import compose
from veranderverhaal.indicator import IndicatorKind
from veranderverhaal.progress import Step

listing = open_page("Vragenlijst", step=Step.METEN)
slug, name = listing.initiatief.slug, listing.initiatief.name
vragenlijsten = read(list_vragenlijsten, slug)
indicatoren = read(list_indicatoren, slug)
asked = [one for one in indicatoren if one.kind is IndicatorKind.OUTCOME]


def make() -> None:
    number = f" {len(vragenlijsten) + 1}" if vragenlijsten else ""
    made = compose(
        indicatoren, listing.veranderverhaal, title=f"Vragen van {name}{number}", name=name
    )
    if attempt(f"make_{slug}", add_vragenlijst, slug, made):
        notify("De vragenlijst is gemaakt. Lees hem samen door.")


if not vragenlijsten:
    st.write(
        "Uit jullie indicatoren maak je met één druk op de knop een korte vragenlijst. "
        "Daarna kun je alles nog veranderen."
    )
    if asked:
        st.button("Maak de vragenlijst", type="primary", on_click=make)
    else:
        st.info("Er is nog geen indicator met een vraag. Kies eerst waaraan je effecten merkt.")
        link_to("indicatoren", slug, label="Naar de indicatoren")
    show_refusal(f"make_{slug}")
    st.stop()

vragenlijst = show_choices(slug, vragenlijsten)
asking = [one for one in read(list_metingen, slug) if one.vragenlijst == vragenlijst.key]
linked = any(one.linked for one in asking)
left, right = st.columns([3, 2], gap="large")
with left:
    show_advice(vragenlijst, linked=linked)
    show_questions(slug, vragenlijst)
    show_frame(slug, vragenlijst)
    with st.expander("Nog een vragenlijst maken, of deze verwijderen"):
        st.write("Een nieuwe vragenlijst komt ernaast te staan, uit de indicatoren van nu.")
        st.button("Maak er nog een", on_click=make, disabled=not asked)
        with st.popover("Verwijder deze vragenlijst", icon=":material/delete:"):
            st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
            if st.button("Ja, verwijder", key=f"sure_{vragenlijst.key}"):
                if attempt(f"make_{slug}", remove_vragenlijst, slug, vragenlijst.key):
                    offer_undo("vragenlijst", vragenlijst.key, vragenlijst.title)
                st.rerun()
        show_refusal(f"make_{slug}")
with right, st.container(key="follows"):
    show_preview(slug, vragenlijst)
