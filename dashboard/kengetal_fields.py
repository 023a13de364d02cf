"""The fields of a kengetal: a value per person per year, with all that one must know about it."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.factor_fields import (
    AMOUNT,
    SPREAD_HELP,
    Form,
    ask_choice,
    ask_factor,
    ask_line,
    ask_text,
    ask_whole,
)
from dashboard.factor_saving import draft_of, send, settle, show_why_not_saved
from dashboard.house import go_to
from dashboard.saving import attempt, close, opened, show_refusal
from dashboard.shell import notify, offer_undo
from storage.commands import add_kengetal, remove_kengetal, save_kengetal
from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.checks import MAX_NOTE, MAX_WORDS
from veranderverhaal.effectenarena.labels import LEEFDOMEIN_LABELS
from veranderverhaal.effectenarena.model import Effectenarena, Kengetal, Leefdomein
from veranderverhaal.uitkomst_editing import MAX_URL

PART_PARAMETER, KENGETAL_PARAMETER = "onderdeel", "kengetal"
KENGETALLEN = "kengetallen"
KENGETAL_LABELS = {
    "title": "Naam",
    "value": "Bedrag",
    "year": "Jaar van de bron",
    "price_year": "Prijzen van",
    "estimated_by": "Geschat door",
    "url": "Link",
    "leefdomein": "Leefdomein",
    "note": "Notitie",
}
NOTHING_SHIPPED = (
    "We leveren geen bedragen mee: jullie kiezen zelf, en schrijven erbij van wie het bedrag is. "
    "Zo kan iedereen het nakijken."
)
LEEFDOMEIN_CHOICES: dict[Leefdomein | None, str] = {None: "nog niet gekozen"}
for one in Leefdomein:
    LEEFDOMEIN_CHOICES[one] = LEEFDOMEIN_LABELS[one]


def edit_kengetal(slug: str, effectenarena: Effectenarena, kengetal: Kengetal | None) -> None:
    """The page of one kengetal, None for a new one."""
    count = st.session_state.setdefault(f"added_kengetal_{slug}", 0)
    place = f"kengetal_{slug}_{kengetal.key if kengetal else f'new{count}'}"
    known: Kengetal = opened(place, kengetal or Kengetal("", ""))
    save = partial(save_kengetal if kengetal else add_kengetal, slug)
    form = Form(place, known.revision)
    st.caption(NOTHING_SHIPPED)
    with st.container(key=draft_of(place)):
        typed = ask_kengetal(form, known)
    settle(form, save, typed, KENGETAL_LABELS)
    show_why_not_saved(form)
    with st.container(horizontal=True):
        if st.button("Bewaar en ga terug", type="primary", key="sent_kengetal"):
            if send(form, save, typed):
                st.session_state[f"added_kengetal_{slug}"] = count + 1
                notify("Het kengetal is bewaard.")
                _go_back(slug)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            _go_back(slug)
        if kengetal:
            _offer_removal(slug, effectenarena, kengetal, place)


def ask_kengetal(form: Form, known: Kengetal) -> Kengetal:
    """All fields of a kengetal, filled with what was opened."""
    title = ask_line(
        form,
        "title",
        "Waarvoor is dit bedrag?",
        known.title,
        limit=MAX_WORDS,
        example="minder eenzaam, per persoon per jaar",
    )
    st.markdown("**Hoeveel euro is dat waard, voor één persoon in één jaar?**")
    st.caption(SPREAD_HELP)
    value = ask_factor(form, "value", "Euro", known.value, AMOUNT, example="50")
    source = ask_line(
        form,
        "source",
        "Waar staat dit bedrag?",
        known.value.source,
        limit=MAX_SOURCE,
        example="naam van het rapport, met de bladzijde",
    )
    typed = replace(known, title=title, value=replace(value, source=source))
    return _ask_origin(form, typed)


def _ask_origin(form: Form, known: Kengetal) -> Kengetal:
    left, right = st.columns(2)
    with left:
        year = ask_whole(form, "year", "Uit welk jaar is die bron?", known.year, example="2021")
    with right:
        price_year = ask_whole(
            form, "price_year", "In prijzen van welk jaar?", known.price_year, example="2018"
        )
    st.caption("Vaak is een bedrag van een eerder jaar dan het rapport. Dat staat er meestal bij.")
    estimated_by = ask_line(
        form,
        "estimated_by",
        "Wie heeft het geschat?",
        known.estimated_by,
        limit=MAX_WORDS,
        example="onderzoekers van de gemeente, of wij zelf",
    )
    url = ask_line(
        form, "url", "Link (hoeft niet)", known.url, limit=MAX_URL, example="https://www.cbs.nl"
    )
    leefdomein = ask_choice(
        form,
        "leefdomein",
        "Bij welk leefdomein hoort het? (hoeft niet)",
        LEEFDOMEIN_CHOICES,
        known.leefdomein,
    )
    note = ask_text(form, "note", "Notitie (hoeft niet)", known.note, limit=MAX_NOTE)
    return replace(
        known,
        year=year,
        price_year=price_year,
        estimated_by=estimated_by,
        url=url,
        leefdomein=leefdomein,
        note=note,
    )


def _go_back(slug: str) -> None:
    go_to("ketens", slug, **{PART_PARAMETER: KENGETALLEN})


def _offer_removal(slug: str, effectenarena: Effectenarena, kengetal: Kengetal, place: str) -> None:
    used = sum(one.kengetal == kengetal.key for one in effectenarena.ketens)
    with st.popover("Verwijder", icon=":material/delete:"):
        if used:
            ketens = "1 keten gebruikt" if used == 1 else f"{used} ketens gebruiken"
            st.write(f"{ketens} dit kengetal. Die heeft dan geen bedrag meer.")
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder dit kengetal"):
            if attempt(place, remove_kengetal, slug, kengetal.key):
                offer_undo("kengetal", kengetal.key, kengetal.title)
                close(place)
                _go_back(slug)
            st.rerun()
        show_refusal(place, "")
