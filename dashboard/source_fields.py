"""One cell of the bronnenmatrix: what is known by itself, and what the group says of it."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.personal_fields import warn_of_personal
from dashboard.saving import close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, plain
from dashboard.source_table import EFFECT_PARAMETER, KIND_PARAMETER
from storage.commands import save_source_cell
from veranderverhaal.duiding_labels import SOURCE_LABELS, STANCE_LABELS
from veranderverhaal.source_cell import MAX_CELL, SourceCell, SourceKind, Stance
from veranderverhaal.source_matrix import (
    KNOWN_START,
    STANCE_SIGNS,
    Matrix,
    MatrixCell,
)

CELL_LABELS = {"stance": "Wat de bron doet", "text": "Wat deze bron zegt"}
NO_STANCE = "weet ik nog niet"
EXAMPLES = {
    SourceKind.SURVEY: "bijvoorbeeld: Driekwart kent meer buren. Vooral ouderen zeggen dat.",
    SourceKind.INTERVIEWS: "bijvoorbeeld: Mensen noemen vooral de koffie op dinsdag.",
    SourceKind.COUNTS: "bijvoorbeeld: Er kwamen elke maand meer bezoekers.",
    SourceKind.OBSERVATION: "bijvoorbeeld: Buren blijven langer staan bij het hek.",
    SourceKind.DOCUMENTS: "bijvoorbeeld: De wijkagent schreef over minder meldingen.",
    SourceKind.GROUP_TALK: "bijvoorbeeld: De vrijwilligers herkennen dit niet in de winter.",
}


def find_open(matrix: Matrix) -> MatrixCell | None:
    """The cell that the address names, if there is one."""
    named = st.query_params.get(KIND_PARAMETER, "")
    if named not in set(SourceKind):
        return None
    return matrix.cell(st.query_params.get(EFFECT_PARAMETER, ""), SourceKind(named))


def edit_cell(slug: str, title: str, cell: MatrixCell) -> None:
    """The cell with its fields and buttons."""
    kept = cell.kept
    place = f"cell_{slug}_{kept.effect}_{kept.source}"
    known = opened(place, kept)
    save = partial(save_source_cell, slug)
    with st.container(border=True, key=f"turn_{place}"):
        st.subheader(f"{SOURCE_LABELS[kept.source].capitalize()} bij ‘{plain(title)}’")
        for one in cell.known:
            st.markdown(f":gray[**{KNOWN_START}** {plain(one)}]")
        with st.container(key=f"draft_{place}"):
            typed = _ask_cell(known, place)
        settle_conflict(place, save, typed, CELL_LABELS)
        show_refusal(place, "")
        with st.container(horizontal=True):
            if st.button("Bewaar", type="primary", key="sent_cell"):
                if save_opened(place, save, typed):
                    notify("Bewaard.")
                    _leave()
                st.rerun()
            if st.button("Terug zonder bewaren", key="sent_terug"):
                close(place)
                _leave()
                st.rerun()


def _ask_cell(known: SourceCell, place: str) -> SourceCell:
    mark = f"{place}_{known.revision}"
    text = st.text_area(
        "Wat zegt deze bron hierover?",
        known.text,
        key=f"text_{mark}",
        max_chars=MAX_CELL,
        placeholder=EXAMPLES[known.source],
    )
    show_refusal(place, "text")
    warn_of_personal([text or ""], "Haal het weg: dit kan in een rapport komen.")
    stances = [None, *Stance]
    stance = st.radio(
        "Past dat bij de andere bronnen?",
        stances,
        index=stances.index(known.stance),
        format_func=_say_stance,
        key=f"stance_{mark}",
    )
    made_up = st.checkbox("Dit is een verzonnen voorbeeld", known.made_up, key=f"made_up_{mark}")
    return replace(known, text=text or "", stance=stance, made_up=made_up)


def _say_stance(stance: Stance | None) -> str:
    return f"{STANCE_SIGNS[stance]} {STANCE_LABELS[stance]}" if stance else NO_STANCE


def _leave() -> None:
    for name in (EFFECT_PARAMETER, KIND_PARAMETER):
        st.query_params.pop(name, None)
