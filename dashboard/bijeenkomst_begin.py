"""Beginning a bijeenkomst: the page for the laptop, the beamer, and the QR for phones."""

import streamlit as st

from dashboard.addresses import base_address, is_reachable
from dashboard.asking import asker_here
from dashboard.bijeenkomst_kept import Opened
from dashboard.bijeenkomst_steps import forget_step
from dashboard.data import read
from dashboard.house import link_to
from dashboard.presenting_fields import (
    KEYS,
    SHARED_HELP,
    SHARED_LABEL,
    presentation_link,
    who_steers,
)
from dashboard.saving import obtain, show_refusal
from dashboard.shell import notify
from dashboard.today import today
from presentation.qr import qr_svg
from storage.card_queries import running_code
from storage.commands.bijeenkomst_running import end_bijeenkomst, start_bijeenkomst
from veranderverhaal.access import Kind
from veranderverhaal.bijeenkomst import BijeenkomstState
from veranderverhaal.card import Board

TABLE = (
    "Hier schrijf je mee, schuif je kaartjes bij elkaar en bedien je de beamer. Alleen wie hier "
    "mag wijzigen, kan hem openen."
)
PHONES = (
    "Wie meedoet, scant deze code en hangt een kaartje op. Zonder naam, zonder account. De code "
    "staat ook op de beamer."
)
NOT_REACHABLE = (
    "Telefoons kunnen nu niet meedoen: dit programma staat alleen open op deze computer. Regel dat "
    "een dag van tevoren bij beheer, of gebruik de bladen."
)
MEANWHILE = (
    "Tot die tijd typ je de kaartjes zelf op de tafelpagina. Op deze computer kun je wel kijken "
    "hoe het er op een telefoon uitziet:"
)
LOOSE = (
    "Let op: {told} nog niet in een groepje. Het verslag noemt alleen groepjes. Leg ze eerst bij "
    "elkaar op de tafelpagina, onder ‘Kaartjes’."
)
NO_TOPICS = "Kies eerst bij stap 2 waar jullie over praten. Dan kun je hier beginnen."
AGAIN = "Deze bijeenkomst is geweest. Begin je opnieuw, dan kunnen mensen weer kaartjes ophangen."


def show_begin(opened: Opened) -> None:
    """The button that begins, or what to open where while it goes on."""
    one, token = opened.one, st.session_state.get(f"token_{opened.place}")
    if one.state is BijeenkomstState.RUNNING and token:
        _show_running(opened, token)
        return
    if one.state is BijeenkomstState.RUNNING:
        st.write("De bijeenkomst is bezig. Open de schermen hier opnieuw.")
    elif opened.is_ended:
        st.info(AGAIN)
    else:
        st.write(
            "Je krijgt drie dingen: de tafelpagina voor deze laptop (hier schrijf je mee), het "
            "scherm voor de beamer en een QR-code voor de telefoons. Je hoeft ze niet allemaal te "
            "gebruiken."
        )
    tell_phones()
    if not one.topics:
        st.info(NO_TOPICS)
    _ask_shared(opened)
    is_running = one.state is BijeenkomstState.RUNNING
    st.button(
        "Open de schermen" if is_running else "Begin de bijeenkomst",
        type="secondary" if opened.is_ended else "primary",
        key=f"begin_{opened.place}",
        disabled=not one.topics,
        on_click=_start,
        args=(opened.slug, opened.key, opened.place),
        icon=":material/co_present:",
    )
    show_refusal(f"begin_{opened.place}")
    if is_running:
        _offer_end(opened)


def tell_phones() -> None:
    """That phones cannot take part, as long as they cannot, and what to do about it."""
    if not is_reachable(base_address()):
        st.warning(NOT_REACHABLE)
        link_to("beheer", label="Naar beheer")


def _show_running(opened: Opened, token: str) -> None:
    link = presentation_link(token)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader("1. Deze laptop: de tafelpagina")
        st.link_button(
            "Open de tafel", f"{link}/tafel", type="primary", icon=":material/edit_note:"
        )
        st.caption(TABLE)
        st.subheader("2. De beamer")
        st.link_button("Open het scherm voor de beamer", link, icon=":material/open_in_new:")
        st.markdown(f"Zet dat tabblad op de beamer. {KEYS}")
        shared = bool(st.session_state.get(f"is_shared_{opened.place}"))
        st.caption(f"De link werkt vandaag en morgen. {who_steers(shared=shared)}")
    with right:
        _show_phones(opened)
    _offer_end(opened)


def _show_phones(opened: Opened) -> None:
    st.subheader("3. De telefoons")
    code = read(running_code, opened.slug, opened.key)
    link = f"{base_address()}/k/{code}"
    if not is_reachable(link):
        tell_phones()
        st.caption(MEANWHILE)
        st.code(link, language=None, wrap_lines=True)
        return
    st.image(qr_svg(link, title=f"QR-code naar {link}"), width=220, alt=f"QR-code naar {link}")
    st.code(link, language=None, wrap_lines=True)
    st.caption(PHONES)


def _offer_end(opened: Opened) -> None:
    with st.popover("De bijeenkomst is afgelopen", key=f"end_{opened.place}"):
        if told := say_loose(opened.material.board):
            st.warning(told)
        st.write(
            "Daarna kan niemand meer een kaartje ophangen. Wat er is opgeschreven blijft, en het "
            "verslag staat meteen klaar."
        )
        st.button(
            "Ja, sluit af",
            key=f"ended_{opened.place}",
            on_click=_end,
            args=(opened.slug, opened.key, opened.place),
        )


def say_loose(board: Board) -> str:
    """How many cards the verslag would not tell of; "" when there are none."""
    count = sum(not (one.group or one.hidden or board.dots.get(one.key)) for one in board.cards)
    told = "1 kaartje ligt" if count == 1 else f"{count} kaartjes liggen"
    return LOOSE.format(told=told) if count else ""


def _ask_shared(opened: Opened) -> None:
    if asker_here().kind is Kind.ACCOUNT:
        st.checkbox(SHARED_LABEL, key=f"shared_{opened.place}", help=SHARED_HELP)


def _start(slug: str, key: str, place: str) -> None:
    shared = bool(st.session_state.get(f"shared_{place}"))
    token = obtain(f"begin_{place}", start_bijeenkomst, slug, key, shared=shared, today=today())
    if token:
        st.session_state[f"token_{place}"] = token
        st.session_state[f"is_shared_{place}"] = shared


def _end(slug: str, key: str, place: str) -> None:
    if obtain(f"begin_{place}", end_bijeenkomst, slug, key, today=today()):
        st.session_state.pop(f"token_{place}", None)
        forget_step(place)
        notify("De bijeenkomst is afgelopen. Vul hieronder aan wat nog mist, en deel het verslag.")
