"""The fields of an investering: who puts in what, in words first, and then in euros."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.factor_fields import (
    AMOUNT,
    COUNT,
    PLAIN_BOUNDS,
    SPREAD_HELP,
    Form,
    ask_choice,
    ask_factor,
    ask_line,
    ask_source,
    ask_text,
    ask_whole,
    with_gone,
)
from dashboard.factor_saving import draft_of, send, settle, show_why_not_saved
from dashboard.house import go_to
from dashboard.saving import attempt, close, opened, show_refusal
from dashboard.shell import notify, offer_undo, plain
from storage.commands import (
    add_investeerder,
    add_investering,
    remove_investering,
    save_investering,
)
from storage.queries import Listing
from veranderverhaal.effectenarena.checks import MAX_NAME, MAX_NOTE, MAX_WORDS
from veranderverhaal.effectenarena.cost_words import name_of_investering, say_investering
from veranderverhaal.effectenarena.labels import SECTOR_LABELS
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Investeerder,
    Investering,
    InvesteringKind,
    Sector,
)
from veranderverhaal.model import Layer

NEW = "-"  # in the address, and in the place of a key
INVESTERING_LABELS = {
    "investeerder": "Wie",
    "aanpak": "Waarin",
    "kind": "Wat voor inbreng",
    "words": "Omschrijving",
    "first_year": "Eerste jaar",
    "years": "Aantal jaren",
    "quantity": "Hoeveel",
    "price": "Prijs",
    "note": "Notitie",
}
KIND_CHOICES = {
    InvesteringKind.MONEY: "geld",
    InvesteringKind.HOURS: "uren van mensen",
    InvesteringKind.SPACE: "ruimte, zoals een zaal",
    InvesteringKind.GOODS: "spullen",
}
SECTOR_CHOICES = {
    Sector.PUBLIC: "overheid of instelling (publiek)",
    Sector.PRIVATE: "bedrijf of fonds (privaat)",
    Sector.RESIDENTS: "bewoners en vrijwilligers",
}
WORDS_EXAMPLES = {
    InvesteringKind.MONEY: "subsidie voor de huur",
    InvesteringKind.HOURS: "uren van vrijwilligers",
    InvesteringKind.SPACE: "de zaal op dinsdag",
    InvesteringKind.GOODS: "tafels en stoelen",
}
QUANTITY_LABELS = {
    InvesteringKind.HOURS: "Hoeveel uur per jaar?",
    InvesteringKind.SPACE: "Hoeveel per jaar? (dagdelen, of vierkante meters)",
    InvesteringKind.GOODS: "Hoeveel stuks per jaar?",
}
PRICE_LABELS = {
    InvesteringKind.MONEY: "Hoeveel euro per jaar?",
    InvesteringKind.HOURS: "Hoeveel euro is één uur waard?",
    InvesteringKind.SPACE: "Hoeveel euro kost één dagdeel of vierkante meter?",
    InvesteringKind.GOODS: "Hoeveel euro kost één stuk?",
}


def edit_investering(
    listing: Listing, effectenarena: Effectenarena, investering: Investering | None, who: str = ""
) -> None:
    """The page of one investering, None for a new one; `who` puts it in, when that is known."""
    slug = listing.initiatief.slug
    count = st.session_state.setdefault(f"added_investering_{slug}", 0)
    place = f"investering_{slug}_{investering.key if investering else f'new{count}'}"
    known: Investering = opened(place, investering or Investering("", who))
    form = Form(place, known.revision)
    with st.container(key=draft_of(place)):
        typed, fresh = _ask_who(form, known, effectenarena)
        typed = _ask_what(form, typed, listing)
        typed = _ask_euros(form, typed)
    st.markdown(plain(say_investering(typed)))
    save = _saver(slug, fresh, is_new=investering is None)
    settle(form, save, typed, INVESTERING_LABELS)
    show_why_not_saved(form)
    with st.container(horizontal=True):
        if st.button("Bewaar en ga terug", type="primary", key="sent_investering"):
            if send(form, save, typed):
                st.session_state[f"added_investering_{slug}"] = count + 1
                notify("De investering is bewaard.")
                go_to("investeringen", slug)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("investeringen", slug)
        if investering:
            _offer_removal(slug, investering, place)


def ask_investeerder(form: Form, known: Investeerder) -> Investeerder:
    """The name of a party, and what kind of party it is."""
    name = ask_line(
        form,
        "name",
        "Hoe heet deze partij?",
        known.name,
        limit=MAX_NAME,
        example="gemeente, of de vrijwilligers",
    )
    sector = ask_choice(
        form, "sector", "Wat voor partij is het?", SECTOR_CHOICES, known.sector, widget=st.radio
    )
    return replace(known, name=name, sector=sector)


def _ask_who(
    form: Form, known: Investering, effectenarena: Effectenarena
) -> tuple[Investering, Investeerder | None]:
    """Who puts it in; a party that is not there yet is filled in right here."""
    names = {
        one.key: f"{one.name} ({SECTOR_LABELS[one.sector]})" for one in effectenarena.investeerders
    }
    if names or known.investeerder:
        choices = {"": "Kies een partij", NEW: "een nieuwe partij", **names}
        chosen = ask_choice(
            form,
            "investeerder",
            "Wie brengt dit in?",
            with_gone(choices, known.investeerder),
            known.investeerder,
        )
        if chosen != NEW:
            return replace(known, investeerder=chosen), None
    return known, ask_investeerder(form, Investeerder("", ""))


def _ask_what(form: Form, known: Investering, listing: Listing) -> Investering:
    elements = {one.key: one.title for one in listing.veranderverhaal.layer(Layer.AANPAK)}
    kind = ask_choice(
        form,
        "kind",
        "Wat voor inbreng is het?",
        KIND_CHOICES,
        known.kind,
        widget=st.radio,
        horizontal=True,
    )
    words = ask_line(
        form,
        "words",
        "Wat is het, in woorden?",
        known.words,
        limit=MAX_WORDS,
        example=WORDS_EXAMPLES[kind],
    )
    aanpak = ask_choice(
        form,
        "aanpak",
        "Voor welke activiteit is het?",
        with_gone({"": "voor alles samen", **elements}, known.aanpak),
        known.aanpak,
    )
    return replace(known, kind=kind, words=words, aanpak=aanpak)


def _ask_euros(form: Form, known: Investering) -> Investering:
    st.header("Hoeveel is dat, en wanneer?")
    st.write("Weten jullie dit nog niet? Laat het leeg. Dan telt de investering mee in woorden.")
    left, right = st.columns(2)
    with left:
        first_year = ask_whole(
            form, "first_year", "In welk jaar begint het?", known.first_year, example="2021"
        )
    with right:
        years = ask_whole(form, "years", "Hoeveel jaar lang?", known.years)
    st.caption(SPREAD_HELP)
    typed = replace(known, first_year=first_year, years=years or 0)
    if known.kind is not InvesteringKind.MONEY:
        typed = replace(typed, quantity=_ask_quantity(form, typed))
    st.markdown(f"**{PRICE_LABELS[known.kind]}**")
    price = ask_factor(form, "price", "Euro", known.price, AMOUNT, bounds=PLAIN_BOUNDS)
    price = ask_source(form, "price", "Hoe weten jullie dit bedrag?", price, "begroting 2025")
    note = ask_text(form, "note", "Notitie (hoeft niet)", known.note, limit=MAX_NOTE)
    return replace(typed, price=price, note=note)


def _ask_quantity(form: Form, known: Investering) -> Any:
    st.markdown(f"**{QUANTITY_LABELS[known.kind]}**")
    quantity = ask_factor(
        form, "quantity", "Aantal", known.quantity, COUNT, bounds=PLAIN_BOUNDS, example="100"
    )
    return ask_source(
        form, "quantity", "Hoe weten jullie dit aantal?", quantity, "rooster van de vrijwilligers"
    )


def _saver(slug: str, fresh: Investeerder | None, *, is_new: bool) -> Callable[..., Investering]:
    save = add_investering if is_new else save_investering
    return partial(_save_with, save, slug, fresh) if fresh else partial(save, slug)


def _save_with(
    save: Callable[..., Investering],
    slug: str,
    fresh: Investeerder,
    investering: Investering,
    *,
    session: Any,
) -> Investering:
    """Keep an investering, together with the party that was filled in for it."""
    made = add_investeerder(slug, fresh, session=session)
    return save(slug, replace(investering, investeerder=made.key), session=session)


def _offer_removal(slug: str, investering: Investering, place: str) -> None:
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder deze investering"):
            if attempt(place, remove_investering, slug, investering.key):
                offer_undo("investering", investering.key, name_of_investering(investering))
                close(place)
                go_to("investeringen", slug)
            st.rerun()
        show_refusal(place, "")
