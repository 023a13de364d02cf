"""The library of kengetallen of a group, and taking one over from another initiatief."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.house import go_to
from dashboard.kengetal_fields import (
    KENGETAL_PARAMETER,
    KENGETALLEN,
    NOTHING_SHIPPED,
    PART_PARAMETER,
)
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, plain
from dashboard.today import today
from storage.commands import add_kengetal
from storage.effectenarena_queries import load_effectenarena
from storage.queries import list_names
from veranderverhaal.effectenarena.kengetal_words import (
    same_title,
    say_age,
    say_origin,
    say_price_level,
    say_value,
)
from veranderverhaal.effectenarena.model import Effectenarena, Kengetal
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.made_up import MADE_UP_MARK

NEW = "-"  # in the address, in the place of a key


def show_kengetallen(slug: str, effectenarena: Effectenarena) -> None:
    """All of them, with a button for a new one and a way to take one over."""
    st.write(
        "Een kengetal zegt wat iets waard is in euro’s: voor één persoon, in één jaar. Je vindt "
        "ze in rapporten en onderzoeken."
    )
    st.caption(NOTHING_SHIPPED)
    if st.button("Zet een kengetal erbij", type="primary", icon=":material/add:"):
        edit(slug, NEW)
    if not effectenarena.kengetallen:
        st.info("Er staan nog geen kengetallen. Vul er een in, of neem er een over.")
    for kengetal in effectenarena.kengetallen:
        _show(slug, kengetal, effectenarena)
    _offer_others(slug, effectenarena.kengetallen)


def edit(slug: str, key: str) -> None:
    """Go to the page of one kengetal."""
    go_to("ketens", slug, **{PART_PARAMETER: KENGETALLEN, KENGETAL_PARAMETER: key})


def kengetal_html(
    kengetal: Kengetal, settings: EffectenarenaSettings, *, used: int | None = None
) -> str:
    """A kengetal with all that one must know about it, as text alone."""
    told = [say_price_level(kengetal, settings), say_age(kengetal, settings, today().year)]
    notes = "".join(f"<p>{escape(one)}</p>" for one in (say_origin(kengetal), *told) if one)
    link = (
        f'<p><a href="{escape(kengetal.url)}" rel="noreferrer noopener" target="_blank">'
        "Bekijk de bron (opent een nieuw tabblad)</a></p>"
        if kengetal.url
        else ""
    )
    note = f'<p dir="auto">{escape(kengetal.note)}</p>' if kengetal.note else ""
    counted = "" if used is None else f"<p>{_say_used(used)}</p>"
    return (
        f'<div class="card"><p class="title" dir="auto">{escape(kengetal.title)}</p>'
        f"<p><strong>{escape(say_value(kengetal))}</strong></p>{notes}{link}{note}{counted}</div>"
    )


def _say_used(used: int) -> str:
    if not used:
        return "Nog in geen keten gebruikt"
    return "In 1 keten gebruikt" if used == 1 else f"In {used} ketens gebruikt"


def _show(slug: str, kengetal: Kengetal, effectenarena: Effectenarena) -> None:
    used = sum(one.kengetal == kengetal.key for one in effectenarena.ketens)
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        key=f"card_kengetal_{kengetal.key}",
    ):
        st.html(kengetal_html(kengetal, effectenarena.settings, used=used))
        if st.button(
            "Wijzig", key=f"edit_kengetal_{kengetal.key}", help=f"Wijzig ‘{plain(kengetal.title)}’"
        ):
            edit(slug, kengetal.key)


def _offer_others(slug: str, own: Sequence[Kengetal]) -> None:
    with st.expander(
        "Neem een kengetal over van een ander initiatief", on_change="rerun", key="others"
    ) as fold:
        if not fold.open:
            return
        names = {one.slug: one.name for one in read(list_names) if one.slug != slug}
        if not names:
            st.write("Er is geen ander initiatief dat je mag bekijken.")
            return
        chosen = st.selectbox(
            "Van welk initiatief?",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Kies een initiatief",
            key=f"other_{slug}",
        )
        if chosen:
            _show_others(slug, chosen, own)


def _show_others(slug: str, other: str, own: Sequence[Kengetal]) -> None:
    theirs: Effectenarena = read(load_effectenarena, other)
    if not theirs.kengetallen:
        st.write("Dit initiatief heeft nog geen kengetallen.")
    if theirs.settings.made_up:
        st.caption(f"Let op: {MADE_UP_MARK}. Neem dit alleen over om te oefenen.")
    for one in theirs.kengetallen:
        with st.container(
            border=True,
            horizontal=True,
            vertical_alignment="center",
            key=f"card_other_{one.key}",
        ):
            st.html(kengetal_html(one, replace(theirs.settings, price_year=None)))
            if same_title(one.title, own):
                st.caption("Staat al bij jullie")
            else:
                st.button(
                    "Neem over",
                    key=f"take_{other}_{one.key}",
                    help=f"Neem ‘{plain(one.title)}’ over",
                    on_click=_take,
                    args=(slug, one),
                )
            show_refusal(f"take_{one.key}")


def _take(slug: str, one: Kengetal) -> None:
    if attempt(f"take_{one.key}", add_kengetal, slug, replace(one, key="", revision=1)):
        notify(f"‘{plain(one.title)}’ staat nu ook bij jullie, met de bron erbij.")
