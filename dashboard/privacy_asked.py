"""When somebody asks: withdraw one form, take a citaat away everywhere, tell what is kept."""

import json
from functools import partial
from typing import Any

import streamlit as st

from dashboard.asking import asker_here
from dashboard.citaat_fields import short_text
from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.saving import attempt, obtain, show_refusal
from dashboard.shell import notify, offer_undo, plain
from storage.account_queries import list_accounts
from storage.commands import put_back_response, remove_citaat
from storage.commands.privacy import withdraw_form
from storage.kept_of import find_by_code, find_by_name, kept_of_account, withdraw_by_code
from storage.kept_showing import list_citaten
from storage.meting_queries import list_metingen
from veranderverhaal.citaat import Citaat
from veranderverhaal.linking import memory_questions
from veranderverhaal.meting import Meting

JSON = "application/json"
NOTHING = "Niets gevonden."


def ask_form(slug: str) -> None:
    """Withdraw a paper form by the number on it."""
    metingen = read(list_metingen, slug)
    place = f"form_{slug}"
    if not metingen:
        st.write("Er is nog geen meting.")
        return
    st.write("Op elk papieren formulier staat een nummer. Iemand die het noemt, kan stoppen.")
    with st.form(f"ask_{place}", border=False):
        meting = st.selectbox(
            "Van welke meting?", metingen, format_func=lambda one: one.name, key=f"which_{place}"
        )
        number = st.text_input("Nummer van het formulier", key=f"number_{place}", max_chars=40)
        show_refusal(place, "form_number")
        if st.form_submit_button("Trek dit formulier in") and meting is not None:
            _withdraw(slug, place, meting, number or "")
            st.rerun()
    if undo := st.session_state.get(f"opened_{place}"):
        st.button(
            "Toch niet: zet terug", key=f"undo_{place}", on_click=_put_back, args=(place, *undo)
        )


def ask_citaat_away(slug: str) -> None:
    """Take a citaat away everywhere at once."""
    citaten = read(list_citaten, slug)
    if not citaten:
        st.write("Er staan geen citaten.")
        return
    chosen = st.selectbox(
        "Welk citaat?",
        citaten,
        format_func=lambda one: f"{short_text(one)} {f'({one.by})' if one.by else ''}",
        key=f"citaat_{slug}",
    )
    st.caption(
        "Het gaat meteen van de openbare pagina, de poster en het rapport af. Wat al geprint of "
        "gedownload is, haal je zelf weg."
    )
    if chosen is not None:
        st.button(
            "Haal dit citaat overal weg",
            key=f"away_{slug}",
            on_click=partial(_take_away, slug, chosen),
        )


def ask_what_is_kept(slug: str) -> None:
    """What is kept of one person, as a file, for that person."""
    st.markdown("**Met de eigen code** (bij metingen die we koppelen)")
    _ask_code(slug)
    st.markdown("**Met de naam onder een citaat**")
    _ask_name(slug)
    st.markdown("**Met een account**")
    _ask_account(slug)


def _ask_code(slug: str) -> None:
    place = f"code_{slug}"
    with st.form(f"ask_{place}", border=False):
        answers = [
            st.text_input(question, key=f"{place}_{number}", max_chars=100)
            for number, question in enumerate(memory_questions())
        ]
        if st.form_submit_button("Zoek de formulieren"):
            typed = [one or "" for one in answers]
            st.session_state[f"opened_{place}"] = obtain(place, find_by_code, slug, typed)
    show_refusal(place)
    found = st.session_state.get(f"opened_{place}")
    if found == []:
        st.write(f"{NOTHING} De code klopt niet, of we zijn de codes al vergeten.")
    elif found:
        _offer(f"{len(found)} formulieren" if len(found) > 1 else "1 formulier", found, place)
        typed = [st.session_state.get(f"{place}_{number}", "") for number in range(len(answers))]
        with st.popover("Trek ze in", key=f"withdraw_{place}"):
            st.write("Dat kun je niet met één druk op de knop terugdraaien. Weet je het zeker?")
            st.button(
                "Ja, trek ze in",
                key=f"sure_{place}",
                on_click=partial(_withdraw_by_code, slug, place, typed),
            )


def _ask_name(slug: str) -> None:
    name = st.text_input("Naam", key=f"name_{slug}", max_chars=100) or ""
    if not name.strip():
        return
    found = read(find_by_name, slug, name)
    if found:
        _offer("1 citaat" if len(found) == 1 else f"{len(found)} citaten", found, f"name_{slug}")
    else:
        st.write(NOTHING)


def _ask_account(slug: str) -> None:
    asker = asker_here()
    if not asker.account and not asker.may_do_everything:
        return
    accounts = {asker.account: asker.name} if asker.account else {}
    if asker.may_do_everything:
        accounts |= {one.key: one.name for one in read(list_accounts)}
    if not accounts:
        st.write("Er zijn nog geen accounts.")
        return
    key = st.selectbox(
        "Van wie?", list(accounts), format_func=accounts.__getitem__, key=f"account_{slug}"
    )
    if key:
        _offer(plain(accounts[key]), read(kept_of_account, key), f"account_{slug}")


def _offer(told: str, found: Any, place: str) -> None:
    content = json.dumps(found, ensure_ascii=False, indent=2)
    offer_file(f"Download: {told}", content, "bewaard.json", JSON, key=f"file_{place}")


def _withdraw_by_code(slug: str, place: str, answers: list[str]) -> None:
    number = obtain(place, withdraw_by_code, slug, answers)
    st.session_state.pop(f"opened_{place}", None)
    if number is not None:
        notify(
            "1 formulier is ingetrokken."
            if number == 1
            else f"{number} formulieren zijn ingetrokken."
        )


def _withdraw(slug: str, place: str, meting: Meting, number: str) -> None:
    withdrawn = obtain(place, withdraw_form, slug, meting.key, number)
    st.session_state.pop(f"opened_{place}", None)
    if withdrawn is not None:
        st.session_state[f"opened_{place}"] = (slug, meting.key, withdrawn)
        notify(f"Formulier {plain(number)} van ‘{plain(meting.name)}’ is ingetrokken.")


def _put_back(place: str, slug: str, meting: str, response_id: int) -> None:
    st.session_state.pop(f"opened_{place}", None)
    if attempt(place, put_back_response, slug, meting, response_id):
        notify("Het formulier staat er weer.")


def _take_away(slug: str, citaat: Citaat) -> None:
    if attempt(f"away_{slug}", remove_citaat, slug, citaat.key):
        offer_undo("citaat", citaat.key, short_text(citaat))
        notify("Het citaat staat nergens meer. Over een tijd wissen we ook de woorden.")
