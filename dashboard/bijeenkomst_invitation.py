"""What goes out before a bijeenkomst: the invitation as text, and the sheets to print."""

from dataclasses import replace

import streamlit as st

from dashboard.addresses import base_address, is_reachable
from dashboard.bijeenkomst_begin import tell_phones
from dashboard.bijeenkomst_kept import Opened, change_bijeenkomst, load_now
from dashboard.choosing import ask_kept_text, keep_unless_changed
from dashboard.downloading import offer_file
from dashboard.saving import GONE, Refusal, refuse
from dashboard.shell import plain
from dashboard.workers import run_apart
from presentation.sheets import make_sheets
from storage.finding import NotFound
from veranderverhaal.bijeenkomst import MAX_INVITATION
from veranderverhaal.invitation import missing_in, write_invitation
from veranderverhaal.text import enumerate_dutch

OWN = "Deze tekst is van jullie zelf: hij verandert niet meer mee als je iets anders kiest."
MADE = (
    "Deze tekst is gemaakt uit wat je koos, en verandert mee. Pas hem gerust aan: hij wordt "
    "vanzelf bewaard."
)
ON_PAPER = (
    "Voor op tafel: de agenda, en per onderwerp een blad met de grafiek en ruimte om te schrijven. "
    "Handig voor groepjes, of als er geen beamer is."
)


def ask_invitation(opened: Opened) -> None:
    """The text, which is made from what was chosen until somebody changes it."""
    tell_phones()
    made = _written(opened)
    own = opened.one.invitation
    st.caption(OWN if own else MADE)
    if own and (missing := missing_in(own, opened.one)):
        st.warning(f"In je tekst staat nog niet: {plain(enumerate_dutch(list(missing)))}.")
    place = f"invitation_{opened.place}"
    ask_kept_text(
        place,
        "De uitnodiging",
        own or made,
        lambda typed, seen: _save(opened, place, typed, seen),
        height=380,
        max_chars=MAX_INVITATION,
    )
    if own:
        with st.popover("Begin opnieuw"):
            st.write("Je eigen tekst gaat dan weg.")
            st.button(
                "Ja, maak de tekst opnieuw", key=f"again_{place}", on_click=_forget, args=(opened,)
            )
    with st.expander("Kopieer de tekst"), st.container(key=f"prose_{place}"):
        st.caption("De knop staat rechtsboven in het vak.")
        st.code(own or made, language=None, wrap_lines=True)


def offer_sheets(opened: Opened) -> None:
    """The printed sheets."""
    st.write(ON_PAPER)
    material = opened.material
    offer_file(
        "Download de bladen (PDF)",
        lambda: run_apart(make_sheets, material),
        f"bladen-{opened.slug}.pdf",
        "application/pdf",
        icon=":material/print:",
        key=f"sheets_{opened.place}",
    )


def _written(opened: Opened) -> str:
    has_afspraken = bool(opened.material.before)
    return write_invitation(
        opened.material.initiatief,
        opened.one,
        has_afspraken=has_afspraken,
        phones=is_reachable(base_address()),
    ).strip()


def _save(opened: Opened, place: str, typed: str, seen: str) -> None:
    try:
        now = load_now(opened.slug, opened.key).invitation or _written(opened)
    except NotFound:
        refuse(place, Refusal(GONE))
        return
    if keep_unless_changed(place, typed, seen, now):
        # What is no other text than ours stays ours, and goes on changing with what is chosen.
        own = "" if typed.strip() == _written(opened) else typed
        change_bijeenkomst(opened.slug, opened.key, place, lambda one: replace(one, invitation=own))


def _forget(opened: Opened) -> None:
    place = f"invitation_{opened.place}"
    change_bijeenkomst(opened.slug, opened.key, place, lambda one: replace(one, invitation=""))
