"""What one can choose about a poster. Every choice is kept at once, and shows in the preview."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.addresses import address_for_others
from dashboard.choosing import change_kept, show_kept
from dashboard.data import read
from dashboard.house import link_to
from dashboard.personal_fields import CHECK, warn_of_personal
from dashboard.poster import released_of
from dashboard.poster_asides import ask_asides
from dashboard.poster_shapes import SHAPE_TEXTS, Part
from dashboard.saving import show_refusal
from presentation.shapes import PURPOSES, Shape
from storage.commands import save_initiatief
from storage.commands.showing import save_poster_choice
from storage.queries import Listing, load_listing
from storage.showcase_queries import list_citaten, load_poster_choice, load_shared_page
from veranderverhaal.citaat import Citaat, Purpose, shown_citaten
from veranderverhaal.labels import PURPOSE_LABELS, THEME_LABELS
from veranderverhaal.model import Initiatief, Theme
from veranderverhaal.result_words import common_start
from veranderverhaal.results import offer_results
from veranderverhaal.showcase import MOST_RESULTS, Direction, Result, ResultKind, Showcase

PLACE = "poster_choice"
NO_CITAAT = ""
LONGEST_OPTION = 70
DIRECTION_LABELS = {
    Direction.DOWN: "Doelgroep boven",
    Direction.UP: "Doelgroep onder",
}
KIND_LABELS = {
    ResultKind.BARS: "Balken",
    ResultKind.CHANGE: "Eerst en later",
    ResultKind.NUMBER: "Groot getal",
}
NO_PAGE = "Die komt erop zodra jullie openbare pagina openstaat."
NOT_REACHABLE = (
    "Er komt geen QR-code of link op: dit programma werkt nu alleen op deze computer, dus een "
    "telefoon vindt de pagina niet."
)
NO_RESULTS = (
    "Er zijn nog geen uitkomsten om te laten zien. Die komen er als minstens tien mensen een vraag "
    "beantwoordden."
)
NO_CITATEN = "Er is nog geen citaat dat {where} mag staan."


def ask_parts(listing: Listing, shape: Shape, showcase: Showcase, today: date) -> None:
    """What can be chosen about this shape, and nothing that is not on it."""
    parts, slug = SHAPE_TEXTS[shape].parts, listing.initiatief.slug
    if Part.RESULTS in parts:
        ask_results(listing, showcase)
    if Part.CITAAT in parts:
        ask_citaat(slug, showcase, today, PURPOSES[shape])
    if Part.ASIDES in parts:
        ask_asides(listing, _keep)
    ask_looks(slug, parts)
    if Part.THEME in parts:
        ask_theme(listing)
    show_refusal(PLACE)


def ask_results(listing: Listing, showcase: Showcase) -> None:
    """Which results stand on it, three at most."""
    slug = listing.initiatief.slug
    offered = offer_results(released_of(listing))
    if not offered:
        st.caption(NO_RESULTS)
        return
    labels = result_labels(offered)
    shown = [one.key for one in showcase.results if one.key in labels]
    key = show_kept(f"results_{slug}", shown)
    st.multiselect(
        "Uitkomsten (hoogstens drie)",
        list(labels),
        format_func=labels.__getitem__,
        max_selections=MOST_RESULTS,
        key=key,
        on_change=_keep,
        args=(slug, key, "results", tuple),
        placeholder="Kies een uitkomst",
        select_all=False,
    )


def result_labels(offered: Sequence[Result]) -> dict[str, str]:
    """How each is drawn, and what it is about; of when too where that tells them apart.

    A list cuts what does not fit, so what all questions begin with is left out.
    """
    questions = [one.title for one in offered if one.kind is ResultKind.NUMBER]
    start = common_start(questions)
    moments = {one.basis.partition(", ")[2] for one in offered}
    labels = {}
    for one in offered:
        is_cut = start and one.kind is ResultKind.NUMBER
        title = f"… {one.title.removeprefix(start).strip()}" if is_cut else one.title
        when = f" ({one.basis})" if len(moments) > 1 else ""
        labels[one.key] = f"{KIND_LABELS[one.kind]}: {title}{when}"
    return labels


def ask_citaat(slug: str, showcase: Showcase, today: date, purpose: Purpose) -> None:
    """Which citaat stands on it, of those that may show there."""
    allowed = shown_citaten(read(list_citaten, slug), purpose, today)
    if not allowed:
        st.caption(NO_CITATEN.format(where=PURPOSE_LABELS[purpose]))
        link_to("citaten", slug, label="Schrijf een citaat op")
        return
    citaten = {one.key: one for one in allowed}
    key = show_kept(f"citaat_{slug}", showcase.citaat.key if showcase.citaat else NO_CITAAT)
    st.selectbox(
        "Citaat",
        [NO_CITAAT, *citaten],
        format_func=lambda one: citaat_label(citaten.get(one)),
        key=key,
        on_change=_keep,
        args=(slug, key, "citaat", str),
    )
    warn_of_personal([showcase.citaat.text] if showcase.citaat else [], CHECK)


def citaat_label(citaat: Citaat | None) -> str:
    """The words, as far as a list has room for them, and whose they are."""
    if citaat is None:
        return "Geen citaat"
    text = " ".join(citaat.text.split())
    shown = text if len(text) <= LONGEST_OPTION else f"{text[:LONGEST_OPTION].rstrip()} …"
    return f"‘{shown}’ {citaat.by}".strip()


def ask_looks(slug: str, parts: frozenset[Part]) -> None:
    """Which parts there are, and which way the story runs."""
    choice = read(load_poster_choice, slug)
    if Part.VERBANDEN in parts:
        _toggle(slug, "verbanden", "Lijnen tussen de kaartjes", choice.verbanden)
    if Part.FEITEN in parts:
        _toggle(slug, "feiten", "Feiten en cijfers", choice.feiten)
    if Part.QR in parts:
        _toggle(slug, "qr", "Verwijzing naar jullie openbare pagina", choice.qr)
        if choice.qr:
            _say_qr(slug)
    if Part.DIRECTION in parts:
        key = show_kept(f"direction_{slug}", choice.direction)
        st.radio(
            "Volgorde",
            list(Direction),
            format_func=DIRECTION_LABELS.__getitem__,
            horizontal=True,
            key=key,
            on_change=_keep,
            args=(slug, key, "direction", Direction),
        )


def ask_theme(listing: Listing) -> None:
    """The colours; an own colour is chosen where name and logo are."""
    initiatief = listing.initiatief
    themes = [one for one in Theme if one is not Theme.OWN or initiatief.colour]
    key = show_kept(f"theme_{initiatief.slug}", initiatief.theme)
    st.radio(
        "Kleur",
        themes,
        format_func=THEME_LABELS.__getitem__,
        horizontal=True,
        key=key,
        on_change=_keep_theme,
        args=(initiatief.slug, key),
    )


def _toggle(slug: str, field: str, label: str, kept: bool) -> None:
    key = show_kept(f"{field}_{slug}", kept)
    st.toggle(label, key=key, on_change=_keep, args=(slug, key, field, bool))


def _say_qr(slug: str) -> None:
    if not address_for_others():
        st.caption(NOT_REACHABLE)
    elif not read(load_shared_page, slug).open:
        st.caption(NO_PAGE)
        link_to("openbaar", slug, label="Zet de openbare pagina open")


def _keep(slug: str, key: str, field: str, as_kept: Callable[[Any], Any]) -> None:
    change_choice(slug, field, as_kept(st.session_state[key]))


def change_choice(slug: str, field: str, value: Any) -> None:
    """Choose one thing about the poster."""
    change = partial(_put, field, value)
    change_kept(PLACE, load_poster_choice, save_poster_choice, slug, change)


def _keep_theme(slug: str, key: str) -> None:
    change = partial(_put, "theme", st.session_state[key])
    change_kept(PLACE, _load_initiatief, _save_initiatief, slug, change)


def _put(field: str, value: Any, kept: Any) -> Any:
    return replace(kept, **{field: value})


def _load_initiatief(slug: str, *, session: Any) -> Initiatief:
    return load_listing(slug, session=session).initiatief


def _save_initiatief(_slug: str, changed: Initiatief, *, session: Any) -> Initiatief:
    return save_initiatief(changed, session=session)
