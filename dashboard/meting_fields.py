"""A meting on the screen: its fields, its link and QR, and how many answered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.addresses import form_link, is_reachable
from dashboard.data import read
from dashboard.downloading import offer_file
from dashboard.house import link_to
from dashboard.saving import (
    act,
    attempt,
    close,
    opened,
    save_opened,
    settle_conflict,
    show_refusal,
)
from dashboard.shell import offer_undo, plain
from dashboard.workers import run_apart
from presentation.paper_form import make_paper_form
from presentation.qr import make_cards, qr_png, qr_svg
from storage.commands import remove_meting, save_meting, set_meting_state
from storage.meting_queries import load_vragenlijst
from storage.queries import Listing
from storage.response_queries import ResponseCounts
from veranderverhaal.frame_texts import frame_texts
from veranderverhaal.labels import (
    CHANNEL_LABELS,
    LANGUAGE_LABELS,
    METING_KIND_LABELS,
    METING_STATE_LABELS,
)
from veranderverhaal.meting import Meting, MetingKind, MetingState
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.vragenlijst import Vragenlijst

NOT_REACHABLE = (
    "Deze link werkt nu alleen op deze computer. Wie dit programma beheert, kan het openzetten "
    "voor telefoons in hetzelfde netwerk: zie de uitleg bij beheer."
)
LINKING = (
    "Mensen maken dan zelf een code uit twee vragen. Zo kun je later zien of dezelfde persoon "
    "vooruitging. De antwoorden zijn dan niet meer helemaal anoniem: vertel dat erbij, en gebruik "
    "het alleen als je echt voor en na wilt vergelijken."
)

RESPONSE_LABELS = {
    "who": "Wie",
    "approached": "Hoeveel mensen",
    "starts_on": "Van",
    "ends_on": "Tot en met",
}
CLOSE_LATE = (
    "Bij de eerste keer sluiten leggen we de cijfers van groepen en gevoelige vragen vast, dus "
    "sluit de meting pas als iedereen heeft ingevuld."
)


def ask_meting(place: str, vragenlijsten: list[Vragenlijst], metingen: list[Meting]) -> Meting:
    """The fields of a new meting."""
    name = st.text_input(
        "Naam van de meting",
        key=f"name_{place}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: voorjaar 2026",
    )
    titles = {one.key: one.title for one in vragenlijsten}
    chosen = st.selectbox(
        "Welke vragenlijst?", list(titles), format_func=titles.__getitem__, key=f"list_{place}"
    )
    kind = st.radio(
        "Wat voor meting is het?",
        list(MetingKind),
        index=list(MetingKind).index(MetingKind.EINDMETING if metingen else MetingKind.ONCE),
        format_func=METING_KIND_LABELS.__getitem__,
        key=f"kind_{place}",
    )
    linked = st.toggle("Antwoorden van dezelfde persoon koppelen", key=f"linked_{place}")
    st.caption(LINKING)
    return Meting(
        key="",
        code="",
        kind=kind or MetingKind.ONCE,
        name=name or "",
        vragenlijst=chosen,
        vragenlijst_version=1,
        linked=linked,
    )


def show_meting(
    listing: Listing,
    meting: Meting,
    counts: ResponseCounts | None,
    vragenlijsten: list[Vragenlijst],
) -> None:
    """One meting: state, link, QR, counts, response and the ways to fill it in."""
    slug, place = listing.initiatief.slug, f"meting_{listing.initiatief.slug}_{meting.key}"
    with st.container(border=True, key=f"card_{place}"):
        st.subheader(plain(meting.name))
        title = next((one.title for one in vragenlijsten if one.key == meting.vragenlijst), "")
        st.caption(
            f"{METING_KIND_LABELS[meting.kind]} · {plain(title)} · "
            f"{METING_STATE_LABELS[meting.state]}"
        )
        if meting.made_up:
            st.warning("De antwoorden van deze meting zijn verzonnen, als voorbeeld.")
        left, right = st.columns([3, 2], gap="large")
        with left:
            _show_counts(meting, counts)
            _show_state(slug, meting, place)
            _ask_response(slug, meting, place)
        with right:
            _show_link(listing, meting, place)
        show_refusal(place)
        with st.container(horizontal=True):
            link_to("invoeren", slug, label="Typ papieren formulieren in", meting=meting.key)
            link_to("importeren", slug, label="Haal antwoorden uit een bestand", meting=meting.key)
            if meting.state is MetingState.OPEN:
                link_to("presenteren", slug, label="Presenteren", meting=meting.key)
            with st.popover("Verwijder", key=f"remove_{place}"):
                st.write("De meting en alle antwoorden gaan weg. Je kunt het nog terugzetten.")
                st.button(
                    "Ja, verwijder",
                    key=f"sure_{place}",
                    on_click=_remove,
                    args=(slug, meting, place),
                )


def _show_counts(meting: Meting, counts: ResponseCounts | None) -> None:
    count = counts.total if counts else 0
    st.metric("Ingevuld", count)
    if counts and count:
        parts = [
            f"{CHANNEL_LABELS[channel]}: {number}" for channel, number in counts.by_channel.items()
        ]
        helped = [f"met hulp: {counts.helped}"] if counts.helped else []
        st.caption(" · ".join(parts + helped))
    if meting.approached is None:
        st.caption("We weten niet hoeveel mensen de vragenlijst kregen.")
    else:
        st.caption(f"{meting.approached} mensen kregen de vragenlijst.")


def _show_state(slug: str, meting: Meting, place: str) -> None:
    is_open = meting.state is MetingState.OPEN
    label = "Sluit de meting" if is_open else "Zet de meting open"
    if meting.state is MetingState.CLOSED:
        label = "Zet de meting weer open"
    st.button(
        label,
        key=f"state_{place}",
        type="secondary" if is_open else "primary",
        on_click=act,
        args=(
            place,
            set_meting_state,
            slug,
            meting.key,
            MetingState.CLOSED if is_open else MetingState.OPEN,
        ),
    )
    if is_open:
        st.caption(CLOSE_LATE)


def _ask_response(slug: str, meting: Meting, place: str) -> None:
    asked = f"response_{place}"
    with st.expander("Wie is gevraagd, en wanneer"):
        known = opened(asked, meting)
        with st.container(key=f"draft_{asked}"):
            given = _ask_who(known, f"{place}_{known.revision}")
        if known != meting and _is_about(known, given):
            close(asked)  # nothing was typed: what somebody else changed may show
            st.rerun()
        # That the meting was opened or closed meanwhile is no conflict with what is typed here.
        seen = meting if _is_about(known, vars(meting)) else known
        typed = replace(meting, **given, revision=seen.revision)
        save = partial(save_meting, slug)
        show_refusal(asked)
        settle_conflict(asked, save, typed, RESPONSE_LABELS)
        if st.button("Bewaar", key=f"sent_response_{place}"):
            save_opened(asked, save, typed)
            st.rerun()


def _ask_who(meting: Meting, mark: str) -> dict[str, Any]:
    who = st.text_input(
        "Wie hebben jullie gevraagd?",
        meting.who,
        key=f"who_{mark}",
        max_chars=MAX_TITLE,
        placeholder="bijvoorbeeld: alle bezoekers in mei",
    )
    approached = st.number_input(
        "Hoeveel mensen kregen de vragenlijst? (leeg: dat weten we niet)",
        min_value=0,
        max_value=1_000_000,
        value=meting.approached,
        key=f"approached_{mark}",
    )
    left, right = st.columns(2)
    return {
        "who": who or "",
        "approached": None if approached is None else int(approached),
        "starts_on": _ask_day(left, "Van", meting.starts_on, f"from_{mark}"),
        "ends_on": _ask_day(right, "Tot en met", meting.ends_on, f"to_{mark}"),
    }


def _is_about(known: Meting, given: Mapping[str, Any]) -> bool:
    """Whether these say of who was asked and when what is known."""
    return all(getattr(known, name) == given[name] for name in RESPONSE_LABELS)


def _ask_day(
    column: "st.delta_generator.DeltaGenerator", label: str, known: date | None, key: str
) -> date | None:
    day = column.date_input(label, known, format="DD-MM-YYYY", key=key)
    return day if isinstance(day, date) else None


def _show_link(listing: Listing, meting: Meting, place: str) -> None:
    link = form_link(meting.code)
    st.image(qr_svg(link, title=f"QR-code naar {link}"), width=200, alt=f"QR-code naar {link}")
    st.code(link, language=None, wrap_lines=True)
    if not is_reachable(link):
        st.caption(NOT_REACHABLE)
    with st.container(horizontal=True):
        offer_file(
            "QR (PNG)",
            lambda: qr_png(link),
            f"qr-{meting.code}.png",
            "image/png",
            key=f"qr_{place}",
        )
        offer_file(
            "Kaartjes om uit te knippen (PDF)",
            lambda: make_cards(listing.initiatief, meting, link),
            f"kaartjes-{meting.code}.pdf",
            "application/pdf",
            key=f"cards_{place}",
        )
        _show_paper(listing, meting, link, place)
        link_to("beamer", listing.initiatief.slug, label="Toon groot", meting=meting.key)


def _show_paper(listing: Listing, meting: Meting, link: str, place: str) -> None:
    slug = listing.initiatief.slug
    vragenlijst = read(load_vragenlijst, slug, meting.vragenlijst, meting.vragenlijst_version)
    for language in vragenlijst.languages:
        offer_file(
            f"Op papier ({LANGUAGE_LABELS[language]}, PDF)",
            partial(_paper, listing, vragenlijst, meting, language, link),
            f"vragenlijst-{meting.code}-{language}.pdf",
            "application/pdf",
            key=f"paper_{place}_{language}",
        )


def _paper(
    listing: Listing, vragenlijst: Vragenlijst, meting: Meting, language: str, link: str
) -> bytes:
    return run_apart(
        make_paper_form,
        listing.initiatief,
        vragenlijst,
        meting,
        language=language,
        link=link,
        labels=dict(frame_texts(language)),
    )


def _remove(slug: str, meting: Meting, place: str) -> None:
    if attempt(place, remove_meting, slug, meting.key):
        offer_undo("meting", meting.key, meting.name)
